"""The program as the host starts it: another process, offscreen."""

import os
import sqlite3
import subprocess
import sys

import pytest

from lchost.models import database


def start(*arguments, data, **environment):
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    wanted = {"LCHOST_QUIT_WHEN_SHOWN": "1", "LCHOST_DATA": str(data), **environment}
    return subprocess.run(
        [sys.executable, "-m", "lchost", *arguments],
        env={**clean, **wanted},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def test_the_window_opens_on_the_sample_and_leaves_when_it_is_shown(data):
    done = start("--sample", data=data)
    assert (done.returncode, done.stderr.replace(OFFSCREEN, "")) == (0, "")
    assert list(data.glob("Sample*.lchost"))


def test_the_last_community_opens_by_itself(data, tmp_path):
    path = tmp_path / "lantern.lchost"
    database.open_community(path, create=True)
    database.close()
    assert start(str(path), data=data).returncode == 0
    assert "lantern.lchost" in (data / "window.ini").read_text()
    assert start(data=data).returncode == 0


def test_a_file_that_cannot_be_opened_shows_the_welcome_page(data, tmp_path):
    (tmp_path / "notes.lchost").write_text("hello")
    done = start(str(tmp_path / "notes.lchost"), data=data)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_in_one_sentence(data):
    done = start("--sample", data=data, QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


OFFSCREEN = "Qt: This plugin does not support propagateSizeHints()\n"


def test_a_damaged_community_shows_the_welcome_page_and_says_so(qapp, data, tmp_path, monkeypatch):
    from lchost import app
    from lchost.ui.main_window import MainWindow

    path = tmp_path / "lantern.lchost"
    database.open_community(path, create=True)
    database.DB.execute_sql("DROP TABLE member")
    database.close()
    done = start(str(path), data=data)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0

    def unreadable(*_):
        raise sqlite3.DatabaseError("database disk image is malformed")

    database.open_community(tmp_path / "other.lchost", create=True)
    window = MainWindow()
    monkeypatch.setattr(window, "show_home", unreadable)
    app.show_community(window)
    assert database.current_path() is None
    assert "is damaged" in window.welcome.banners()[0].text
    window.close()
