from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from lchost.checkin import desk, excuses, questions
from lchost.checkin.answers import Method, Question, QuestionKind, Scan, Way
from lchost.models import undo
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations, tables
from lchost.roster.members import MemberDraft
from lchost.roster.registrations import Role, Status
from lchost.ui.certificates.people import candidates
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.dialogs.excuse import ExcuseDialog
from lchost.ui.dialogs.member import MemberDialog
from lchost.ui.dialogs.pick_members import PickMembers
from lchost.ui.pages import attendance_sheet, lists
from lchost.ui.pages.people import PeoplePage

NOW = datetime.now(UTC)


@pytest.fixture
def workshop(db):
    starts_at = NOW - timedelta(minutes=5)
    draft = WorkshopDraft("Maps: a/b", starts_at, starts_at + timedelta(hours=2), "UTC", capacity=2)
    return workshops.get(workshops.plan(draft, NOW))


@pytest.fixture
def people(workshop):
    """Three members; the first two have a place."""
    ids = [members.add(MemberDraft(name), NOW) for name in ("Zoë", "Łukasz", "さくら")]
    registrations.register(workshop.id, ids[:1], NOW)
    return ids


@pytest.fixture
def page(frame, qtbot, workshop):
    held = []  # a page that nobody holds would be collected while it paints

    def show():
        page = PeoplePage(frame, workshop.id)
        held.append(page)
        qtbot.addWidget(page)
        page.resize(1170, 700)
        page.show()
        page.activateWindow()
        return page

    yield show
    held.clear()


def names(page):
    return [who.name for who in page.table.grid.rows.rows()]


def statuses(workshop):
    return {one.name: one.status for one in registrations.listing(workshop.id)}


def choose(page, *names):
    page.table.grid.choose(*(r.id for r in page.table.grid.rows.rows() if r.name in names))


def dialog(page, kind):
    found = page.findChild(kind)
    assert found is not None
    return found


def test_the_badge_code_of_the_person_chosen_here_is_replaced(people, workshop, page, frame):
    registrations.register(workshop.id, people, NOW)
    said = []
    frame.said.connect(lambda text, _: said.append(text))
    page = page()
    job = page.does()["members.replace_badge"]
    job()
    assert said == ["Choose a member first"]
    choose(page, "Łukasz")
    assert frame.action("members.replace_badge") in page.table.grid.actions()
    job()
    before = [members.get(one).code for one in people]
    asking = dialog(page, Ask)
    assert "Łukasz" in asking.title.text()
    asking.press()
    after = [members.get(one).code for one in people]
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True]


def test_without_people_the_first_step_is_the_import(page):
    page = page()
    assert page.empty.isVisible()
    assert not page.table.isVisible()


def test_members_are_picked_by_typing_and_enter(people, workshop, page, qtbot):
    page = page()
    page.pick()
    asking = dialog(page, PickMembers)
    assert "1 place is free" in asking.facts.text()
    qtbot.waitUntil(lambda: asking.isActiveWindow() and asking.search.hasFocus())
    assert not asking.verb.isEnabled()
    qtbot.keyClicks(asking.search, "luk")
    qtbot.keyClick(asking.search, Qt.Key.Key_Return)
    qtbot.keyClick(asking.search, Qt.Key.Key_Backspace)
    qtbot.keyClick(asking.search, Qt.Key.Key_Down)
    qtbot.keyClick(asking.search, Qt.Key.Key_Return)
    assert asking.picked() == [people[1], people[2]]
    assert "Add 2 members" in asking.verb.text()
    qtbot.keyClick(asking.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    assert statuses(workshop)["Łukasz"] is Status.REGISTERED
    assert statuses(workshop)["さくら"] is Status.WAITLISTED  # there were two places
    undo.undo()
    assert list(statuses(workshop)) == ["Zoë"]


def test_a_full_workshop_is_said_plainly(people, workshop, page, frame, qtbot):
    page = page()
    assert not page.full.isVisible()
    assert page.counts.text() == "1 of 2 places taken"
    with qtbot.waitSignal(frame.said):
        page._register([people[1], people[2]])
    qtbot.waitUntil(page.full.isVisible)
    assert page.counts.text() == "2 of 2 places taken · 1 on the waitlist"


def test_a_place_is_given_back_and_given_again(people, workshop, page, qtbot):
    page = page()
    choose(page, "Zoë")
    page.cancel()
    assert statuses(workshop) == {"Zoë": Status.CANCELLED}
    assert undo.labels()[0] == "cancellation of Zoë"
    qtbot.waitUntil(lambda: "1 cancelled" in page.counts.text())
    assert not page.frame.action("people.cancel").isEnabled()
    page.give_places()
    assert statuses(workshop) == {"Zoë": Status.REGISTERED}


def test_the_host_lets_somebody_in_from_the_waitlist_of_a_full_workshop(people, workshop, page):
    registrations.register(workshop.id, people[1:], NOW)
    page = page()
    choose(page, "さくら")
    page.give_places()
    assert statuses(workshop)["さくら"] is Status.REGISTERED


def test_roles_are_changed_for_several_at_once(people, workshop, page):
    registrations.register(workshop.id, people[1:], NOW)
    page = page()
    choose(page, "Zoë", "Łukasz")
    mentor = next(a for a in page.role.menu().actions() if a.text() == "Mentor")
    mentor.trigger()
    roles = {one.name: one.role for one in registrations.listing(workshop.id)}
    assert roles == {"Zoë": Role.MENTOR, "Łukasz": Role.MENTOR, "さくら": Role.ATTENDEE}


def test_who_was_added_by_mistake_is_taken_off_the_list(people, workshop, page):
    page = page()
    choose(page, "Zoë")
    page.remove()
    assert statuses(workshop) == {}
    undo.undo()
    assert statuses(workshop) == {"Zoë": Status.REGISTERED}


def test_whose_badge_was_printed_is_cancelled_and_not_removed(people, workshop, page, frame, qtbot):
    registrations.mark_printed([registrations.listing(workshop.id)[0].id], NOW)
    page = page()
    choose(page, "Zoë")
    heard = []
    frame.said.connect(lambda text, _: heard.append(text))
    page.remove()
    assert "badge was printed" in heard[-1]
    assert statuses(workshop) == {"Zoë": Status.CANCELLED}


def test_somebody_new_is_written_down_and_has_a_place_in_one_step(people, workshop, page):
    page = page()
    page.add_new()
    asking = dialog(page, MemberDialog)
    asking.name.setText("Ada")
    asking.press()
    assert statuses(workshop)["Ada"] is Status.REGISTERED
    undo.undo()
    assert "Ada" not in [who.display_name for who in members.listing()]


def test_a_misspelt_name_is_mended_where_it_is_seen(people, page, qtbot):
    page = page()
    choose(page, "Zoë")
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Return)
    asking = dialog(page, MemberDialog)
    asking.name.setText("Zoé")
    asking.press()
    qtbot.waitUntil(lambda: names(page) == ["Zoé"])


