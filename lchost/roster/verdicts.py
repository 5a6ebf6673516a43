"""What an import will do with each row, and why (pure)."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass, replace
from dataclasses import field as default
from enum import Enum

from lchost.roster.identity import Match, Reason, Someone, who_is_who
from lchost.roster.known import Change, Community, differences, without_identity
from lchost.roster.matching import compatible_name, email_key
from lchost.roster.records import Note, Record
from lchost.roster.services import Standing


class Verdict(Enum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    SKIP = "skip"
    ERROR = "error"


class Place(Enum):
    """What becomes of the registration."""

    REGISTER = "register"
    WAITLIST = "waitlist"
    CANCEL = "cancel"


@dataclass(frozen=True)
class RowVerdict:
    """What becomes of one row of the file, and why."""

    line: int
    verdict: Verdict
    reason: Reason
    name: str = ""
    email: str = ""
    member_id: int | None = None
    suggested_id: int | None = None
    suggested_name: str = ""
    other_line: int = 0
    changes: tuple[Change, ...] = ()
    place: Place | None = None
    role: str = ""  # a changed role in the workshop
    guests: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    choices: tuple[Verdict, ...] = ()  # what the host may choose instead
    record: Record = default(default_factory=lambda: Record(0))


@dataclass(frozen=True)
class Choice:
    """What the host wants with a row; `member_id` names the person it is."""

    verdict: Verdict
    member_id: int | None = None


def judge(
    records: Sequence[Record],
    community: Community,
    *,
    free: int | None = None,
    is_for_workshop: bool = False,
    choices: ReadOnly[int, Choice] | None = None,
) -> tuple[RowVerdict, ...]:
    """Return a verdict for each row, in the file's order.

    Args:
        free: places that the workshop has left; None is no limit.
        choices: what the host decided, by line.
    """
    options = (is_for_workshop, choices or {})
    found = _Court(records, community, free, *options).all()
    freed = sum(
        one.place is Place.CANCEL and community.people[one.member_id or 0].status == "registered"
        for one in found
    )
    if freed and free is not None:  # places given back in this file are there for others in it
        found = _Court(records, community, free + freed, *options).all()
    return found


class _Court:
    def __init__(
        self,
        records: Sequence[Record],
        community: Community,
        free: int | None,
        is_for_workshop: bool,
        choices: ReadOnly[int, Choice],
    ) -> None:
        self._records = records
        self._community = community
        self._free = free
        self._is_for_workshop = is_for_workshop
        self._choices = choices
        self._taken: dict[int, int] = {}  # member id: line
        self._emails: set[str] = set()  # of those who are judged

    def all(self) -> tuple[RowVerdict, ...]:
        """Judge every row; answer in the file's order."""
        found = {
            record.line: self._unnamed(record) for record in self._records if record.is_unnamed
        }
        for someone in who_is_who(self._records, self._community):
            found[someone.leader.line] = self._verdict(someone.leader, someone)
            for record in someone.others:
                found[record.line] = self._verdict(record, someone)
        return tuple(found[record.line] for record in self._records)

    def _verdict(self, record: Record, someone: Someone) -> RowVerdict:
        choice = self._choices.get(record.line)
        if choice:
            said = self._chosen(record, choice)
        elif record is someone.leader:
            said = self._judged(someone)
        else:
            said = self._repeats(record, someone.leader.line, someone.match)
        if record.email:
            self._emails.add(email_key(record.email))
        return replace(
            said,
            name=record.name,
            email=record.email,
            notes=(*record.notes, *said.notes),
            choices=_choices(record, said),
            record=record,
        )

    # --- what the file and the community say ---

    def _unnamed(self, record: Record) -> RowVerdict:
        is_off = record.standing is Standing.CANCELLED
        return RowVerdict(
            record.line,
            Verdict.SKIP,
            Reason.CANCELLED if is_off else Reason.UNNAMED,
            guests=() if is_off else (record.ref, *record.guests),
            notes=record.notes,
            record=record,
        )

    def _judged(self, someone: Someone) -> RowVerdict:
        record, match = someone.leader, someone.match
        if match and match[0] in self._taken:
            return self._repeats(record, self._taken[match[0]], match)
        if record.standing is Standing.CANCELLED:
            return self._cancelled(record, match)
        if record.standing is Standing.NOT_ANSWERED:
            who = match[0] if match else None
            return RowVerdict(record.line, Verdict.SKIP, Reason.NOT_ANSWERED, member_id=who)
        if match:
            return self._known(record, match, someone.is_contested)
        if not record.name:
            return RowVerdict(record.line, Verdict.ERROR, Reason.NO_NAME)
        return self._new(record)

    def _repeats(self, record: Record, other_line: int, match: Match | None) -> RowVerdict:
        """A second row of one person; a cancelled one says nothing, they come on another ticket."""
        is_off = record.standing is Standing.CANCELLED
        return RowVerdict(
            record.line,
            Verdict.SKIP if is_off else Verdict.DUPLICATE,
            Reason.CANCELLED if is_off else Reason.EARLIER_ROW,
            member_id=match[0] if match else None,
            other_line=other_line,
            guests=() if is_off else record.guests,
        )

    def _cancelled(self, record: Record, match: Match | None) -> RowVerdict:
        """Give a place back that was had; who had none gets none."""
        member_id = match[0] if match else 0
        known = self._community.people.get(member_id)
        if known is None or known.status not in ("registered", "waitlisted"):
            who = known.id if known else None
            return RowVerdict(record.line, Verdict.SKIP, Reason.CANCELLED, member_id=who)
        self._taken[member_id] = record.line
        return RowVerdict(
            record.line,
            Verdict.CHANGED,
            Reason.CANCELLED,
            member_id=member_id,
            place=Place.CANCEL,
        )

    def _known(
        self, record: Record, match: Match, is_contested: bool, *, is_read_only: bool = False
    ) -> RowVerdict:
        member_id, reason = match
        known = self._community.people[member_id]
        self._taken[member_id] = record.line
        changes = differences(record, known)
        if is_read_only or reason is Reason.SAME_NAME:
            changes = ()
        elif is_contested or not compatible_name(record.name, known.name):
            changes = without_identity(changes)
        place, notes = self._place(record, known.status)
        if record.name and not compatible_name(record.name, known.name):
            notes = (*notes, Note.OTHER_NAME)
        role = record.role if known.status and record.role not in ("", known.role) else ""
        is_changed = bool(changes or role or (place and known.status))
        return RowVerdict(
            record.line,
            Verdict.CHANGED if is_changed else Verdict.UNCHANGED,
            reason,
            member_id=member_id,
            changes=changes,
            place=place,
            role=role,
            guests=record.guests,
            notes=notes,
        )

    def _new(self, record: Record, reason: Reason | None = None) -> RowVerdict:
        is_shared = bool(record.email) and email_key(record.email) in self._emails
        perhaps = self._community.perhaps(record.name, set(self._taken))
        place, _ = self._place(record, "")
        return RowVerdict(
            record.line,
            Verdict.NEW,
            reason or (Reason.NOBODY_LIKE_THEM if perhaps is None else Reason.PERHAPS),
            suggested_id=perhaps,
            suggested_name="" if perhaps is None else self._community.people[perhaps].name,
            place=place,
            role=record.role,
            guests=record.guests,
            notes=(Note.SHARED_EMAIL,) if is_shared else (),
        )

    def _place(self, record: Record, status: str) -> tuple[Place | None, tuple[Note, ...]]:
        if not self._is_for_workshop or status == "registered":
            return None, ()
        if status == "cancelled":
            return None, (Note.CANCELLED_HERE,)
        is_full = self._free is not None and self._free <= 0
        if record.standing is Standing.WAITING or is_full:
            return (None if status == "waitlisted" else Place.WAITLIST), ()
        if self._free is not None:
            self._free -= 1
        return Place.REGISTER, ()

    # --- what the host says ---

    def _chosen(self, record: Record, choice: Choice) -> RowVerdict:
        if choice.verdict is Verdict.NEW and record.name:
            return self._new(record, Reason.CHOSEN)
        who = choice.member_id
        is_known = choice.verdict in (Verdict.CHANGED, Verdict.UNCHANGED)
        if who is not None and is_known and who in self._community.people:
            if who not in self._taken:
                is_kept = choice.verdict is Verdict.UNCHANGED
                return self._known(record, (who, Reason.CHOSEN), False, is_read_only=is_kept)
            return self._repeats(record, self._taken[who], (who, Reason.CHOSEN))
        return RowVerdict(record.line, Verdict.SKIP, Reason.CHOSEN, member_id=who)


def _choices(record: Record, said: RowVerdict) -> tuple[Verdict, ...]:
    if record.is_unnamed or said.verdict is Verdict.ERROR:
        return ()
    found = [Verdict.SKIP]
    is_open = said.member_id is None or said.reason is Reason.SAME_NAME
    if record.name and (is_open or said.verdict is Verdict.DUPLICATE):
        found.append(Verdict.NEW)
    if said.member_id is not None or said.suggested_id is not None:
        found += [Verdict.CHANGED, Verdict.UNCHANGED]
    return tuple(found)
