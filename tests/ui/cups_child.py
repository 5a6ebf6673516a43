"""Prints a file through CUPS: `python cups_child.py NAME PDF TITLE`; says how the printer is.

A process of its own, because CUPS reads where its server is once in the life of a process.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from lchost.errors import HostError
from lchost.ui import printing
from lchost.ui.arrivals import printer as arrivals


def silence(_done: int, _total: int) -> None:
    pass


def main(name: str, pdf: str, title: str) -> None:
    app = QApplication([])
    assert name in printing.printer_names(), printing.printer_names()
    to = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    to.setDocName(title)
    if pdf != "-":
        content = Path(pdf).read_bytes()
        printing.print_pages(content, to, [0], silence)
    try:
        arrivals.look_at(name)
        print("fine")
    except HostError as error:
        print(type(error).__name__)
    del to, app


if __name__ == "__main__":
    main(*sys.argv[1:])