def test_the_table_tells_who_is_in_and_chips_keep_one_kind(people, workshop, page, qtbot):
    registrations.register(workshop.id, people[1:], NOW)
    desk.let_in(Scan(workshop.session_id, NOW, member_id=people[0], method=Method.SEARCH))
    page = page()
    headings = [column.heading for column in page.table.grid.rows.columns()]
    here = headings.index("Here")
    shown = {r.name: page.table._here_words(r) for r in page.table.grid.rows.rows()}
    assert shown["Zoë"] == NOW.strftime("in %H:%M")
    assert shown["Łukasz"] == ""
    assert here > 0
    page.table.chips["waiting"].click()
    assert names(page) == ["さくら"]
    assert not page.table.chips["walk_in"].isVisibleTo(page)


def test_the_attendance_is_saved_as_a_table(
    people, workshop, page, qtbot, frame, tmp_path, monkeypatch
):
    desk.let_in(Scan(workshop.session_id, NOW, member_id=people[0], method=Method.SEARCH))
    proposed = []
    path = tmp_path / "attendance.xlsx"
    monkeypatch.setattr(lists, "ask_where", lambda *a: proposed.append(a[2]) or path)
    page = page()
    with qtbot.waitSignal(frame.said) as heard:
        page.export()
    assert heard.args == ["Saved attendance.xlsx", False]
    assert "Maps: a/b" in proposed[0]
    table = tables.read_table(path)
    assert table.headers[:3] == ("Name", "E-mail", "Attendance")
    assert [row.cells[0] for row in table.rows] == ["Zoë"]
    assert table.rows[0].cells[2] in ("present", "late")


def test_guests_without_a_name_are_counted_apart(workshop, page):
    registrations.add_unnamed(workshop.id, ["a", "b"])
    page = page()
    assert page.table.isVisible()
    assert "2 guests without a name yet" in page.counts.text()


# --- excused, gone out, several sessions --------------------------------------------------------


def here(page):
    rows = page.table.grid.rows
    return {rows.rows()[n].name: rows.data(rows.index(n, 4)) for n in range(rows.rowCount())}


def test_somebody_is_excused_with_a_reason_and_it_can_be_taken_back(page, workshop, people, qtbot):
    shown = page()
    choose(shown, "Zoë")
    shown.excuse()
    asked = dialog(shown, ExcuseDialog)
    asked._reason.setText("  is ill ")
    asked.press()
    qtbot.waitUntil(lambda: here(shown) == {"Zoë": "excused"})
    assert excuses.excused([workshop.session_id]) == {people[0]: "is ill"}
    assert shown.frame.action("people.unexcuse").isEnabled()
    shown.unexcuse()
    qtbot.waitUntil(lambda: here(shown) == {"Zoë": ""})
    undo.undo()
    undo.undo()
    assert excuses.excused([workshop.session_id]) == {}
    undo.redo()
    assert excuses.excused([workshop.session_id]) == {people[0]: "is ill"}


