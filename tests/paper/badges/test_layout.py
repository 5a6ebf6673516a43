"""Room that is taken over, texts that are filled, lists that become smaller until they fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lchost.paper.badges.design import Box, Element, Side, Valign, What
from lchost.paper.badges.layout import Laid, SideLayout, settled
from lchost.paper.badges.listing import Row, high_for, set_rows
from lchost.paper.drawing import PT_PER_MM

from .conftest import badge_set, people, tables


def shown(*elements: Element, **more: object) -> list[Laid]:
    made = replace(badge_set(["Anna"]), asked=("company",))
    person = replace(people(["Anna"])[0], **more)
    return SideLayout(Side(elements), made).of(person)


def test_a_name_takes_the_room_of_an_empty_line_under_it() -> None:
    name = Element(What.NAME, Box(5, 5, 80, 20), lines=2, grows=True)
    under = Element(What.PRONOUNS, Box(5, 26, 80, 6))
    assert shown(name, under, pronouns="")[0].box == Box(5, 5, 80, 27)
    assert shown(name, under, pronouns="they")[0].box == name.box


def test_lines_sink_onto_the_rule_of_an_empty_ribbon() -> None:
    title = Element(What.TEXT, Box(5, 20, 60, 10), text="A", lines=2, grows=True)
    when = Element(What.TEXT, Box(5, 30, 60, 5), text="B", grows=True, valign=Valign.BOTTOM)
    ribbon = Element(What.ROLE, Box(5, 36, 60, 10), fill="role")
    laid = shown(title, when, ribbon, role="attendee")
    assert laid[1].box.bottom_mm == pytest.approx(36 + 10 * 0.83 - 1.6)
    assert laid[1].box.high_mm == 5
    assert laid[0].box.bottom_mm == pytest.approx(laid[1].box.top_mm, abs=1.1)
    assert shown(title, when, ribbon, role="mentor")[0].box == title.box


def test_nobody_takes_room_beside_them() -> None:
    name = Element(What.NAME, Box(5, 5, 50, 20), lines=2, grows=True)
    beside = Element(What.PRONOUNS, Box(60, 5, 30, 20))
    far = Element(What.LEGAL_NAME, Box(5, 40, 50, 6))
    narrow = Element(What.ORGANISATION, Box(5, 26, 30, 6))
    boxes = settled((name, beside, far, narrow), frozenset({1, 2, 3}))
    assert boxes[0] == name.box


def test_words_around_empty_fields_say_nothing() -> None:
    text = Element(What.TEXT, Box(5, 5, 50, 8), text="Table {table}, {company}")
    assert shown(text)[0].is_empty
    assert shown(text, tables=tables(4))[0].text == "Table Table 4,"
    assert shown(text, attributes={"company": "Acme"})[0].text == "Table , Acme"
    assert shown(replace(text, text="Hello {nobody}"))[0].text == "Hello {nobody}"


def test_a_name_is_not_read_as_fields() -> None:
    text = Element(What.TEXT, Box(5, 5, 50, 8), text="{name}")
    assert shown(text, name="{code}")[0].text == "{code}"


def test_a_long_agenda_becomes_smaller_until_it_fits() -> None:
    made = badge_set(["Anna"])
    agenda = tuple((f"{9 + n // 2}:{n % 2 * 3}0", f"Part {n} of a long day") for n in range(24))
    element = Element(What.AGENDA, Box(5, 5, 40, 30), size_pt=10)
    laid = SideLayout(Side((element,)), replace(made, agenda=agenda)).of(made.people[0])[0]
    assert laid.listed and laid.listed.high_pt <= 30 * PT_PER_MM
    assert len([one for one in laid.listed.lines if one.is_lead]) == 24
    assert laid.size_pt < 7


def test_a_password_is_never_broken() -> None:
    element = Element(What.WIFI, Box(5, 5, 14, 30), size_pt=12)
    laid = shown(element)[0]
    assert laid.listed
    assert "light-2026" in [one.line.text for one in laid.listed.lines]
    assert laid.listed.wide_pt <= 14 * PT_PER_MM + 0.2


def test_a_name_keeps_its_distance_from_the_line_that_it_grows_down_to() -> None:
    name = Element(What.NAME, Box(5, 5, 80, 20), lines=2, grows=True)
    line = Element(What.PRONOUNS, Box(5, 26.2, 80, 4), grows=True)
    role = Element(What.ROLE, Box(5, 30.2, 80, 4))
    laid = shown(name, line, role, pronouns="elle", role="attendee")
    assert laid[1].box.top_mm == pytest.approx(30.2)
    assert laid[0].box.bottom_mm == pytest.approx(29.0)


@pytest.mark.parametrize("wide", [60, 90, 140, 250])
@pytest.mark.parametrize("size", [7.0, 8.5, 10.0])
def test_the_height_that_is_foreseen_for_a_list_holds_it(size: float, wide: float) -> None:
    rows = (
        Row("", "Agenda"),
        *(Row(f"{9 + n}:00", f"Part {n}: " + "questions of your own data " * n) for n in range(6)),
        Row("9:15", "Donaudampfschifffahrtsgesellschaftskapitän"),
    )
    element = Element(What.AGENDA, Box(0, 0, 1, 1), size_pt=size)
    high = high_for(rows, element.style, size, wide)
    made = set_rows(rows, element, wide, high)
    assert made.size_pt >= size * 0.72 and made.high_pt <= high
    assert made.size_pt >= min(size, 7.0) - 0.01
    assert high < 1.6 * set_rows(rows, element, wide, 10_000).high_pt
