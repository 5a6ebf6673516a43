"""A list drawn once where nobody sees it: the first one on the stage is then as quick as the next.

What takes the time is not the list but Qt: faces are opened and letters drawn for the first time.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from lchost.grouping.showing import Seated, Seating, ShownGroup
from lchost.ui import theme
from lchost.ui.stage.lists import Laid, draw_list
from lchost.ui.stage.scene import Scene, View

_PICTURE = QRectF(0, 0, 960, 540)
_NAMES = ("Łukasz Nguyễn", "Ωμέγα Иванов", "محمد عبد الله", "עליזה", "ณัฐวุฒิ", "王小明", "김서연")
_SEATS = 4


def steps() -> Iterator[str]:
    """Draw a little at a time, so that keys and clicks come between; say what was drawn."""
    image = QImage(_PICTURE.size().toSize(), QImage.Format.Format_RGB32)
    for count in range(1, len(_NAMES) + 1):
        _draw(image, View.FIND, _NAMES[:count])
        yield _NAMES[count - 1]
    _draw(image, View.GROUPS, _NAMES)
    yield View.GROUPS.value


def _draw(image: QImage, view: View, names: tuple[str, ...]) -> None:
    people = tuple(Seated(n, name, name) for n, name in enumerate(names))
    groups = tuple(ShownGroup(n + 1, people[n : n + _SEATS]) for n in range(0, len(people), _SEATS))
    scene = Scene("", view=view, seating=Seating(0, 1, groups))
    made = Laid().of(scene, _PICTURE)
    if made is not None:
        painter = QPainter(image)
        draw_list(painter, _PICTURE, scene, theme.scheme(), made, is_rtl=False)
        painter.end()