def test_an_excuse_that_is_there_is_offered_to_be_changed(page, workshop, people):
    excuses.excuse(workshop.session_id, people[:1], NOW, "train")
    shown = page()
    choose(shown, "Zoë")
    shown.excuse()
    assert dialog(shown, ExcuseDialog).reason() == "train"


def test_the_table_tells_who_is_in_late_out_excused_and_absent(page, workshop, people, qtbot):
    late, out = (members.add(MemberDraft(name), NOW) for name in ("Late", "Out"))
    ids = [*people, late, out]
    planned = replace(workshop, capacity=None)
    workshops.edit(workshop.id, planned)
    registrations.register(workshop.id, ids, NOW)
    start = workshop.starts_at
    for member_id, minutes, way in ((people[0], 0, Way.IN), (late, 20, Way.IN), (out, 1, Way.IN)):
        at = start + timedelta(minutes=minutes)
        desk.check_in(Scan(workshop.session_id, at, member_id=member_id, way=way))
    for minutes in (30, 40):  # held up twice: the first time counts
        at = start + timedelta(minutes=minutes)
        desk.check_in(Scan(workshop.session_id, at, member_id=out, way=Way.OUT))
    excuses.excuse(workshop.session_id, [people[1]], NOW)
    workshops.close_door(workshop.id, NOW)

    def clock(minutes):
        return f"{start + timedelta(minutes=minutes):%H:%M}"

    assert here(page()) == {
        "Zoë": f"in {clock(0)}",
        "Late": f"late {clock(20)}",
        "Out": f"out {clock(30)}",
        "Łukasz": "excused",
        "さくら": "absent",
    }


@pytest.fixture
def second(workshop):
    """A second session, tomorrow."""
    starts_at = workshop.starts_at + timedelta(days=1)
    draft = SessionDraft(starts_at, starts_at + timedelta(hours=2), "Second day")
    return sessions.get(sessions.add(workshop.id, draft))


def test_of_several_sessions_one_can_be_picked(page, workshop, people, second, qtbot):
    desk.check_in(Scan(workshop.session_id, NOW, member_id=people[0]))
    shown = page()
    assert shown.sessions.isVisible() and here(shown)["Zoë"].startswith("in ")
    shown.sessions.which.setCurrentIndex(2)
    shown.sessions.which.activated.emit(2)
    assert here(shown) == {"Zoë": ""}
    choose(shown, "Zoë")
    shown.excuse()
    dialog(shown, ExcuseDialog).press()
    assert excuses.excused([second.id]) == {people[0]: ""}
    assert excuses.excused([workshop.session_id]) == {}
    qtbot.waitUntil(lambda: here(shown) == {"Zoë": "excused"})


def test_with_one_session_there_is_none_to_pick(page, workshop, people):
    shown = page()
    assert not shown.sessions.isVisible()


def test_the_saved_attendance_has_a_set_of_columns_for_each_session(workshop, people, second):
    start = workshop.starts_at
    desk.check_in(Scan(workshop.session_id, start, member_id=people[0]))
    at = start + timedelta(minutes=30)
    desk.check_in(Scan(workshop.session_id, at, member_id=people[0], way=Way.OUT))
    excuses.excuse(second.id, people[:1], NOW, "works")
    questions.put(workshop.id, [Question(0, "Lunch?", QuestionKind.YES_NO)])
    (lunch,) = questions.listing(workshop.id)
    questions.keep(people[0], {lunch.id: "yes"}, NOW)
    headers, rows = attendance_sheet.sheet(workshops.get(workshop.id))
    ((name, _, state, since, out, _, next_state, _, _, why, walk_in, role, answer),) = rows
    assert (name, state, next_state, why) == ("Zoë", "present", "excused", "works")
    assert (since, out) == (f"{start:%Y-%m-%d %H:%M}", f"{at:%Y-%m-%d %H:%M}")
    assert (walk_in, role, answer) == ("", "Attendee", "yes")
    assert headers[6].endswith("Second day: Attendance") and headers[-1] == "Lunch?"


def test_whoever_is_excused_gets_no_certificate_and_the_list_says_why(workshop, people):
    excuses.excuse(workshop.session_id, people[:1], NOW)
    (candidate,) = candidates(workshop, "Certificate")
    assert (candidate.reason, candidate.state.name) == ("excused", "NO")


def test_who_gets_a_certificate_follows_a_check_in_and_its_undoing_at_once(workshop, people):
    def stands():
        return [one.state.name for one in candidates(workshop, "Certificate")]

    assert stands() == ["NO"]
    said = desk.check_in(Scan(workshop.session_id, NOW, member_id=people[0]))
    assert stands() == ["TO_ISSUE"]
    desk.undo_check_in(said.check_in_id, NOW, "it was her sister")
    assert stands() == ["NO"]
