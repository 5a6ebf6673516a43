"""The look as values: type, space, the scheme in use, and how the application is dressed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from lchost import paths
from lchost.ui.colours import DARK, LIGHT, Scheme

# --- space, shape, time -------------------------------------------------------------------------

PAGE_SIDE = 28
RADIUS = {"control": 6, "card": 10, "panel": 16}
HEIGHT = {"control": 34, "large": 46, "row": 40, "nav": 38, "status": 34, "stepper": 44}
RAIL_WIDTH, SIDE_WIDTH = 196, 320
BELOW_FROM = 1.5  # of the usual text size: side columns go below the main one
MOTION_MS = {"quick": 90, "calm": 160, "slow": 240}  # all become 0 with reduced motion

# --- type ---------------------------------------------------------------------------------------

BASE_PT = 10.5  # 14 px at 96 dpi
_FAMILIES = [
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Tamil",
    "Noto Sans Bengali",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Ethiopic",
    *("Noto Sans SC", "Noto Sans JP", "Noto Sans KR"),  # put in the order that was chosen
    "Noto Emoji",
    "Noto Sans Symbols2",
]
_HAN = {"zh": "Noto Sans SC", "ja": "Noto Sans JP", "ko": "Noto Sans KR"}
_DRESSED = "dressed"
_FIRST_FONTS = ("NotoSans-Regular", "NotoSans-Bold")  # all that the first picture needs


@dataclass(frozen=True)
class TypeStep:
    """A step of the type scale: size as a multiple of the body, so that larger text scales all."""

    ratio: float
    bold: bool = False
    even_figures: bool = False  # figures of one width, for clocks, counts and columns


TYPE = {
    "caption": TypeStep(0.88),
    "body": TypeStep(1.0),
    "strong": TypeStep(1.0, bold=True),
    "figure": TypeStep(1.0, even_figures=True),
    "lead": TypeStep(1.16),
    "section": TypeStep(1.16, bold=True),
    "title": TypeStep(1.72, bold=True),
    "stat": TypeStep(2.3, bold=True, even_figures=True),
    "answer": TypeStep(5.2, bold=True),  # the name on the check-in page: read at two metres
}


@dataclass
class _Dress:
    """What the application wears now."""

    scheme: Scheme = LIGHT
    text_scale: float = 1.0
    calm: bool = False  # reduced motion
    han: str = ""  # whose shapes of Han letters come first; empty: the Chinese


_now = _Dress()


def scheme() -> Scheme:
    """Return the scheme in use; painted widgets ask at every paint and so follow a change."""
    return _now.scheme


def text_scale() -> float:
    """Return how much larger than usual the host wants words, 1.0 to 2.0."""
    return _now.text_scale


def motion_ms(pace: str) -> int:
    """Return the length of a movement ("quick", "calm", "slow"); 0 when the host wants none."""
    return 0 if _now.calm else MOTION_MS[pace]


def han() -> str:
    """Return whose shapes of Han letters come first; empty where nobody chose."""
    return _now.han


def families() -> list[str]:
    """Return the typefaces to ask, best first, in the order in which paper asks them."""
    first = _HAN.get(_now.han, _HAN["zh"])
    at = _FAMILIES.index(_HAN["zh"])
    return [*_FAMILIES[:at], first, *(one for one in _FAMILIES[at:] if one != first)]


def font(step: str = "body", scale: float = 1.0) -> QFont:
    """Return the font of a step; `scale` is for parts whose text grows with their own size."""
    kind = TYPE[step]
    made = QFont()
    made.setFamilies(families())
    made.setPointSizeF(BASE_PT * _now.text_scale * kind.ratio * scale)
    made.setBold(kind.bold)
    if kind.even_figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def em(px: float) -> int:
    """Return pixels drawn for the usual text size, grown with the text the host has chosen."""
    return round(px * _now.text_scale)


# --- dressing the application -------------------------------------------------------------------


def load_first_fonts() -> None:
    """Load the Latin, Greek and Cyrillic faces: 2 ms.  A bare Debian has DejaVu only."""
    # Qt tells, once a script, that Noto Sans itself has no Devanagari; the next family has it.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for name in _FIRST_FONTS:
        QFontDatabase.addApplicationFont(str(paths.resource(f"fonts/{name}.ttf")))


def load_other_fonts() -> None:
    """Load the faces of all other scripts: 25 ms, so once the first picture stands."""
    for file in sorted(paths.resource("fonts").glob("*.ttf")):
        if file.stem not in _FIRST_FONTS:
            QFontDatabase.addApplicationFont(str(file))


def choose_han(order: str) -> None:
    """Let Han letters have the shapes of "zh", "ja" or "ko" in all that is built from now on."""
    if order != _now.han:
        _now.han = order
        QApplication.setFont(font())


def apply(
    app: QApplication, wanted: Scheme, text_scale: float = 1.0, *, calm: bool = False
) -> None:
    """Dress the application.  Call again to change scheme or text size while it runs."""
    from lchost.ui.sheet import style_sheet

    _now.scheme, _now.text_scale, _now.calm = wanted, text_scale, calm
    if not app.property(_DRESSED):  # once: under a style sheet the style has no name to ask for
        app.setStyle("Fusion")
        app.setProperty(_DRESSED, True)
    app.setFont(font())
    app.setPalette(palette(wanted))
    app.setStyleSheet(style_sheet(wanted))


def system_scheme() -> Scheme:
    """Return what the desktop asks for; light where it does not say."""
    from PySide6.QtCore import Qt

    hint = QGuiApplication.styleHints().colorScheme()
    return DARK if hint == Qt.ColorScheme.Dark else LIGHT


def palette(s: Scheme) -> QPalette:
    """Return the Fusion palette.  PlaceholderText is bent to mean muted, Link accent as words."""
    made, role = QPalette(), QPalette.ColorRole
    roles = {
        role.Window: s.window,
        role.WindowText: s.text,
        role.Base: s.card,
        role.AlternateBase: s.sunken,
        role.Text: s.text,
        role.PlaceholderText: s.muted,
        role.Button: s.card,
        role.ButtonText: s.text,
        role.BrightText: s.refused.ink,
        role.Highlight: s.accent_soft,
        role.HighlightedText: s.text,
        role.Accent: s.accent,
        role.Link: s.accent_ink,
        role.LinkVisited: s.accent_ink,
        role.ToolTipBase: s.text,
        role.ToolTipText: s.window,
        role.Light: s.card,
        role.Midlight: s.sunken,
        role.Mid: s.line,
        role.Dark: s.edge,
        role.Shadow: s.edge,
    }
    for one, colour in roles.items():
        made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(s.edge))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(s.sunken))
    return made
