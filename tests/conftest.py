"""Fixtures: a community file in a folder of its own, the people in it, the shared data."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from lchost import codes
from lchost.credentials import keys
from lchost.credentials.key_file import Cost
from lchost.credentials.keys import Signer
from lchost.models import database, undo
from lchost.models.people import BadgeCode, Member

# 12 minutes are enough for all, and a day's run is the same every time; other examples by
# `--hypothesis-seed=N --hypothesis-profile=default`
# (no test is judged by a clock: a busy machine takes its time)
hypothesis.settings.register_profile(
    "day",
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("day")
MANY = 15  # cases of one test
_numbers = itertools.count()
ROUNDS = 20  # tests between two looks at everything
NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)  # a Saturday


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a test with many cases a third is for every day, all are for `-m "stress or not stress"`.

    Which third is told by their names: always the same, and spread over all that vary.
    """
    cases = Counter(_function_of(item) for item in items)
    for item in items:
        if cases[_function_of(item)] > MANY and zlib.crc32(item.nodeid.encode()) % 3:
            item.add_marker(pytest.mark.stress)


def _function_of(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


def pytest_collection_finish() -> None:
    """What was imported for the tests is not looked through after each of them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def litter_is_picked_up_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test's widgets end on the screen's thread, as the window sees to; see `lchost.ui.litter`.

    Picked up by a worker of a later test, they have crashed all tests that were still to come.
    """
    if "qapp" not in request.fixturenames:
        if not gc.isenabled():
            gc.collect()
            gc.enable()
        yield
        return
    gc.disable()
    yield
    gc.collect(2 if gc.get_count()[2] >= ROUNDS else 1)  # what one test made is young


def _fresh_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """Make a folder under the next number; pytest's own way looks at all there are each time.

    With some thousand tests that took as long as many of them.
    """
    made = factory.getbasetemp() / f"{name}-{next(_numbers)}"
    made.mkdir(mode=0o700)
    return made


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a test's own; in the place of pytest's."""
    return _fresh_folder(tmp_path_factory, "test")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: Any) -> None:
    """No test reads or writes what the host's own lchost remembers, and none makes a sound."""
    folder = _fresh_folder(tmp_path_factory, "data")
    (folder / "window.ini").write_text("[door]\nsounds=false\n", encoding="utf-8")
    monkeypatch.setenv("LCHOST_DATA", str(folder))


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase costs next to nothing to try; a test that is about the cost sets it back."""
    monkeypatch.setattr(keys, "COST", Cost(memory_kib=64, passes=1, lanes=1))


@pytest.fixture(scope="session")
def empty_community(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new community's file; to copy it takes a tenth of the time that it takes to make one."""
    path = tmp_path_factory.mktemp("empty") / "circle.lchost"
    database.open_community(path, create=True)
    database.close()
    return path


@pytest.fixture
def db(empty_community: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty community on disk, open and undoable; gives its path."""
    monkeypatch.setattr(database, "_listeners", [])
    monkeypatch.setattr(undo, "_listeners", [])
    path = tmp_path / "circle.lchost"
    shutil.copyfile(empty_community, path)
    database.open_community(path, undoable=True)
    undo.clear()
    yield path
    undo.clear()
    database.close()


@pytest.fixture(scope="module")
def standing() -> Iterator[dict[str, tuple[sqlite3.Connection, Any]]]:
    """What `once` keeps for the tests of a module."""
    kept: dict[str, tuple[sqlite3.Connection, Any]] = {}
    yield kept
    for connection, _ in kept.values():
        connection.close()


@pytest.fixture
def once(
    db: Path, standing: dict[str, tuple[sqlite3.Connection, Any]], tmp_path: Path
) -> Callable[[str, Callable[[], Any]], Any]:
    """Make costly rows for a module's first test, and copy them for the others.

    For fixtures whose rows are the same each time; none of their steps can be undone.
    """

    def have(name: str, make: Callable[[], Any]) -> Any:
        ours = database.DB.connection()
        if name in standing:
            kept, made = standing[name]
            kept.backup(ours)
        else:
            kept, made = sqlite3.connect(tmp_path / f"{name}.standing"), make()
            standing[name] = kept, made
            ours.backup(kept)
        undo.clear()
        return made

    return have


@pytest.fixture
def short_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds are searched a tenth as long: for tests that judge other things than balance."""
    monkeypatch.setattr("lchost.grouping.series.MOST_IN_SMALL", 600)


@pytest.fixture(scope="session")
def signer() -> Signer:
    """A key that is nobody's."""
    return keys.throwaway()


@pytest.fixture
def member(db: Path) -> Callable[..., Member]:
    """Make a member row with a badge code; say only what the test is about."""

    def make(name: str = "", **values: Any) -> Member:
        name = name or f"Member {Member.select().count() + 1}"
        row = {"display_name": name, "folded": name.casefold(), "created_at": NINE, **values}
        code = row.pop("code", codes.new_code())
        made = Member.create(**row)
        BadgeCode.create(code=code, member=made, issued_at=NINE)
        return made

    return make


@pytest.fixture
def shared() -> Path:
    """The folder of real export layouts and cases; tests that need it skip where it is absent."""
    top = Path(__file__).resolve().parents[1]
    found = Path(os.environ.get("LCHOST_SHARED", top.parent / "shared"))
    if not found.is_dir():
        pytest.skip(f"no shared data at {found}")
    return found
