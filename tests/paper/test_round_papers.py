"""The papers of a round: read back, everybody is on them with the right number, in any script."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pypdf
import pytest

from lchost.errors import GoneMeanwhile
from lchost.grouping import showing
from lchost.models.groups import BreakoutGroup, Placement, Round, SeatTable
from lchost.models.people import Member
from lchost.paper import round_papers
from lchost.paper.lists import find_table, slips
from lchost.paper.lists.find_table import Found
from lchost.paper.lists.slips import Slip, Stop
from lchost.paper.notes import Preflight
from lchost.paper.signs import table_cards
from lchost.paper.signs.table_cards import TableCard
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

from .conftest import DAY, NAMES

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)
Says = Callable[[bytes], str]


@pytest.fixture
def workshop(db: Any) -> int:
    draft = WorkshopDraft("Asking better questions", NINE, NINE + timedelta(hours=2), "UTC")
    return workshops.plan(draft, NINE)


@pytest.fixture
def people(workshop: int, member: Callable[..., Member]) -> list[int]:
    return [member(name, folded=name.casefold()).id for name in NAMES.values()]


@pytest.fixture
def make(workshop: int, people: list[int]) -> Callable[..., int]:
    """Keep a round of groups of four."""

    def do(number: int = 1, shift: int = 0) -> int:
        made = Round.create(
            workshop=workshop, number=number, made_at=NINE, seed=1, wishes={}, report={}
        )
        turned = people[shift:] + people[:shift]
        for n in range(0, len(turned), 4):
            group = BreakoutGroup.create(round=made, number=n // 4 + 1)
            for member_id in turned[n : n + 4]:
                Placement.create(round=made, group=group, member=member_id)
        return int(made.id)

    return do


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_group_list_names_each_group_with_its_theme_and_table(
    workshop: int, make: Callable[..., int], says: Says, on_paper: Callable[[bytes], bool]
) -> None:
    round_id = make()
    table = SeatTable.create(workshop=workshop, number=9, name="Lamp", seats=6, is_accessible=False)
    zoe = Member.get(Member.display_name == NAMES["Latin"])
    given = {"theme": "Bias in data", "seat_table": table, "facilitator": zoe}
    BreakoutGroup.update(**given).where(BreakoutGroup.number == 1).execute()
    paper = round_papers.group_list(round_id)
    text = says(paper.pdf)
    assert paper.people == len(NAMES) and on_paper(paper.pdf)
    for said in ("Groups, round 1", "Group 2", "Lamp", "Table 9", "Bias in data", "with Zoë"):
        assert said in text
    Round.update(wishes={"mode": "cafe"}).execute()
    for drawn in (round_papers.group_list(round_id), round_papers.table_cards(round_id)):
        assert "Host: Zoë" in says(drawn.pdf)
    for name in ("Anna 🎉 Lee", NAMES["Arabic"], NAMES["Chinese"]):
        assert squeezed(name) in squeezed(text)


@pytest.mark.parametrize("page_size", ["a4", "letter"])
@pytest.mark.parametrize("count", [1, 5, 60, 300])
def test_everybody_is_on_the_list_once_with_their_number(
    says: Says, on_paper: Callable[[bytes], bool], count: int, page_size: str
) -> None:
    found = [Found(f"P{n:03}", 500 + n) for n in range(count)]
    made = find_table.find_table(DAY, "Find your table, round 1", found, page_size)
    text = says(made.pdf)
    for n in range(count):
        assert text.count(f"P{n:03}") == 1 and text.count(str(500 + n)) >= 1
    assert on_paper(made.pdf)
    assert made.pages <= 1 + count // 60


def test_the_list_is_by_name_whatever_the_group(make: Callable[..., int], says: Says) -> None:
    text = says(round_papers.find_table(make()).pdf)
    assert "Find your group, round 1" in text
    order = [text.index(name) for name in ("Anna", "Bartholomew", "Wolfeschlegel", "Zoë")]
    assert order == sorted(order)


def test_letters_lead_the_eye(says: Says) -> None:
    names = ("Ada", "Amélie", "Bo", "Éva", "Zoë")
    text = says(find_table.find_table(DAY, "Find", [Found(n, 1) for n in names]).pdf)
    lines = text.split("\n")
    assert [letter for letter in "ABÉZ" if letter in lines or f"{letter} " in text] == list("ABÉZ")
    assert showing.first_letter("“ Öz”") == "Ö" and showing.first_letter("…") == ""


def sizes(pdf: bytes) -> dict[str, float]:
    """Return the size of the letters of every piece of text, in points."""
    found: dict[str, float] = {}

    def take(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found[text.strip()] = round(size * abs(matrix[3]), 1)

    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=take)
    return found


@pytest.mark.parametrize("people", [12, 30, 120])
def test_a_long_name_reads_and_leaves_the_others_large(people: int) -> None:
    names = [f"Person {n:03}" for n in range(people - 1)]
    plain = sizes(find_table.find_table(DAY, "Find", [Found(n, 1) for n in names]).pdf)
    long = NAMES["60 letters"]
    there = sizes(find_table.find_table(DAY, "Find", [Found(n, 1) for n in [*names, long]]).pdf)
    assert there["Person 000"] == plain["Person 000"]
    lines = [size for text, size in there.items() if len(text) > 3 and text in long]
    assert len(lines) > 1 and min(lines) >= 9


def test_a_name_takes_the_room_that_short_numbers_leave() -> None:
    name = "Xavier-Abcdefghijklmnopqrstuvwxyzabcdef Montgomery"

    def size(place: int) -> float:
        found = sizes(find_table.find_table(DAY, "Find", [Found(name, place)]).pdf)
        return max(size for text, size in found.items() if len(text) > 3 and text in name)

    assert size(7) > 1.1 * size(188)


@pytest.mark.parametrize("page_size", ["a4", "letter"])
def test_a_table_card_says_it_on_both_sides_and_reads_from_three_metres(
    says: Says, picture: Callable[..., Any], on_paper: Callable[[bytes], bool], page_size: str
) -> None:
    card = TableCard(12, is_table=True, called="By the window", theme="What would you measure?")
    made = table_cards.table_cards(DAY, [card, TableCard(3)], page_size, 2)
    assert made.pages == 2
    text = says(made.pdf)
    assert text.count("By the window") == 2 and text.count("What would you measure?") == 2
    assert text.count("12") == 2 and "Round 2" in text
    page = picture(made.pdf, dpi=127) < 150  # five pixels a millimetre
    half = page.shape[0] // 2
    lower, upper = page[half + 10 :], page[: half - 10]
    figure = lower[35 * 5 : 85 * 5, page.shape[1] // 4 : 3 * page.shape[1] // 4].any(1).nonzero()[0]
    assert (figure[-1] - figure[0]) / 5 > 35  # millimetres
    turned = upper[::-1, ::-1]
    high = min(lower.shape[0], turned.shape[0])
    assert (
        lower[:high] ^ turned[:high]
    ).mean() < 0.3 * lower.mean()  # upside down, so that it stands
    words = picture(made.pdf, dpi=127)[half + 95 * 5 : half + 132 * 5] < 150
    assert words.any()


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_card_s_words_stay_on_it_in_any_script(name: str, picture: Callable[..., Any]) -> None:
    made = table_cards.table_cards(DAY, [TableCard(1, False, name, name, name)])
    dark = picture(made.pdf, dpi=127) < 150
    edge = 8 * 5
    assert dark[:, :edge].sum() + dark[:, -edge:].sum() < 200  # the fold's marks only


@pytest.mark.parametrize(("rounds", "a_sheet"), [(2, 10), (4, 10), (6, 8), (12, 8)])
def test_slips_hold_every_round_of_everybody(
    says: Says, pages: Callable[[bytes], int], rounds: int, a_sheet: int
) -> None:
    people = [
        Slip(name, tuple(Stop(r + 1, 10 + r, True, "Lamp") for r in range(rounds)))
        for name in NAMES.values()
    ]
    made = slips.slips(DAY, people)
    text = says(made.pdf)
    assert made.pages == pages(made.pdf) == -(-len(people) // a_sheet)
    for r in range(rounds):
        assert text.count(f"Table {10 + r}") == len(people)
    for name in ("Zoë Łukasiewicz-Øst", NAMES["Hebrew"], NAMES["Korean"]):
        assert squeezed(name) in squeezed(text)


@pytest.mark.parametrize("page_size", ["a4", "letter"])
def test_a_slip_keeps_within_its_cut_marks(picture: Callable[..., Any], page_size: str) -> None:
    people = [
        Slip(
            name, tuple(Stop(r + 1, 10 + r, True, "By the window, near the lamp") for r in range(8))
        )
        for name in NAMES.values()
    ]
    dark = picture(slips.slips(DAY, people, page_size).pdf, dpi=127) < 215
    middle, rows = dark.shape[1] // 2, dark.shape[0] / 4
    between = dark[:, middle - 15 : middle + 15]
    marks = between.sum()
    assert 0 < marks < 1500  # crosses and ticks of hair lines, no letters
    for n in range(1, 4):
        line = dark[round(n * rows) - 8 : round(n * rows) + 8]
        assert line.sum() < 700


def test_a_slip_follows_its_person_through_the_rounds(
    workshop: int, make: Callable[..., int], says: Says, people: list[int]
) -> None:
    make(1), make(2, shift=2)
    Placement.delete().where(Placement.round == 2, Placement.member == people[0]).execute()
    paper = round_papers.slips(workshop)
    assert paper.people == len(NAMES)
    text = says(paper.pdf)
    assert text.count("Round 1") == text.count("Round 2") == len(NAMES)
    assert text.count("ask the host") == 1


def test_names_that_are_alike_or_lack_letters_are_told_before_printing(
    make: Callable[..., int], people: list[int], workshop: int
) -> None:
    round_id = make()
    assert round_papers.find_table(round_id).notes == ()
    Member.update(display_name="Anna").where(Member.id.in_(people[:2])).execute()
    Member.update(display_name="𐎠 Xerxes").where(Member.id == people[2]).execute()
    for paper in (round_papers.find_table(round_id), round_papers.slips(workshop)):
        notes = {note.kind: note for note in paper.notes}
        assert notes[Preflight.SAME_NAME].names == ("Anna", "Anna")
        assert notes[Preflight.LETTERS_MISSING].detail == "𐎠"


def test_a_round_that_is_gone_says_so(workshop: int) -> None:
    with pytest.raises(GoneMeanwhile):
        round_papers.table_cards(77)


@pytest.mark.parametrize(
    "title",
    [
        "Questions " * 30,
        "Fragenstellungsgemeinschaftsnachmittag" * 4,
        "数据提问工作坊" * 20,
        "data" * 2000,
    ],
    ids=["words", "one word", "Han", "endless"],
)
def test_a_long_title_on_a_slip_loses_its_end_before_its_letters_get_small(
    says: Says, title: str
) -> None:
    made = slips.slips(replace(DAY, title=title), [Slip("Ana", (Stop(1, 2, True),))])
    read = says(made.pdf)
    assert title[:9] in read and "…" in read and "14 November" in read
    sizes: list[float] = []
    page = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0]
    page.extract_text(visitor_text=lambda text, _c, _t, _f, size: sizes.append(size))
    assert min(size for size in sizes if size) >= 7
