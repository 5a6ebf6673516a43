from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lchost import errors
from lchost.errors import HostError
from lchost.ui import wording

NOON = datetime(2026, 11, 14, 12, 0, tzinfo=UTC)


def test_a_day_is_written_out():
    assert wording.day(date(2026, 11, 14)) == "Saturday 14 November 2026"


def test_clocks_are_those_of_the_workshops_zone():
    assert wording.clock(NOON, "Asia/Ho_Chi_Minh") == "19:00"
    assert wording.span(NOON, NOON + timedelta(minutes=150), "UTC") == "12:00 – 14:30"
    assert wording.day_of(NOON + timedelta(hours=6), "Asia/Ho_Chi_Minh") == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "now"),
        (1, "in 1 minute"),
        (19, "in 19 minutes"),
        (-5, "5 minutes ago"),
        (180, "in 3 hours"),
        (-60 * 24 * 3, "3 days ago"),
    ],
)
def test_how_far_a_moment_is(minutes, said):
    assert wording.until(NOON + timedelta(minutes=minutes), NOON) == said


def test_counts_have_a_form_for_one():
    assert wording.counted(1, "1 person", "{n} people") == "1 person"
    assert wording.counted(0, "1 person", "{n} people") == "0 people"


def test_long_lists_say_how_many_more():
    assert wording.listed(["Ada", "Bo", "Cy", "Di"], 2) == "Ada, Bo and 2 more"


def test_trouble_names_the_file_and_what_to_do():
    said = wording.trouble(errors.NoSuchFile(path=Path("/a/{b}.lchost")))
    assert said == "There is no file /a/{b}.lchost. It may have been moved or renamed."


def all_troubles(kind=HostError):
    for one in kind.__subclasses__():
        yield one
        yield from all_troubles(one)


@pytest.mark.parametrize("kind", list(all_troubles()), ids=lambda k: k.__name__)
def test_every_trouble_ends_its_sentence(kind):
    assert kind.says.rstrip("”").endswith((".", "?", "}"))
