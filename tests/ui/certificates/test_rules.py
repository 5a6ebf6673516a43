"""Rules on screen: chosen, added, changed, counted meanwhile, taken out, undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shiboken6 import isValid

from lchost.checkin import desk, log
from lchost.checkin.answers import Scan
from lchost.credentials import register
from lchost.credentials.kinds import Kind
from lchost.credentials.rules import marks, overriding, ruling
from lchost.credentials.rules.conditions import ATTENDED, Conditions, ShareOf
from lchost.credentials.rules.facts import Facts, Hours
from lchost.credentials.rules.marks import Mark
from lchost.credentials.rules.ruling import RuleDraft
from lchost.models import undo
from lchost.models.workshops import Session
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.ui.certificates import people
from lchost.ui.certificates.override_dialog import OverrideDialog
from lchost.ui.certificates.people import State
from lchost.ui.certificates.rule_dialog import RuleDialog
from lchost.ui.certificates.turned import RevokeTurnedDialog
from lchost.ui.dialogs.dialog import Ask
from tests.ui.certificates.conftest import DAY, NINE

COMPLETION = RuleDraft(Kind.COMPLETION, "", Conditions(sessions=2))


def lines(page):
    return {one.name: one for one in page.list.grid.rows.whole()}


def chips(page):
    return [chip.accessibleName() for chip in page.bar.chips]


def answer(page):
    """Return the dialog that is open on the page."""
    (one,) = [d for d in page.findChildren(RuleDialog) if isValid(d) and d.isVisible()]
    return one


def issue(page, qtbot, *names):
    """Issue what there is to issue, as a host does."""
    page.issuing.ask()
    page.findChild(Ask).press()
    qtbot.waitUntil(lambda: all(lines(page)[name].state is State.ISSUED for name in names))
    return register.listing(page.workshop_id)


def test_without_a_rule_of_its_own_a_workshop_has_attendance(page, person):
    person("Ada")
    page.show()
    assert chips(page) == ["Attendance"]
    assert page.bar.sentence.text() == "Everybody who has checked in gets one"
    assert not page.frame.action("certificates.remove_rule").isEnabled()


def test_the_list_says_of_everybody_yes_or_no_and_why(page, person, workshop):
    person("Ada", days=3)
    person("Bo", days=1)
    person("Cy", days=0)
    rule = ruling.add(workshop.id, COMPLETION)
    page.show()
    page.look_at(rule)
    said = {name: (one.state, one.reason) for name, one in lines(page).items()}
    assert said == {
        "Ada": (State.TO_ISSUE, "3 of 3 sessions"),
        "Bo": (State.NO, "1 of 3 sessions, 2 needed; missed Saturday, Sunday"),
        "Cy": (State.NO, "came to none of 3 sessions"),
    }
    assert page.issue.text().strip() == "Issue 1 certificate…"
    assert page.bar.sentence.text() == "Gets one: came to at least 2 sessions"


def test_another_certificate_is_added_counted_meanwhile_and_looked_at(page, person, qtbot):
    person("Ada", days=3)
    person("Bo", days=2)
    page.show()
    page.ruling.add()
    asks = answer(page)
    qtbot.waitUntil(lambda: asks.told.text() == "1 of 2 get one")
    asks.conditions.part.setValue(60)
    qtbot.waitUntil(lambda: asks.told.text() == "2 of 2 get one")
    asks.titled.setEditText("Statement of completion")
    asks.press()
    qtbot.waitUntil(lambda: chips(page) == ["Attendance", "Completion"])
    assert page.rule().title == "Statement of completion"
    assert page.rule().conditions == Conditions(share=60)
    undo.undo()
    qtbot.waitUntil(lambda: chips(page) == ["Attendance"])
    assert page.rule().is_usual


def test_changing_attendance_keeps_a_rule_and_undo_leads_back_to_the_usual_one(page, person, qtbot):
    person("Ada", days=1)
    page.show()
    page.ruling.edit()
    asks = answer(page)
    asks.conditions.least.setValue(2)
    asks.press()
    qtbot.waitUntil(lambda: lines(page)["Ada"].state is State.NO)
    undo.undo()
    qtbot.waitUntil(lambda: lines(page)["Ada"].state is State.TO_ISSUE)
    assert page.rule().is_usual


def test_a_rule_that_asks_for_nothing_is_refused_in_the_dialog(page, person):
    person("Ada")
    page.show()
    page.ruling.edit()
    asks = answer(page)
    asks.conditions.sessions.setChecked(False)
    asks.press()
    assert asks.isVisible() and "at least one thing" in asks.first_fault()
    asks.close()


def test_what_is_not_touched_in_the_dialog_stays_as_it_is(page, person, workshop):
    person("Ada")
    (first, *_) = sessions.listing(workshop.id)
    uid = Session.get_by_id(first.id).uid
    whole = RuleDraft(
        Kind.CUSTOM,
        "Statement of attendance",
        Conditions(2, 90, 50, ShareOf.MINUTES, (uid, "gone"), True, True, ("mentor",)),
        Facts(Hours.ATTENDED, "2", "CPD points", False, "Charts", "Mai", "L-1", 24),
        "CPD",
        "plain",
        "fr",
    )
    rule = ruling.add(workshop.id, whole)
    page.show()
    page.look_at(rule)
    page.ruling.edit()
    assert answer(page).draft() == whole
    answer(page).close()


def test_another_kind_suggests_its_usual_rule_but_never_over_the_host_s_own(page, person):
    person("Ada")
    page.show()
    page.ruling.add()
    asks = answer(page)
    asks.kind.setCurrentIndex(asks.kind.findData(Kind.MENTORING))
    assert asks.conditions.conditions() == Conditions(sessions=1, roles=("mentor",))
    assert asks.titled.lineEdit().placeholderText() == "Certificate of mentoring"
    asks.conditions.feedback.setChecked(True)
    asks.kind.setCurrentIndex(asks.kind.findData(Kind.ATTENDANCE))
    assert asks.conditions.conditions() == Conditions(sessions=1, feedback=True, roles=("mentor",))
    asks.close()


def test_a_rule_is_taken_out_but_not_once_certificates_hang_on_it(page, person, workshop, qtbot):
    person("Ada", days=2)
    rules = [ruling.add(workshop.id, replace(COMPLETION, title=one)) for one in ("A", "B")]
    page.show()
    page.look_at(rules[0])
    (held,) = issue(page, qtbot, "Ada")
    assert (held.rule_id, held.kind, held.title) == (rules[0], "completion", "A")
    page.ruling.remove()
    assert "register keeps by which rule" in page.banners()[-1].text
    page.look_at(rules[1])
    assert lines(page)["Ada"].state is State.TO_ISSUE  # that one is another
    page.ruling.remove()
    qtbot.waitUntil(lambda: chips(page) == ["Attendance", "Completion"])


def test_the_host_decides_otherwise_with_a_reason_and_takes_it_back(page, person, qtbot):
    ada = person("Ada", days=0)
    person("Bo")
    page.show()
    page.choose(ada)
    page.decisions.ask()
    asks = page.findChild(OverrideDialog)
    assert asks.gets()  # the contrary of what the rule says
    asks.press()
    assert asks.isVisible()  # it wants a reason
    asks.reason.setText("joined by video")
    asks.press()
    qtbot.waitUntil(lambda: lines(page)["Ada"].state is State.TO_ISSUE)
    assert lines(page)["Ada"].reason.startswith("you decided: joined by video (by the rule: ")
    page.choose(ada)
    page.decisions.take_back()
    qtbot.waitUntil(lambda: lines(page)["Ada"].state is State.NO)
    undo.undo()
    undo.undo()
    qtbot.waitUntil(lambda: page.rule().is_usual)


def test_feedback_is_ticked_for_the_people_chosen(page, person, workshop, qtbot):
    ada, bo = person("Ada"), person("Bo")
    rule = ruling.add(workshop.id, replace(COMPLETION, conditions=Conditions(feedback=True)))
    page.show()
    tick = page.decisions.ticks[Mark.FEEDBACK]
    assert not tick.isVisible()  # attendance does not ask for it
    page.look_at(rule)
    assert tick.isVisible() and lines(page)["Ada"].reason == "no feedback"
    page.list.grid.choose(ada, bo)
    tick.click()
    assert marks.marked(workshop.id, Mark.FEEDBACK) == {ada, bo}
    qtbot.waitUntil(lambda: lines(page)["Bo"].state is State.TO_ISSUE)
    assert tick.isChecked()
    undo.undo()
    assert marks.marked(workshop.id, Mark.FEEDBACK) == set()


def test_attendance_undone_later_is_said_and_revoked_with_a_reason(page, person, workshop, qtbot):
    ada = person("Ada")
    page.show()
    issue(page, qtbot, "Ada")
    assert page.banners() == []
    step = log.first_arrivals(workshop.session_id)[ada][2]
    desk.undo_check_in(step, NINE)
    qtbot.waitUntil(lambda: lines(page)["Ada"].state is State.TURNED)
    assert "no longer holds by its rule: Ada" in page.banners()[0].text
    assert lines(page)["Ada"].reason == "no longer: came to none of 3 sessions"
    page.turned.ask()
    page.findChild(RevokeTurnedDialog).press()
    (taken,) = register.listing(workshop.id)
    assert taken.void_reason == "The attendance was corrected"
    qtbot.waitUntil(lambda: lines(page)["Ada"].state is State.REVOKED and page.banners() == [])


def test_the_certificate_of_a_series_is_issued_with_its_last_workshop(page, person, workshop):
    last = planning.copy(workshop.id, NINE + 7 * DAY, NINE)
    person("Ada", days=2)
    rule = ruling.add(workshop.id, COMPLETION, for_series=True)
    page.show()
    page.look_at(rule)
    assert chips(page) == ["Attendance", "Completion, of the series"]
    assert lines(page)["Ada"].state is State.TO_ISSUE
    assert not page.issue.isEnabled() and "last workshop of the series" in page.bar.note.text()
    assert ruling.issued_in(ruling.get(rule)) == last


def test_a_new_rule_for_the_series_is_counted_over_all_its_workshops(page, person, workshop, qtbot):
    later = planning.copy(workshop.id, NINE + 7 * DAY, NINE)
    ada = person("Ada", days=3)
    for session in sessions.listing(later):
        desk.let_in(Scan(session.id, session.starts_at, member_id=ada))
    person("Bo", days=3)
    page.show()
    page.ruling.add()
    asks = answer(page)
    qtbot.waitUntil(lambda: asks.told.text() == "2 of 2 get one")
    asks.counts.setCurrentIndex(1)
    qtbot.waitUntil(lambda: asks.told.text() == "1 of 2 get one")
    asks.press()
    qtbot.waitUntil(lambda: chips(page) == ["Attendance", "Completion, of the series"])


def test_what_is_issued_says_the_rule_s_facts_and_what_was_done_for_it(
    page, person, workshop, qtbot
):
    person("Ada", days=2)
    facts = Facts(Hours.ATTENDED, "2", "CPD points", False, "Charts", "Mai", "L-1", 12)
    rule = ruling.add(workshop.id, replace(COMPLETION, facts=facts, letters="CPD"))
    page.show()
    page.look_at(rule)
    (issued,) = issue(page, qtbot, "Ada")
    said = register.record(issued.id)
    assert issued.number.startswith("CPD-") and said.kind == "completion"
    assert (said.minutes, said.credits, said.place) == (240, "2 CPD points", "")
    assert (said.topic, said.facilitator, said.licence) == ("Charts", "Mai", "L-1")
    assert said.because == "2 of 3 sessions" and said.expires_on == issued.expires_on


def test_attendance_states_the_length_of_all_days(page, person, qtbot):
    person("Ada")
    page.show()
    (issued,) = issue(page, qtbot, "Ada")
    assert register.record(issued.id).minutes == 360


def test_before_anybody_came_the_rule_can_be_set(page, person):
    person("Ada", days=0)
    page.show()
    assert not page.list.isVisible()
    page.does()["certificates.edit_rule"]()
    assert answer(page).draft().conditions == ATTENDED
    answer(page).close()


@pytest.mark.parametrize("most", [0, 400])
def test_thousands_are_read_while_the_screen_goes_on(page, person, monkeypatch, qtbot, most):
    from lchost.ui.pages import certificates

    monkeypatch.setattr(certificates, "_AT_ONCE", most)
    person("Ada")
    page.show()
    qtbot.waitUntil(lambda: "Ada" in lines(page))
    assert people.counted(page.list.grid.rows.whole(), State.TO_ISSUE) == 1
    assert overriding.overrides(0) == {}
