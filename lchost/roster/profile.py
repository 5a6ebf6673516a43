"""What the host asks of members and what they can do: attributes, answers, topics, levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

import peewee as pw

from lchost.errors import NoName, NoSuchLevel
from lchost.models import people as rows
from lchost.models.database import DB, writing
from lchost.models.database import Topic as Notice
from lchost.roster.attributes import Kind, Value


class Source(Enum):
    """Who said how skilled a member is."""

    SELF = "self"
    PRE = "pre"
    POST = "post"
    HOST = "host"


@dataclass(frozen=True)
class Attribute:
    """A question that the host asks of members."""

    id: int
    name: str
    kind: Kind
    is_private: bool


@dataclass(frozen=True)
class Topic:
    """Something to be skilled at."""

    id: int
    name: str


@dataclass(frozen=True)
class Skill:
    """A member's level in a topic, 1 to 5, as it was said last."""

    level: int
    source: Source
    at: datetime


def attributes() -> list[Attribute]:
    """Return what is asked of members, in the host's order."""
    found = rows.Attribute.select().order_by(rows.Attribute.position, rows.Attribute.id)
    return [Attribute(row.id, row.name, Kind(row.kind.value), row.is_private) for row in found]


def define_attribute(name: str, kind: Kind, is_private: bool = False) -> int:
    """Ask something new of members and return its id; a known name gives the one that is there.

    Raises:
        NoName: nothing was written.
    """
    clean = " ".join(name.split())
    if not clean:
        raise NoName()
    with writing(Notice.MEMBERS):
        known = rows.Attribute.get_or_none(rows.Attribute.name == clean)
        if known:
            return int(known.id)
        last = rows.Attribute.select(pw.fn.MAX(rows.Attribute.position)).scalar()
        made = rows.Attribute.create(
            name=clean, kind=kind.value, is_private=is_private, position=(last or 0) + 1
        )
    return int(made.id)


def set_private(attribute_id: int, is_private: bool) -> None:
    """Say whether an attribute may be printed and shown to others."""
    with writing(Notice.MEMBERS):
        rows.Attribute.update(is_private=is_private).where(
            rows.Attribute.id == attribute_id
        ).execute()


def remove_attribute(attribute_id: int) -> None:
    """Ask it no more; the answers go with it."""
    with writing(Notice.MEMBERS):
        rows.Attribute.delete().where(rows.Attribute.id == attribute_id).execute()


def answers() -> dict[int, dict[int, Value]]:
    """Return every answer: member id, attribute id, value."""
    found: dict[int, dict[int, Value]] = {}
    held = rows.AttributeValue
    for member, attribute, value in held.select(held.member, held.attribute, held.value).tuples():
        found.setdefault(member, {})[attribute] = read_value(value)
    return found


def answers_of(member_id: int) -> dict[int, Value]:
    """Return one member's answers by attribute id."""
    held = rows.AttributeValue
    found = held.select(held.attribute, held.value).where(held.member == member_id)
    return {attribute: read_value(value) for attribute, value in found.tuples()}


def answers_to(attribute_id: int) -> dict[int, Value]:
    """Return everybody's answer to one question, by member id."""
    held = rows.AttributeValue
    found = held.select(held.member, held.value).where(held.attribute == attribute_id)
    return {member: read_value(value) for member, value in found.tuples()}


def read_value(kept: Any) -> Value:
    """Return an answer as it is used: a list of answers is a tuple."""
    return tuple(kept) if isinstance(kept, list) else kept


def kept_value(value: Value) -> Any:
    """Return an answer as it is kept in JSON."""
    return list(value) if isinstance(value, tuple) else value


def set_answers(member_id: int, wanted: Mapping[int, Value]) -> None:
    """Make a member's answers exactly these; an empty text or list is no answer."""
    said = {key: value for key, value in wanted.items() if value not in ("", ())}
    now = answers_of(member_id)
    held = rows.AttributeValue
    with writing(Notice.MEMBERS):
        for attribute, value in said.items():
            if attribute not in now:
                held.create(attribute=attribute, member=member_id, value=kept_value(value))
            elif now[attribute] != value or type(now[attribute]) is not type(value):
                held.update(value=kept_value(value)).where(
                    held.attribute == attribute, held.member == member_id
                ).execute()
        gone = set(now) - set(said)
        if gone:
            held.delete().where(held.member == member_id, held.attribute.in_(gone)).execute()


def topics() -> list[Topic]:
    """Return what there is to be skilled at, by name."""
    found = rows.LearningTopic.select().order_by(rows.LearningTopic.name)
    return [Topic(row.id, row.name) for row in found]


def ensure_topic(name: str) -> int:
    """Return the id of a topic, made if it is new.

    Raises:
        NoName: nothing was written.
    """
    clean = " ".join(name.split())
    if not clean:
        raise NoName()
    known = rows.LearningTopic.get_or_none(rows.LearningTopic.name == clean)
    if known:
        return int(known.id)
    with writing(Notice.MEMBERS):
        return int(rows.LearningTopic.create(name=clean).id)


def skills_of(member_id: int) -> dict[int, Skill]:
    """Return one member's newest level in each topic, by topic id."""
    said = rows.SkillAssessment
    found = said.select().where(said.member == member_id).order_by(said.at, said.id)
    return {
        row.topic_id: Skill(row.level, Source(row.source.value), row.at) for row in found
    }  # later ones replace earlier ones


def levels() -> dict[int, dict[int, int]]:
    """Return everybody's newest levels: member id, topic id, level."""
    found: dict[int, dict[int, int]] = {}
    for member, topic, level in DB.execute_sql(
        "SELECT member_id, topic_id, level FROM skill_assessment ORDER BY at, id"
    ).fetchall():
        found.setdefault(member, {})[topic] = level
    return found


def assess(member_id: int, wanted: Mapping[int, int], source: Source, at: datetime) -> None:
    """Add an assessment for each topic whose level is another than the newest; delete none.

    Raises:
        NoSuchLevel: a level is not 1 to 5.
    """
    now = skills_of(member_id)
    new = {
        topic: level
        for topic, level in wanted.items()
        if topic not in now or now[topic].level != level
    }
    _refuse_levels(new.values())
    if not new:
        return
    with writing(Notice.MEMBERS):
        for topic, level in new.items():
            rows.SkillAssessment.create(
                member=member_id, topic=topic, level=level, source=source.value, at=at
            )


def _refuse_levels(levels: Iterable[int]) -> None:
    for level in levels:
        if level not in range(1, 6):
            raise NoSuchLevel(level=level)
