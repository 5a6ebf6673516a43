"""Feedback forms in the list: which is which, what was kept of them, what is kept now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from lchost.paper.feedback_replies import Reply
from lchost.paper.scanback.reading import ReadSheet
from lchost.paper.scanback.rows import Row, RowKind, Value
from lchost.paper.scanback.said import is_feedback
from lchost.ui import wording
from lchost.ui.scanback.scan_words import tr

Known = Mapping[str, Mapping[str, Any]]  # answers that are kept, by the code of their form


def origins(sheets: Sequence[ReadSheet]) -> dict[str, str]:
    """Return by its code which form each one is, and in which file; sign-in sheets have lines."""
    forms = [sheet for sheet in sheets if is_feedback(sheet)]
    made = {}
    for n, sheet in enumerate(forms, 1):
        place = sheet.file or tr("the webcam")
        if sheet.page:
            place = tr("{name}, page {n}").format(name=place, n=wording.number(sheet.page))
        said = tr("Form {n}, {place}") if len(forms) > 1 else "{place}"
        made[sheet.code] = said.format(n=wording.number(n), place=place)
    return made


def first_value(row: Row, known: Known) -> Value:
    """Return what a row stands for before a host decides: what is read, else what is kept."""
    if not row.question or row.value not in (None, ""):
        return row.value
    value = known.get(row.code, {}).get(row.question)
    fits = isinstance(value, str) if row.kind is RowKind.TEXT else value in row.steps
    return value if fits else row.value


def replies(rows: Iterable[Row], value_of: Callable[[Row], Value], known: Known) -> list[Reply]:
    """Return the forms to keep; what is not in the list of one that was read before stays."""
    answers: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row.question:
            said = answers.setdefault(row.code, dict(known.get(row.code, {})))
            said.pop(row.question, None)
            if (value := value_of(row)) not in (None, ""):
                said[row.question] = value
    return [Reply(code, said) for code, said in answers.items() if said]
