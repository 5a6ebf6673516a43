from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from lchost.checkin import desk
from lchost.checkin.answers import Method, Scan
from lchost.models import undo
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations, tables
from lchost.roster.members import MemberDraft
from lchost.roster.registrations import Role, Status
from lchost.ui.dialogs.member import MemberDialog
from lchost.ui.dialogs.pick_members import PickMembers
from lchost.ui.pages import lists
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
    assert shown["Zoë"] == NOW.strftime("%H:%M")
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
