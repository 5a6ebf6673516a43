"""The pages that printers take, in millimetres."""

from __future__ import annotations

INCH_MM = 25.4
A4_MM = (210.0, 297.0)
LETTER_MM = (8.5 * INCH_MM, 11 * INCH_MM)
PAGES_MM = {"a4": A4_MM, "letter": LETTER_MM}
