import threading
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import delete

from lchost.checkin.answers import Way
from lchost.errors import HostError, NotPrinted
from lchost.grouping import rounds
from lchost.grouping.wishes import Wishes
from lchost.models import database, settings, undo
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.roster.members import MemberDraft
from lchost.safekeeping import backup
from lchost.ui import memory, theme
from lchost.ui.colours import DARK, LIGHT
from lchost.ui.dialogs.about import AboutDialog
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.dialogs.files import CopiesDialog, NewCommunityDialog
from lchost.ui.dialogs.keys import KeysDialog
from lchost.ui.dialogs.workshop import WorkshopDialog
from lchost.ui.main_window import MainWindow
from lchost.ui.pages import progress
from lchost.ui.pages.plan import PlanPage
from lchost.ui.palette import Palette
from lchost.ui.widgets.buttons import bare


@pytest.fixture
def window(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(database, "_listeners", [])
    monkeypatch.setattr(undo, "_listeners", [])
    memory.keep_look("light", 100, calm=True)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_welcome()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.opened.close()
    theme.apply(qapp, LIGHT)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lantern.lchost"


@pytest.fixture
def home(window, path):
    """The pages of a fresh community."""
    assert window.opened.open_file(path, create=True)
    settings.put("community_name", "Lantern")
    window.show_home()
    return window.opened.home


def dialog_of(window, kind):
    found = window.findChild(kind)
    assert found is not None
    return found


def test_trouble_of_what_goes_on_is_told_on_the_page_that_is_shown(window, home):
    window.frame.trouble(NotPrinted(printer="Laser"))
    assert "“Laser” did not take the pages" in window.page().banners()[0].text
    window.frame.go("members")
    window.frame.trouble(NotPrinted(printer="Ink"))
    assert "“Ink” did not take the pages" in window.page().banners()[0].text


def test_a_new_community_is_asked_for_by_name_and_opens_on_today(window, tmp_path):
    memory.keep_folder(tmp_path)
    window.frame.action("file.new").trigger()
    dialog = dialog_of(window, NewCommunityDialog)
    dialog.press()
    assert dialog.isVisible()  # it has no name yet
    dialog.name.setText("Café: data/design")
    dialog.press()
    assert database.current_path() == tmp_path / "Café data design.lchost"
    assert window.opened.home.rail.name.text() == "Café: data/design"
    assert window.opened.home.here == "today"


def test_the_focus_ring_outlives_a_dialog_that_it_stood_in(window, home, qtbot):
    def by_keys(widget):
        widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        window.ring.follow(None, widget)

    window.show_about()
    dialog = dialog_of(window, AboutDialog)
    by_keys(dialog.cancel)
    assert window.ring.widget() is dialog.cancel
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert window.ring.widget() is None
    by_keys(home.rail.door)
    assert window.ring.widget() is home.rail.door
    assert window.close()


def test_a_badge_code_is_replaced_where_the_person_was_chosen(window, home):
    now = datetime.now(UTC)
    draft = WorkshopDraft("Maps", now, now + timedelta(hours=2), "UTC")
    workshop_id = planning.plan(draft, now)
    for name in ("Aïcha", "Kwame"):
        registrations.register(workshop_id, [members.add(MemberDraft(name), now)], now)
    page = home.go("people", workshop_id)
    kwame = next(r for r in page.table.grid.rows.rows() if r.name == "Kwame")
    page.table.grid.choose(kwame.id)
    window.frame.action("members.replace_badge").trigger()
    assert home.here == "people"
    assert "Kwame" in dialog_of(page, Ask).title.text()
    home.go("today")
    window.frame.action("members.replace_badge").trigger()
    assert home.here == "members"
    assert home.page().findChild(Ask) is None
    assert "Choose a member first" in home.status.done.text()


def test_an_answer_and_the_way_out_outlive_a_change_of_the_text_size(window, home, qtbot):
    now = datetime.now(UTC)
    workshop_id = planning.plan(WorkshopDraft("Maps", now, now + timedelta(hours=2), "UTC"), now)
    kwame = members.add(MemberDraft("Kwame"), now)
    registrations.register(workshop_id, [kwame], now)
    page = home.go("checkin", workshop_id)
    page.asking.member(kwame, "Kwame")
    qtbot.waitUntil(lambda: page.panel.said.name == "Kwame")
    before = page.panel.said
    try:
        window.frame.action("view.larger").trigger()
        anew = window.page()
        assert anew is not page
        assert anew.panel.said == before
        anew.modes.go(Way.OUT)
    finally:
        window.frame.action("view.smaller").trigger()
    assert window.page().asking.way is Way.OUT


def test_a_workshop_that_is_gone_leads_to_the_list(window, home):
    for _ in range(2):
        assert home.go("checkin", 404) is home.page()
        assert (home.here, home.workshop_id) == ("workshops", 0)


def test_a_workshop_that_is_taken_back_under_a_page_is_no_fault(window, home):
    page = PlanPage(window.frame, 404)
    with pytest.raises(HostError, match="taken out meanwhile"):
        page.reload()


def test_a_change_just_before_the_file_is_closed_is_not_read_after(window, home):
    settings.put("community_name", "Lantern circle")
    assert home._settle.isActive()
    home.forget_pages()
    settings.put("community_name", "Lantern")
    assert not home._settle.isActive()


def test_a_busy_door_has_its_steps_looked_at_off_the_screens_thread(
    window, home, qtbot, monkeypatch
):
    at = datetime.now(UTC)
    draft = WorkshopDraft("Charts", at, at + timedelta(hours=2), "Europe/Paris")
    workshop_id = planning.plan(draft, at)
    home.go("people", workshop_id)
    looked: list[bool] = []

    def seen(of: int) -> frozenset[str]:
        looked.append(threading.current_thread() is threading.main_thread())
        return frozenset({"checkin"}) if of == workshop_id else frozenset()

    monkeypatch.setattr(progress, "done_steps", seen)
    for _ in range(30):  # check-ins
        home.frame.live.changed.emit(frozenset({database.Topic.ATTENDANCE}))
    stepper = home.page().stepper
    qtbot.waitUntil(lambda: [s.key for s in stepper._steps if s.is_done] == ["checkin"])
    assert looked == [False]


def test_a_home_that_was_closed_hears_nothing_more(window, home, path, qtbot, capsys):
    with qtbot.waitSignal(home.destroyed):
        window.opened.close()
        window.opened.show(path)
    with qtbot.captureExceptions() as faults:
        window.frame.say("Checked in Zoë")
    assert faults == []
    assert "Zoë" in window.opened.home.status.done.text()


def test_a_file_that_is_there_is_not_overwritten(window, tmp_path):
    memory.keep_folder(tmp_path)
    (tmp_path / "Lantern.lchost").write_text("mine")
    window.frame.action("file.new").trigger()
    dialog = dialog_of(window, NewCommunityDialog)
    dialog.name.setText("Lantern")
    dialog.press()
    assert dialog.isVisible()
    assert (tmp_path / "Lantern.lchost").read_text() == "mine"


def test_what_is_no_community_is_said_on_the_welcome_page(window, tmp_path):
    wrong = tmp_path / "notes.lchost"
    wrong.write_text("hello")
    window.opened.show(wrong)
    assert window.opened.home is None
    assert "is not an lchost community" in window.welcome.banners()[0].text


def test_keys_go_to_pages_and_the_rail_follows(window, home, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    second = list(home._places)[1]
    assert home.here == second
    assert home.rail._items[second].isChecked()


def test_a_page_is_built_on_its_first_show_only(window, home):
    assert list(home._shown) == ["today"]
    home.go("settings")
    assert list(home._shown) == ["today", "settings"]


def test_undo_says_what_it_takes_back_and_the_status_line_confirms(window, home):
    page = home.page()
    page.do("naming of the community", lambda: settings.put("community_name", "Zoë & Co"), "Named")
    action = window.frame.action("edit.undo")
    assert action.text() == "&Undo naming of the community"
    assert home.status.done.text() == "Named"
    assert home.status.undo.isVisible()
    action.trigger()
    assert settings.get("community_name") == "Lantern"
    assert home.status.done.text() == "Taken back: naming of the community"
    assert not action.isEnabled()
    window.frame.action("edit.redo").trigger()
    assert settings.get("community_name") == "Zoë & Co"


def test_the_rail_shows_a_new_name_at_once(window, home, qtbot):
    settings.put("community_name", "<b>Lantern</b>")
    qtbot.waitUntil(lambda: home.rail.name.text() == "<b>Lantern</b>")


def test_planning_a_workshop_from_any_page_asks_and_keeps_it(window, home, qtbot):
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_W, modifiers)
    dialog = dialog_of(window, WorkshopDialog)
    dialog.press()
    assert dialog.isVisible()  # no title
    dialog.name.setText("Charts & maps")
    dialog.press()
    assert [r.workshop.title for r in planning.listing()] == ["Charts & maps"]
    assert undo.labels()[0] == "planning of “Charts & maps”"


def test_the_palette_finds_commands_and_workshops_and_gives_the_keyboard_back(window, home, qtbot):
    now = datetime.now(UTC)
    draft = planning.WorkshopDraft("Émile’s charts", now, now + timedelta(hours=1), "UTC")
    planning.plan(draft, now)
    window.frame.action("edit.palette").trigger()
    palette = window.findChild(Palette)
    qtbot.keyClicks(palette.search, "emile")
    assert palette.list.currentItem().text().startswith("Émile’s charts")
    palette.search.clear()
    qtbot.keyClicks(palette.search, "sett")
    assert palette.list.currentItem().text().startswith("Settings")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert home.here == "settings"
    assert not palette.isVisible()


def test_nothing_found_is_said(window, home, qtbot):
    window.show_palette()
    palette = window.findChild(Palette)
    qtbot.keyClicks(palette.search, "qqqq")
    assert palette.list.item(0).text() == "Nothing is called that."
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_each_step_of_a_workshop_has_a_menu_of_its_own(window):
    bar = {bare(action.text()): action.menu() for action in window.menuBar().actions()}
    inner = [action.text() for action in bar["Workshop"].actions() if action.menu()]
    assert inner == ["Plan", "People", "Paper", "Check-in", "Groups", "Certificates"]
    assert len(bar["Workshop"].actions()) < 15  # it fits a small screen


def test_every_command_has_words_a_menu_and_keys_of_its_own(window):
    commands = list(window.frame.actions)
    keys = [c.shortcut for c in commands if c.shortcut]
    assert len(keys) == len(set(keys))
    assert all(c.text and c.menu for c in commands)
    window.show_keys()
    dialog = dialog_of(window, KeysDialog)
    assert len(dialog.grid.rows.rows()) == len(commands)
    dialog.search.setText("undo")
    found = [c.key for c in dialog.grid.rows.rows()]
    assert "edit.undo" in found
    assert "file.new" not in found


def test_closing_keeps_a_copy_and_returns_to_welcome(window, home, path):
    window.frame.action("file.close").trigger()
    assert database.current_path() is None
    assert window.welcome.isVisible()
    assert len(backup.copies(path)) == 1
    assert memory.recent() == [path]


def test_a_copy_is_brought_back_in_two_presses(window, home, path):
    window.frame.action("file.close").trigger()
    window.opened.show(path)
    settings.put("community_name", "spoilt")
    window.frame.action("file.restore").trigger()
    dialog_of(window, CopiesDialog).press()
    assert settings.get("community_name") == "Lantern"
    assert window.opened.home.here == "today"


def test_dark_and_larger_text_are_put_on_at_once_and_remembered(window, home, qapp):
    window.frame.action("view.scheme").trigger()
    assert theme.scheme() is DARK
    window.frame.action("view.larger").trigger()
    assert theme.text_scale() == pytest.approx(1.15)
    assert window.opened.home is not home  # the pages are built anew, in the same place
    assert window.opened.home.here == "today"
    assert memory.look()[:2] == ("dark", 115)


def test_other_han_letters_are_put_on_at_once_and_taken_back(window, home, qtbot):
    assert theme.han() == ""
    settings.put("han_order", "ja")
    qtbot.waitUntil(lambda: theme.han() == "ja")
    assert window.opened.home is not home  # the pages are built anew, in the same place
    assert window.opened.home.here == "today"
    assert "Noto Sans JP" in window.page().title.font().families()[:11]
    settings.put("han_order", "")
    qtbot.waitUntil(lambda: theme.han() == "")
    assert "Noto Sans JP" not in window.page().title.font().families()[:11]
    settings.put("han_order", "ko")
    qtbot.waitUntil(lambda: theme.han() == "ko")
    window.frame.action("file.close").trigger()
    assert theme.han() == ""


def test_the_window_remembers_where_it_stood(window, qapp):
    window.resize(780, 560)
    window.close()
    again = MainWindow()
    assert (again.width(), again.height()) == (780, 560)
    again.deleteLater()


def test_a_window_that_has_no_room_for_its_frame_fills_the_screen(window, monkeypatch):
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(1366, 768))
    memory.keep_geometry(QByteArray())
    small = MainWindow()
    assert small.isMaximized()
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(1920, 1040))
    large = MainWindow()
    assert not large.isMaximized()
    assert (large.width(), large.height()) == (1366, 768)
    for made in (small, large):
        made.deleteLater()


