"""The house stands on its floors: imports run downhill, and each library stays in its room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lchost

ROOT = Path(lchost.__file__).parent
FLOORS = [
    ["codes", "errors", "paths"],
    ["models"],
    ["roster"],
    ["planning"],
    ["checkin"],
    ["grouping"],
    ["credentials"],
    ["paper"],
    ["safekeeping"],
    ["station"],
    ["ui", "cli"],
    ["app"],
    ["__main__"],
]
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
MEETS_THE_DATABASE = {
    "roster/consents.py",
    "roster/exporting.py",
    "roster/finding.py",
    "roster/importing.py",
    "roster/kept.py",
    "roster/members.py",
    "roster/profile.py",
    "roster/registrations.py",
    "planning/workshops.py",
    "planning/items.py",
    "planning/resources.py",
    "planning/series.py",
    "planning/sessions.py",
    "checkin/desk.py",
    "checkin/excuses.py",
    "checkin/facts.py",
    "checkin/held.py",
    "checkin/leaving.py",
    "checkin/paper_lists.py",
    "checkin/phones.py",
    "checkin/questions.py",
    "checkin/judge.py",
    "checkin/glance.py",
    "checkin/log.py",
    "checkin/newcomers.py",
    "checkin/attendance.py",
    "checkin/history.py",
    "grouping/encounters.py",
    "grouping/kept.py",
    "grouping/known.py",
    "grouping/mends.py",
    "grouping/moves.py",
    "grouping/pairs.py",
    "grouping/room.py",
    "grouping/rounds.py",
    "grouping/seat_list.py",
    "grouping/seats.py",
    "grouping/showing.py",
    "grouping/tables.py",
    "grouping/targeting.py",
    "grouping/together.py",
    "credentials/drafting.py",
    "credentials/issued.py",
    "credentials/issuers.py",
    "credentials/numbers.py",
    "credentials/register.py",
    "credentials/rules/marks.py",
    "credentials/rules/overriding.py",
    "credentials/rules/ruling.py",
    "credentials/rules/seen.py",
    "credentials/rules/standing.py",
    "credentials/trust.py",
    "paper/day_papers.py",
    "paper/edited_words.py",
    "paper/by_rule.py",
    "paper/giving/mail.py",
    "paper/house.py",
    "paper/issuing.py",
    "paper/pictures.py",
    "paper/arrivals.py",
    "paper/badge_designs.py",
    "paper/badge_papers.py",
    "paper/photos.py",
    "paper/press.py",
    "paper/feedback_replies.py",
    "paper/scanback/kept.py",
    "paper/scanback/taking.py",
    "paper/printed.py",
    "paper/sign_in_numbers.py",
}
SCREEN_MAY_USE = ("database", "undo", "settings")
ONLY_IN = {
    "PySide6": ("ui", "app"),
    "reportlab": ("paper",),
    "PIL": ("checkin", "paper"),
    "openpyxl": ("roster",),
    "numpy": ("checkin", "grouping", "paper", "cli"),
    "pypdfium2": ("paper", "cli"),
    "pikepdf": ("paper", "credentials"),
    "cryptography": ("credentials",),
    "pyld": ("credentials",),
    "rfc8785": ("credentials",),
    "cbor2": ("credentials",),
    "zxingcpp": ("checkin", "cli"),
    "flask": ("station",),
    "werkzeug": ("station",),
    "waitress": ("station",),
    "psutil": ("station", "ui"),
}

Import = tuple[str, str]  # (file below lchost/, dotted name of what it imports)


def imports(root: Path) -> Iterator[Import]:
    """Give each import of the house."""
    for path in sorted(root.rglob("*.py")):
        file = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((file, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file}: imports are written out whole"
                yield from ((file, f"{node.module}.{alias.name}") for alias in node.names)


def room(file: str) -> str:
    return file.split("/")[0].removesuffix(".py")


def rooms_met(root: Path) -> Iterator[tuple[str, str, str]]:
    """Give (file, room it is in, room it imports from) for imports between rooms."""
    for file, name in imports(root):
        parts = name.split(".")
        if parts[0] == "lchost" and len(parts) > 1 and parts[1] in FLOOR and file != "__init__.py":
            yield file, room(file), parts[1]


def uphill(root: Path) -> list[str]:
    return [
        f"{file} -> {there}"
        for file, here, there in rooms_met(root)
        if here != there and FLOOR[there] >= FLOOR.get(here, -1)
    ]


def test_every_room_has_a_floor():
    rooms = {room(path.relative_to(ROOT).as_posix()) for path in ROOT.rglob("*.py")}
    assert rooms - {"__init__"} <= set(FLOOR)


def test_imports_run_downhill():
    assert uphill(ROOT) == []


def test_a_planted_upward_import_is_found(tmp_path: Path):
    for folder in ("models", "ui", "cli"):
        (tmp_path / folder).mkdir()
    (tmp_path / "models" / "people.py").write_text("from lchost.roster import members\n")
    (tmp_path / "ui" / "page.py").write_text("def late():\n    import lchost.cli.rehearse\n")
    assert uphill(tmp_path) == ["models/people.py -> roster", "ui/page.py -> cli"]


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_stays_in_its_room(library: str):
    strangers = [
        file
        for file, name in imports(ROOT)
        if name.split(".")[0] == library and room(file) not in ONLY_IN[library]
    ]
    assert strangers == []


def test_rows_are_met_in_one_kind_of_file():
    strangers = {
        file
        for file, name in imports(ROOT)
        if name.startswith(("lchost.models", "peewee", "playhouse"))
        and room(file) not in ("models", "ui", "cli", "station", "app", "__main__", "safekeeping")
        and file not in MEETS_THE_DATABASE
    }
    assert strangers == set()


def test_screen_station_and_command_line_never_touch_a_row():
    strangers = [
        f"{file} -> {name}"
        for file, name in imports(ROOT)
        if room(file) in ("ui", "cli", "station", "app", "__main__")
        and (name.startswith("lchost.models") or name.split(".")[0] in ("peewee", "playhouse"))
        and name.split(".")[2:3] not in [[allowed] for allowed in SCREEN_MAY_USE]
    ]
    assert strangers == []
