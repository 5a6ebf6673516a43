"""What every picture of the stage has: its ground, and a foot with words, clock and weave."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from lchost.ui.stage.canvas import Canvas, Words
from lchost.ui.stage.scene import Scene
from lchost.ui.stage.weave import woven
from lchost.ui.widgets.painting import RIGHT

GROUND = {"light": "#FFFFFF", "dark": "#131313"}  # the room's wall is white, or the room is dark
SIDE = 7.0  # margin, in hundredths of the picture's height
_STRIP = 3.6


def draw_foot(canvas: Canvas, scene: Scene, said: str) -> None:
    """Draw a line of words, the clock and the woven strip."""
    look, p = canvas.look, canvas.p
    ratio = p.device().devicePixelRatio()
    strip = canvas.place(0, 100 - _STRIP, canvas.wide, _STRIP)
    tile = max(1, round(strip.height() * ratio))
    drawn = woven(scene.community or scene.title, round(strip.width() * ratio), tile)
    p.drawPixmap(strip, drawn, QRectF(drawn.rect()))
    clock = Words(3.4, look.text, bold=True, align=RIGHT, even=True)
    canvas.write(scene.clock, canvas.wide - SIDE - 20, 87.4, 20, 6, clock)
    room = canvas.wide - 2 * SIDE - 22
    canvas.write(said, SIDE, 87.4, room, 6, Words(2.5, look.muted, least=1.8))


def apart(text: str) -> str:
    """Return people's words so that their direction does not turn the words around them."""
    return f"\u2068{text}\u2069" if text else ""
