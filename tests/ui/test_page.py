import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from lchost.errors import DiskFull, NothingToUndo
from lchost.models import settings, undo
from lchost.models.database import Topic
from lchost.ui.page import Page
from lchost.ui.widgets import button, column, holder
from lchost.ui.widgets.reading import stops


class NamePage(Page):
    shows = frozenset({Topic.SETTINGS})
    reads = 0

    def reload(self):
        self.reads += 1
        self.header(settings.get("community_name", "nobody"))


@pytest.fixture
def page(frame, qtbot):
    page = NamePage(frame)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_page_reads_when_it_is_first_shown(page):
    assert page.reads == 1
    assert page.title.text() == "nobody"


def test_a_burst_of_changes_makes_one_reload(page, qtbot):
    for name in "abc":
        settings.put("community_name", name)
    qtbot.waitUntil(lambda: page.title.text() == "c")
    assert page.reads == 2


def test_a_hidden_page_waits_until_it_is_shown(page, qtbot):
    page.hide()
    settings.put("community_name", "Lantern")
    qtbot.waitUntil(lambda: not page._settle.isActive())
    assert page.reads == 1
    page.show()
    assert page.title.text() == "Lantern"


def test_a_page_does_not_hear_of_what_it_does_not_show(page, member):
    with undo.step("add"):
        member()
    assert not page._settle.isActive()


def test_doing_something_says_so_and_makes_one_step(page, frame, qtbot):
    with qtbot.waitSignal(frame.said) as heard:
        page.do("naming the community", lambda: settings.put("community_name", "Lantern"))
    assert heard.args == ["naming the community", True]
    assert undo.labels() == ("naming the community", None)


def test_trouble_becomes_a_banner_and_the_next_success_takes_it_off(page):
    def fail():
        raise NothingToUndo

    assert page.do("x", fail) is None
    assert [banner.text for banner in page.banners()] == ["There is nothing to undo."]
    page.do("y", lambda: None)
    assert page.banners() == []


def test_only_what_was_not_saved_is_red(page):
    page.trouble(NothingToUndo())
    page.trouble(DiskFull())
    assert [b.property("ground") for b in page.banners()] == ["attention", "refused"]


def test_never_more_than_two_banners_stand(page):
    for n in range(4):
        page.banner("neutral", f"news {n}")
    assert [banner.text for banner in page.banners()] == ["news 2", "news 3"]


def test_long_work_answers_on_the_page_and_its_bar_goes(page, frame, qtbot):
    answers = []
    with qtbot.waitSignal(frame.said) as heard:
        page.run("Counting…", lambda tell: 42, answers.append, said="Counted", undo_label="c")
    qtbot.waitUntil(lambda: answers == [42])
    assert heard.args == ["Counted", True]


def test_the_failure_of_long_work_becomes_a_banner(page, qtbot):
    def fail(tell):
        raise DiskFull

    page.run("Writing…", fail)
    qtbot.waitUntil(lambda: len(page.banners()) == 1)


def test_doing_what_changes_nothing_offers_no_undo(page, frame, qtbot):
    with qtbot.waitSignal(frame.said) as heard:
        page.do("nothing", lambda: None, "Looked")
    assert heard.args == ["Looked", False]


def test_drawing_anew_keeps_the_keyboard_where_it_was(page, qtbot):
    page.activateWindow()
    page.body(button("One"), button("Two"))
    qtbot.waitUntil(lambda: page.findChildren(QPushButton)[1].isVisible())
    page.findChildren(QPushButton)[1].setFocus()
    two = button("Two")
    page.body(button("One"), two)
    qtbot.waitUntil(lambda: page.focusWidget() is two)


class DrawnAnew(NamePage):
    """Draws its content anew at each reload, under other names."""

    def reload(self):
        super().reload()
        self.body(button(f"Hello {self.reads}", kind="primary"))
        self.ways(button("Print"), button("Save"))

    def first_focus(self):
        return None


def name_of_focus(page):
    focus = page.window().focusWidget()
    return focus.accessibleName() if focus else ""


@pytest.fixture
def drawn(frame, qtbot):
    page = DrawnAnew(frame)
    qtbot.addWidget(page)
    page.show()
    page.begin()
    return page


def test_a_page_begins_with_its_primary_button(drawn):
    assert name_of_focus(drawn) == "Hello 1"


def test_what_is_drawn_anew_keeps_the_keyboard_on_the_page(drawn, qtbot):
    settings.put("community_name", "Lantern")
    qtbot.waitUntil(lambda: name_of_focus(drawn) == "Hello 2")


def test_a_reload_leaves_the_keyboard_where_it_is_outside_the_page(frame, qtbot):
    whole = column_of(rail := button("Today"), page := DrawnAnew(frame))
    qtbot.addWidget(whole)
    whole.show()
    rail.setFocus()
    settings.put("community_name", "Lantern")
    qtbot.waitUntil(lambda: page.reads == 2)
    QApplication.processEvents()
    assert whole.focusWidget() is rail


def test_the_tab_key_goes_as_one_reads(drawn):
    order = [stop.accessibleName() for stop in stops(drawn)]
    assert order == ["Print", "Save", "Hello 1"]
    after = [stop for stop in chain(drawn) if stop in stops(drawn)]
    assert after == stops(drawn)


def chain(page):
    """Return the page's widgets in the order of the Tab key."""
    first = stops(page)[0]
    found, one = [first], first.nextInFocusChain()
    while one is not first:
        found.append(one)
        one = one.nextInFocusChain()
    return found


def column_of(*parts):
    return holder(column(*parts))
