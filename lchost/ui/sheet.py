"""The style sheet: only what a palette cannot say.  No widget is named, none has its own."""

from __future__ import annotations

from lchost import paths
from lchost.ui.colours import TONES, Scheme
from lchost.ui.theme import HEIGHT, RADIUS, em

_PAD = (HEIGHT["control"] - 22) // 2
_ROUND = f"border-radius: {RADIUS['control']}px"


def style_sheet(s: Scheme) -> str:
    """Return the application's style sheet in a scheme."""
    return "\n".join((_grounds(s), _buttons(s), _fields(s), _indicators(s), _views(s), _menus(s)))


def _control(name: str) -> str:
    return paths.resource(f"icons/control-{name}.svg").as_posix()


def _grounds(s: Scheme) -> str:
    card = f"border-radius: {RADIUS['card']}px"
    tones = "".join(
        f'QLabel[tone="{name}"] {{ color: {s.tone(name).ink}; }}'
        f'QFrame[ground="{name}"] {{ background: {s.tone(name).soft}; {card}; }}'
        for name in TONES
    )
    return f"""
    QDialog {{ background: {s.card}; }}
    QFrame[ground="card"] {{ background: {s.card}; border: 1px solid {s.line}; {card}; }}
    QFrame[ground="panel"] {{ background: {s.card}; border: 1px solid {s.line};
        border-radius: {RADIUS["panel"]}px; }}
    QFrame[ground="sunken"] {{ background: {s.sunken}; {card}; }}
    QFrame[ground="rail"] {{ background: {s.rail}; }}
    QFrame[ground="accent"] {{ background: {s.accent_soft}; {card}; }}
    QFrame[ground="line"] {{ background: {s.line}; }}
    {tones}"""


def _buttons(s: Scheme) -> str:
    return f"""
    QPushButton {{ background: {s.card}; color: {s.text}; border: 1px solid {s.edge}; {_ROUND};
        padding: {_PAD - 1}px 12px; min-height: {em(20)}px; }}
    QPushButton:hover {{ background: {s.sunken}; }}
    QPushButton:pressed {{ background: {s.line}; }}
    QPushButton:disabled {{ color: {s.edge}; border-color: {s.line}; background: transparent; }}
    QPushButton[kind="primary"] {{ background: {s.accent}; color: {s.on_accent};
        border-color: {s.accent}; font-weight: bold; }}
    QPushButton[kind="primary"]:hover {{ background: {s.accent_hover};
        border-color: {s.accent_hover}; }}
    QPushButton[kind="primary"]:disabled {{ background: {s.line}; color: {s.muted};
        border-color: {s.line}; }}
    QPushButton[kind="quiet"], QToolButton {{ background: transparent;
        border: 1px solid transparent; {_ROUND}; color: {s.text}; }}
    QPushButton[kind="quiet"]:hover, QToolButton:hover, QToolButton:checked {{
        background: {s.sunken}; }}
    QPushButton[kind="part"] {{ background: transparent; border: 1px solid transparent; {_ROUND};
        text-align: left; padding: 2px 6px; }}
    QPushButton[kind="part"]:hover {{ background: {s.sunken}; }}
    QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent;
        color: {s.accent_ink}; padding: 3px 0; }}
    QPushButton[kind="link"]:hover {{ background: {s.accent_soft}; }}
    QPushButton[kind="link"]:disabled {{ color: {s.edge}; }}
    QPushButton[kind="chip"] {{ border-radius: 13px; padding: 3px 12px; border-color: {s.edge}; }}
    QPushButton[kind="chip"]:checked {{ background: {s.accent_soft}; border-color: {s.accent};
        color: {s.accent_ink}; }}
    QPushButton[tall="true"] {{ min-height: 32px; padding: 6px 22px; border-radius: 8px; }}
    QPushButton::menu-indicator {{ image: url({_control("chevron")}); width: 14px; height: 14px;
        subcontrol-position: right center; subcontrol-origin: padding; right: 8px; }}
    QToolButton {{ padding: 6px; }}
    QToolButton[kind="fold"] {{ padding: 3px; }}
    QToolButton::menu-indicator {{ image: none; }}"""


