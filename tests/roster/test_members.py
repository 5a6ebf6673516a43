"""Members are kept, changed, hidden, listed and found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost import codes, errors
from lchost.checkin.answers import ACCEPTED
from lchost.models import undo
from lchost.models.attendance import CheckIn
from lchost.models.people import BadgeCode, SkillAssessment
from lchost.models.people import Member as Row
from lchost.planning import workshops
from lchost.roster import members, registrations
from lchost.roster.attributes import Kind
from lchost.roster.members import MemberDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


def names(text: str, **options: int) -> list[str]:
    return [found.name for found in members.search(text, **options)]


def plan(capacity: int | None = None) -> int:
    draft = workshops.WorkshopDraft(
        "Circle", NINE, NINE + timedelta(hours=2), "UTC", capacity=capacity
    )
    return workshops.plan(draft, NINE)


def test_a_new_member_comes_back_as_written_with_a_badge_code(db: Path) -> None:
    gender = members.define_attribute("Gender", Kind.CATEGORY, is_private=True)
    tongues = members.define_attribute("Languages", Kind.MANY)
    python = members.ensure_topic("Python")
    draft = MemberDraft(
        " Zoë  Ångström ",
        email="zoe@example.org",
        attributes={gender: "woman", tongues: ("en", "sv")},
        skills={python: 4},
    )
    kept = members.get(members.add(draft, NINE))
    assert kept.display_name == "Zoë Ångström"
    assert kept.attributes == {gender: "woman", tongues: ("en", "sv")}
    assert kept.skills[python].level == 4
    assert codes.is_valid(kept.code)
    assert kept.draft == replace(draft, display_name="Zoë Ångström")


@pytest.mark.parametrize(
    ("draft", "trouble"),
    [
        (MemberDraft("  "), errors.NoName),
        (MemberDraft("Ana", email="ana at x"), errors.BadEmail),
        (MemberDraft("Ana", skills={1: 6}), errors.NoSuchLevel),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(
    db: Path, draft: MemberDraft, trouble: type[errors.HostError]
) -> None:
    members.ensure_topic("Python")
    with pytest.raises(trouble):
        members.add(draft, NINE)
    assert members.listing() == []


def test_an_edit_writes_only_what_differs_and_keeps_every_assessment(db: Path) -> None:
    python = members.ensure_topic("Python")
    track = members.define_attribute("Track", Kind.CATEGORY)
    ana = members.add(MemberDraft("Ana", attributes={track: "A"}, skills={python: 2}), NINE)
    draft = members.get(ana).draft
    with undo.step("nothing"):
        members.edit(ana, draft, NINE)
    assert undo.labels()[0] is None
    members.edit(ana, replace(draft, attributes={}, skills={python: 3}, notes="late"), NINE)
    kept = members.get(ana)
    assert (kept.attributes, kept.notes, kept.skills[python].level) == ({}, "late", 3)
    assert SkillAssessment.select().count() == 2


def test_an_edit_is_one_undo_across_all_tables(db: Path) -> None:
    track = members.define_attribute("Track", Kind.CATEGORY)
    ana = members.add(MemberDraft("Ana", attributes={track: "A"}), NINE)
    with undo.step("change Ana"):
        members.edit(ana, MemberDraft("Anna", attributes={track: "B"}), NINE)
    undo.undo()
    assert members.get(ana).draft == MemberDraft("Ana", attributes={track: "A"})
    assert names("ana") == ["Ana"]


def test_archived_members_are_hidden_and_come_back(db: Path) -> None:
    ana = members.add(MemberDraft("Ana"), NINE)
    members.archive([ana], NINE)
    assert members.listing() == []
    assert [row.id for row in members.listing(archived=True)] == [ana]
    assert names("ana") == []
    members.restore([ana])
    assert names("ana") == ["Ana"]


def test_a_member_who_is_gone_is_said(db: Path) -> None:
    with pytest.raises(errors.NoSuchMember):
        members.get(99)


def test_a_replaced_badge_is_still_known_by_its_old_code(db: Path) -> None:
    ana = members.add(MemberDraft("Ana"), NINE)
    old = members.get(ana).code
    new = members.replace_badge(ana, NINE)
    assert members.get(ana).code == new
    assert members.by_code(old) == (ana, NINE)
    assert members.by_code(new) == (ana, None)
    assert members.by_code("B" * 20) is None


def test_the_list_counts_sessions_that_somebody_came_to(db: Path) -> None:
    ana, bo = (members.add(MemberDraft(name), NINE) for name in ("Ana", "Bo"))
    session = workshops.get(plan()).session_id
    CheckIn.create(session=session, member=ana, at=NINE, answer="welcome", method="typed")
    taken = CheckIn.create(session=session, member=bo, at=NINE, answer="late", method="typed")
    CheckIn.create(
        session=session, member=bo, at=NINE, answer="undone", method="typed", undoes=taken
    )
    CheckIn.create(session=session, member=bo, at=NINE, answer="not_registered", method="typed")
    assert [(row.display_name, row.came, row.last_here_at) for row in members.listing()] == [
        ("Ana", 1, NINE),
        ("Bo", 0, None),
    ]


def test_the_list_and_the_door_agree_on_who_came() -> None:
    assert tuple(answer.value for answer in ACCEPTED) == members.CAME


def test_search_finds_by_name_email_phone_and_badge_code(db: Path) -> None:
    zoe = members.add(
        MemberDraft("Zoë Ångström", email="z@birch.example", phone="+49 30 901820"), NINE
    )
    members.add(MemberDraft("李小龍"), NINE)
    members.add(MemberDraft("Bo Lund"), NINE)
    code = members.get(zoe).code
    for text in (
        "angstrom zoe",
        "z@bir",
        "angstorm",
        "030 9018",
        code[:8],
        codes.spaced(code).lower(),
    ):
        assert names(text)[:1] == ["Zoë Ångström"], text
    assert names("小龍") == ["李小龍"]
    assert names("nobody here") == []
    assert names("") == []


def test_search_in_a_workshop_finds_only_its_people_with_their_status(db: Path) -> None:
    ana, _ = (members.add(MemberDraft(name), NINE) for name in ("Ana Berg", "Ana Lund"))
    here = plan()
    registrations.register(here, [ana], NINE)
    assert [(f.name, f.status) for f in members.search("ana", workshop_id=here)] == [
        ("Ana Berg", "registered")
    ]


def test_look_alikes_are_found_by_email_phone_or_nearly_the_name(db: Path) -> None:
    ana = members.add(MemberDraft("Ana Berg", email="ana@x.org", phone="030 123456"), NINE)
    for probe in (("Anna Berg", "", ""), ("Q", "ANA@x.org", ""), ("Q", "", "+030-123 456")):
        assert [found.member_id for found in members.look_alikes(*probe)] == [ana]
    assert members.look_alikes("Bo Lund") == []
    assert members.look_alikes("Ana Berg", besides=ana) == []


def test_a_known_attribute_or_topic_is_not_made_twice(db: Path) -> None:
    assert members.define_attribute("Track", Kind.CATEGORY) == members.define_attribute(
        " Track ", Kind.NUMBER
    )
    assert members.ensure_topic("Python") == members.ensure_topic("Python")
    assert [(a.name, a.kind) for a in members.attributes()] == [("Track", Kind.CATEGORY)]
    with pytest.raises(errors.NoName):
        members.ensure_topic(" ")


def test_adding_and_undoing_leaves_nothing(db: Path) -> None:
    with undo.step("add Ana"):
        members.add(MemberDraft("Ana"), NINE)
    undo.undo()
    assert Row.select().count() == 0
    assert BadgeCode.select().count() == 0
