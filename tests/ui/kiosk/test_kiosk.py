"""People check themselves in: short names, nothing left behind, and no way out but the PIN."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenuBar, QPushButton, QToolButton, QWidget

from lchost import codes
from lchost.checkin import attendance, held, questions
from lchost.checkin.answers import Answer, Outcome, Question
from lchost.codes import CodeKind
from lchost.models.attendance import CheckIn
from lchost.models.people import Member
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster.matching import search_key
from lchost.ui import memory
from lchost.ui.dialogs.asked_at_door import AskedAtDoorDialog
from lchost.ui.dialogs.kiosk import KioskDialog
from lchost.ui.kiosk import start
from lchost.ui.kiosk.kiosk_words import said_of
from lchost.ui.kiosk.leaving import LeavingDialog
from lchost.ui.kiosk.newcomer import NewcomerDialog
from lchost.ui.kiosk.pin import MOST_WRONG, WAIT_S, Pin
from lchost.ui.kiosk.window import IDLE_MS, Kiosk

ADA = codes.encode(b"Ada's 64")
NOW = datetime.now(UTC).replace(microsecond=0)
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def person(workshop, member):
    def make(name, status=Status.REGISTERED, **facts):
        folded = search_key(name, email=facts.get("email", ""))
        made = member(name, folded=folded, **facts)
        Registration.create(workshop=workshop.id, member=made, status=status, registered_at=NOW)
        return made

    return make


@pytest.fixture
def begin(workshop, qtbot):
    """Begin the kiosk; what a test needs in the database is made before."""
    begun = []

    def do(pin="2468"):
        kiosk = Kiosk(workshop.id, Pin(pin))
        begun.append(kiosk)
        kiosk.begin()
        qtbot.waitUntil(kiosk.isActiveWindow)
        return kiosk

    yield do
    for kiosk in begun:
        kiosk.end()


def answer_to(qtbot, kiosk, act):
    with qtbot.waitSignal(kiosk.answered) as heard:
        act()
    return heard.args[0]


def typed(kiosk, text):
    kiosk.finding.field.insert(text)
    kiosk.finding.look()
    return [name.text().strip() for name in kiosk.finding.names()]


def dialog_of(qtbot, kiosk, kind):
    qtbot.waitUntil(lambda: any(d.isVisible() for d in kiosk.findChildren(kind)))
    return next(d for d in kiosk.findChildren(kind) if d.isVisible())


def everything_said(kiosk: QWidget) -> str:
    labels = [label.text() for label in kiosk.findChildren(QLabel)]
    buttons = [button.text() for button in kiosk.findChildren(QPushButton)]
    fields = [field.text() for field in kiosk.findChildren(QLineEdit)]
    return " ".join([*labels, *buttons, *fields, kiosk.panel.said.sentence])


def present(workshop) -> set[str]:
    return {p.name for p in attendance.presence(workshop.id) if p.since}


# --- finding oneself ----------------------------------------------------------------------------


def test_three_letters_find_short_names_and_no_contact_data(begin, person, qtbot, workshop):
    person("Amélie Dubois", email="amelie@example.org", phone="0601020304")
    kiosk = begin()
    assert typed(kiosk, "am") == []
    assert typed(kiosk, "e") == ["Amélie D."]
    said = everything_said(kiosk)
    assert "Dubois" not in said and "example.org" not in said and "0601" not in said
    name = kiosk.finding.names()[0]
    assert answer_to(qtbot, kiosk, name.click).answer is Answer.WELCOME
    assert present(workshop) == {"Amélie Dubois"}
    assert kiosk.panel.said.name == "Amélie D." and kiosk.finding.field.text() == ""


def test_a_double_tap_on_ones_name_stays_a_welcome(begin, person, qtbot, workshop):
    person("Amélie Dubois")
    kiosk = begin()
    typed(kiosk, "ame")
    name = kiosk.finding.names()[0]
    answer_to(qtbot, kiosk, lambda: (name.click(), name.click()))
    kiosk.asking.door.stop()  # all that was asked is answered
    qtbot.wait(20)
    assert kiosk.panel.said.tone == "welcome"
    assert [row.answer for row in CheckIn.select()] == ["welcome"]


def test_two_presses_on_the_lock_open_one_dialog(begin, qtbot):
    kiosk = begin()
    kiosk.lock.click()
    kiosk.lock.click()
    dialog_of(qtbot, kiosk, LeavingDialog)
    assert len(kiosk.findChildren(LeavingDialog)) == 1


def test_who_does_not_put_their_name_down_leaves_no_letters(begin, qtbot, workshop):
    planning.edit(workshop.id, replace(workshop, phone_walk_ins=True))
    kiosk = begin()
    typed(kiosk, "Zoë Ng")
    kiosk.finding.names()[0].click()
    dialog_of(qtbot, kiosk, NewcomerDialog).reject()
    assert "Zoë" not in kiosk.finding.field.text()


def test_an_e_mail_address_finds_nobody(begin, person):
    person("Amélie Dubois", email="zq.dubois@example.org")
    assert typed(begin(), "zq.dubois@example.org") == []


def test_never_more_than_five_are_named(begin, person):
    for n in range(6):
        person(f"Anna {chr(65 + n)}dler")
    kiosk = begin()
    assert typed(kiosk, "anna") == []
    assert "type more" in kiosk.finding.hint.text()


def test_who_looks_like_another_waits_for_the_host(begin, person, qtbot, workshop):
    person("Anna Kowalska")
    person("Anna Kraus")
    kiosk = begin()
    assert typed(kiosk, "anna") == ["Anna K.", "Anna K."]
    outcome = answer_to(qtbot, kiosk, kiosk.finding.names()[0].click)
    assert outcome.answer is Answer.HELD and present(workshop) == set()
    assert len(held.pending(workshop.session_id)) == 1
    assert "desk" in kiosk.panel.said.more


def test_keys_alone_do(begin, person, qtbot, workshop):
    person("Amélie Dubois")
    kiosk = begin()
    typed(kiosk, "amelie")
    QTest.keyClick(kiosk.finding.field, ENTER)
    name = kiosk.finding.names()[0]
    assert name.hasFocus() and present(workshop) == set()
    answer_to(qtbot, kiosk, lambda: QTest.keyClick(name, ENTER))
    assert present(workshop) == {"Amélie Dubois"}


def test_a_badge_is_answered_without_the_hosts_note(begin, person, qtbot):
    person("Ada Lovelace", code=ADA, attention="owes us 5 euros", pronouns="she/her")
    kiosk = begin()
    answer_to(qtbot, kiosk, lambda: kiosk.keys.scanned.emit(ADA))
    said = kiosk.panel.said
    assert (said.what, said.name, said.note) == ("Welcome", "Ada L.", "")
    assert "euros" not in everything_said(kiosk) and "Lovelace" not in everything_said(kiosk)
    assert CheckIn.get().door == "Kiosk"


def test_the_camera_works_and_nobody_else_can_choose_it(begin, person, qtbot):
    person("Ada Lovelace", code=ADA)
    assert not begin().camera.isVisible()  # it was off
    memory.keep_word("camera/on", "yes")
    kiosk = begin()
    assert kiosk.camera.isVisible()
    assert not kiosk.camera.more.isVisible() and not kiosk.camera.switch.isVisible()
    shown = []
    kiosk.camera.show_answer = lambda tone, text: shown.append(tone)
    answer_to(qtbot, kiosk, lambda: kiosk.camera.scanned.emit(ADA))
    assert shown == ["welcome"] and CheckIn.get().method == "camera"


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_has_words_for_who_stands_there(begin, answer):
    from lchost.checkin.answers import Outcome
    from lchost.ui.kiosk import kiosk_words

    kiosk = begin()
    said = kiosk_words.said_of(Outcome(answer, NOW, name="Ada Lovelace"), kiosk.workshop)
    assert said.what and said.name == "Ada L." and said.tone == answer.tone.value


def test_a_question_of_the_door_is_asked(begin, person, qtbot, workshop):
    questions.put(workshop.id, [Question(0, "Allergies?", is_required=True)])
    person("Ada Lovelace", code=ADA)
    kiosk = begin()
    answer_to(qtbot, kiosk, lambda: kiosk.asking.code(ADA))
    asked = dialog_of(qtbot, kiosk, AskedAtDoorDialog)
    assert "Lovelace" not in asked.facts.text()
    asked.first_focus().setText("none")
    assert answer_to(qtbot, kiosk, asked.press).answer is Answer.WELCOME


# --- newcomers ----------------------------------------------------------------------------------


def test_a_newcomer_puts_their_name_down_where_the_host_allows_it(begin, qtbot, workshop):
    planning.edit(workshop.id, replace(workshop, phone_walk_ins=True))
    kiosk = begin()
    assert typed(kiosk, "Zoë Ng") == ["I am new here"]
    kiosk.finding.names()[0].click()
    asked = dialog_of(qtbot, kiosk, NewcomerDialog)
    assert asked.name.text() == "Zoë Ng"
    assert answer_to(qtbot, kiosk, asked.press).answer is Answer.WELCOME
    assert present(workshop) == {"Zoë Ng"}


def test_a_stranger_hears_of_no_other_workshop(workshop):
    elsewhere = Outcome(Answer.OTHER_DAY, workshop.starts_at, 1, 1, workshop_title="Secret group")
    assert "Secret" not in said_of(elsewhere, workshop).more
    with_badge = replace(elsewhere, code_kind=CodeKind.BADGE)
    assert "Secret group" in said_of(with_badge, workshop).more


def test_a_newcomer_whom_the_desk_must_see_is_sent_there(workshop):
    said = said_of(Outcome(Answer.HELD, workshop.starts_at), workshop)
    assert (said.what, said.name, said.more) == ("Please ask at the desk", "", "")


def test_nobody_new_comes_in_where_the_host_does_not(begin, workshop):
    kiosk = begin()
    assert typed(kiosk, "Zoë Ng") == []
    assert "desk" in kiosk.finding.hint.text() and Member.select().count() == 0


# --- nothing is left behind ---------------------------------------------------------------------


def test_after_some_seconds_nothing_is_left_of_who_stood_there(begin, person, qtbot, monkeypatch):
    person("Ada Lovelace", code=ADA)
    assert IDLE_MS <= 10_000
    kiosk = begin()
    kiosk._idle.setInterval(50)
    answer_to(qtbot, kiosk, lambda: kiosk.asking.code(ADA))
    assert kiosk.panel.said.name == "Ada L."
    qtbot.waitUntil(lambda: kiosk.panel.said.name == "")
    assert "Ada" not in everything_said(kiosk) and kiosk.asking.last is None


def test_what_was_typed_is_forgotten_and_ctrl_z_does_not_bring_it_back(begin, person, qtbot):
    person("Ada Lovelace")
    kiosk = begin()
    kiosk._idle.setInterval(50)
    typed(kiosk, "lovelace")
    qtbot.waitUntil(lambda: kiosk.finding.field.text() == "")
    assert kiosk.finding.names() == []
    QTest.keyClick(kiosk.finding.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kiosk.finding.field.text() == ""


def test_a_dialog_left_open_closes_by_itself(begin, qtbot, workshop):
    planning.edit(workshop.id, replace(workshop, phone_walk_ins=True))
    kiosk = begin()
    kiosk._ask_newcomer("Zoë Ng")
    dialog_of(qtbot, kiosk, NewcomerDialog)
    kiosk._idle.setInterval(50)
    kiosk._idle.start()
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in kiosk.findChildren(NewcomerDialog)))


# --- no way out ---------------------------------------------------------------------------------


def test_neither_escape_nor_closing_leaves_and_there_is_no_menu(begin, qtbot):
    kiosk = begin()
    for widget in (kiosk.finding.field, kiosk):
        QTest.keyClick(widget, ESCAPE)
        QTest.keyClick(widget, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert not kiosk.close() and kiosk.isVisible() and kiosk.isFullScreen()
    assert kiosk.findChildren(QMenuBar) == []
    tools = [b for b in kiosk.findChildren(QToolButton) if b.isVisible()]
    [lock] = [b for b in tools if not isinstance(b.parent(), QLineEdit)]  # a cross clears a field
    assert lock is kiosk.lock and lock.menu() is None
    fields = kiosk.findChildren(QLineEdit)
    assert {f.contextMenuPolicy() for f in fields} == {Qt.ContextMenuPolicy.NoContextMenu}


def test_a_minimised_kiosk_comes_back(begin, qtbot):
    kiosk = begin()
    kiosk.showMinimized()
    qtbot.waitUntil(kiosk.isFullScreen)


def test_only_the_pin_leaves_and_the_window_is_back(workshop, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    kiosk = start.start(window, workshop.id, Pin("2468"))
    assert kiosk.isVisible() and not window.isVisible()
    kiosk.lock.click()
    asked = dialog_of(qtbot, kiosk, LeavingDialog)
    asked.pin.setText("1234")
    asked.press()
    assert asked.isVisible() and kiosk.isVisible() and asked.pin.text() == ""
    for key in ("2", "4", "6", "8"):
        next(b for b in asked.findChildren(QPushButton) if b.text() == key).click()
    asked.press()
    assert window.isVisible() and not kiosk.isVisible()


def test_wrong_pins_are_limited_even_for_the_right_one():
    seconds = [0.0]
    pin = Pin("2468", lambda: seconds[0])
    for n in range(MOST_WRONG):
        assert not pin.opens(f"wrong {n}")
    assert pin.wait_s() > 0 and not pin.opens("2468")
    seconds[0] = WAIT_S + 1
    assert pin.opens("2468")


def test_the_pin_itself_is_not_kept():
    pin = Pin("2468")
    assert b"2468" not in b"".join(v for v in vars(pin).values() if isinstance(v, bytes))
    assert Pin("2468")._hash != pin._hash  # salted


def test_the_kiosk_begins_with_a_pin_written_twice(qtbot, db):
    asked = KioskDialog(None, "Charts")
    qtbot.addWidget(asked)
    asked.pin.setText("123")
    assert "4" in asked.first_fault()
    asked.pin.setText("2468")
    assert "same" in asked.first_fault()
    asked.again.setText("2468")
    assert asked.first_fault() == ""


def test_the_kiosk_can_neither_export_nor_edit_nor_undo(begin, person, qtbot, workshop):
    person("Ada Lovelace", code=ADA)
    kiosk = begin()
    answer_to(qtbot, kiosk, lambda: kiosk.asking.code(ADA))
    assert kiosk.actions() == [] and kiosk.panel.ways() == []
    for keys in (Qt.Key.Key_Z, Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_Q):
        QTest.keyClick(kiosk.finding.field, keys, Qt.KeyboardModifier.ControlModifier)
    assert present(workshop) == {"Ada Lovelace"} and kiosk.isVisible()


def test_meanwhile_the_page_behind_rests_and_is_back_afterwards(frame, workshop, qtbot, person):
    from lchost.ui.pages.checkin import CheckInPage

    person("Ada Lovelace", code=ADA)
    page = CheckInPage(frame, workshop.id)
    qtbot.addWidget(page)
    page.show()
    kiosk = start.start(page, workshop.id, Pin("2468"))
    assert not page.isVisible() and not page.keys._is_on and page.asking.door._thread is None
    answer_to(qtbot, kiosk, lambda: kiosk.asking.code(ADA))
    kiosk.left.emit()
    assert page.isVisible() and page.keys._is_on
    qtbot.waitUntil(lambda: page.counters.figures()[0] == "1")
