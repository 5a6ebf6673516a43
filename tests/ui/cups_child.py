"""Prints a badge through CUPS: `cups_child.py PRINTER PDF SHEET TITLE`; says how the printer is.

A process of its own, because CUPS reads where its server is once in the life of a process.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from lchost.errors import HostError
from lchost.paper.press import Paper
from lchost.ui.arrivals import printer as arrivals


def main(name: str, pdf: str, sheet: str, title: str) -> None:
    app = QApplication([])
    try:
        if pdf != "-":
            arrivals.print_badge(Paper(Path(pdf).read_bytes(), 1, 1), name, sheet, title)
        arrivals.look_at(name)
        print("fine")
    except HostError as error:
        print(type(error).__name__)
    del app


if __name__ == "__main__":
    main(*sys.argv[1:])
