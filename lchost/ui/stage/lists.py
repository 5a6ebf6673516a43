"""The lists of the published round on the stage: which page stands, its head and its foot."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter

from lchost.grouping.showing import Seating
from lchost.ui import wording
from lchost.ui.colours import Scheme
from lchost.ui.stage import by_group, find_table
from lchost.ui.stage.by_group import GroupPlan
from lchost.ui.stage.canvas import Canvas, Words
from lchost.ui.stage.find_table import FindPlan
from lchost.ui.stage.foot import GROUND, SIDE, draw_foot
from lchost.ui.stage.scene import Scene, View
from lchost.ui.widgets.painting import RIGHT


def tr(text: str) -> str:
    """Translate the words of the lists."""
    return QCoreApplication.translate("Stage", text)


_DOTS = 86.0  # between the lists and the foot, near to neither


class Laid:
    """The pages of a list as they were laid out last: a second that changes nothing is free."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._made: FindPlan | GroupPlan | None = None

    def of(self, scene: Scene, picture: QRectF) -> FindPlan | GroupPlan | None:
        """Return all pages for a picture of this size; None where the scene has no list."""
        seating = scene.seating
        if seating is None or not scene.view.lists:
            return None
        wide = picture.width() * 100 / max(1.0, picture.height())
        key = (seating, scene.view, round(wide, 3))
        if key != self._key or self._made is None:
            lay = find_table.plan if scene.view is View.FIND else by_group.plan
            self._key, self._made = key, lay(seating, wide)
        return self._made

    def pages(self, scene: Scene, picture: QRectF) -> int:
        """Return how many pages there are."""
        made = self.of(scene, picture)
        return len(made.leaves) if made else 1


def draw_list(
    p: QPainter,
    picture: QRectF,
    scene: Scene,
    look: Scheme,
    made: FindPlan | GroupPlan,
    *,
    is_rtl: bool,
) -> None:
    """Draw the page of a list that stands now."""
    p.fillRect(picture, QColor(GROUND[look.name]))
    canvas = Canvas(p, picture, look, is_rtl=is_rtl)
    draw_foot(canvas, scene, tr("Not here? Come to the desk: we find you a place at once"))
    if scene.seating is None:
        return
    pages, page = len(made.leaves), min(scene.page, len(made.leaves) - 1)
    _draw_head(canvas, scene.seating, scene, made, page, pages)
    if isinstance(made, FindPlan):
        find_table.draw_find(canvas, made, page)
    else:
        by_group.draw_groups(canvas, made, page)


def _draw_head(
    canvas: Canvas,
    seating: Seating,
    scene: Scene,
    made: FindPlan | GroupPlan,
    page: int,
    pages: int,
) -> None:
    look = canvas.look
    said = tr("Round {n}").format(n=wording.number(seating.number))
    if pages > 1:
        of = tr("{n} of {pages}").format(n=wording.number(page + 1), pages=wording.number(pages))
        said = f"{said}  ·  {of}"
    room = (canvas.wide - 2 * SIDE) * 0.36
    end = canvas.wide - SIDE - room
    canvas.write(said, end, 5, room, 10, Words(3.2, look.muted, align=RIGHT, even=True))
    title = Words(7, look.text, bold=True, least=3)
    took = canvas.write(title_of(seating, scene.view), SIDE, 5, end - SIDE - 2, 10, title)
    left = end - SIDE - took - 6
    if isinstance(made, FindPlan) and pages > 1 and left > 8:
        letters = Words(5, look.accent_ink, bold=True, least=3)
        which = find_table.letters_of(made.leaves, page)
        canvas.write(which, SIDE + took + 4, 5, left, 10.8, letters)
    _draw_dots(canvas, page, pages)


def _draw_dots(canvas: Canvas, page: int, pages: int) -> None:
    """Draw a dot for each page, the one that stands filled."""
    if not 1 < pages <= 24:
        return
    x = (canvas.wide - pages * 2.4 + 1.2) / 2
    for n in range(pages):
        colour = canvas.look.accent if n == page else canvas.look.line
        canvas.disc(x + n * 2.4, _DOTS, 1.2, colour)


def title_of(seating: Seating, view: View) -> str:
    """Return what a list is called."""
    if view is View.FIND:
        return tr("Find your table") if seating.has_tables else tr("Find your group")
    return tr("Who sits where")


def spoken(scene: Scene, pages: int) -> str:
    """Return a list's page as one sentence, for screen readers."""
    if scene.seating is None:
        return ""
    said = title_of(scene.seating, scene.view)
    if pages < 2:
        return said
    facts = {"title": said, "n": scene.page + 1, "pages": pages}
    return tr("{title}, page {n} of {pages}").format(**facts)


def at_page(scene: Scene, page: int) -> Scene:
    """Return the scene at another page of its list."""
    return replace(scene, page=page) if scene.view.lists else scene