def _fields(s: Scheme) -> str:
    text = "QLineEdit, QPlainTextEdit, QTextEdit"
    chosen = f"selection-background-color: {s.accent}; selection-color: {s.on_accent}"
    return f"""
    QComboBox, {text} {{ background: {s.card}; color: {s.text}; border: 1px solid {s.edge};
        {_ROUND}; padding: {_PAD - 1}px 8px; }}
    QComboBox, QLineEdit {{ min-height: {em(20)}px; }}
    {text} {{ placeholder-text-color: {s.muted}; {chosen}; }}
    QPlainTextEdit, QTextEdit {{ padding: 4px; }}
    QComboBox:hover {{ background: {s.sunken}; }}
    QComboBox:disabled, QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {s.edge};
        border-color: {s.line}; background: transparent; }}
    QLineEdit:focus, QComboBox:focus {{ border: 2px solid {s.focus}; padding: {_PAD - 2}px 7px; }}
    QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {s.focus}; padding: 3px; }}
    QLineEdit[wrong="true"] {{ border: 2px solid {s.refused.ink}; padding: {_PAD - 2}px 7px; }}
    QLineEdit[tall="true"] {{ min-height: 32px; padding: 6px 10px; border-radius: 8px; }}
    QLineEdit[way="out"] {{ background: {s.attention.soft}; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox::drop-down {{ border: 0; width: 26px; }}
    QComboBox::down-arrow {{ image: url({_control("chevron")}); width: 16px; height: 16px; }}
    QComboBox QAbstractItemView {{ background: {s.card}; border: 1px solid {s.line}; outline: 0;
        selection-background-color: {s.accent_soft}; selection-color: {s.text}; }}
    QAbstractSpinBox {{ background: {s.card}; color: {s.text}; border: 1px solid {s.edge};
        {_ROUND}; padding: {_PAD - 2}px 0; min-height: {em(20)}px; {chosen}; }}
    QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit {{ border: 0; padding: 0; min-height: 0;
        background: transparent; }}
    QAbstractSpinBox:focus {{ border: 2px solid {s.focus}; padding: {_PAD - 3}px 0; }}
    QAbstractSpinBox:disabled {{ color: {s.edge}; border-color: {s.line};
        background: transparent; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0;
        background: transparent; width: 22px; }}
    QAbstractSpinBox::up-arrow {{ image: url({_control("up")}); width: 14px; height: 14px; }}
    QAbstractSpinBox::down-arrow {{ image: url({_control("chevron")}); width: 14px;
        height: 14px; }}
    QDateTimeEdit::drop-down {{ border: 0; width: 24px; }}"""


def _indicators(s: Scheme) -> str:
    return f"""
    QCheckBox, QRadioButton {{ spacing: 8px; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: 16px; height: 16px;
        border: 1px solid {s.edge}; background: {s.card}; border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 9px; }}
    QCheckBox::indicator:checked {{ background: {s.accent}; border-color: {s.accent};
        image: url({_control(f"tick-{s.name}")}); }}
    QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {s.accent}; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {s.line};
        background: {s.sunken}; }}
    QSlider {{ min-height: 22px; }}
    QSlider::groove:horizontal {{ height: 4px; background: {s.line}; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {s.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ width: 16px; height: 16px; margin: -7px 0; border-radius: 9px;
        background: {s.card}; border: 2px solid {s.accent}; }}
    QSlider::handle:horizontal:focus {{ background: {s.accent}; border-color: {s.focus}; }}
    QProgressBar {{ background: {s.line}; border: 0; border-radius: 3px; max-height: 6px;
        min-height: 6px; }}
    QProgressBar::chunk {{ background: {s.accent}; border-radius: 3px; }}"""


def _views(s: Scheme) -> str:
    return f"""
    QTableView, QListView, QTreeView {{ background: {s.card}; border: 0;
        gridline-color: transparent; outline: 0; selection-background-color: {s.accent_soft};
        selection-color: {s.text}; }}
    QTableView::item {{ border-bottom: 1px solid {s.line}; padding: 0 8px; }}
    QListView::item {{ padding: 6px 8px; border-radius: 6px; }}
    QTableView::item:hover, QListView::item:hover {{ background: {s.sunken}; }}
    QTableView::item:selected, QListView::item:selected {{ background: {s.accent_soft};
        color: {s.text}; }}
    QHeaderView {{ background: {s.card}; border: 0; }}
    QHeaderView::section {{ background: {s.card}; color: {s.muted}; border: 0;
        border-bottom: 1px solid {s.line}; padding: 6px 10px; font-weight: normal; }}
    QHeaderView::down-arrow {{ image: url({_control("chevron")}); width: 14px; height: 14px; }}
    QHeaderView::up-arrow {{ image: url({_control("up")}); width: 14px; height: 14px; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QTabBar::tab {{ padding: 8px 14px; border: 0; border-bottom: 3px solid transparent;
        color: {s.muted}; }}
    QTabBar::tab:selected {{ color: {s.text}; border-bottom-color: {s.accent};
        font-weight: bold; }}
    QTabBar::tab:hover {{ color: {s.text}; }}
    QTabBar::scroller {{ width: 44px; }}
    QTabBar QToolButton {{ padding: 0; }}
    QScrollArea, QScrollArea > QWidget > QWidget[plain="true"] {{ background: transparent;
        border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 8px; margin: 1px; }}
    QScrollBar:horizontal {{ background: transparent; height: 8px; margin: 1px; }}
    QScrollBar::handle {{ background: {s.edge}; border-radius: 3px; min-height: 32px;
        min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; width: 0; height: 0; }}"""


def _menus(s: Scheme) -> str:
    return f"""
    QToolTip {{ background: {s.text}; color: {s.window}; border: 0; padding: 6px 8px; }}
    QMenuBar {{ background: {s.rail}; color: {s.text}; padding: 2px 8px; border: 0; }}
    QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {s.accent_soft}; color: {s.text}; }}
    QMenu {{ background: {s.card}; border: 1px solid {s.line}; padding: 6px; }}
    QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; color: {s.text}; }}
    QMenu::item:selected {{ background: {s.accent_soft}; color: {s.text}; }}
    QMenu::item:disabled {{ color: {s.edge}; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::separator {{ height: 1px; background: {s.line}; margin: 6px 4px; }}"""
