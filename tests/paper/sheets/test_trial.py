"""The test sheet: made-up codes that can be read, a line that can be measured."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from lchost import codes
from lchost.paper.sheets.trial import trial_sheet
from lchost.paper.words import english

BADGES = [
    (name, codes.encode(name.encode().ljust(8)[:8]), side)
    for name, side in (("Alma Sample", 25), ("Bo Sample", 20), ("Chi Sample", 15))
]


@pytest.mark.parametrize("page_size", ["a4", "letter"])
def test_all_codes_read_from_a_scan_of_the_sheet(page_size):
    made = trial_sheet(BADGES, english(), page_size)
    assert made.pages == 1
    page = pypdfium2.PdfDocument(made.pdf)[0]
    seen = zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil())
    assert {one.text for one in seen} == {code for _, code, _ in BADGES}


def test_the_sheet_says_that_its_people_are_made_up():
    text = PdfReader(io.BytesIO(trial_sheet(BADGES, english()).pdf)).pages[0].extract_text()
    assert "Made-up people" in text and "This line is 100 mm long." in text
    for name, code, side in BADGES:
        assert name in text and codes.spaced(code) in text and f"{side} mm" in text


def test_the_line_is_as_long_as_it_says():
    page = pypdfium2.PdfDocument(trial_sheet(BADGES, english()).pdf)[0]
    picture = page.render(scale=300 / 72).to_pil().convert("L")
    y = round(126 / 25.4 * 300)
    dark = [x for x in range(picture.width) if picture.getpixel((x, y)) < 128]
    inner = [x for x in dark if 15 / 25.4 * 300 < x < 190 / 25.4 * 300]  # without the frame
    assert abs((inner[-1] - inner[0]) / 300 * 25.4 - 100) < 0.6
