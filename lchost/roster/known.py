"""What the community knows of people, and what a row says beyond it (pure)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from dataclasses import field as default

from lchost.roster.attributes import Value
from lchost.roster.mapping import Field
from lchost.roster.matching import (
    compatible_name,
    email_key,
    fold,
    most_similar,
    name_key,
    phone_key,
    value_key,
)
from lchost.roster.records import TEXTS, Record

_MOST_CANDIDATES = 300  # members looked at for "perhaps X"
IDENTITY = (Field.DISPLAY_NAME, Field.EMAIL, Field.PHONE, Field.EXTERNAL_ID)
# What the host or the member may have written: an import adds to it and never replaces it.
_ADDED_TO = (Field.NOTES, Field.ACCESS_NEEDS, Field.ATTENTION)


@dataclass(frozen=True)
class Change:
    """One value of a member before and after; `name` is the attribute's or topic's."""

    field: Field
    before: str
    after: str
    name: str = ""
    value: Value | None = None  # of an attribute or skill, as it will be kept


@dataclass(frozen=True)
class Known:
    """A member as far as an import asks."""

    id: int
    name: str
    email: str = ""
    external_id: str = ""
    texts: ReadOnly[Field, str] = default(default_factory=dict)
    answers: ReadOnly[str, Value] = default(default_factory=dict)  # by folded attribute name
    levels: ReadOnly[str, tuple[int, ...]] = default(  # by folded topic: the newest, their own
        default_factory=dict
    )
    status: str = ""  # of their registration in this workshop
    role: str = ""
    is_archived: bool = False


class Community:
    """The members, found by whatever tells one from another."""

    def __init__(self, people: Iterable[Known]) -> None:
        self.people = {known.id: known for known in people}
        self.by_email: dict[str, list[int]] = defaultdict(list)
        self.by_id: dict[str, int] = {}
        self.by_phone: dict[str, list[int]] = defaultdict(list)
        self.by_name: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self.folded: dict[int, str] = {}
        for known in self.people.values():
            self.folded[known.id] = name_key(known.name)
            if key := email_key(known.email):
                self.by_email[key].append(known.id)
            if known.external_id:
                self.by_id[known.external_id] = known.id
            if key := phone_key(known.texts.get(Field.PHONE, "")):
                self.by_phone[key].append(known.id)
            if not known.is_archived and self.folded[known.id]:
                self.by_name[self.folded[known.id]].append(known.id)
                for word in self.folded[known.id].split():
                    self._by_word[word].append(known.id)

    def has_identity(self, member_id: int) -> bool:
        """Tell whether anything but the name says who a member is."""
        known = self.people[member_id]
        phone = phone_key(known.texts.get(Field.PHONE, ""))
        return bool(email_key(known.email) or known.external_id or phone)

    def perhaps(self, name: str, taken: set[int]) -> int | None:
        """Return a member who looks like this name and is nobody's match yet."""
        words = [self._by_word[word] for word in fold(name).split() if word in self._by_word]
        if not words:
            return None
        likely = [one for one in min(words, key=len)[:_MOST_CANDIDATES] if one not in taken]
        place = most_similar(name, [self.folded[one] for one in likely])
        return None if place is None else likely[place]


def differences(record: Record, known: Known) -> tuple[Change, ...]:
    """Return what a row says that a member's record does not.  What is empty says nothing.

    A name is mended, never replaced by quite another: an e-mail may be used by two.
    """
    changes = []
    is_other = record.name.casefold() != known.name.casefold()
    if record.name and is_other and compatible_name(record.name, known.name):
        changes.append(Change(Field.DISPLAY_NAME, known.name, record.name))
    if record.email and email_key(record.email) != email_key(known.email):
        changes.append(Change(Field.EMAIL, known.email, record.email))
    if record.external_id and not known.external_id and not known.email:
        changes.append(Change(Field.EXTERNAL_ID, "", record.external_id))
    if known.is_archived:
        changes.append(Change(Field.STATUS, "archived", ""))
    for field in TEXTS:
        changes += _text_change(field, record.texts.get(field, ""), known.texts.get(field, ""))
    for name, value in record.answers.items():
        before = known.answers.get(value_key(name))
        if before is None or not _is_same(before, value):
            shown = "" if before is None else written(before)
            changes.append(Change(Field.ATTRIBUTE, shown, written(value), name, value))
    for name, level in record.levels.items():
        were = known.levels.get(value_key(name), ())
        if level not in were:
            before = str(were[0]) if were else ""
            changes.append(Change(Field.SKILL, before, str(level), name, level))
    return tuple(changes)


def without_identity(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes that leave alone what members are recognised by."""
    return tuple(change for change in changes if change.field not in IDENTITY)


def _text_change(field: Field, said: str, before: str) -> list[Change]:
    if not said or said == before:
        return []
    if field is Field.PHONE and phone_key(said) and phone_key(said) == phone_key(before):
        return []
    if field in _ADDED_TO and before:
        return [] if said in before else [Change(field, before, f"{before}\n{said}")]
    return [Change(field, before, said)]


def _is_same(before: Value, value: Value) -> bool:
    if isinstance(before, tuple) and isinstance(value, tuple):
        return {value_key(one) for one in before} == {value_key(one) for one in value}
    if isinstance(before, str) and isinstance(value, str):
        return value_key(before) == value_key(value)
    return type(before) is type(value) and before == value


def written(value: Value) -> str:
    """Return an answer as text: "a; b", "2.5", "yes"."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
