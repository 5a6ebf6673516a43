"""What the Paper page does with designs: choose one, change one, keep it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lchost.errors import HostError
from lchost.paper import badge_designs
from lchost.paper.badges.design import Design
from lchost.paper.sheets.presets import Sheet
from lchost.roster import profile
from lchost.ui.badges import chosen
from lchost.ui.badges.words import tr

if TYPE_CHECKING:
    from lchost.ui.badges.designer import DesignerDialog
    from lchost.ui.page import WorkshopPage


class Designing:
    """Opens the dialogs, and does as steps of undo what they answer."""

    def __init__(self, page: WorkshopPage) -> None:
        self._page = page

    def choose(self, key: str) -> None:
        """Take another design for the badges."""
        if key == chosen.key():
            return
        name = chosen.name_of(key)
        label = tr("choice of the badge design {name}").format(name=name)
        said = tr("Badges are made as {name}").format(name=name)
        self._page.do(label, lambda: chosen.choose(key), said)

    def change(self, key: str, sheet: Sheet) -> DesignerDialog | None:
        """Open the designer on a design."""
        from lchost.ui.badges.designer import DesignerDialog

        try:
            design, own = chosen.to_change(key, sheet)
        except HostError as error:
            self._page.trouble(error)
            return None
        names = tuple(one.name for one in profile.attributes() if not one.is_private)
        dialog = DesignerDialog(self._page, self._page.workshop_id, design, names)
        dialog.on_press(lambda: self._keep(dialog.design(), own))
        dialog.open()
        return dialog

    def _keep(self, design: Design, key: str) -> None:
        def job() -> None:
            chosen.choose(badge_designs.keep(design, datetime.now(UTC), key))

        label = tr("changing of the badge design {name}").format(name=design.name)
        said = tr("Kept the badge design {name}").format(name=design.name)
        self._page.act(label, job, said)
