"""A round as the clipboard carries it: lines for a message, a table for a spreadsheet."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData

from lchost.grouping.showing import Seated, Seating, ShownGroup
from lchost.roster.formulas import guarded
from lchost.ui import wording

TABLE = "text/tab-separated-values"


def tr(text: str) -> str:
    """Translate the words of a list."""
    return QCoreApplication.translate("CopiedGroups", text)


def copied(seating: Seating) -> QMimeData:
    """Return a round for the clipboard: plain lines; a table for programs that ask for one."""
    made = QMimeData()
    made.setText(lines(seating))
    made.setHtml(_html(table(seating)))
    made.setData(TABLE, QByteArray(_tabbed(table(seating)).encode()))
    return made


def lines(seating: Seating) -> str:
    """Return the groups one after the other, a line a person."""
    head = tr("Round {n}").format(n=wording.number(seating.number))
    parts = ["\n".join([_heading(g), *(one.name for one in g.people)]) for g in seating.groups]
    return "\n\n".join([head, *parts]) + "\n"


def table(seating: Seating) -> list[tuple[str, ...]]:
    """Return a header, then a row a person, by name."""
    has_name = any(group.called for group in seating.groups)
    has_theme = any(group.theme for group in seating.groups)
    place = tr("Table") if seating.has_tables else tr("Group")
    more = (*([tr("Called")] if has_name else []), *([tr("Theme")] if has_theme else []))
    header = (tr("Name"), place, *more)
    everybody = [(one, group) for group in seating.groups for one in group.people]
    everybody.sort(key=lambda pair: (pair[0].folded, pair[0].member_id))
    return [header, *(_row(one, g, has_name, has_theme) for one, g in everybody)]


def _row(one: Seated, group: ShownGroup, has_name: bool, has_theme: bool) -> tuple[str, ...]:
    more = (*([group.called] if has_name else []), *([group.theme] if has_theme else []))
    cells = (one.name, str(group.place), *more)
    return tuple(guarded(" ".join(cell.split())) for cell in cells)


def _heading(group: ShownGroup) -> str:
    n = wording.number(group.place)
    said = tr("Table {n}").format(n=n) if group.is_table else tr("Group {n}").format(n=n)
    return " · ".join(part for part in (said, group.called, group.theme) if part)


def _tabbed(rows: list[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n"


def _html(rows: list[tuple[str, ...]]) -> str:
    cells = ("".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) for row in rows)
    whole = "".join(f"<tr>{row}</tr>" for row in cells)
    return f'<meta charset="utf-8"><table>{whole}</table>'
