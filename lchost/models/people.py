"""Members: who they are, what they answered, what they can do, the code on their badge."""

from __future__ import annotations

from enum import Enum

import peewee as pw

from lchost.models.fields import DayField, EnumField, JsonField, UtcField
from lchost.models.pictures import Picture
from lchost.models.rows import Row, new_uid


class AttributeKind(Enum):
    """What kind of answer an attribute holds."""

    CATEGORY = "category"
    MANY = "many"  # several of a set, such as languages
    NUMBER = "number"
    YES_NO = "yes_no"


class Source(Enum):
    """Who said how skilled a member is."""

    SELF = "self"
    PRE = "pre"
    POST = "post"
    HOST = "host"


class Member(Row):
    """A person the host knows.  Empty text means "not said"."""

    uid = pw.TextField(unique=True, default=new_uid)
    display_name = pw.TextField()  # what they want to be called
    legal_name = pw.TextField(default="")  # for certificates
    pronouns = pw.TextField(default="")
    email = pw.TextField(default="", index=True)
    phone = pw.TextField(default="")
    language = pw.TextField(default="")
    access_needs = pw.TextField(default="")
    notes = pw.TextField(default="")
    attention = pw.TextField(default="")  # said at the door: "has the projector key"
    external_id = pw.TextField(default="", index=True)  # "service:id" of where they signed up
    joined_on = DayField(null=True)
    photo_consent = pw.BooleanField(null=True)  # None: never asked
    directory_consent = pw.BooleanField(null=True)
    folded = pw.TextField()  # search key: roster.matching.fold of names and e-mail
    created_at = UtcField()
    archived_at = UtcField(null=True)
    photo = pw.ForeignKeyField(Picture, null=True, backref="members", on_delete="SET NULL")


class BadgeCode(Row):
    """A code that is or was a member's.  The one in use has no `replaced_at`."""

    code = pw.TextField(unique=True)
    member = pw.ForeignKeyField(Member, backref="codes", on_delete="CASCADE")
    issued_at = UtcField()
    replaced_at = UtcField(null=True)


class Attribute(Row):
    """A question that the host asks of members; a private one never leaves the laptop in print."""

    name = pw.TextField(unique=True)
    kind = EnumField(AttributeKind)
    is_private = pw.BooleanField(default=False)
    position = pw.IntegerField(default=0)


class AttributeValue(Row):
    """A member's answer: text, list of texts, number or truth, by the attribute's kind."""

    attribute = pw.ForeignKeyField(Attribute, index=False, backref="answers", on_delete="CASCADE")
    member = pw.ForeignKeyField(Member, backref="answers", on_delete="CASCADE")
    value = JsonField()

    class Meta:
        indexes = ((("attribute", "member"), True),)


class LearningTopic(Row):
    """Something to be skilled at."""

    name = pw.TextField(unique=True)

    class Meta:
        table_name = "topic"


class SkillAssessment(Row):
    """How skilled a member was said to be, 1 to 5.  All are kept; the newest counts."""

    member = pw.ForeignKeyField(Member, index=False, backref="assessments", on_delete="CASCADE")
    topic = pw.ForeignKeyField(LearningTopic, backref="assessments", on_delete="CASCADE")
    level = pw.IntegerField()
    source = EnumField(Source)
    at = UtcField()

    class Meta:
        indexes = ((("member", "topic", "at"), False),)


class Consent(Row):
    """What a member said yes or no to, in which words.  Rows are only added."""

    member = pw.ForeignKeyField(Member, index=False, backref="consents", on_delete="CASCADE")
    what = pw.TextField()  # name of roster.consents.What
    given = pw.BooleanField()
    wording = pw.TextField()
    at = UtcField()
    channel = pw.TextField()

    class Meta:
        indexes = ((("member", "what"), False),)
