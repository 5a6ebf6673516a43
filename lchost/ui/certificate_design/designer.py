"""The designer of certificates: as that of badges, with a background and how the page is cut."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.errors import CannotRead, HostError
from lchost.paper.badges.design import Design
from lchost.paper.certificates.text import FIELDS
from lchost.ui import memory, preflight
from lchost.ui.badges.designer import DesignerDialog
from lchost.ui.badges.sketch import Sketch, Sketcher
from lchost.ui.badges.words import size_words
from lchost.ui.certificate_design import words
from lchost.ui.certificate_design.sketch import drawing
from lchost.ui.certificate_design.under import Under
from lchost.ui.certificate_design.words import tr
from lchost.ui.dialogs.files import documents
from lchost.ui.tasks import Task

if TYPE_CHECKING:
    from lchost.paper.issuing import CertificateOptions


class CertificateDesigner(DesignerDialog):
    """`design()` is what stands on the bench; whoever opens it keeps that on the verb."""

    GROUPS = words.GROUPS
    FIELDS: Sequence[str] = FIELDS
    HAS_BACK = False

    def __init__(
        self,
        parent: QWidget | None,
        workshop_id: int,
        design: Design,
        options: CertificateOptions,
    ) -> None:
        self._options = options
        super().__init__(parent, workshop_id, design)

    def titled(self) -> str:
        """Return what the dialog is called."""
        return tr("Certificate design")

    def sketcher(self, workshop_id: int) -> Sketcher:
        """Draw certificates meanwhile."""
        return Sketcher(workshop_id, self, drawing(self._options))

    def more(self) -> Sequence[QWidget]:
        """Return the fields of the page as a whole."""
        self.under = Under(self.draft)
        self.under.asked_for_backdrop.connect(self.choose_backdrop)
        return (self.under,)

    def said_of_nothing(self) -> tuple[str, str]:
        """Return what stands beside while no element is chosen."""
        said = tr("Choose an element on the certificate, or add one from the list.")
        return tr("The page"), said

    def said_of_size(self) -> str:
        """Return for which page the design is."""
        return tr("For pages of {size}").format(size=size_words(*self.draft.size))

    def matters(self, sketch: Sketch) -> Sequence[preflight.Said]:
        """Return what to look at, and list it beside the page."""
        said = words.matters(sketch.notes)
        self.under.show_matters(said, sketch.weight)
        return said

    # --- the background -------------------------------------------------------------------------

    def choose_backdrop(self) -> None:
        """Ask for a background, and lay it under the page."""
        path = _ask(self)
        if path is None:
            return
        design = self.draft.design
        task = Task(lambda _tell: _added(path, design), self)
        task.done.connect(lambda mark: self._lay_under(str(mark)))
        task.failed.connect(self._not_laid)
        task.start()

    def _lay_under(self, mark: str) -> None:
        from lchost.paper import certificate_designs

        self.right()
        self.draft.pick(frozenset())
        self.draft.put_design(certificate_designs.on_backdrop(self.draft.design, mark))

    def _not_laid(self, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        self.trouble(error)


def _ask(parent: QWidget) -> Path | None:
    folder = memory.last_folder(documents())
    title, kinds = tr("Choose a background"), tr("PDF and pictures (*.pdf *.png *.jpg *.jpeg)")
    found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    if not found:
        return None
    memory.keep_folder(Path(found).parent)
    return Path(found)


def _added(path: Path, design: Design) -> str:
    """Keep a background, and return by what it is known."""
    from lchost.paper import certificate_designs

    try:
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead(path=path) from error
    return certificate_designs.add_backdrop(path.name, content, design, datetime.now(UTC))
