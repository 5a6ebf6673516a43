"""Sheets that are out of the house, with their layouts, until they come back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lchost.models import papers as rows
from lchost.models.database import Topic, writing
from lchost.paper.scanback.layout import Layout, MarkedSheet, from_json


@dataclass(frozen=True)
class OutSheet:
    """A sheet that left; `paper` as the log of prints calls it, `page` counts from 0."""

    code: str
    workshop_id: int
    paper: str
    page: int
    layout: Layout


def keep(workshop_id: int, paper: str, sheets: Iterable[MarkedSheet], at: datetime) -> None:
    """Keep the layouts of sheets that leave; those that left before stay as they are."""
    with writing(Topic.PAPERS):
        for sheet in sheets:
            (
                rows.ScanSheet.insert(
                    code=sheet.code,
                    workshop=workshop_id,
                    paper=paper,
                    page=sheet.page,
                    layout=sheet.layout.to_json(),
                    made_at=at,
                )
                .on_conflict_ignore()
                .execute()
            )


def find(code: str) -> OutSheet | None:
    """Return the sheet that bears a code, or None.

    Raises:
        DamagedValue: its layout cannot be read any more.
    """
    row = rows.ScanSheet.get_or_none(rows.ScanSheet.code == code)
    if row is None:
        return None
    return OutSheet(row.code, row.workshop_id, row.paper, row.page, from_json(row.layout))


def layout_of(code: str) -> Layout | None:
    """Return the layout of the sheet that bears a code, or None."""
    sheet = find(code)
    return sheet.layout if sheet else None
