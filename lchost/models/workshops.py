"""Workshops: what is planned, where, when, and who has a place."""

from __future__ import annotations

from enum import Enum

import peewee as pw

from lchost.models.fields import EnumField, JsonField, UtcField
from lchost.models.people import Member
from lchost.models.rows import Row, new_uid


class Status(Enum):
    """What a registration is worth."""

    REGISTERED = "registered"
    WAITLISTED = "waitlisted"
    CANCELLED = "cancelled"


class Role(Enum):
    """What a member does in a workshop."""

    ATTENDEE = "attendee"
    FACILITATOR = "facilitator"
    MENTOR = "mentor"
    HELPER = "helper"


class Place(Row):
    """A room; `capacity` in people, None when nobody has counted."""

    name = pw.TextField(unique=True)
    capacity = pw.IntegerField(null=True)


class WorkshopSeries(Row):
    """Workshops that belong together."""

    uid = pw.TextField(unique=True, default=new_uid)
    title = pw.TextField(unique=True)


class Workshop(Row):
    """One workshop.  `zone` is the IANA name in which its days and clocks are read."""

    uid = pw.TextField(unique=True, default=new_uid)
    title = pw.TextField()
    purpose = pw.TextField(default="")
    zone = pw.TextField()
    place = pw.ForeignKeyField(Place, null=True, backref="workshops", on_delete="SET NULL")
    capacity = pw.IntegerField(null=True)  # people; None: no limit
    opens_before_min = pw.IntegerField(default=30)  # the door opens so long before the start
    late_after_min = pw.IntegerField(null=True)  # None: nobody is late
    created_at = UtcField()
    archived_at = UtcField(null=True)
    # the door closes so long after a session's end
    closes_after_min = pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")])
    # who went out may come in again without being asked
    allows_return = pw.BooleanField(default=True, constraints=[pw.SQL("DEFAULT 1")])
    # somebody new may put their name down on their own phone
    phone_walk_ins = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])
    # "en", "fr", "vi"; empty: the community's
    paper_language = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    series = pw.ForeignKeyField(
        WorkshopSeries, null=True, backref="workshops", on_delete="SET NULL"
    )


class Session(Row):
    """One sitting of a workshop, in UTC.  `closed_at`: the host has closed the door.

    `place`: where it differs from the workshop's; sessions at one time in several rooms have one.
    """

    uid = pw.TextField(unique=True, default=new_uid)
    workshop = pw.ForeignKeyField(Workshop, backref="sessions", on_delete="CASCADE")
    starts_at = UtcField(index=True)
    ends_at = UtcField()
    closed_at = UtcField(null=True)
    title = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    place = pw.ForeignKeyField(Place, null=True, backref="sessions", on_delete="SET NULL")


class AgendaItem(Row):
    """A part of a session, in order; its clock time follows from the minutes before it."""

    session = pw.ForeignKeyField(Session, backref="agenda", on_delete="CASCADE")
    position = pw.IntegerField()
    title = pw.TextField()
    minutes = pw.IntegerField()
    format = pw.TextField(default="")
    leader = pw.TextField(default="")


class Registration(Row):
    """A member has a place in a workshop, waits for one, or gave it back."""

    uid = pw.TextField(unique=True, default=new_uid)
    workshop = pw.ForeignKeyField(
        Workshop, index=False, backref="registrations", on_delete="CASCADE"
    )
    member = pw.ForeignKeyField(Member, backref="registrations", on_delete="CASCADE")
    status = EnumField(Status, default=Status.REGISTERED)
    role = EnumField(Role, default=Role.ATTENDEE)
    is_walk_in = pw.BooleanField(default=False)
    registered_at = UtcField()

    class Meta:
        indexes = ((("workshop", "member"), True),)


class UnnamedGuest(Row):
    """A place that somebody took without saying for whom; `ref` names the seller's ticket."""

    workshop = pw.ForeignKeyField(Workshop, index=False, backref="unnamed", on_delete="CASCADE")
    ref = pw.TextField()

    class Meta:
        indexes = ((("workshop", "ref"), True),)


class DoorQuestion(Row):
    """What the door asks whoever comes to a workshop.  `choices`: the words to choose from."""

    workshop = pw.ForeignKeyField(Workshop, backref="questions", on_delete="CASCADE")
    position = pw.IntegerField()
    text = pw.TextField()
    kind = pw.TextField()  # name of checkin.questions.Kind
    choices = JsonField()
    is_required = pw.BooleanField()


class DoorAnswer(Row):
    """What a member answered; once a question."""

    question = pw.ForeignKeyField(DoorQuestion, index=False, backref="answers", on_delete="CASCADE")
    member = pw.ForeignKeyField(Member, backref="door_answers", on_delete="CASCADE")
    value = pw.TextField()
    at = UtcField()

    class Meta:
        indexes = ((("question", "member"), True),)


class BadgePrint(Row):
    """A badge went to the printer.  Rows are only added: paper cannot be taken back."""

    registration = pw.ForeignKeyField(Registration, backref="prints", on_delete="CASCADE")
    at = UtcField()
