"""Brings a print pack out: stage by stage to a printer, or into a folder of PDFs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from lchost.errors import HostError
from lchost.ui import memory, printing, saving, wording
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.page import WorkshopPage
from lchost.ui.papers import Choices, PaperKind
from lchost.ui.printouts.leaving import Leaving, pdf_elsewhere
from lchost.ui.printouts.pack import Line, Stage
from lchost.ui.printouts.pack_dialog import PackDialog
from lchost.ui.printouts.way_out import WayOut, note, tell, told_where_the_host_is
from lchost.ui.tasks import Progress

if TYPE_CHECKING:
    from lchost.paper.press import Paper


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("Printouts", text)


class PackOut:
    """For one page; what left is noted by its way out."""

    def __init__(self, page: WorkshopPage, way_out: WayOut) -> None:
        self._page, self._way_out = page, way_out

    def ask(
        self,
        lines: Sequence[Line],
        made: dict[tuple[str, Choices], Paper],
        workshop: str,
        look_at: Callable[[PaperKind], None],
    ) -> None:
        """Ask what of all papers to print or to save; `look_at` shows one that needs it."""
        has_printer = printing.has_printer()
        dialog = PackDialog(self._page, workshop, lines, made, has_printer=has_printer)
        title = tr("Print pack – {workshop}").format(workshop=workshop)

        def send() -> None:
            if dialog.saves:
                self.save(dialog.papers(), title)
            else:
                self.print(dialog.stages(), title)

        def look() -> None:
            if dialog.jump:
                look_at(dialog.jump)

        dialog.accepted.connect(send)
        dialog.rejected.connect(look)
        dialog.open()

    def print(self, stages: Sequence[Stage], title: str) -> None:
        """Print papers as one job; where another sheet is needed, ask for it and go on."""
        stage, *others = stages
        called = f"{title}, {stage.sheet}" if others else title
        then = (lambda: self._ask_for_sheets(others, title)) if others else None
        self._way_out.print_job(stage.papers, called, then)

    def _ask_for_sheets(self, stages: Sequence[Stage], title: str) -> None:
        first = stages[0]
        said = wording.counted(
            first.pages, tr("1 page goes on {sheet}."), tr("{n} pages go on {sheet}.")
        ).replace("{sheet}", first.sheet)
        papers = [paper.title for paper in first.papers]
        if not isValid(self._page):  # the host has gone to another workshop
            more = tr("Not printed yet: {papers}. Open the print pack there again.")
            more = more.format(papers=wording.listed(papers))
            self._page.frame.news.emit("neutral", said, more)
            return
        text = tr("Put the paper into the printer, then go on.")
        verb = tr("Print…")
        dialog = Ask(self._page, said, f"{text} {wording.listed(papers)}", verb)
        dialog.accepted.connect(lambda: self.print(stages, title))
        dialog.open()

    def save(self, papers: Sequence[Leaving], title: str) -> None:
        """Ask for a folder, and save each paper there, in a folder of its own."""
        start = str(memory.last_folder(Path.home()))
        found = QFileDialog.getExistingDirectory(self._page, tr("Folder for the print pack"), start)
        if not found:
            return
        memory.keep_folder(Path(found))

        page, workshop_id = self._page, self._page.workshop_id
        troubles: list[HostError] = []

        def wrote(paper: Leaving) -> None:
            label = tr("saving of {name}").format(name=paper.title)
            troubles.extend(note(workshop_id, paper, range(paper.paper.pages), "", label))

        def work(tell: Progress) -> Path:
            return write_all(papers, Path(found), title, tell, wrote)

        def saved(folder: Path) -> None:
            page.say(tr("Saved {name}").format(name=folder.name), undo=False)
            tell(page, troubles[:1])

        page.run(
            tr("Saving {title}…").format(title=title),
            work,
            saved,
            failed=lambda error: told_where_the_host_is(page, error),
            outlives=True,
        )


def write_all(
    papers: Sequence[Leaving],
    folder: Path,
    title: str,
    tell: Progress,
    wrote: Callable[[Leaving], None] = lambda _: None,
) -> Path:
    """Write papers as files, numbered in the order of the day, into a new folder; return that.

    Args:
        wrote: told of each that is there, also where a later one cannot be written.

    Raises:
        DiskFull, CannotWrite: the files so far are there.
    """
    made = _new_folder(folder, saving.safe_name(f"{title}.d").removesuffix(".d"))
    digits = len(str(len(papers)))
    try:
        for n, paper in enumerate(papers, 1):
            tell(n - 1, len(papers))
            name = saving.safe_name(f"{n:0{digits}} {paper.title}.pdf")
            saving.write_whole(made / name, pdf_elsewhere(paper))
            wrote(paper)
    finally:
        with suppress(OSError):  # there is something in it, as a rule
            made.rmdir()
    return made


def _new_folder(folder: Path, name: str) -> Path:
    """Make a folder that was not there: what an earlier pack left stays as it is."""
    made, n = folder / name, 1
    try:
        while made.exists():
            n += 1
            made = folder / f"{name} {n}"
        made.mkdir()
    except OSError as trouble:
        raise saving.refused(made, trouble) from trouble
    return made
