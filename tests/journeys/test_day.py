"""The main job in the real window, from an empty folder to a certificate that checks out."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lchost import codes, paths
from lchost.checkin import attendance
from lchost.credentials import issuers, register, trust
from lchost.credentials.verify import Standing
from lchost.errors import CannotBeUndone
from lchost.grouping import rounds
from lchost.models import database, settings, undo
from lchost.planning import items
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.ui import memory, saving, theme
from lchost.ui.colours import LIGHT
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.dialogs.files import NewCommunityDialog
from lchost.ui.dialogs.import_people import ImportDialog
from lchost.ui.dialogs.walk_in import WalkInDialog
from lchost.ui.main_window import MainWindow
from lchost.ui.pages.bringing import bring_people
from lchost.ui.signing import sitting
from lchost.ui.tasks import finish_all

SLOW_MS = 20_000  # a busy machine makes badges in seconds
DPI = 200


@pytest.fixture
def window(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(database, "_listeners", [])
    monkeypatch.setattr(undo, "_listeners", [])
    theme.load_first_fonts()
    memory.keep_look("light", 100, calm=True)
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_welcome()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.opened.close()
    theme.apply(qapp, LIGHT)


def start_community(window, folder) -> None:
    memory.keep_folder(folder)
    window.frame.action("file.new").trigger()
    asking = window.findChild(NewCommunityDialog)
    asking.name.setText("Lantern Data Circle")
    asking.press()
    assert settings.get("community_name") == "Lantern Data Circle"


def plan_workshop() -> int:
    now = datetime.now(UTC)
    times = (now - timedelta(minutes=5), now + timedelta(hours=3))
    return planning.plan(WorkshopDraft("Asking better questions", *times, "UTC"), now)


def import_roster(window, qtbot, workshop_id: int) -> int:
    page = window.opened.home.page()
    bring_people(page, paths.resource("sample/roster.csv"), workshop_id)
    asking = page.findChild(ImportDialog)
    qtbot.waitUntil(asking.verb.isEnabled, timeout=SLOW_MS)
    asking.press()
    label = "import of"
    qtbot.waitUntil(lambda: label in (undo.labels()[0] or ""), timeout=SLOW_MS)
    found = registrations.listing(workshop_id)
    return sum(one.status is registrations.Status.REGISTERED for one in found)


def save_badges(window, qtbot, monkeypatch, path) -> list[str]:
    """Save the badges as a host does, and return the codes that a reader finds on them."""
    page = window.opened.home.page()
    qtbot.waitUntil(lambda: page._paper is not None, timeout=SLOW_MS)
    monkeypatch.setattr(saving, "ask_where", lambda *_: path)
    window.frame.action("paper.save").trigger()
    qtbot.waitUntil(path.exists, timeout=SLOW_MS)
    found = []
    with pypdfium2.PdfDocument(path) as pdf:
        for sheet in pdf:
            picture = sheet.render(scale=DPI / 72).to_numpy()
            found += [read.text for read in zxingcpp.read_barcodes(picture)]
    return found


def scan(page, qtbot, text: str):
    with qtbot.waitSignal(page.answered) as heard:
        page.field.insert(text)
        QTest.keyClick(page.field, Qt.Key.Key_Return)
    return heard.args[0].answer.value


def turn_all(window, qtbot, way: str, back: str) -> None:
    """Undo (or redo) until there is nothing left, as somebody does who leans on Ctrl+Z."""
    here, there = window.frame.action(way), window.frame.action(back)
    while here.isEnabled():
        here.trigger()
        qtbot.waitUntil(lambda: here.isEnabled() or there.isEnabled(), timeout=SLOW_MS)


def unlock(signer):
    """The community's key was made, is kept safe, and was unlocked this sitting."""
    now = datetime.now(UTC)
    issuers.made(signer.did, "Lantern Data Circle", now)
    issuers.copied(signer.did, now)
    issuers.sheet_made(signer.did, now)
    sitting.hold(signer)


