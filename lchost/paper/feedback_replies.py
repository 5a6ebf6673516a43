"""Feedback that came back on paper; nobody's name is with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lchost.models.database import Topic, writing
from lchost.models.papers import FeedbackReply
from lchost.paper.handouts import feedback as drawing
from lchost.paper.press import Paper, occasion_of
from lchost.planning import workshops
from lchost.roster import registrations


@dataclass(frozen=True)
class Reply:
    """One form.  `answers`: numbers and texts, by the question; what was left out is not there."""

    sheet: str
    answers: Mapping[str, Any]


def forms(workshop_id: int, page_size: str = "a4", per_page: int = 4) -> Paper:
    """Return a form for everybody who has a place; pages are filled."""
    count = len(registrations.with_a_place(workshop_id))
    occasion = occasion_of(workshops.get(workshop_id))
    drawn = drawing.feedback(occasion, count, page_size, per_page)
    return Paper(drawn.pdf, drawn.pages, count, sheets=drawn.sheets)


def keep(workshop_id: int, replies: list[Reply], at: datetime) -> None:
    """Keep forms that were read; one that was read before is replaced by what it says now.

    A form that says nothing is not kept, and takes nothing away.
    """
    replies = [one for one in replies if one.answers]
    with writing(Topic.PAPERS):
        FeedbackReply.delete().where(
            FeedbackReply.sheet.in_([one.sheet for one in replies]), FeedbackReply.sheet != ""
        ).execute()
        for one in replies:
            FeedbackReply.create(
                workshop=workshop_id, sheet=one.sheet, answers=dict(one.answers), at=at
            )


def listing(workshop_id: int) -> list[Reply]:
    """Return all forms of a workshop, the first read first."""
    found = FeedbackReply.select().where(FeedbackReply.workshop == workshop_id)
    return [Reply(row.sheet, row.answers) for row in found.order_by(FeedbackReply.id)]


def known(workshop_id: int) -> dict[str, Mapping[str, Any]]:
    """Return what was kept of the forms that were read before, by their codes."""
    return {one.sheet: one.answers for one in listing(workshop_id) if one.sheet}
