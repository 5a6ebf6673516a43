"""The poster on the stage: a code, a word, the way in; without phones the way to the desk."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter

from lchost.paper.qr import any_symbol
from lchost.ui import wording
from lchost.ui.colours import Scheme
from lchost.ui.stage.canvas import Canvas, Words
from lchost.ui.stage.foot import GROUND, SIDE, apart, draw_foot
from lchost.ui.stage.scene import Invitation, Network, Scene, View
from lchost.ui.widgets.painting import CENTRE, RIGHT

_CODE_OF_WIDTH = 0.42  # of a narrow picture; a wide one gives the code 72 of its height
_CODE = 72.0
_TOP = 10.0
_ROOMY = 62.0  # words that are wider have a larger Wi-Fi code beside them


def tr(text: str) -> str:
    """Translate the words of the poster."""
    return QCoreApplication.translate("Stage", text)


def draw_poster(p: QPainter, picture: QRectF, scene: Scene, look: Scheme, *, is_rtl: bool) -> None:
    """Draw the poster into a picture of any size."""
    p.fillRect(picture, QColor(GROUND[look.name]))
    canvas = Canvas(p, picture, look, is_rtl=is_rtl)
    is_desk = scene.invitation is None or scene.view is View.WELCOME
    desk = "" if is_desk else tr("No phone? Come to the desk, we greet you there")
    draw_foot(canvas, scene, "  ·  ".join(part for part in (scene.community, desk) if part))
    if scene.view is View.WELCOME:
        _draw_welcome(canvas, scene)
        return
    if scene.invitation is None:
        _draw_desk(canvas, scene)
        return
    side = _code_side(canvas.wide)
    top = _TOP + (_CODE - side) / 3
    _draw_code(canvas, scene.invitation.code, SIDE, top, side)
    x = _column(canvas.wide)
    _draw_head(canvas, scene, x, canvas.wide - x - SIDE)
    _draw_ways(canvas, scene, scene.invitation, x, canvas.wide - x - SIDE)


def turning(picture: QRectF, scene: Scene, *, is_rtl: bool) -> QRectF:
    """Return the part that changes with each second: the line that runs out, and its words."""
    wide = picture.width() * 100 / max(1.0, picture.height())
    unit = picture.height() / 100
    x = _column(wide)
    across = _word_width(scene, wide - x - SIDE)
    left = wide - x - across if is_rtl else x
    return QRectF((left - 1) * unit, 76.5 * unit, (across + 2) * unit, 7.5 * unit)


def spoken(scene: Scene) -> str:
    """Return what the poster shows as one sentence, for screen readers."""
    if scene.view is View.WELCOME:
        return tr("Welcome to {title}").format(title=scene.title)
    if scene.invitation is None:
        return f"{scene.title}. {scene.hours or tr('Please come to the desk')}"
    said = tr("{title}. Code for phones; the word is {word}, at {address}")
    word, address = scene.invitation.word, scene.invitation.address
    return said.format(title=scene.title, word=word, address=address)


# --- where it stands ----------------------------------------------------------------------------


def _code_side(wide: float) -> float:
    return min(_CODE, wide * _CODE_OF_WIDTH)


def _column(wide: float) -> float:
    """Return where the words begin, beside the code."""
    return SIDE + _code_side(wide) + min(11.0, wide * 0.06)


def _join_side(wide: float) -> float:
    return 22.0 if wide > _ROOMY else 17.0


def _word_width(scene: Scene, wide: float) -> float:
    """Return the room of the word; the Wi-Fi's code may stand at its side."""
    has_code = scene.network is not None and bool(scene.network.code)
    return wide - _join_side(wide) - 4 if has_code else wide


# --- its parts ----------------------------------------------------------------------------------


