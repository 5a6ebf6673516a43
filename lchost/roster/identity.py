"""Who is who: which rows of a list are one person, and which member that is (pure).

Rows are put together by the list alone, before the community is asked.  So a list means the same
people however often it is imported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from lchost.roster.known import Community
from lchost.roster.matching import compatible_name, email_key, name_key
from lchost.roster.records import Record
from lchost.roster.services import Standing

Match = tuple[int, "Reason"]
_MOST_COMPARED = 50  # rows of one phone or e-mail; a list with more has put "none" there
_WEIGHT = {
    Standing.COMING: 0,
    Standing.WAITING: 0,
    Standing.UNKNOWN: 0,
    Standing.CANCELLED: 2,
    Standing.NOT_ANSWERED: 4,
}


class Reason(Enum):
    """Why; the screen words it with the verdict's facts."""

    NOBODY_LIKE_THEM = "nobody_like_them"
    PERHAPS = "perhaps"  # new, though `suggested_name` looks like them
    SAME_EMAIL = "same_email"
    SAME_ID = "same_id"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"  # the name is all there is; left as they are
    EARLIER_ROW = "earlier_row"  # `other_line` is the same person
    CANCELLED = "cancelled"
    NOT_ANSWERED = "not_answered"  # invited, said nothing
    UNNAMED = "unnamed"  # counted as a guest
    NO_NAME = "no_name"
    CHOSEN = "chosen"  # by the host


@dataclass(frozen=True)
class Someone:
    """One person of a list: the row that speaks for them, and the rows that repeat it.

    Attributes:
        match: the member, and by what they are known.
        is_contested: other rows mean the same member by other signs, so these must stay.
    """

    leader: Record
    others: tuple[Record, ...] = ()
    match: Match | None = None
    is_contested: bool = False


def who_is_who(records: Sequence[Record], community: Community) -> list[Someone]:
    """Return the people of a list, those who come first; rows without a person are left out."""
    people = [_led(rows) for rows in _together(records)]
    people.sort(key=lambda rows: (_weight(rows[0]), rows[0].line))
    strong = [_strong(rows, community) for rows in people]
    times = Counter(match[0] for match in strong if match)
    pairs = _pair_bare((rows[0] for rows in people), community, set(times))
    return [
        Someone(
            leader=rows[0],
            others=tuple(rows[1:]),
            match=match or pairs.get(rows[0].line),
            is_contested=match is not None and times[match[0]] > 1,
        )
        for rows, match in zip(people, strong, strict=True)
    ]


def _weight(record: Record) -> int:
    """Who comes speaks before who cancelled (they may have bought again), names before blanks."""
    return _WEIGHT[record.standing] + (not record.name)


def _led(rows: list[Record]) -> list[Record]:
    """Return the rows with the one that speaks for all of them first."""
    if len(rows) == 1:
        return rows
    leader = min(rows, key=lambda row: (_weight(row), row.line))
    return [leader, *(row for row in rows if row is not leader)]


def _together(records: Iterable[Record]) -> list[list[Record]]:
    """Put the rows together that are one person, also by way of a third row.

    Same e-mail, or same id or phone and a name that fits.
    """
    people: dict[int, list[Record]] = {}  # by the line that stands for the person
    stands_for: dict[int, int] = {}
    by_sign: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.is_unnamed:
            continue
        people[record.line] = [record]
        stands_for[record.line] = record.line
        for sign in _signs(record):
            for other in by_sign[sign]:
                home, away = stands_for[other.line], stands_for[record.line]
                if home != away and _is_one(sign, record, other):
                    for moved in people.pop(away):
                        people[home].append(moved)
                        stands_for[moved.line] = home
            if len(by_sign[sign]) < _MOST_COMPARED:
                by_sign[sign].append(record)
    return list(people.values())


def _is_one(sign: str, record: Record, other: Record) -> bool:
    if sign.startswith("e"):
        return not are_two(record, other)
    return compatible_name(record.name, other.name)


def _strong(rows: Iterable[Record], community: Community) -> Match | None:
    """Return the member whom more than the name says."""
    for record in rows:
        found = _member(record, community)
        if found:
            return found
    return None


def _member(record: Record, community: Community) -> Match | None:
    """Return whom a row means: by e-mail, else by the service's id, else by phone.

    Id and phone need a name that fits, since phones are shared and other lists count from 1 as
    well.  An e-mail needs none, unless another sign points to somebody whose name does fit.
    """

    def best(ids: Iterable[int]) -> int | None:
        fitting = [one for one in ids if _may_be(record, one, community)]
        exact = [one for one in fitting if community.folded[one] == name_key(record.name)]
        return next(iter(exact or fitting), None)

    mailed = community.by_email.get(email_key(record.email), []) if record.email else []
    known = community.by_id.get(record.external_id)
    called = community.by_phone.get(record.phone_key, []) if record.name else []
    for ids, reason in (
        (mailed, Reason.SAME_EMAIL),
        ([] if known is None else [known], Reason.SAME_ID),
        (called, Reason.SAME_PHONE),
    ):
        member_id = best(ids)
        if member_id is not None:
            return member_id, reason
    others = [one for one in mailed if not _is_other_ticket(record, one, community)]
    return (others[0], Reason.SAME_EMAIL) if others else None


def _may_be(record: Record, member_id: int, community: Community) -> bool:
    name = community.people[member_id].name
    return not record.name or compatible_name(record.name, name)


def _is_other_ticket(record: Record, member_id: int, community: Community) -> bool:
    """Tell whether a member of this e-mail has a ticket of their own from the same service."""
    mine, theirs = record.external_id, community.people[member_id].external_id
    is_same_service = mine.partition(":")[0] == theirs.partition(":")[0]
    return bool(mine and theirs) and is_same_service and mine != theirs


def _pair_bare(
    leaders: Iterable[Record], community: Community, taken: set[int]
) -> dict[int, Match]:
    """Pair rows that have nothing but a name with members of exactly that name, by line.

    One member and one row of a name are the same person.  Several rows are several people; they
    are paired in order with as many members, so that importing again changes nothing.  Where one
    row may mean several members, only those without e-mail, phone and id count.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for record in leaders:
        if record.name and not record.has_identity and _weight(record) == 0:
            rows[name_key(record.name)].append(record.line)
    pairs: dict[int, Match] = {}
    for name, lines in rows.items():
        ids = [one for one in sorted(community.by_name.get(name, [])) if one not in taken]
        if len(ids) > len(lines):
            ids = [one for one in ids if not community.has_identity(one)]
        for line, member_id in zip(lines, ids, strict=False):
            pairs[line] = (member_id, Reason.SAME_NAME)
    return pairs


def are_two(one: Record, other: Record) -> bool:
    """Tell whether two rows of one e-mail are two people: own ids, and names that do not meet."""
    return (
        bool(one.external_id and other.external_id)
        and one.external_id != other.external_id
        and not compatible_name(one.name, other.name)
    )


def _signs(record: Record) -> list[str]:
    """Return what a row can be recognised by, besides its name."""
    keys = [f"e{email_key(record.email)}"] if record.email else []
    keys += [f"i{record.external_id}"] if record.external_id else []
    keys += [f"p{record.phone_key}"] if record.phone_key else []
    return keys
