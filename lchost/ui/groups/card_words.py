"""What a card says: its title, its facts, and the sentences behind its marks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.grouping.cards import GroupView, Seat
from lchost.grouping.modes import Mode
from lchost.ui import wording
from lchost.ui.groups.shown import Shown

_MOST_LANGUAGES = 4


def tr(text: str) -> str:
    """Translate the words of a card."""
    return QCoreApplication.translate("GroupCard", text)


def nobody() -> str:
    """Return the word of an empty group."""
    return tr("nobody")


def title(group: GroupView) -> str:
    """Return what a group is called: its name, else its table's, else its number."""
    if group.name:
        return group.name
    if group.table and group.table.name:
        return group.table.name
    return tr("Group {number}").format(number=wording.number(group.number))


def facts(group: GroupView) -> str:
    """Return size and skill: "5 people, skill 3.2 (2 – 5)"."""
    people = wording.counted(len(group.members), tr("1 person"), tr("{n} people"))
    levels = [seat.skill for seat in group.members if seat.skill is not None]
    if not levels or group.mean_skill is None:
        return people
    low, high = (wording.number(level, _decimals(level)) for level in (min(levels), max(levels)))
    mean = wording.number(group.mean_skill, 1)
    if low == high:
        return tr("{people}, skill {mean}").format(people=people, mean=mean)
    said = tr("{people}, skill {mean} ({low} – {high})")
    return said.format(people=people, mean=mean, low=low, high=high)


def _decimals(level: float) -> int:
    return 0 if level == round(level) else 1


def line(group: GroupView, shown: Shown, most: int | None = _MOST_LANGUAGES) -> str:
    """Return the second line: theme, who leads, which languages are spoken; None: all of them."""
    parts = [group.theme] if group.theme else []
    if group.facilitator is not None:
        name = isolated(shown.view.names.get(group.facilitator, ""))
        is_hosted = shown.view.wishes.mode == Mode.CAFE.value
        said = tr("Host: {name}") if is_hosted else tr("led by {name}")
        parts.append(said.format(name=name))
    spoken = [f"{name} {wording.number(n)}" for name, n in shown.languages(group)]
    if most is not None and len(spoken) > most:
        more = wording.number(len(spoken) - most)
        spoken = [*spoken[:most], tr("and {n} more").format(n=more)]
    parts.append(", ".join(spoken))
    return " · ".join(part for part in parts if part)


def has_line(shown: Shown) -> bool:
    """Whether any card of a round has something in its second line."""
    groups = shown.view.groups
    return any(g.theme or g.facilitator is not None or shown.languages(g) for g in groups)


def sentence(group: GroupView, shown: Shown) -> str:
    """Return a card in words."""
    people = ", ".join(seat.name for seat in group.members)
    said = tr("Group {number}: {people}").format(
        number=wording.number(group.number), people=people or nobody()
    )
    more = [facts(group), line(group, shown, None), tr("locked") if group.is_locked else ""]
    return " · ".join([said, *(part for part in more if part)])


def about(seat: Seat, shown: Shown) -> str:
    """Return a person with everything that their line shows by marks."""
    said = [seat.name, seat.pronouns, *seat.shown]
    if seat.skill is not None:
        said.append(tr("skill {n} of 5").format(n=wording.number(seat.skill, 1)))
    if seat.is_mentor:
        said.append(tr("mentor"))
    if seat.is_locked:
        said.append(tr("locked"))
    said += [met(seat.member_id, other, shown) for other in seat.met]
    return " · ".join(part for part in said if part)


def met(one: int, other: int, shown: Shown) -> str:
    """Return where two people have sat together: "sat with Ben in round 1"."""
    name = isolated(shown.view.names.get(other, ""))
    numbers = shown.met.rounds_before(one, other)
    if len(numbers) == 1:
        said = tr("sat with {name} in round {n}")
        return said.format(name=name, n=wording.number(numbers[0]))
    if numbers:
        listed = wording.listed([wording.number(n) for n in numbers], most=6)
        return tr("sat with {name} in rounds {numbers}").format(name=name, numbers=listed)
    if shown.met.is_from_before(one, other):
        return tr("sat with {name} in an earlier workshop").format(name=name)
    return tr("sat with {name} before").format(name=name)


def about_group(group: GroupView, shown: Shown) -> str:
    """Return a group with all its mixes; private ones too, for the host alone."""
    head = [title(group), facts(group), line(group, shown, None)]
    mixes = []
    for part in group.mix:
        counts = ", ".join(f"{value} {wording.number(n)}" for value, n in part.counts if n)
        label = tr("{what} (only you)").format(what=part.label) if part.is_private else part.label
        mixes.append(f"{label}: {counts or nobody()}")
    return "\n".join([part for part in head if part] + mixes)


def about_lock(group: GroupView) -> str:
    """Return what pressing the lock of a group does."""
    n = wording.number(group.number)
    if group.is_locked:
        return tr("Group {n} stays as it is when the rest is mixed. Press to unlock.").format(n=n)
    return tr("Lock group {n}: it stays as it is when the rest is mixed.").format(n=n)


def isolated(name: str) -> str:
    """Keep a name in another direction from turning its sentence round."""
    return f"\u2068{name}\u2069"


def plain(text: str) -> str:
    """Keep a tooltip from reading people's words as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
