"""What the door asks whoever comes to a workshop, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from lchost.checkin.answers import Question
from lchost.checkin.facts import question_of
from lchost.models.database import DB, Topic, writing
from lchost.models.fields import utc_text
from lchost.models.workshops import DoorAnswer, DoorQuestion

LONGEST = 500  # characters of an answer that are kept


def listing(workshop_id: int) -> list[Question]:
    """Return a workshop's questions, in the order they are asked."""
    rows = DB.execute_sql(
        "SELECT id, text, kind, choices, is_required FROM door_question"
        " WHERE workshop_id = ? ORDER BY position, id",
        (workshop_id,),
    )
    return [question_of(row) for row in rows.fetchall()]


def put(workshop_id: int, questions: Sequence[Question]) -> None:
    """Let a workshop ask these, in this order; one with id 0 is new, one left out goes.

    What was answered to a question that goes, goes with it.
    """
    with writing(Topic.WORKSHOPS):
        kept = [question.id for question in questions if question.id]
        DoorQuestion.delete().where(
            DoorQuestion.workshop == workshop_id, DoorQuestion.id.not_in(kept)
        ).execute()
        for position, question in enumerate(questions, 1):
            columns = {
                "position": position,
                "text": question.text.strip(),
                "kind": question.kind.value,
                "choices": list(question.choices),
                "is_required": question.is_required,
            }
            if question.id:
                DoorQuestion.update(**columns).where(DoorQuestion.id == question.id).execute()
            else:
                DoorQuestion.create(workshop=workshop_id, **columns)


def keep(member_id: int, answers: Mapping[int, str], at: datetime) -> None:
    """Keep what a member answered; a later answer takes the place of an earlier one."""
    rows = DB.execute_sql("SELECT id, text, kind, choices, is_required FROM door_question")
    known = {question.id: question for question in map(question_of, rows.fetchall())}
    with writing(Topic.WORKSHOPS):
        for number, said in answers.items():
            value = said.strip()[:LONGEST]
            if number in known and known[number].takes(value):
                DB.execute_sql(_KEEP, (number, member_id, value, utc_text(at)))


def answers(workshop_id: int) -> dict[int, dict[int, str]]:
    """Return what everybody answered: by member, then by question."""
    rows = (
        DoorAnswer.select(DoorAnswer.member_id, DoorAnswer.question_id, DoorAnswer.value)
        .join(DoorQuestion)
        .where(DoorQuestion.workshop == workshop_id)
    )
    found: dict[int, dict[int, str]] = {}
    for member_id, question_id, value in DB.execute(rows).fetchall():
        found.setdefault(member_id, {})[question_id] = value
    return found


_KEEP = (
    "INSERT INTO door_answer (question_id, member_id, value, at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (question_id, member_id) DO UPDATE SET value = excluded.value, at = excluded.at"
)