def test_every_stop_of_the_tab_key_has_a_name(window, home, qtbot):
    window.activateWindow()
    for place in home._places:
        home.go(place)
        QApplication.processEvents()
        seen = []
        for _ in range(60):
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            if now is None or now in seen:
                break
            seen.append(now)
            text = now.text() if hasattr(now, "text") else ""
            assert now.accessibleName() or text, (place, now)


def test_dialogs_are_freed_when_they_close(window, qtbot):
    window.show_about()
    dialog = window.findChild(QDialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_nothing_flashes_up_as_a_window_of_its_own(window, home, qtbot):
    """A part made visible before it has a parent opens a window for a moment."""
    opened = []
    QApplication.instance().focusWindowChanged.connect(opened.append)
    for place in home._places:
        home.go(place)
    window.frame.action("view.larger").trigger()
    QApplication.processEvents()
    assert opened == []


def test_a_file_that_cannot_be_opened_leaves_the_open_one_on_screen(window, home, tmp_path, path):
    wrong = tmp_path / "notes.lchost"
    wrong.write_text("hello")
    window.opened.show(wrong)
    assert database.current_path() == path
    page = window.opened.home.page()
    assert "is not an lchost community" in page.banners()[0].text


def test_larger_text_keeps_the_workshop_that_is_open(window, home):
    now = datetime.now(UTC)
    ids = [
        planning.plan(
            planning.WorkshopDraft(
                f"{n}", now + timedelta(days=n), now + timedelta(days=n, hours=1), "UTC"
            ),
            now,
        )
        for n in (1, 2)
    ]
    home.go("plan", ids[1])
    window.frame.action("view.larger").trigger()
    assert (window.opened.home.here, window.opened.home.workshop_id) == ("plan", ids[1])


def test_undoing_a_workshop_that_is_open_returns_to_the_list(window, home, qtbot):
    now = datetime.now(UTC)
    draft = planning.WorkshopDraft("Charts", now, now + timedelta(hours=1), "UTC")
    made = home.page().do("planning", lambda: planning.plan(draft, now))
    home.go("plan", made)
    window.frame.action("edit.undo").trigger()
    qtbot.waitUntil(lambda: home.here == "workshops")


def test_closing_stops_work_that_is_under_way(window, home, qtbot):
    def forever(tell):
        while True:
            tell(0, 0)

    home.page().run("Counting…", forever)
    window.frame.action("file.close").trigger()
    assert database.current_path() is None


def test_the_palette_leaves_also_when_what_had_the_keyboard_is_gone(window, home, qtbot):
    home.go("today").begin()
    had = window.focusWidget()
    window.frame.action("edit.palette").trigger()
    palette = window.findChild(Palette)
    delete(had)
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_palette_opens_also_from_a_field(window, home, qtbot):
    page = home.go("settings")
    field = page.fields["community_name"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(Palette) is not None
    assert field.text() == "Lantern"


def test_a_change_of_a_thousand_rows_is_taken_back_and_done_again_off_the_screen(
    window, home, qtbot
):
    at = datetime.now(UTC)
    with undo.step("import of many"), database.writing(database.Topic.MEMBERS):
        for n in range(600):
            members.add(MemberDraft(f"Member {n}"), at)
    said: list[str] = []
    window.frame.said.connect(lambda text, _: said.append(text))
    window.frame.action("edit.undo").trigger()
    assert not window.frame.action("edit.undo").isEnabled()
    qtbot.waitUntil(lambda: said[-1] == "Taken back: import of many")
    assert members.listing() == []
    window.frame.action("edit.redo").trigger()
    qtbot.waitUntil(lambda: said[-1] == "Done again: import of many")
    assert len(members.listing()) == 600


def test_the_group_list_is_that_of_the_round_that_was_looked_at(home, window, qtbot):
    now = datetime.now(UTC)
    draft = WorkshopDraft("Charts", now, now + timedelta(hours=2), "UTC")
    workshop_id = planning.plan(draft, now)
    people = [members.add(MemberDraft(f"Person {n:02}"), now) for n in range(11)]
    registrations.register(workshop_id, people, now)
    first, last = (rounds.make(workshop_id, Wishes(), now, people=people)[0] for _ in "12")
    groups = home.go("groups", workshop_id)
    for round_id in (first, last):  # also once the papers have been seen
        home.go("groups", workshop_id)
        groups.tabs.choose(round_id)
        window.frame.action("groups.print").trigger()
        assert (home.here, home.page()._here) == ("paper", "groups")
        assert home.page().side.round.currentData() == round_id
