"""Rounds, their breakout groups, who sits where, and who must or must not sit together."""

from __future__ import annotations

from enum import Enum

import peewee as pw

from lchost.models.fields import EnumField, JsonField, UtcField
from lchost.models.people import Member
from lchost.models.rows import Row
from lchost.models.workshops import Workshop


class PairKind(Enum):
    """What a pair rule asks."""

    TOGETHER = "together"
    APART = "apart"


class SeatTable(Row):
    """A table of the room where a workshop is held; groups sit at them in this order."""

    workshop = pw.ForeignKeyField(Workshop, backref="seat_tables", on_delete="CASCADE")
    number = pw.IntegerField()
    name = pw.TextField()
    seats = pw.IntegerField()
    is_accessible = pw.BooleanField()


class Round(Row):
    """One division of those present, with the wishes that made it."""

    workshop = pw.ForeignKeyField(Workshop, backref="rounds", on_delete="CASCADE")
    number = pw.IntegerField()
    made_at = UtcField()
    seed = pw.IntegerField()
    wishes = JsonField()
    report = JsonField()
    published_at = UtcField(null=True)  # shown to those who sit in it since then
    # rounds that were planned together have one
    series = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])


class BreakoutGroup(Row):
    """A group of a round; `number` is what the table card says."""

    round = pw.ForeignKeyField(Round, backref="groups", on_delete="CASCADE")
    number = pw.IntegerField()
    name = pw.TextField(default="")
    theme = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    is_locked = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])
    seat_table = pw.ForeignKeyField(SeatTable, null=True, backref="groups", on_delete="SET NULL")
    facilitator = pw.ForeignKeyField(Member, null=True, backref="+", on_delete="SET NULL")


class Placement(Row):
    """A member sits in a group; once a round."""

    round = pw.ForeignKeyField(Round, index=False, backref="placements", on_delete="CASCADE")
    group = pw.ForeignKeyField(BreakoutGroup, backref="placements", on_delete="CASCADE")
    member = pw.ForeignKeyField(Member, backref="placements", on_delete="CASCADE")
    is_locked = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])

    class Meta:
        indexes = ((("round", "member"), True),)


class PairRule(Row):
    """Two members of a workshop who must sit together, or must not."""

    workshop = pw.ForeignKeyField(Workshop, index=False, backref="pair_rules", on_delete="CASCADE")
    kind = EnumField(PairKind)
    one = pw.ForeignKeyField(Member, backref="+", on_delete="CASCADE")
    other = pw.ForeignKeyField(Member, backref="+", on_delete="CASCADE")

    class Meta:
        indexes = ((("workshop", "one", "other"), True),)
