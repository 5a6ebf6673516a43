"""The papers of a round: takes who sits where, and gives lists, cards and slips."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lchost.errors import GoneMeanwhile
from lchost.grouping import showing
from lchost.grouping.showing import Seated, Seating, ShownGroup
from lchost.paper import name_notes
from lchost.paper.lists import find_table as finding
from lchost.paper.lists import groups
from lchost.paper.lists import slips as slipping
from lchost.paper.notes import Note
from lchost.paper.press import Paper, occasion_of
from lchost.paper.running import Occasion, Printed
from lchost.paper.signs import large
from lchost.paper.signs import table_cards as cards
from lchost.paper.words import Words
from lchost.planning import workshops


def group_list(round_id: int, page_size: str = "a4") -> Paper:
    """Return who sits in which group of a round."""
    occasion, seating = _of(round_id)
    listed = [_listed(group, occasion) for group in seating.groups]
    return _paper(groups.group_list(occasion, listed, page_size, seating.number), seating)


def find_table(round_id: int, page_size: str = "a4") -> Paper:
    """Return everybody by name, with the number of their table."""
    occasion, seating = _of(round_id)
    everybody = [(one, group) for group in seating.groups for one in group.people]
    everybody.sort(key=lambda pair: (pair[0].folded, pair[0].member_id))
    letters_of = occasion.house.letters_of
    found = [
        finding.Found(one.name, group.place, letters_of(one.language)) for one, group in everybody
    ]
    what = occasion.words.find(seating.number, has_tables=seating.has_tables)
    return _paper(finding.find_table(occasion, what, found, page_size), seating)


def table_cards(round_id: int, page_size: str = "a4") -> Paper:
    """Return a card for each group, to fold and stand on its table."""
    occasion, seating = _of(round_id)
    made = [
        cards.TableCard(g.place, g.is_table, g.called, g.theme, _led_by(g, occasion.words))
        for g in seating.groups
    ]
    return _paper(cards.table_cards(occasion, made, page_size, seating.number), seating)


def group_signs(round_id: int, page_size: str = "a4", arrow: str = "") -> Paper:
    """Return a sign for each group, to hang up where it meets; `arrow` as in `signs.arrows`."""
    occasion, seating = _of(round_id)
    words = occasion.words
    wanted = [
        large.group(
            one.place,
            words.table if one.is_table else words.group,
            one.called,
            one.theme,
            _led_by(one, words),
        )
        for one in seating.groups
    ]
    printed = large.signs(words.group_signs, occasion, wanted, page_size, arrow)
    return Paper(printed.pdf, printed.pages, people=0)


def slips(workshop_id: int, page_size: str = "a4") -> Paper:
    """Return a slip for everybody who has a seat in any round, with all their tables."""
    occasion = occasion_of(workshops.get(workshop_id))
    rounds = showing.rounds_of(workshop_id)
    people: dict[int, Seated] = {}
    stops: dict[int, dict[int, slipping.Stop]] = {}
    for seating in rounds:
        for group in seating.groups:
            more = group.called or group.theme
            stop = slipping.Stop(seating.number, group.place, group.is_table, more)
            for one in group.people:
                people[one.member_id] = one
                stops.setdefault(one.member_id, {})[seating.number] = stop
    made = [
        slipping.Slip(
            one.name,
            tuple(stops[one.member_id].get(r.number, slipping.Stop(r.number)) for r in rounds),
            occasion.house.letters_of(one.language),
        )
        for one in sorted(people.values(), key=lambda one: (one.folded, one.member_id))
    ]
    drawn = slipping.slips(occasion, made, page_size)
    return Paper(drawn.pdf, drawn.pages, len(made), _notes(list(people.values())))


def _of(round_id: int) -> tuple[Occasion, Seating]:
    seating = showing.of_round(round_id)
    if seating is None:
        raise GoneMeanwhile()
    return occasion_of(workshops.get(seating.workshop_id)), seating


def _paper(printed: Printed, seating: Seating) -> Paper:
    people = [one for group in seating.groups for one in group.people]
    return Paper(printed.pdf, printed.pages, len(people), _notes(people, printed.narrow))


def _notes(people: Sequence[Seated], narrow: Collection[str] = ()) -> tuple[Note, ...]:
    return name_notes.notes([one.name for one in people], narrow)


def _listed(group: ShownGroup, occasion: Occasion) -> groups.Group:
    words = occasion.words
    more = "  ·  ".join(part for part in (group.theme, _led_by(group, words)) if part)
    return groups.Group(
        group.called or words.place(group.place, is_table=group.is_table),
        tuple(one.name for one in group.people),
        words.place(group.place, is_table=group.is_table) if group.called else "",
        more,
        tuple(occasion.house.letters_of(one.language) for one in group.people),
    )


def _led_by(group: ShownGroup, words: Words) -> str:
    if group.facilitator is None:
        return ""
    said = words.hosted_by if group.is_hosted else words.led_by
    return said(group.facilitator.name)
