import errno
import os
import time
from pathlib import Path

import pytest

from lchost.errors import CannotWrite, DiskFull
from lchost.ui import memory, saving


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Name badges – Café: data/design?.pdf", "Name badges – Café data design.pdf"),
        ("数据.pdf", "数据.pdf"),
        ("...pdf", "lchost.pdf"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
        ("数" * 100 + ".pdf", "数" * 66 + ".pdf"),
        ("👩" * 60 + "….pdf", "👩" * 50 + ".pdf"),
        ("half \ud800.pdf", "half.pdf"),
        ("Anna\u202efdp.pdf", "Anna fdp.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("com1.x.pdf", "_com1.x.pdf"),
        ("Connie.pdf", "Connie.pdf"),
    ],
)
def test_a_title_becomes_a_name_that_any_system_takes(name, safe):
    assert saving.safe_name(name) == safe


def test_the_ending_is_added_and_the_folder_remembered(monkeypatch, tmp_path, qapp):
    monkeypatch.setattr(
        saving.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "badges"), "")
    )
    assert saving.ask_where(None, "Save", "x.pdf", "") == tmp_path / "badges.pdf"
    assert memory.last_folder(Path("/")) == tmp_path


def test_no_file_is_asked_for_twice_when_the_host_cancels(monkeypatch, qapp):
    monkeypatch.setattr(saving.QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert saving.ask_where(None, "Save", "x.pdf", "") is None


def test_a_full_disk_leaves_the_old_file_and_no_half(monkeypatch, tmp_path):
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"old")

    def full(self, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFull):
        saving.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["badges.pdf"]


def test_a_name_as_long_as_the_system_takes_is_written(tmp_path):
    path = tmp_path / ("x" * 250 + ".pdf")
    saving.write_whole(path, b"new")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with pytest.raises(CannotWrite):
        saving.write_whole(tmp_path / ("x" * 300 + ".pdf"), b"new")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CannotWrite):
        saving.write_whole(tmp_path / "gone" / "badges.pdf", b"new")


def test_a_read_only_file_stays_and_is_named(tmp_path):
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"kept")
    path.chmod(0o444)
    with pytest.raises(CannotWrite, match="read-only"):
        saving.write_whole(path, b"new")
    assert path.read_bytes() == b"kept"
    assert [one.name for one in tmp_path.iterdir()] == ["badges.pdf"]
    path.chmod(0o644)
    saving.write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_what_a_killed_save_left_goes_with_a_later_one_and_nothing_else(tmp_path):
    old, fresh = tmp_path / f".{'0a' * 8}.part", tmp_path / f".{'0b' * 8}.part"
    foreign = [tmp_path / ".notes.part", tmp_path / f"{'0c' * 8}.part", tmp_path / "old.pdf"]
    for one in (old, fresh, *foreign):
        one.write_bytes(b"half")
        os.utime(one, (time.time() - 25 * 3600,) * 2)
    os.utime(fresh, (time.time() - 3600,) * 2)
    saving.write_whole(tmp_path / "badges.pdf", b"new")
    left = {one.name for one in tmp_path.iterdir()}
    assert left == {"badges.pdf", fresh.name, *(one.name for one in foreign)}
