"""The words on paper in the workshop's language, which need not be the screen's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any

from lchost.paper.texts import Texts
from lchost.paths import resource

LANGUAGES = ("en", "fr", "vi")
_BLANK = re.compile(r"\{(\w+)\}")
_ROLES = ("facilitator", "mentor", "helper")
_FORMATS = {
    **{same: same for same in ("lecture", "discussion", "hands_on", "ice_breaker")},
    **{same: same for same in ("peer_tutoring", "questions", "mastermind", "coaching")},
    **{same: same for same in ("project", "opening", "closing")},
    "break": "break_",
}


class Words(Texts):
    """Texts, and the sentences that they make with numbers, names and hours."""

    # --- days and hours ---

    def day(self, on: date) -> str:
        """Return "14 November 2026"."""
        return filled(
            self.day_is, day=self._day_number(on), month=self.months[on.month - 1], year=on.year
        )

    def long_day(self, on: date) -> str:
        """Return "Saturday, 14 November 2026"."""
        return filled(self.long_day_is, weekday=self.weekdays[on.weekday()], day=self.day(on))

    def days(self, first: date, last: date) -> str:
        """Return one day or a span of days."""
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            return filled(
                self.days_of_month,
                first=self._day_number(first),
                last=self._day_number(last),
                month=self.months[first.month - 1],
                year=first.year,
            )
        return filled(self.days_apart, first=self.day(first), last=self.day(last))

    def when(self, starts_at: datetime, ends_at: datetime) -> str:
        """Return "Saturday, 14 November 2026, 9:00–11:30"; both are in the workshop's zone."""
        first, last = starts_at.date(), ends_at.date()
        if first != last:
            return sentence(self.days(first, last))
        hours = self.span(starts_at, ends_at)
        return sentence(filled(self.when_is, day=self.long_day(first), hours=hours))

    def clock(self, at: datetime) -> str:
        """Return "9:05"; `at` is already in the workshop's zone."""
        said = self.clock_is if at.minute else self.whole_hour
        return filled(said, hour=at.hour, minute=f"{at.minute:02d}")

    def span(self, starts_at: datetime, ends_at: datetime) -> str:
        """Return "9:00–11:30"."""
        return filled(self.hours_are, start=self.clock(starts_at), end=self.clock(ends_at))

    def hours(self, minutes: int) -> str:
        """Return "2.5 hours", "1 hour" or "45 minutes"."""
        if minutes < 60:
            return self._counted(minutes, self.one_minute, self.many_minutes)
        return self._counted(round(minutes / 60, 2), self.one_hour, self.many_hours)

    def minutes(self, count: int) -> str:
        """Return "15 min"."""
        return filled(self.short_minutes, n=count)

    # --- counts and numbers ---

    def page(self, number: int, of: int) -> str:
        """Return "Page 1 of 3"."""
        return filled(self.page_of, number=number, all=of)

    def count_people(self, count: int) -> str:
        """Return "1 person" or "12 people"."""
        return self._counted(count, self.one_person, self.many_people)

    def number(self, certificate: str) -> str:
        """Return "No. 2026-0147"."""
        return filled(self.number_is, number=certificate)

    def replaces(self, certificate: str) -> str:
        """Return the line of a certificate that was issued anew."""
        return filled(self.in_place_of, number=certificate)

    def next_number(self, certificate: str) -> str:
        """Return "next: 2026-0147", of one that is only looked at."""
        return filled(self.next_is, number=certificate)

    def expiry(self, on: date) -> str:
        """Return "expires on 14 November 2028"."""
        return filled(self.expires_on, day=self.day(on))

    def sessions_attended(self, done: int, of: int) -> str:
        """Return "2 of 3 sessions"."""
        return filled(self.came_to, done=done, all=of)

    def time_attended(self, minutes: int, of: int) -> str:
        """Return "2.5 hours of 3 hours"."""
        return filled(self.was_there, done=self.hours(minutes), all=self.hours(of))

    def about_topic(self, topic: str) -> str:
        """Return "Topic: baking"."""
        return filled(self.topic_is, topic=topic)

    def licensed(self, number: str) -> str:
        """Return under which licence hours count."""
        return filled(self.licence_is, number=number)

    def issued(self, day: str) -> str:
        """Return "issued on 14 November 2026"."""
        return filled(self.issued_on, day=day)

    def millimetres(self, length: float) -> str:
        """Return "25 mm"."""
        return filled(self.millimetres_are, n=self._decimal(length))

    # --- places ---

    def round_no(self, number: int) -> str:
        """Return "Round 2"."""
        return filled(self.round_is, number=number)

    def table_no(self, number: int) -> str:
        """Return "Table 3"."""
        return filled(self.table_is, number=number)

    def group_called(self, name: str) -> str:
        """Return a group's heading: bare numbers get the word before them."""
        return filled(self.group_is, number=name) if name.isdecimal() else name

    def place(self, number: int, *, is_table: bool) -> str:
        """Return "Table 7", or "Group 7" where there are no tables."""
        return self.table_no(number) if is_table else self.group_called(str(number))

    def groups_in(self, round_number: int) -> str:
        """Return "Groups, round 2"; without a number, "Groups"."""
        return filled(self.groups_of_round, round=round_number) if round_number else self.groups

    def find(self, round_number: int, *, has_tables: bool) -> str:
        """Return "Find your table, round 2"."""
        return filled(self.find_table if has_tables else self.find_group, round=round_number)

    def led_by(self, name: str) -> str:
        """Return who leads a group."""
        return filled(self.with_leader, name=name)

    def hosted_by(self, name: str) -> str:
        """Return who stays at a table and receives the others."""
        return filled(self.with_host, name=name)

    # --- people and parts of the day ---

    def role(self, key: str) -> str:
        """Return what a role is called on a badge; an attendee's is not said."""
        return str(getattr(self, key)) if key in _ROLES else ""

    def format(self, key: str) -> str:
        """Return what a part of the agenda is called; what is not known stays as it is."""
        return str(getattr(self, _FORMATS[key])) if key in _FORMATS else key

    # --- the door poster ---

    def join(self, wifi: str) -> str:
        """Return the step into the Wi-Fi."""
        return filled(self.join_wifi, name=wifi)

    def password(self, password: str) -> str:
        """Return the line under the Wi-Fi's step."""
        return filled(self.wifi_password, password=password)

    def type_at(self, address: str) -> str:
        """Return the line above the word that is typed instead."""
        return filled(self.type_word, address=address)

    # --- the calibration page ---

    def moved(self, right_mm: float, down_mm: float) -> str:
        """Return how far a page was moved when it was printed."""
        right, down = self._decimal(right_mm), self._decimal(down_mm)
        return filled(self.was_moved, right=right, down=down)

    # --- the recovery sheet ---

    def recovers(self, community: str) -> str:
        """Return what a recovery sheet is."""
        return sentence(filled(self.recovery_lead, community=community))

    def made(self, on: date) -> str:
        """Return when a key was made."""
        return filled(self.recovery_made, day=self.day(on))

    # --- how a language counts ---

    def _counted(self, number: float, one: str, many: str) -> str:
        is_one = number < 2 if self.language == "fr" else number == 1
        return filled(one if is_one else many, n=self._decimal(number))

    def _decimal(self, number: float) -> str:
        return f"{number:g}".replace(".", self.decimal_mark)

    def _day_number(self, on: date) -> str:
        return self.first_of_month if on.day == 1 else str(on.day)


