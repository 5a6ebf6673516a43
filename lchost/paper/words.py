"""The words on paper.  They belong to the workshop's language, not to the screen's: English now."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

SIGN_IN = "Sign-in sheet"
AGENDA = "Agenda"
GROUPS = "Groups"
PEOPLE = "People"
FIND_TABLE = "Find your table"
FIND_GROUP = "Find your group"
TABLE = "Table"
GROUP = "Group"
TABLE_CARDS = "Table cards"
GROUP_CARDS = "Group cards"
MY_TABLES = "My tables"
MY_GROUPS = "My groups"
NO_SEAT = "ask the host"
NAME = "Name"
PRONOUNS = "Pronouns"
SIGNATURE = "Signature"
TIME = "Time"
MINUTES = "min"
BADGES = "Name badges"
CERTIFICATES = "Certificates"
ATTENDANCE = "Certificate of attendance"
GIVEN_TO = "is given with thanks to"
TOOK_PART_IN = "who took part in"
HOST = "Host"
SCAN = "Scan in lchost to check"
WALK_INS = "Lines without a name are for people who come without a place."
POSTER = "Door poster"
WITH_YOUR_PHONE = "Check in with your phone"
POINT_CAMERA = "Point your camera at the code"
FIND_NAME = "Find your name, and look up: the host nods"
NO_PHONE = "No phone? Come to the desk, we greet you there."
TRIAL = "Test sheet"
TRIAL_FACTS = "Made-up people: their codes belong to nobody, and check nobody in."
TRIAL_LINE = "This line is 100 mm long."
TRIAL_NAMES = "Names in many scripts"

ROLES = {"facilitator": "Facilitator", "mentor": "Mentor", "helper": "Helper"}
FORMATS = {
    "lecture": "Lecture",
    "discussion": "Discussion",
    "hands_on": "Hands-on",
    "ice_breaker": "Ice-breaker",
    "peer_tutoring": "Peer tutoring",
    "questions": "Questions",
    "mastermind": "Mastermind",
    "coaching": "Coaching",
    "project": "Project",
    "break": "Break",
    "opening": "Opening",
    "closing": "Closing",
}


def day(on: date) -> str:
    """Return "14 November 2026"."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def long_day(on: date) -> str:
    """Return "Saturday, 14 November 2026"."""
    return f"{_DAYS[on.weekday()]}, {day(on)}"


def days(first: date, last: date) -> str:
    """Return one day or a span of days."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def clock(at: datetime) -> str:
    """Return "9:05"; `at` is already in the workshop's zone."""
    return f"{at.hour}:{at.minute:02d}"


def span(starts_at: datetime, ends_at: datetime) -> str:
    """Return "9:00–11:30"."""
    return f"{clock(starts_at)}–{clock(ends_at)}"


def hours(minutes: int) -> str:
    """Return "2.5 hours", "1 hour" or "45 minutes"."""
    if minutes < 60:
        return f"{minutes} minutes"
    number = f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
    return f"{number} hour" if number == "1" else f"{number} hours"


def page(number: int, of: int) -> str:
    """Return "Page 1 of 3"."""
    return f"Page {number} of {of}"


def people(count: int) -> str:
    """Return "1 person" or "12 people"."""
    return "1 person" if count == 1 else f"{count} people"


def number(certificate: str) -> str:
    """Return "No. 2026-0147"."""
    return f"No. {certificate}"


def replaces(certificate: str) -> str:
    """Return the line of a certificate that was issued anew."""
    return f"replaces {certificate}"


def groups(round_number: int) -> str:
    """Return "Groups, round 2"; without a number, "Groups"."""
    return f"{GROUPS}, round {round_number}" if round_number else GROUPS


def group(name: str) -> str:
    """Return a group's heading: bare numbers get the word before them."""
    return f"Group {name}" if name.isdecimal() else name


def table(number: int) -> str:
    """Return "Table 3"."""
    return f"Table {number}"


def join_wifi(name: str) -> str:
    """Return the step into the Wi-Fi."""
    return f"Join the Wi-Fi “{name}”"


def wifi_password(password: str) -> str:
    """Return the line under the Wi-Fi's step."""
    return f"Password: {password}"


def type_word(address: str) -> str:
    """Return the line above the word that is typed instead."""
    return f"or type this word at {address}"


def millimetres(length: float) -> str:
    """Return "25 mm"."""
    return f"{length:g} mm"


def round_(number: int) -> str:
    """Return "Round 2"."""
    return f"Round {number}"


def place(number: int, *, is_table: bool) -> str:
    """Return "Table 7", or "Group 7" where there are no tables."""
    return table(number) if is_table else group(str(number))


def find(round_number: int, *, has_tables: bool) -> str:
    """Return "Find your table, round 2"."""
    return f"{FIND_TABLE if has_tables else FIND_GROUP}, round {round_number}"


def led_by(name: str) -> str:
    """Return who leads a group."""
    return f"with {name}"


def hosted_by(name: str) -> str:
    """Return who stays at a table and receives the others."""
    return f"Host: {name}"
