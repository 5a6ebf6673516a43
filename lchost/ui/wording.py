"""Facts as sentences: trouble, dates, clocks, counts.  Whole sentences only, each translated."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from lchost.errors import HostError


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("Wording", text)


# --- trouble ------------------------------------------------------------------------------------


def trouble(error: HostError) -> str:
    """Return the sentence that says what is wrong and what to do."""
    template = QCoreApplication.translate("HostError", type(error).says)
    return template.format(**{name: _fact(value) for name, value in error.facts.items()})


def _fact(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return str(value)


# --- numbers ------------------------------------------------------------------------------------


def number(value: float, decimals: int = 0) -> str:
    """Return a number as the host's language writes it."""
    if decimals == 0:
        return QLocale().toString(round(value))
    return QLocale().toString(float(value), "f", decimals)


def counted(count: int, one: str, many: str) -> str:
    """Return `one` or `many` with the count for {n}: counted(n, tr("1 person"), tr("{n} people")).

    Both are whole phrases, so that a language with one form for all may say them alike.
    """
    return one if count == 1 else many.replace("{n}", number(count))


def listed(names: list[str], most: int = 3) -> str:
    """Return a few names as a list, and how many more there are."""
    shown, more = names[:most], len(names) - most
    text = ", ".join(shown)
    return text if more <= 0 else tr("{names} and {n} more").format(names=text, n=number(more))


# --- days and clocks ----------------------------------------------------------------------------


def zone(name: str) -> tzinfo:
    """Return the zone of a name; UTC where this computer does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def local_zone_name() -> str:
    """Return the name of this computer's zone, such as "Asia/Ho_Chi_Minh"."""
    from PySide6.QtCore import QTimeZone

    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return name if name and zone(name) is not UTC else "UTC"


def day(on: date, *, weekday: bool = True) -> str:
    """Return "Saturday 14 November 2026"."""
    pattern = tr("dddd d MMMM yyyy") if weekday else tr("d MMMM yyyy")
    return QLocale().toString(QDate(on.year, on.month, on.day), pattern)


def short_day(on: date, today: date | None = None) -> str:
    """Return "14 Nov", with the year when it is not this one, or "today"."""
    if today and on == today:
        return tr("today")
    pattern = tr("d MMM") if today is None or on.year == today.year else tr("d MMM yyyy")
    return QLocale().toString(QDate(on.year, on.month, on.day), pattern)


def short_weekday(on: date) -> str:
    """Return "Sat 14 Nov"."""
    return QLocale().toString(QDate(on.year, on.month, on.day), tr("ddd d MMM"))


def clock(at: datetime, zone_name: str = "") -> str:
    """Return "14:00" in a zone; without a name, in this computer's."""
    there = at.astimezone(zone(zone_name)) if zone_name else at.astimezone()
    return QLocale().toString(QTime(there.hour, there.minute), "HH:mm")


def span(starts_at: datetime, ends_at: datetime, zone_name: str) -> str:
    """Return "14:00 – 16:30", in the workshop's zone."""
    return f"{clock(starts_at, zone_name)} – {clock(ends_at, zone_name)}"


def days(first: date, last: date) -> str:
    """Return "Saturday 14 November 2026", or "Sat 14 Nov – Mon 16 Nov"."""
    if first == last:
        return day(first)
    return tr("{first} – {last}").format(first=short_weekday(first), last=short_weekday(last))


def day_of(at: datetime, zone_name: str) -> date:
    """Return on which day a moment falls in a zone."""
    return at.astimezone(zone(zone_name)).date()


def moment(at: datetime, zone_name: str = "") -> str:
    """Return "14 Nov 2026, 14:00"."""
    there = at.astimezone(zone(zone_name)) if zone_name else at.astimezone()
    pattern = tr("d MMM yyyy")
    on = QLocale().toString(QDate(there.year, there.month, there.day), pattern)
    return f"{on}, {clock(at, zone_name)}"


def minutes(count: int) -> str:
    """Return "1 h 30 min", "45 min"."""
    hours, rest = divmod(count, 60)
    if not hours:
        return tr("{m} min").format(m=rest)
    return tr("{h} h {m} min").format(h=hours, m=rest) if rest else tr("{h} h").format(h=hours)


def until(at: datetime, now: datetime) -> str:
    """Return how far a moment is: "in 19 minutes", "in 3 days", "2 hours ago", "now"."""
    seconds = (at - now).total_seconds()
    whole = round(abs(seconds) / 60)
    if whole < 1:
        return tr("now")
    is_ahead = seconds > 0
    if whole < 100:
        return _in_minutes(whole) if is_ahead else _minutes_ago(whole)
    if whole < 36 * 60:
        return _in_hours(round(whole / 60)) if is_ahead else _hours_ago(round(whole / 60))
    days = round(whole / 1440)
    return _in_days(days) if is_ahead else _days_ago(days)


def _in_minutes(n: int) -> str:
    return counted(n, tr("in 1 minute"), tr("in {n} minutes"))


def _minutes_ago(n: int) -> str:
    return counted(n, tr("1 minute ago"), tr("{n} minutes ago"))


def _in_hours(n: int) -> str:
    return counted(n, tr("in 1 hour"), tr("in {n} hours"))


def _hours_ago(n: int) -> str:
    return counted(n, tr("1 hour ago"), tr("{n} hours ago"))


def _in_days(n: int) -> str:
    return counted(n, tr("in 1 day"), tr("in {n} days"))


def _days_ago(n: int) -> str:
    return counted(n, tr("1 day ago"), tr("{n} days ago"))


def leaf(on: date) -> tuple[str, str, str]:
    """Return a day as on a calendar's leaf: ("SAT", "14", "NOV")."""
    locale, day_on = QLocale(), QDate(on.year, on.month, on.day)
    weekday, month = locale.toString(day_on, "ddd"), locale.toString(day_on, "MMM")
    return locale.toUpper(weekday), str(on.day), locale.toUpper(month)