def of(language: str, edits: Mapping[str, str] | None = None) -> Words:
    """Return the words of a language, English for one that is not known, with a host's `edits`.

    An edit of a text that is no longer there is passed over.
    """
    known = language if language in LANGUAGES else "en"
    if not edits:
        return _given(known)
    kept = {key: text for key, text in edits.items() if key in EDITABLE}
    return Words(language=known, **{**given(known), **kept})


def english() -> Words:
    """Return the words of paper whose language nobody chose."""
    return _given("en")


@cache
def given(language: str) -> Mapping[str, Any]:
    """Return the texts of a language as they come with lchost, by key."""
    said: dict[str, Any] = {}
    for texts in _file(language).values():
        for key, text in texts.items():
            said[key] = tuple(text) if isinstance(text, list) else text
    return said


@cache
def sections(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return what a host may say otherwise: by section, the texts by their keys."""
    return {
        name: {key: text for key, text in texts.items() if key in EDITABLE}
        for name, texts in _file(language).items()
    }


def blanks(text: str) -> frozenset[str]:
    """Return the names in braces, which are filled in."""
    return frozenset(_BLANK.findall(text))


def filled(text: str, **facts: object) -> str:
    """Return a text with its braces filled in; those that name nothing stay as they are."""
    return _BLANK.sub(lambda found: str(facts.get(found[1], found[0])), text)


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning, for a line of its own."""
    return text[:1].upper() + text[1:]


@cache
def _given(language: str) -> Words:
    return Words(language=language, **given(language))


@cache
def _file(language: str) -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resource(f"paper/texts/{language}.toml").read_text("utf-8"))


EDITABLE = frozenset(
    one.name for one in fields(Texts) if one.type == "str" and one.name != "language"
)
