"""People from a list: first a preview that writes nothing, then one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from dataclasses import field as default
from datetime import datetime
from typing import Any

from lchost import codes
from lchost.errors import NoNameColumn
from lchost.models import people, workshops
from lchost.models.database import Topic, writing
from lchost.models.rows import add_rows, new_uid
from lchost.roster import profile, registrations
from lchost.roster.attributes import Value
from lchost.roster.identity import Reason
from lchost.roster.kept import Kept
from lchost.roster.known import Change as Change
from lchost.roster.known import Community
from lchost.roster.mapping import Field, Mapping
from lchost.roster.matching import search_key, value_key
from lchost.roster.profile import kept_value
from lchost.roster.records import TEXTS, Note, records
from lchost.roster.tables import Progress, Table, TableWarning
from lchost.roster.verdicts import (
    Choice,
    Place,
    RowVerdict,
    Verdict,
    judge,
)

_STEPS = 5  # of progress


@dataclass(frozen=True)
class Counts:
    """What an import would do, in rows; `unnamed` in guests, the places in people."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicate: int = 0
    skip: int = 0
    error: int = 0
    unnamed: int = 0
    registers: int = 0
    waitlists: int = 0
    cancels: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether the import would write nothing, but for unnamed guests."""
        return not (self.new or self.changed or self.registers or self.waitlists or self.cancels)


@dataclass(frozen=True)
class Preview:
    """What an import will do.  Nothing is written until `run`."""

    table: Table
    mapping: Mapping
    workshop_id: int | None
    rows: tuple[RowVerdict, ...]
    counts: Counts
    warnings: tuple[TableWarning, ...]
    notes: tuple[tuple[Note, int], ...]  # oddities of rows, and how many rows have them
    choices: ReadOnly[int, Choice] = default(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0  # duplicates, cancelled, unreadable
    registered: int = 0
    waitlisted: int = 0
    cancelled: int = 0
    unnamed: int = 0  # guests counted that were not before
    member_ids: tuple[int, ...] = ()  # of everybody whom the file puts in, in its order


def preview(
    table: Table,
    mapping: Mapping,
    workshop_id: int | None = None,
    choices: Iterable[tuple[int, Choice]] = (),
) -> Preview:
    """Say what an import would do with each row.

    Args:
        workshop_id: the people also get a place in this workshop.
        choices: what the host has decided, by line.

    Raises:
        NoNameColumn: the mapping has no column with names.
    """
    if not mapping.has_names:
        raise NoNameColumn()
    kept = Kept(workshop_id)
    chosen = dict(choices)
    verdicts = judge(
        records(table, mapping, kept.kinds, kept.spellings()),
        Community(kept.people()),
        free=kept.free,
        is_for_workshop=workshop_id is not None,
        choices=chosen,
    )
    notes = Counter(note for row in verdicts for note in row.notes)
    return Preview(
        table=table,
        mapping=mapping,
        workshop_id=workshop_id,
        rows=verdicts,
        counts=_counts(verdicts),
        warnings=table.warnings,
        notes=tuple(notes.items()),
        choices=chosen,
    )


def choose(shown: Preview, line: int, verdict: Verdict, member_id: int | None = None) -> Preview:
    """Return the preview after the host decided about one row.

    Args:
        member_id: whom the row means; else who was matched or suggested.
    """
    row = next(row for row in shown.rows if row.line == line)
    wanted = Choice(verdict, member_id or row.member_id or row.suggested_id)
    choices = {**shown.choices, line: wanted}
    return preview(shown.table, shown.mapping, shown.workshop_id, choices.items())


def _counts(verdicts: Iterable[RowVerdict]) -> Counts:
    rows = list(verdicts)
    kinds = Counter(row.verdict.value for row in rows)
    places = Counter(row.place for row in rows)
    return Counts(
        **kinds,
        unnamed=sum(len(row.guests) for row in rows),
        registers=places[Place.REGISTER],
        waitlists=places[Place.WAITLIST],
        cancels=places[Place.CANCEL],
    )


def run(shown: Preview, at: datetime, progress: Progress | None = None) -> Imported:
    """Do what the preview says, in one transaction.

    The community may have changed since the preview, so every row is judged once more; what the
    host chose stays.  Running the same import again writes nothing.
    """
    tick = progress or (lambda done, total: None)
    with writing(Topic.MEMBERS, Topic.REGISTRATIONS):
        fresh = preview(shown.table, shown.mapping, shown.workshop_id, shown.choices.items())
        tick(1, _STEPS)
        return _Pen(fresh, at).write(tick)


class _Pen:
    """Writes what a preview says, in bulk."""

    def __init__(self, shown: Preview, at: datetime) -> None:
        self._shown = shown
        self._at = at
        self._who: dict[int, int] = {
            row.line: row.member_id for row in shown.rows if row.member_id is not None
        }
        self._columns = {
            (column.field, column.name): column
            for column in shown.mapping.columns
            if column.field in (Field.ATTRIBUTE, Field.SKILL)
        }

    def write(self, tick: Progress) -> Imported:
        new = [row for row in self._shown.rows if row.verdict is Verdict.NEW]
        changed = [row for row in self._shown.rows if row.verdict is Verdict.CHANGED]
        self._add_members(new)
        tick(2, _STEPS)
        self._change_members(changed)
        tick(3, _STEPS)
        self._add_answers(new, changed)
        tick(4, _STEPS)
        done = self._settle_places()
        tick(_STEPS, _STEPS)
        counts = self._shown.counts
        return replace(
            done,
            new=len(new),
            changed=len(changed),
            unchanged=counts.unchanged,
            skipped=counts.duplicate + counts.skip + counts.error,
            member_ids=tuple(
                self._who[row.line]
                for row in self._shown.rows
                if row.verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.UNCHANGED)
                and row.place is not Place.CANCEL
            ),
        )

    # --- members ---

    def _add_members(self, new: list[RowVerdict]) -> None:
        last = people.Member.select(people.Member.id).order_by(people.Member.id.desc()).first()
        uids = {new_uid(): row.line for row in new}
        rows = []
        for uid, row in zip(uids, new, strict=True):
            said = row.record
            texts = {field.value: said.texts.get(field, "") for field in TEXTS}
            rows.append(
                {
                    "uid": uid,
                    "display_name": said.name,
                    "email": said.email,
                    "external_id": said.external_id,
                    "folded": search_key(said.name, texts["legal_name"], said.email),
                    "created_at": self._at,
                    **texts,
                }
            )
        add_rows(people.Member, rows)
        made = people.Member.select(people.Member.id, people.Member.uid)
        for member_id, uid in made.where(people.Member.id > (last.id if last else 0)).tuples():
            self._who[uids[uid]] = member_id
        add_rows(
            people.BadgeCode,
            [
                {"code": codes.new_code(), "member": self._who[row.line], "issued_at": self._at}
                for row in new
            ],
        )

    def _change_members(self, changed: list[RowVerdict]) -> None:
        member = people.Member
        for row in changed:
            columns: dict[str, Any] = {}
            for change in row.changes:
                if change.field is Field.STATUS:
                    columns["archived_at"] = None
                elif change.field not in (Field.ATTRIBUTE, Field.SKILL):
                    columns[change.field.value] = change.after
            if not columns:
                continue
            member.update(**columns).where(member.id == row.member_id).execute()
            now = member.get_by_id(row.member_id)
            folded = search_key(now.display_name, now.legal_name, now.email)
            if folded != now.folded:
                member.update(folded=folded).where(member.id == row.member_id).execute()

    # --- answers and skills ---

    def _add_answers(self, new: list[RowVerdict], changed: list[RowVerdict]) -> None:
        answers: list[tuple[int, str, Value, bool]] = []
        levels: list[tuple[int, str, int]] = []
        for row in new:
            who = self._who[row.line]
            answers += [(who, name, value, True) for name, value in row.record.answers.items()]
            levels += [(who, name, level) for name, level in row.record.levels.items()]
        for row in changed:
            who = self._who[row.line]
            for change in row.changes:
                if change.field is Field.ATTRIBUTE and change.value is not None:
                    answers.append((who, change.name, change.value, not change.before))
                elif change.field is Field.SKILL and isinstance(change.value, int):
                    levels.append((who, change.name, change.value))
        self._write_answers(answers)
        topics = {name: self._topic(name) for name in dict.fromkeys(one[1] for one in levels)}
        add_rows(
            people.SkillAssessment,
            [
                {"member": who, "topic": topics[name], "level": level, "source": "self"}
                | {"at": self._at}
                for who, name, level in levels
            ],
        )

    def _topic(self, name: str) -> int:
        """Return the topic of this name, however it is written; made if it is new."""
        key = value_key(name)
        known = (one.id for one in profile.topics() if value_key(one.name) == key)
        return next(known, 0) or profile.ensure_topic(name)

    def _write_answers(self, answers: list[tuple[int, str, Value, bool]]) -> None:
        ids = {name: self._attribute(name) for name in dict.fromkeys(a[1] for a in answers)}
        held = people.AttributeValue
        add_rows(
            held,
            [
                {"attribute": ids[name], "member": who, "value": kept_value(value)}
                for who, name, value, is_first in answers
                if is_first
            ],
        )
        for who, name, value, is_first in answers:
            if not is_first:
                held.update(value=kept_value(value)).where(
                    held.attribute == ids[name], held.member == who
                ).execute()

    def _attribute(self, name: str) -> int:
        """Return the attribute of this name, however it is written; made if it is new."""
        key = value_key(name)
        known = next((one for one in profile.attributes() if value_key(one.name) == key), None)
        if known:
            return known.id
        column = self._columns[Field.ATTRIBUTE, name]
        return profile.define_attribute(name, column.kind, column.is_private)

    # --- places in the workshop ---

    def _settle_places(self) -> Imported:
        workshop_id = self._shown.workshop_id
        if workshop_id is None:
            return Imported()
        known = {
            row.member_id: row.id
            for row in workshops.Registration.select().where(
                workshops.Registration.workshop == workshop_id
            )
        }
        fresh = []
        for row in self._shown.rows:
            who = self._who.get(row.line, 0)
            if row.place is None and not row.role:
                continue
            if who not in known and row.place in (Place.REGISTER, Place.WAITLIST):
                fresh.append(self._registration(workshop_id, who, row))
            elif who in known:
                self._change_place(known[who], row)
        add_rows(workshops.Registration, fresh)
        places = Counter(row.place for row in self._shown.rows)
        return Imported(
            registered=places[Place.REGISTER],
            waitlisted=places[Place.WAITLIST],
            cancelled=places[Place.CANCEL],
            unnamed=self._settle_guests(workshop_id),
        )

    def _registration(self, workshop_id: int, who: int, row: RowVerdict) -> dict[str, Any]:
        return {
            "uid": new_uid(),
            "workshop": workshop_id,
            "member": who,
            "status": "registered" if row.place is Place.REGISTER else "waitlisted",
            "role": row.record.role or "attendee",
            "registered_at": self._at,
        }

    def _change_place(self, registration_id: int, row: RowVerdict) -> None:
        columns: dict[str, str] = {}
        if row.place is Place.CANCEL:
            columns["status"] = "cancelled"
        elif row.place is Place.REGISTER:
            columns["status"] = "registered"
        elif row.place is Place.WAITLIST:
            columns["status"] = "waitlisted"
        if row.role:
            columns["role"] = row.role
        workshops.Registration.update(**columns).where(
            workshops.Registration.id == registration_id
        ).execute()

    def _settle_guests(self, workshop_id: int) -> int:
        """Count the unnamed guests of this file; those with a name by now are guests no more."""
        rows = self._shown.rows
        coming = {guest for row in rows for guest in row.guests}
        orders = {row.record.ref for row in rows if row.record.ref}
        gone = [
            ref
            for ref in registrations.unnamed(workshop_id)
            if ref not in coming and ref.partition("+")[0] in orders
        ]
        registrations.remove_unnamed(workshop_id, gone)
        return registrations.add_unnamed(workshop_id, coming)


__all__ = [
    "Change",
    "Choice",
    "Counts",
    "Imported",
    "Note",
    "Place",
    "Preview",
    "Reason",
    "RowVerdict",
    "Verdict",
    "choose",
    "preview",
    "run",
]
