"""One printer, fed with one badge after the other; any thread."""

from __future__ import annotations

import shutil
import subprocess

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from lchost.errors import PrinterGone, PrinterOutOfPaper, PrinterStopped
from lchost.paper.press import Paper
from lchost.ui import printing
from lchost.ui.sheets import remembered

_ASKING_S = 3.0  # a print server that does not answer by then is not asked further
_NO_PAPER = ("media-empty", "media-needed")


def print_badge(paper: Paper, printer: str, sheet: str, title: str) -> None:
    """Give a badge to the printer's queue.

    Raises:
        PrinterGone, NotPrinted: it did not get there.
    """
    info = QPrinterInfo.printerInfo(printer)
    if info.isNull():
        raise PrinterGone(printer=printer)
    to = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    to.setDocName(title)
    offset = remembered.offset(printer, sheet)
    printing.print_pages(paper.pdf, to, range(paper.pages), lambda *_: None, [offset])


def look_at(printer: str) -> None:
    """Ask how the printer is: its queue takes badges also when nothing comes out of it.

    Raises:
        PrinterGone, PrinterStopped, PrinterOutOfPaper: nothing comes out now.
    """
    reasons = _reasons(printer)
    if any(reason.startswith(_NO_PAPER) for reason in reasons):
        raise PrinterOutOfPaper(printer=printer)
    info = QPrinterInfo.printerInfo(printer)
    if info.isNull():
        raise PrinterGone(printer=printer)
    if info.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise PrinterStopped(printer=printer)


def _reasons(printer: str) -> list[str]:
    """Return what ails a printer, in the words of CUPS; nothing where there is no CUPS."""
    ask = shutil.which("lpoptions")
    if ask is None:
        return []
    try:
        told = subprocess.run(
            [ask, "-p", printer], capture_output=True, text=True, timeout=_ASKING_S, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    found = [word for word in told.split() if word.startswith("printer-state-reasons=")]
    return found[0].partition("=")[2].split(",") if found else []
