"""The camera's card: off by default, remembered, honest about what is missing."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QColor

from lchost.ui.camera.cameras import FILM, Cameras, State
from lchost.ui.camera.card import CameraCard
from tests.ui.camera.conftest import ADA, ZOE, picture
from tests.ui.camera.films import write_film


@pytest.fixture
def card(plugs, qtbot):
    """A card as the check-in page shows it; `made()` is one of a later day."""

    def made():
        one = CameraCard(cameras=plugs)
        qtbot.addWidget(one)
        one.resize(320, 280)
        one.show()
        return one

    return made


@pytest.fixture
def live(card, qtbot):
    def made():
        one = card()
        one.turn()
        qtbot.waitUntil(lambda: one.state is State.LIVE)
        return one

    return made


def heard(card):
    said = []
    card.scanned.connect(said.append)
    return said


def sees(card):
    return card.preview._sight is not None and bool(card.preview._sight.found)


def test_a_camera_is_off_until_the_host_switches_it_on(card, plugs, qtbot):
    plugs.plug(shows=[picture(ADA)])
    one = card()
    qtbot.wait(60)
    assert one.state is State.OFF and plugs.opened == []
    assert one.switch.accessibleName() == "Switch the camera on"
    assert not one.preview.isVisible()


def test_a_badge_before_the_camera_is_scanned_once(live, plugs, qtbot):
    plugs.plug(shows=[picture(ADA)])
    one = live()
    said = heard(one)
    qtbot.wait(400)
    assert said in ([], [ADA])  # the first frame may have been answered before we listened
    assert one._last == ADA and one.preview.device == "HD Webcam"


def test_two_badges_in_view_are_both_scanned(card, plugs, qtbot):
    plugs.plug(shows=[picture(ADA, ZOE)])
    one = card()
    said = heard(one)
    one.turn()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert set(said) == {ADA, ZOE}


def test_a_badge_wins_over_the_link_beside_it(card, plugs, qtbot):
    plugs.plug(shows=[picture("HTTPS://EXAMPLE.ORG/ME", ADA, module=4)])
    one = card()
    said = heard(one)
    one.turn()
    qtbot.waitUntil(lambda: said == [ADA])
    qtbot.wait(500)
    assert said == [ADA]


def test_that_it_is_on_is_remembered(live, card, plugs, qtbot):
    plugs.plug()
    first = live()
    first.hide()
    assert first.state is State.OFF and first.watch.reader._thread is None
    second = card()
    qtbot.waitUntil(lambda: second.state is State.LIVE)
    second.turn()
    third = card()
    qtbot.wait(60)
    assert third.state is State.OFF


def test_leaving_the_page_switches_all_off_and_coming_back_on(live, plugs, qtbot):
    plugs.plug(shows=[picture(ADA)])
    one = live()
    said = heard(one)
    one.hide()
    assert one.state is State.OFF
    qtbot.wait(100)
    said.clear()
    one.show()
    qtbot.waitUntil(lambda: one.state is State.LIVE)
    qtbot.waitUntil(lambda: said == [ADA])  # who stands there again is scanned again


def test_unplugged_it_says_so_and_plugged_in_again_it_goes_on(live, plugs, qtbot):
    plugs.plug(shows=[picture(ADA)])
    one = live()
    said = heard(one)
    plugs.unplug()
    assert one.state is State.GONE
    assert "HD Webcam was unplugged" in one.notice.text() and one.notice.isVisible()
    assert not one.preview.isVisible()
    said.clear()
    plugs.plug(shows=[picture(ZOE)])
    qtbot.waitUntil(lambda: one.state is State.LIVE)
    qtbot.waitUntil(lambda: said == [ZOE])
    assert not one.notice.isVisible()


def test_in_another_socket_it_is_known_by_its_name(live, plugs, qtbot):
    plugs.plug("socket 1")
    one = live()
    plugs.unplug("socket 1")
    plugs.plug("socket 2")
    qtbot.waitUntil(lambda: one.state is State.LIVE)
    assert plugs.opened == ["socket 1", "socket 2"]


def test_no_other_camera_looks_at_the_room_instead(live, plugs, qtbot):
    plugs.plug("door", "Door camera")
    one = live()
    plugs.plug("lid", "Lid camera")
    plugs.unplug("door")
    qtbot.wait(60)
    assert one.state is State.GONE and plugs.opened == ["door"]


def test_the_chosen_camera_is_remembered(live, card, plugs, qtbot):
    plugs.plug("lid", "Lid camera")
    plugs.plug("door", "Door camera")
    one = live()
    assert plugs.opened == ["lid"]
    one.choose(plugs.there["door"])
    qtbot.waitUntil(lambda: one.state is State.LIVE and one.preview.device == "Door camera")
    one.hide()
    other = card()
    qtbot.waitUntil(lambda: other.state is State.LIVE)
    assert plugs.opened == ["lid", "door", "door"]


def test_where_the_chosen_camera_is_not_there_another_serves(live, card, plugs, qtbot):
    plugs.plug("door", "Door camera")
    one = live()
    one.choose(plugs.there["door"])
    one.hide()
    del plugs.there["door"]
    plugs.plug("lid", "Lid camera")
    other = card()
    qtbot.waitUntil(lambda: other.state is State.LIVE)
    assert other.preview.device == "Lid camera"


def test_the_menu_offers_each_camera_and_the_mirror(live, plugs):
    plugs.plug("lid", "Lid & camera")
    plugs.plug("door", "Door camera")
    one = live()
    one._fill_menu()
    menu = one.more.menu()
    said = [(act.text(), act.isChecked()) for act in menu.actions() if not act.isSeparator()]
    assert said == [
        ("Lid && camera", True),
        ("Door camera", False),
        ("Show the picture as in a mirror", True),
    ]


def test_no_camera_is_said_in_a_sentence_and_one_plugged_in_is_used(card, plugs, qtbot):
    one = card()
    one.turn()
    qtbot.waitUntil(lambda: one.state is State.NONE)
    assert "No camera was found" in one.notice.text()
    plugs.plug()
    qtbot.waitUntil(lambda: one.state is State.LIVE)


def test_where_qt_has_no_way_to_cameras_a_sentence_says_so(card, plugs, qtbot):
    plugs.works = False
    one = card()
    one.turn()
    qtbot.waitUntil(lambda: one.state is State.CANNOT)
    assert "cannot be used on this computer" in one.notice.text()
    one.turn()
    assert one.state is State.OFF and not one.notice.isVisible()


def test_a_camera_that_the_system_forbids_is_told_with_the_way_out(card, plugs, qtbot):
    plugs.plug()
    plugs.allows = False
    one = card()
    one.turn()
    qtbot.waitUntil(lambda: one.state is State.FORBIDDEN)
    assert "under privacy" in one.notice.text() and plugs.opened == []
    one.turn()
    plugs.allows = True
    one.turn()
    qtbot.waitUntil(lambda: one.state is State.LIVE)


def test_linux_and_windows_give_leave_at_once(qapp):
    heard = []
    Cameras().ask_leave(heard.append)
    assert heard == [True]


def test_a_missing_multimedia_library_is_no_crash(qapp, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)  # importing it fails
    assert Cameras().open() is False


def test_a_camera_that_another_program_has_is_tried_again(live, plugs, qtbot, monkeypatch):
    plugs.plug()
    one = live()
    one.watch._again.setInterval(50)
    plugs.sources[-1].failed.emit("Device or resource busy")
    assert one.state is State.FAILED and "another program" in one.notice.text()
    qtbot.waitUntil(lambda: one.state is State.LIVE)


def test_a_camera_that_goes_while_it_is_opened_is_waited_for(card, plugs, qtbot, monkeypatch):
    plugs.plug()
    with monkeypatch.context() as gone:
        gone.setattr(plugs, "source", lambda _camera: None)
        one = card()
        one.turn()
        qtbot.waitUntil(lambda: one.state is State.GONE)
    plugs.plug()
    qtbot.waitUntil(lambda: one.state is State.LIVE)


def test_trying_again_does_not_make_the_card_jump(live, plugs, qtbot):
    plugs.plug()
    one = live()
    one.watch._again.setInterval(20)
    seen = []
    one.turned.connect(seen.append)
    plugs.shows["cam"] = []  # it opens, and shows nothing
    plugs.sources[-1].failed.emit("busy")
    qtbot.waitUntil(lambda: len(plugs.opened) == 2)
    assert seen == [State.FAILED]


def test_a_camera_that_sends_nothing_is_told(live, plugs, qtbot):
    plugs.plug()
    one = live()
    plugs.sources[-1].stop()
    one.watch._stillness.setInterval(30)
    one.watch._stillness.start()
    qtbot.waitUntil(lambda: one.state is State.FAILED)


def test_too_dark_is_said_with_a_sign(live, plugs, qtbot):
    plugs.plug(shows=[picture(ground="#050505")])
    one = live()
    qtbot.waitUntil(lambda: one.preview.hint.startswith("Too dark"))
    assert one.preview.hint_icon == "sun"
    assert one.preview.accessibleName().startswith("Too dark")


def test_the_answer_outlines_the_code_in_its_colour_and_with_its_sign(live, plugs, qtbot):
    plugs.plug(shows=[picture(ADA, module=9)])
    one = live()
    qtbot.waitUntil(lambda: sees(one))
    one.grab()
    one.show_answer("attention", ADA)
    drawn = one.preview.grab().toImage()
    solid = QColor("#F4C13D")
    same = sum(
        drawn.pixelColor(x, y) == solid for x in range(drawn.width()) for y in range(drawn.height())
    )
    assert same > 200
    one._forget_answers()
    assert one.preview._tones == {}


def test_what_a_mirror_shows_is_turned_and_can_be_turned_back(live, plugs, qtbot):
    plugs.plug(shows=[picture(ADA)])  # the code is at the left
    one = live()
    qtbot.waitUntil(lambda: sees(one))
    r = one.preview.rect().toRectF()

    def middle():
        sight = one.preview._sight
        return one.preview._outline(r, sight, sight.found[0].corners).boundingRect().center().x()

    assert middle() > r.width() / 2
    one._mirror(False)
    assert middle() < r.width() / 2
    assert CameraCard(cameras=plugs).preview.is_mirror is False


def test_a_film_named_by_the_environment_stands_in_for_a_camera(qtbot, tmp_path, monkeypatch):
    film = write_film(tmp_path / "door.avi", [picture(ADA)] * 10)
    monkeypatch.setenv(FILM, str(film))
    one = CameraCard()
    qtbot.addWidget(one)
    said = heard(one)
    one.show()
    one.turn()
    qtbot.waitUntil(lambda: said == [ADA], timeout=10_000)
    assert one.preview.device == "door.avi"
    one.turn()


def test_the_card_costs_the_start_nothing_of_multimedia():
    import subprocess

    code = (
        "import sys, lchost.ui.camera.card; "
        "print([m for m in ('PySide6.QtMultimedia', 'numpy', 'zxingcpp') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_fault_of_ours_switches_the_camera_off_once(live, plugs, qtbot, monkeypatch):
    plugs.plug()
    one = live()
    one.watch.reader.failed.disconnect(one._fail)
    seen = []
    one.watch.reader.failed.connect(seen.append)
    from lchost.checkin import decode

    def broken(*_):
        raise ValueError("a fault")

    monkeypatch.setattr(decode, "decode", broken)
    qtbot.waitUntil(lambda: len(seen) >= 1)
    with pytest.raises(ValueError, match="a fault"):
        one._fail(seen[0])
    assert one.state is State.OFF