def _draw_code(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    canvas.box(x - 0.4, y - 0.4, side + 0.8, side + 0.8, canvas.look.line, 3)
    canvas.code(any_symbol(text), x, y, side)


def _draw_head(canvas: Canvas, scene: Scene, x: float, wide: float) -> None:
    look = canvas.look
    taken = _draw_arrivals(canvas, scene.arrivals, 8.5)
    canvas.write(scene.title, x, 7.2, wide - taken, 7.2, Words(3.2, look.muted, least=2.1, lines=2))
    tall = 15.0
    if scene.hours:
        tall = 10.5
        canvas.write(scene.hours, x, 25, wide, 5, Words(3.4, look.accent_ink, bold=True, least=2.2))
    if scene.welcome:
        text = tr("Welcome, {name}").format(name=apart(scene.welcome))
        words = Words(8.6, look.welcome.ink, bold=True, least=3.4, lines=2)
    else:
        text, words = tr("Welcome"), Words(11, look.text, bold=True, least=5)
    canvas.write(text, x, 14.6, wide, tall, words)


def _draw_arrivals(canvas: Canvas, arrivals: int, y: float) -> float:
    """Draw how many are in at the far end; return the width that it takes."""
    if not arrivals:
        return 0.0
    ink = canvas.look.welcome.ink
    said = wording.counted(arrivals, tr("1 is in"), tr("{n} are in"))
    words = Words(4, ink, bold=True, align=RIGHT, even=True)
    wide = min(canvas.width(said, words) + 0.5, canvas.wide * 0.3)
    x = canvas.wide - SIDE - wide
    canvas.write(said, x, y, wide, 7, words)
    canvas.icon("circle-check", x - 6.4, y + 1.1, 4.8, ink)
    return wide + 9


def _draw_ways(canvas: Canvas, scene: Scene, how: Invitation, x: float, wide: float) -> None:
    look, network = canvas.look, scene.network
    first = [tr("Join the Wi-Fi “{name}”").format(name=apart(network.name))] if network else []
    steps = [*first, tr("Point your camera at the code"), tr("Find your name")]
    y = 32.0
    for n, step in enumerate(steps, 1):
        canvas.disc(x, y + 0.6, 5.2, look.accent_soft)
        figure = Words(2.8, look.accent_ink, bold=True, align=CENTRE)
        canvas.write(wording.number(n), x, y + 0.6, 5.2, 5.2, figure)
        canvas.write(step, x + 8, y, wide - 8, 6.4, Words(3.7, look.text, least=2.3, lines=2))
        y += 6.8
        if n == 1 and network and network.password:
            said = tr("Password: {password}").format(password=apart(network.password))
            canvas.write(said, x + 8, y - 1.2, wide - 8, 4, Words(2.6, look.muted))
            y += 3.2
    _draw_word(canvas, how, x, _word_width(scene, wide))
    if network and network.code:
        side = _join_side(wide)
        _draw_join(canvas, network, x + wide - side, 82 - side, side)


def _draw_word(canvas: Canvas, how: Invitation, x: float, wide: float) -> None:
    """Draw the word, and the line that runs out with it."""
    look = canvas.look
    said = tr("or type this word at {address}").format(address=apart(how.address))
    canvas.write(said, x, 58, wide, 5, Words(2.7, look.muted, least=1.9))
    word = Words(8.6, look.accent_ink, bold=True, least=3.4)
    canvas.write(apart(how.word), x, 63, wide, 12.5, word)
    share = how.left_s / how.turns_s if how.turns_s else 0.0
    canvas.box(x, 77.4, wide, 0.9, look.line, 0.45)
    if share > 0:
        canvas.box(x, 77.4, max(0.9, wide * min(share, 1.0)), 0.9, look.accent, 0.45)
    left = wording.counted(how.left_s, tr("new word in 1 s"), tr("new word in {n} s"))
    canvas.write(left, x, 79, wide, 4.4, Words(2.3, look.muted, even=True))


def _draw_join(canvas: Canvas, network: Network, x: float, y: float, side: float) -> None:
    """Draw the code that joins the Wi-Fi; small, and apart from the other."""
    look = canvas.look
    canvas.box(x - 0.3, y - 0.3, side + 0.6, side + 0.6, look.line, 1.4)
    canvas.code(any_symbol(network.code), x, y, side)
    canvas.icon("wifi", x, y - 4.2, 3, look.muted)
    said = Words(2.4, look.muted, least=1.7)
    canvas.write(tr("Wi-Fi"), x + 4, y - 4.8, side - 4, 4.2, said)


def _draw_desk(canvas: Canvas, scene: Scene) -> None:
    """Draw the poster without a code: nobody shall try what does not work."""
    look, wide = canvas.look, canvas.wide - 2 * SIDE
    taken = _draw_arrivals(canvas, scene.arrivals, 8.5)
    title = Words(3.6, look.muted, least=2.1, lines=2)
    canvas.write(scene.title, SIDE, 8.5, wide - taken, 7, title)
    _greet(canvas, scene, 24)
    way = scene.hours or tr("Please come to the desk: we check you in there")
    canvas.write(way, SIDE, 56, wide, 18, Words(5, look.text, align=CENTRE, least=3, lines=2))


def _draw_welcome(canvas: Canvas, scene: Scene) -> None:
    """Draw what this is, large, for the time before it begins."""
    look, wide = canvas.look, canvas.wide - 2 * SIDE
    _greet(canvas, scene, 10)
    title = Words(8, look.text, bold=True, align=CENTRE, least=3, lines=2)
    canvas.write(scene.title, SIDE, 43, wide, 22, title)
    canvas.write(scene.place, SIDE, 69, wide, 7, Words(4, look.muted, align=CENTRE, least=2.3))


def _greet(canvas: Canvas, scene: Scene, y: float) -> None:
    look, wide = canvas.look, canvas.wide - 2 * SIDE
    if scene.welcome:
        text = tr("Welcome, {name}").format(name=apart(scene.welcome))
        words = Words(14, look.welcome.ink, bold=True, align=CENTRE, least=5, lines=2)
    else:
        text, words = tr("Welcome"), Words(18, look.text, bold=True, align=CENTRE, least=7)
    canvas.write(text, SIDE, y, wide, 30, words)