def test_the_day_from_a_list_of_people_to_their_certificates(
    window, qtbot, tmp_path, monkeypatch, signer
):
    start_community(window, tmp_path)
    workshop_id = plan_workshop()
    home = window.opened.home

    home.go("plan", workshop_id)
    home.page().start_from_usual()
    assert sum(item.minutes for item in items.agenda(workshop_id)) == 185

    home.go("people", workshop_id)
    expected = import_roster(window, qtbot, workshop_id)
    assert expected == 62

    home.go("paper", workshop_id)
    printed = save_badges(window, qtbot, monkeypatch, tmp_path / "badges.pdf")
    known = {one.code for one in registrations.listing(workshop_id)}
    assert set(printed) == known and len(printed) == expected
    qtbot.waitUntil(lambda: all(one.badge_printed_at for one in registrations.listing(workshop_id)))

    home.go("checkin", workshop_id)
    door = home.page()
    assert window.focusWidget() is door.field
    said = [scan(door, qtbot, codes.spaced(code).lower()) for code in printed[:20]]
    assert said == ["welcome"] * 20
    assert scan(door, qtbot, printed[0]) == "already"
    assert scan(door, qtbot, "https://example.org") == "foreign"
    assert scan(door, qtbot, codes.new_code()) == "unknown"
    window.frame.action("checkin.walk_in").trigger()
    form = window.findChild(WalkInDialog)
    form.name.setText("Zoë Walk-In")
    with qtbot.waitSignal(door.answered):
        form.press()
    assert len(attendance.present(workshop_id)) == 21
    window.frame.action("edit.undo").trigger()
    assert len(attendance.present(workshop_id)) == 20
    window.frame.action("edit.redo").trigger()
    assert len(attendance.present(workshop_id)) == 21

    home.go("groups", workshop_id)
    board = home.page()
    for _ in range(2):
        before = len(rounds.listing(workshop_id))
        window.frame.action("groups.next").trigger()
        qtbot.waitUntil(lambda n=before: len(rounds.listing(workshop_id)) == n + 1, timeout=SLOW_MS)
        qtbot.waitUntil(lambda: board.shown is not None and board.shown.people == 21)
    assert [group.number for group in board.shown.groups] == [1, 2, 3, 4, 5]
    qtbot.waitUntil(lambda: board.shown.number == 2, timeout=SLOW_MS)
    window.frame.action("groups.publish").trigger()
    window.frame.action("groups.stage").trigger()
    assert window.frame.day.stage.scene.seating.people == 21
    window.frame.day.close_stage()
    window.frame.action("groups.print").trigger()
    press = home.page()
    qtbot.waitUntil(lambda: press._paper is not None, timeout=SLOW_MS)
    text = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(press._paper.pdf)).pages)
    assert "Groups, round 2" in text and "Group 5" in text

    home.go("certificates", workshop_id)
    thanks = home.page()
    unlock(signer)
    thanks.issuing.ask()
    thanks.findChild(Ask).press()
    qtbot.waitUntil(lambda: len(register.listing(workshop_id)) == 21, timeout=SLOW_MS)
    finish_all()
    issued = register.listing(workshop_id)
    year = datetime.now(UTC).year
    assert sorted(c.number for c in issued) == [f"{year}-{n:04}" for n in range(1, 22)]
    with pytest.raises(CannotBeUndone):
        undo.undo()
    shown = register.credential(issued[0].id)
    assert trust.check(shown, datetime.now(UTC)).standing is Standing.GENUINE


def test_what_a_day_has_written_is_there_when_the_file_is_opened_again(window, qtbot, tmp_path):
    start_community(window, tmp_path)
    workshop_id = plan_workshop()
    window.opened.home.go("people", workshop_id)
    import_roster(window, qtbot, workshop_id)
    path = database.current_path()
    window.frame.action("file.close").trigger()
    assert database.current_path() is None
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert window.opened.open_file(path)
    window.show_home()
    assert len(members.listing()) == 62
    assert registrations.counts(workshop_id).registered == 62


def test_undoing_everything_leads_back_to_the_empty_community(window, qtbot, tmp_path):
    start_community(window, tmp_path)
    workshop_id = plan_workshop()
    home = window.opened.home
    home.go("plan", workshop_id)
    home.page().start_from_usual()
    home.go("people", workshop_id)
    import_roster(window, qtbot, workshop_id)
    home.go("checkin", workshop_id)
    door = home.page()
    assert window.focusWidget() is door.field
    who = registrations.listing(workshop_id)[0]
    assert scan(door, qtbot, who.code) == "welcome"
    turn_all(window, qtbot, "edit.undo", "edit.redo")
    assert members.listing() == [] and items.agenda(workshop_id) == []
    turn_all(window, qtbot, "edit.redo", "edit.undo")
    assert len(members.listing()) == 62 and attendance.present(workshop_id) == [who.member_id]


def test_badges_say_names_that_a_reader_can_copy(window, qtbot, tmp_path, monkeypatch):
    start_community(window, tmp_path)
    workshop_id = plan_workshop()
    window.opened.home.go("people", workshop_id)
    import_roster(window, qtbot, workshop_id)
    window.opened.home.go("paper", workshop_id)
    save_badges(window, qtbot, monkeypatch, tmp_path / "badges.pdf")
    pages = pypdf.PdfReader(io.BytesIO((tmp_path / "badges.pdf").read_bytes())).pages
    text = " ".join(page.extract_text() for page in pages)
    for name in ("Đặng Thuỳ Dương", "İbrahim Şahin", "王小明", "김민준", "Тарас Шевчук"):
        assert name.split()[-1] in text, name
