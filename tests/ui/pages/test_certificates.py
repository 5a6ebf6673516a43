"""Certificates on screen: issued once, frozen, saved, corrected, checked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.credentials import register
from lchost.errors import CannotBeUndone
from lchost.models import settings, undo
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.paper import words
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster.matching import search_key
from lchost.ui.certificates.people import State
from lchost.ui.dialogs.certificates import ReissueDialog, VoidDialog
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.pages.certificates import CertificatesPage
from lchost.ui.verify.dialog import VerifyDialog

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW - timedelta(hours=2), NOW, "UTC", place="Library")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def person(workshop, member):
    """Make a member with a place; they come in unless told otherwise."""

    def make(name, comes=True, **facts):
        made = member(name, folded=search_key(name), **facts)
        Registration.create(workshop=workshop.id, member=made, registered_at=NOW)
        if comes:
            at = NOW - timedelta(minutes=90)
            desk.check_in(Scan(workshop.session_id, at, member_id=made.id))
        undo.clear()
        return made

    return make


@pytest.fixture
def page(frame, workshop, unlocked, qtbot):
    made = CertificatesPage(frame, workshop.id)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def show(page, qtbot):
    def do():
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return do


@pytest.fixture
def issue(page, show, qtbot):
    """Issue what there is to issue, as a host does."""

    def do():
        show()
        page.issuing.ask()
        page.findChild(Ask).press()
        qtbot.waitUntil(lambda: counted(page, State.TO_ISSUE) == 0)
        return register.listing(page.workshop_id)

    return do


def counted(page, state):
    return sum(one.state is state for one in page.list.grid.rows.whole())


def lines(page):
    return {one.name: one for one in page.list.grid.rows.whole()}


def test_those_who_were_present_get_one_and_the_others_say_why_not(show, person):
    person("Ada")
    person("Zoë", comes=False)
    page = show()
    assert lines(page)["Ada"].state is State.TO_ISSUE
    assert lines(page)["Ada"].reason.startswith("present")
    assert (lines(page)["Zoë"].state, lines(page)["Zoë"].reason) == (State.NO, "not checked in")
    page.list.choose_chip(1)
    assert [one.name for one in page.list.grid.rows.rows()] == ["Ada"]
    assert page.issue.text().strip() == "Issue 1 certificate…"


def test_before_anybody_came_the_page_leads_to_the_door(show, person, frame):
    person("Ada", comes=False)
    page = show()
    asked = []
    frame.asked_to_go.connect(lambda place, workshop_id, _thing: asked.append((place, workshop_id)))
    assert not page.list.isVisible() and not page.issue.isEnabled()
    [go] = [b for b in page.findChildren(QPushButton) if b.text().strip() == "Check people in"]
    go.click()
    assert asked == [("checkin", page.workshop_id)]


def test_issuing_asks_first_and_gives_numbers_without_gaps(issue, person, page):
    for name in ("Ada", "Zoë", "ليلى"):
        person(name)
    issued = issue()
    year = NOW.year
    assert [one.number for one in issued] == [f"{year}-000{n}" for n in (1, 2, 3)]
    assert {one.state for one in lines(page).values()} == {State.ISSUED}
    assert not page.issue.isEnabled()


def test_issuing_cannot_be_undone_and_says_what_to_do(issue, person, qtbot):
    person("Ada")
    issue()
    qtbot.waitUntil(lambda: undo.labels()[0] == "issuing of 1 certificate")
    with pytest.raises(CannotBeUndone, match="Revoke one instead"):
        undo.undo()


def test_the_question_names_the_certificate_and_its_numbers(issue, show, person, page):
    def asked():
        page.issuing.ask()
        return " ".join(one.text() for one in page.findChildren(Ask)[-1].findChildren(QLabel))

    person("Ada")
    issue()
    person("Bo")
    person("Cy")
    page.reload()
    year = NOW.year
    said = asked()
    assert "“Certificate of attendance” gets the next numbers" in said
    assert f"{year}-0002 to {year}-0003" in said and "cannot be undone" in said
    [bo] = [one for one in page.list.grid.rows.whole() if one.name == "Bo"]
    settings.put("certificate_title", "Thanks {first}")
    page.issuing._wanted = lambda: [bo.member_id]
    assert f"“Thanks {{first}}” gets the next number, {year}-0002." in asked()


def test_a_duplicate_names_the_one_it_is_for(issue, person, page, qtbot):
    ada = person("Ada")
    [old] = issue()
    page.choose(ada.id)
    page.taking_back.ask_to_reissue()
    asked = page.findChild(ReissueDialog)
    asked.is_duplicate.setChecked(True)
    asked.press()
    qtbot.waitUntil(lambda: lines(page)["Ada"].number != old.number)
    assert lines(page)["Ada"].reason == f"duplicate, in place of {old.number}"


def test_cancelled_asking_issues_nothing(show, person, page):
    person("Ada")
    show()
    page.issuing.ask()
    page.findChild(Ask).reject()
    assert register.listing(page.workshop_id) == []


def test_only_those_chosen_are_issued_when_several_are(show, person, page, qtbot):
    chosen = [person("Ada"), person("Bo")]
    person("Cy")
    show()
    page.list.grid.choose(*(one.id for one in chosen))
    page.issuing.ask()
    page.findChild(Ask).press()
    qtbot.waitUntil(lambda: counted(page, State.ISSUED) == 2)
    assert lines(page)["Cy"].state is State.TO_ISSUE


def test_the_page_of_the_chosen_person_is_drawn(show, person, page, qtbot):
    ada = person("Ada")
    show()
    page.choose(ada.id)
    qtbot.waitUntil(lambda: page.given.view.pages == 1)
    assert "Certificate of Ada" in page.given.view.accessibleName()


def test_what_certificates_say_is_remembered_and_printed(issue, person, page, tmp_path, qtbot):
    person("Ada", legal_name="Augusta Ada King")
    page.show()
    page.given.wishes.title.setText("Certificate of thanks")
    page.given.wishes.title.editingFinished.emit()
    page.given.wishes.names.setCurrentIndex(1)
    page.given.wishes.names.activated.emit(1)
    page.given.wishes.host.setText("Mai Trần")
    page.given.wishes.host.editingFinished.emit()
    [one] = issue()
    assert (one.name, one.title) == ("Augusta Ada King", "Certificate of thanks")
    assert settings.get("host_name") == "Mai Trần"


def test_a_title_that_is_lchost_s_own_follows_the_language_of_the_papers(issue, person, page):
    person("Ada")
    settings.put("certificate_title", "Certificate of attendance")  # nobody's own words
    settings.put("paper_language", "vi")
    page.show()
    assert page.given.wishes.title.text() == ""
    assert page.given.wishes.title.placeholderText() == words.given("vi")["attendance"]
    page.given.wishes.title.editingFinished.emit()
    assert undo.labels()[0] is None
    [one] = issue()
    assert one.title == words.given("vi")["attendance"]


def test_a_misspelt_name_is_corrected_by_a_new_certificate(issue, person, page, qtbot):
    ada = person("Adda")
    [old] = issue()
    page.choose(ada.id)
    page.taking_back.ask_to_reissue()
    asked = page.findChild(ReissueDialog)
    assert asked.name.text() == "Adda"
    asked.press()
    assert asked.isVisible()  # nothing is another yet, and no reason but a misspelt name
    asked.name.setText("Ada")
    asked.press()
    qtbot.waitUntil(lambda: len(register.listing(page.workshop_id)) == 2)
    old, new = register.listing(page.workshop_id)
    assert (old.void_reason, old.replaced_by) == ("The name was misspelt", new.number)
    assert (new.name, new.replaces) == ("Ada", old.number)
    assert Member.get_by_id(ada.id).display_name == "Ada"
    qtbot.waitUntil(lambda: {one.number for one in lines(page).values()} == {new.number})
    assert set(lines(page)) == {"Ada"}


def test_a_certificate_is_voided_with_a_reason_and_not_issued_again_by_itself(
    issue, person, page, qtbot
):
    ada = person("Ada")
    issue()
    page.choose(ada.id)
    page.taking_back.ask_to_void()
    asked = page.findChild(VoidDialog)
    asked.press()
    assert register.listing(page.workshop_id)[0].voided_at is None  # it wants a reason
    asked.reason.setText("left after ten minutes")
    settings.put("verifier_page_saved_at", NOW.isoformat())
    asked.press()
    qtbot.waitUntil(lambda: lines(page)["Ada"].state is State.REVOKED)
    assert lines(page)["Ada"].reason == "revoked: left after ten minutes"
    assert ["does not know of this yet" in one.text for one in page.banners()] == [True]
    assert not page.issue.isEnabled()
    with pytest.raises(CannotBeUndone, match="Issue a new one"):
        undo.undo()


def test_a_paper_that_was_issued_is_verified_and_says_when_it_was_revoked(
    issue, person, page, qtbot, tmp_path
):
    person("Ada")
    [one] = issue()
    path = tmp_path / "paper.pdf"
    path.write_bytes(register.pdf(one.id))
    page.does()["certificates.check"]()
    asked = page.findChild(VerifyDialog)
    asked.check_file(path)
    qtbot.waitUntil(lambda: asked.panel.told.headline == "Genuine")
    assert dict(asked.panel.told.facts)["Name"] == "Ada"
    register.void(one.id, "a mistake", NOW)
    asked.check_text(register.credential(one.id))
    qtbot.waitUntil(lambda: asked.panel.told.headline == "Revoked")
    assert "a mistake" in asked.panel.told.sentence
    asked.close()
