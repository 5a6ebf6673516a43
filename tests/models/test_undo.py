"""Undo and redo of whole steps."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lchost.errors import CannotBeUndone, ChangedSince, NothingToUndo
from lchost.models import undo
from lchost.models.attendance import CheckIn
from lchost.models.database import DB, Topic, connected, on_change, writing
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration, Session, Workshop

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def session(db: Path) -> Session:
    workshop = Workshop.create(title="Charts", zone="Europe/Paris", created_at=NINE)
    return Session.create(workshop=workshop, starts_at=NINE, ends_at=NINE.replace(hour=12))


def everything() -> dict[str, list[tuple[object, ...]]]:
    tables = [name for name in DB.get_tables() if not name.startswith("sqlite_")]
    return {t: DB.execute_sql(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in tables}


def test_undo_and_redo_of_a_step_of_many_rows(member):
    ada = member("Ada")
    before = everything()
    with undo.step("a busy change"), writing(Topic.MEMBERS):
        Member.update(display_name="Ada L.").where(Member.id == ada.id).execute()
        member("Bo")
        gone = member("Cy")
        gone.delete_instance()
    after = everything()
    assert undo.labels() == ("a busy change", None)
    assert undo.undo() == "a busy change"
    assert everything() == before
    assert undo.labels() == (None, "a busy change")
    undo.redo()
    assert everything() == after
    undo.undo()
    assert everything() == before


def test_a_redone_member_keeps_number_and_badge_code(member):
    with undo.step("new member Ada"), writing(Topic.MEMBERS):
        ada = member("Ada")
    code = BadgeCode.get(member=ada).code
    undo.undo()
    with writing(Topic.MEMBERS):
        other = member("Bo")
    undo.redo()
    assert other.id != ada.id and Member.get_by_id(ada.id).display_name == "Ada"
    assert BadgeCode.get(member=ada).code == code


def test_a_step_whose_rows_changed_since_is_refused_and_dropped(member):
    with writing(Topic.MEMBERS):
        ada = member("Ada")
    with undo.step("the first change"), writing(Topic.MEMBERS):
        Member.update(notes="one").where(Member.id == ada.id).execute()
    with writing(Topic.MEMBERS):
        Member.update(notes="two").where(Member.id == ada.id).execute()
    with pytest.raises(ChangedSince) as told:
        undo.undo()
    assert "the first change" in str(told.value)
    assert Member.get().notes == "two" and undo.labels() == (None, None)


def test_undoing_a_workshop_that_somebody_joined_since_is_refused(session: Session, member):
    with undo.step("new workshop Maps"), writing(Topic.WORKSHOPS):
        maps = Workshop.create(title="Maps", zone="UTC", created_at=NINE)
    with writing(Topic.REGISTRATIONS):
        Registration.create(workshop=maps, member=member("Ada"), registered_at=NINE)
    with pytest.raises(ChangedSince):
        undo.undo()
    assert Workshop.select().count() == 2 and Registration.select().count() == 1


def test_the_log_keeps_a_check_in_that_was_undone(session: Session, member):
    ada = member("Ada")
    with undo.step("check-in of Ada"), writing(Topic.ATTENDANCE):
        CheckIn.create(session=session, member=ada, at=NINE, answer="welcome", method="typed")
    for _ in range(2):
        undo.undo()
        undo.redo()
    undo.undo()
    rows = list(CheckIn.select().order_by(CheckIn.id))
    assert [row.answer for row in rows] == ["welcome", "undone"] * 3
    assert [row.undoes_id for row in rows] == [None, 1, None, 3, None, 5]


def test_a_walk_in_can_be_taken_back_and_the_log_stays(session: Session, member):
    with undo.step("walk-in of Bo"), writing(Topic.ATTENDANCE, Topic.MEMBERS):
        bo = member("Bo")
        Registration.create(workshop=session.workshop, member=bo, registered_at=NINE)
        CheckIn.create(session=session, member=bo, at=NINE, answer="welcome", method="walk_in")
    undo.undo()
    assert Member.select().count() == 0
    assert [(row.answer, row.member_id) for row in CheckIn.select()] == [
        ("welcome", None),
        ("undone", None),
    ]
    undo.redo()
    live = CheckIn.select().where(CheckIn.member == bo.id, CheckIn.answer == "welcome")
    assert Member.get().display_name == "Bo" and live.count() == 2


def test_a_check_in_undone_by_hand_is_not_undone_twice(session: Session, member):
    ada = member("Ada")
    with undo.step("check-in of Ada"), writing(Topic.ATTENDANCE):
        scan = CheckIn.create(session=session, member=ada, at=NINE, answer="welcome", method="x")
    with writing(Topic.ATTENDANCE):
        CheckIn.create(
            session=session, member=ada, at=NINE, answer="undone", method="x", undoes=scan
        )
    with pytest.raises(ChangedSince):
        undo.undo()
    assert CheckIn.select().count() == 2


def test_a_check_in_that_was_taken_back_and_given_again_is_taken_back_by_its_own_step(
    session: Session, member
):
    ada = member("Ada")
    scan = {"session": session, "member": ada, "method": "x"}
    with undo.step("check-in of Ada"), writing(Topic.ATTENDANCE):
        row = CheckIn.create(**scan, at=NINE, answer="welcome")
    with undo.step("a button at the check-in"), writing(Topic.ATTENDANCE):
        CheckIn.create(**scan, at=NINE, answer="undone", undoes=row)
    assert [undo.undo(), undo.undo()] == ["a button at the check-in", "check-in of Ada"]
    assert [undo.redo(), undo.redo()] == ["check-in of Ada", "a button at the check-in"]
    rows = [(row.answer, row.undoes_id) for row in CheckIn.select().order_by(CheckIn.id)]
    assert [answer for answer, _ in rows] == ["welcome", "undone"] * 3
    assert [undoes for _, undoes in rows if undoes] == [1, 3, 5]


def test_what_another_connection_writes_is_never_undone(db: Path, member):
    def phone() -> None:
        with connected(), undo.step("phones have no steps"), writing(Topic.MEMBERS):
            member("Cy")

    thread = threading.Thread(target=phone)
    thread.start()
    thread.join()
    assert undo.labels() == (None, None)
    with pytest.raises(NothingToUndo):
        undo.undo()


def test_a_task_of_the_host_is_undone_on_the_screens_connection(db: Path, member):
    def task() -> None:
        with connected(undoable=True), undo.step("import"), writing(Topic.MEMBERS):
            member("Cy")

    thread = threading.Thread(target=task)
    thread.start()
    thread.join()
    undo.undo()
    assert Member.select().count() == 0


def test_what_left_the_computer_says_what_to_do_instead(member):
    with undo.step("new member Ada"), writing(Topic.MEMBERS):
        member("Ada")
    undo.barrier("printing of 8 badges", "Print again from Paper.")
    assert undo.labels()[0] == "printing of 8 badges"
    with pytest.raises(CannotBeUndone) as told:
        undo.undo()
    assert "Print again from Paper." in str(told.value)
    undo.undo()
    assert Member.select().count() == 0


def test_undo_tells_the_screens_what_changed(member):
    with undo.step("new member Ada"), writing(Topic.MEMBERS):
        member("Ada")
    notices: list[frozenset[Topic]] = []
    on_change(notices.append)
    undo.undo()
    assert notices == [frozenset({Topic.MEMBERS})]


def test_a_new_step_forgets_what_was_to_be_redone(member):
    for name in ("Ada", "Bo"):
        with undo.step(f"new member {name}"), writing(Topic.MEMBERS):
            member(name)
        if name == "Ada":
            undo.undo()
    assert undo.labels() == ("new member Bo", None)


def test_a_step_may_be_named_once_it_is_known_and_is_not_kept_without_a_name(member):
    with undo.step() as step, writing(Topic.MEMBERS):
        step.label = f"adding {member('Zoë').display_name}"
    with undo.step(), writing(Topic.MEMBERS):
        member("Ada")
    assert undo.labels() == ("adding Zoë", None)
