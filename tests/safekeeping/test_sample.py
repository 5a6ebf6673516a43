"""The community to play with: whole, of today, and made the same way every time."""

from __future__ import annotations

import csv
import importlib.util
import json
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lchost import paths
from lchost.errors import FileExists
from lchost.models import database, settings
from lchost.models.attendance import CheckIn
from lchost.models.people import Attribute, AttributeValue, BadgeCode, Member
from lchost.models.workshops import Registration, Session
from lchost.planning import workshops
from lchost.planning.items import agenda
from lchost.roster import importing, members, services, tables
from lchost.safekeeping import backup, sample

NINE = datetime(2026, 11, 14, 9, 3, tzinfo=UTC)
SCRIPTS = set(
    "LATIN ARABIC HEBREW DEVANAGARI THAI CJK HIRAGANA HANGUL GREEK CYRILLIC TAMIL".split()  # noqa: SIM905
)


@pytest.fixture
def community(tmp_path: Path):
    path = tmp_path / "sample.lchost"
    sample.make_sample(path, NINE, "Europe/Paris")
    database.open_community(path)
    yield path
    database.close()


def test_people_of_many_scripts_are_there_with_badge_and_answers(community: Path) -> None:
    names = [row.display_name for row in Member.select()]
    letters = {unicodedata.name(letter, "").split()[0] for name in names for letter in name}
    assert letters >= SCRIPTS
    assert 55 <= len(names) <= 65
    assert max(len(name) for name in names) == 60
    assert any(" " not in name for name in names)
    assert all(row.email.endswith("@example.org") for row in Member.select())
    assert BadgeCode.select().count() == len(names)
    assert AttributeValue.select().count() == len(names) * Attribute.select().count()
    private = [row.name for row in Attribute.select().where(Attribute.is_private)]
    assert private == ["Gender"]


def test_three_workshops_are_over_one_is_today_and_one_is_planned(community: Path) -> None:
    planned = sorted((row.workshop for row in workshops.listing()), key=lambda w: w.starts_at)
    today = NINE.date()
    days = [workshop.local(workshop.starts_at).date() for workshop in planned]
    assert [day < today for day in days] == [True, True, True, False, False]
    assert days[3:] == [today, today + timedelta(days=7)]
    for workshop in planned:
        assert sum(part.minutes for part in agenda(workshop.id)) == workshop.minutes
        came = CheckIn.select().join(Session).where(Session.workshop == workshop.id).count()
        assert bool(came) is (workshop.starts_at.date() <= today)
        assert bool(workshop.closed_at) is (workshop.ends_at < NINE)


def test_nobody_is_in_who_has_no_place(community: Path) -> None:
    for row in CheckIn.select():
        place = Registration.get(workshop=row.session.workshop_id, member=row.member_id)
        assert place.status.value == "registered"
        assert row.at <= NINE


@pytest.mark.parametrize("clock", ["00:01", "09:03", "12:00", "23:40", "23:59"])
@pytest.mark.parametrize("zone", ["UTC", "America/St_Johns", "Pacific/Auckland"])
def test_the_door_of_todays_workshop_is_open_at_any_hour(
    tmp_path: Path, clock: str, zone: str
) -> None:
    at = datetime.fromisoformat(f"2026-11-14T{clock}").replace(tzinfo=ZoneInfo(zone))
    path = tmp_path / "sample.lchost"
    sample.make_sample(path, at, zone)
    database.open_community(path)
    try:
        now = workshops.current(at)
        assert now is not None
        assert now.title == "Asking better questions of data"
        assert now.local(now.starts_at).date() == at.date()
        assert now.starts_at - timedelta(minutes=now.opens_before_min) <= at < now.ends_at
    finally:
        database.close()


def test_the_sample_of_a_day_is_made_once_and_kept_as_it_was_left() -> None:
    first = sample.sample_file(NINE, "UTC")
    database.open_community(first)
    settings.put("community_name", "Mine now")
    database.close()
    assert sample.sample_file(NINE + timedelta(hours=1), "UTC") == first
    assert backup.is_whole(first)
    database.open_community(first)
    assert settings.get("community_name") == "Mine now"
    database.close()
    assert sample.sample_file(NINE + timedelta(days=1), "UTC") != first


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.lchost"
    path.write_text("precious")
    with pytest.raises(FileExists):
        sample.make_sample(path, NINE)
    assert path.read_text() == "precious"


def test_the_roster_beside_it_holds_the_same_people() -> None:
    told = json.loads(paths.resource("sample/community.json").read_text("utf-8"))
    with paths.resource("sample/roster.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Name"] for row in rows] == [who["display_name"] for who in told["members"]]
    assert [row["Email"] for row in rows] == [who["email"] for who in told["members"]]


def test_the_script_makes_exactly_the_files_that_are_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = Path(__file__).resolve().parents[2] / "packaging" / "make_sample.py"
    spec = importlib.util.spec_from_file_location("make_sample", script)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    monkeypatch.setattr(made, "SAMPLE", tmp_path)
    made.main()
    for name in ("community.json", "roster.csv"):
        assert (tmp_path / name).read_bytes() == paths.resource(f"sample/{name}").read_bytes()


def test_importing_the_roster_into_the_sample_changes_nothing(community: Path) -> None:
    table = tables.read_table(paths.resource("sample/roster.csv"))
    shown = importing.preview(table, services.guess(table))
    assert shown.counts.is_nothing
    email = members.listing()[0].email
    assert members.search(email)[0].detail == email
