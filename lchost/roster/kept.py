"""What the community holds already, as far as an import asks; read in a handful of queries."""

from __future__ import annotations

from lchost.models import people
from lchost.models.database import DB
from lchost.roster import profile, registrations
from lchost.roster.attributes import Kind, Value
from lchost.roster.known import Known
from lchost.roster.matching import value_key
from lchost.roster.records import TEXTS


class Kept:
    """Attributes, topics, answers and people, by the names that files call them."""

    def __init__(self, workshop_id: int | None) -> None:
        self.workshop_id = workshop_id
        self.attributes = {value_key(one.name): one for one in profile.attributes()}
        self.kinds: dict[str, Kind] = {key: one.kind for key, one in self.attributes.items()}
        self.topics = {value_key(one.name): one.id for one in profile.topics()}
        self.free = None if workshop_id is None else registrations.places_left(workshop_id)
        self._answers: dict[int, dict[int, Value]] = profile.answers() if self.attributes else {}

    def spellings(self) -> dict[str, frozenset[str]]:
        """Return the answers that categories have so far, by folded attribute name."""
        found: dict[int, set[str]] = {}
        for said in self._answers.values():
            for attribute, value in said.items():
                texts = value if isinstance(value, tuple) else (value,)
                found.setdefault(attribute, set()).update(t for t in texts if isinstance(t, str))
        return {key: frozenset(found.get(one.id, ())) for key, one in self.attributes.items()}

    def people(self) -> list[Known]:
        """Return every member as far as an import asks."""
        member = people.Member
        fields = [getattr(member, field.value) for field in TEXTS]
        names = {one.id: key for key, one in self.attributes.items()}
        levels, places = self._levels(), self._places()
        found = member.select(
            *(member.id, member.display_name, member.email, member.external_id),
            *(member.archived_at, *fields),
        ).order_by(member.id)
        return [
            Known(
                id=row[0],
                name=row[1],
                email=row[2],
                external_id=row[3],
                is_archived=row[4] is not None,
                texts=dict(zip(TEXTS, row[5:], strict=True)),
                answers={names[key]: v for key, v in self._answers.get(row[0], {}).items()},
                levels=levels.get(row[0], {}),
                status=places.get(row[0], ("", ""))[0],
                role=places.get(row[0], ("", ""))[1],
            )
            for row in found.tuples()
        ]

    def _levels(self) -> dict[int, dict[str, tuple[int, ...]]]:
        """Return what members said of themselves last, and what was said last by anybody.

        A list that repeats either says nothing new: what the host assessed since stays.
        """
        names = {topic: key for key, topic in self.topics.items()}
        own: dict[tuple[int, str], int] = {}
        newest: dict[tuple[int, str], int] = {}
        for member, topic, level, source in DB.execute_sql(
            "SELECT member_id, topic_id, level, source FROM skill_assessment ORDER BY at, id"
        ).fetchall():
            newest[member, names[topic]] = level
            if source == "self":
                own[member, names[topic]] = level
        found: dict[int, dict[str, tuple[int, ...]]] = {}
        for (member, name), level in newest.items():
            found.setdefault(member, {})[name] = (level, own.get((member, name), level))
        return found

    def _places(self) -> dict[int, tuple[str, str]]:
        if self.workshop_id is None:
            return {}
        found = DB.execute_sql(
            "SELECT member_id, status, role FROM registration WHERE workshop_id = ?",
            (self.workshop_id,),
        )
        return {member: (status, role) for member, status, role in found.fetchall()}
