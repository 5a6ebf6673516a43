"""Signs, handouts, tents, the certificate sheet: read back, in any script, for few and many."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pypdf
import pytest

from lchost.credentials import drafting, register
from lchost.credentials.drafting import Wording
from lchost.credentials.register import Frozen
from lchost.models import settings
from lchost.models.people import Member
from lchost.paper import badge_designs, badge_papers, day_papers, issuing
from lchost.paper.handouts.workshop import Reading, code_side_mm, handout
from lchost.paper.notes import Preflight
from lchost.paper.signs import arrows, large
from lchost.paper.signs.guidelines import guidelines_poster
from lchost.paper.signs.name_tents import Tent, name_tents
from lchost.planning import resources, sessions, workshops
from lchost.planning.resources import Resource
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.matching import fold

from .conftest import DAY, NAMES

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)
Says = Callable[[bytes], str]


@pytest.fixture
def workshop(db: Any) -> int:
    draft = WorkshopDraft(
        "Asking better questions", NINE, NINE + timedelta(hours=2), "UTC", place="Library"
    )
    return workshops.plan(draft, NINE)


@pytest.fixture
def crowd(workshop: int, member: Callable[..., Member]) -> list[int]:
    ids = [member(name, folded=fold(name)).id for name in NAMES.values()]
    registrations.register(workshop, ids, NINE)
    return ids


def letters_pt(pdf: bytes) -> dict[str, float]:
    """Return the size of the letters of every piece of text."""
    found: dict[str, float] = {}

    def take(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found[text.strip()] = round(size * abs(matrix[3]), 1)

    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=take)
    return found


# --- signs --------------------------------------------------------------------------------------


def test_a_room_s_sign_says_where_what_and_when(
    workshop: int, says: Says, on_paper: Callable[[bytes], bool]
) -> None:
    made = day_papers.room_signs(workshop)
    text = says(made.pdf)
    for said in ("Library", "Asking better", "Saturday, 14 November 2026, 8:00–10:00"):
        assert said in text
    assert made.pages == 1 and on_paper(made.pdf)
    assert max(letters_pt(made.pdf).values()) > 60  # reads from 10 m


def test_there_is_a_sign_for_each_room_and_each_arrow(workshop: int, says: Says) -> None:
    for n in (1, 2):
        start = NINE + timedelta(hours=3 * n)
        draft = SessionDraft(start, start + timedelta(hours=1), "Deep dive", "Attic")
        sessions.add(workshop, draft)
    made = day_papers.room_signs(workshop, arrow=arrows.ALL)
    assert made.pages == 2 * len(arrows.FOR_ALL)
    assert says(made.pdf).count("Attic") == len(arrows.FOR_ALL)


@pytest.mark.parametrize("arrow", [*arrows.ARROWS])
def test_an_arrow_points_where_it_says(picture: Callable[..., Any], arrow: str) -> None:
    without = picture(large.signs("Signs", DAY, [large.room("", "", "")]).pdf, dpi=50) < 128
    dark = (
        picture(large.signs("Signs", DAY, [large.room("", "", "")], arrow=arrow).pdf, dpi=50) < 128
    )
    rows, columns = (dark ^ without).nonzero()
    middle_y, middle_x = (rows.min() + rows.max()) / 2, (columns.min() + columns.max()) / 2
    heavy = rows.mean() - middle_y, columns.mean() - middle_x  # the head is heavier than the shaft
    wanted = {
        "left": (0, -1), "right": (0, 1), "ahead": (-1, 0), "back": (1, 0),
        "ahead_left": (-1, -1), "ahead_right": (-1, 1),
    }[arrow]  # fmt: skip
    assert tuple(0 if abs(one) < 1 else (1 if one > 0 else -1) for one in heavy) == wanted


@pytest.mark.parametrize("page_size", ["a4", "letter"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_signs_and_tents_stay_on_their_paper_in_any_script(
    name: str, page_size: str, picture: Callable[..., Any]
) -> None:
    signs = [large.room(name * 2, name, name), large.group(112, "Table", name, name * 2, name)]
    for pdf in (
        large.signs("Signs", DAY, signs, page_size, "left").pdf,
        name_tents(DAY, [Tent(name, name)], page_size).pdf,
    ):
        dark = picture(pdf, dpi=127) < 150
        edge = 12 * 5  # the fold's marks are hair lines
        assert dark[:, :edge].sum() + dark[:, -edge:].sum() < 200


def test_a_tent_for_everybody_or_one_to_write_on(
    workshop: int, crowd: list[int], says: Says
) -> None:
    made = day_papers.name_tents(workshop)
    assert made.pages == made.people == len(NAMES)
    assert says(made.pdf).count("김서연") == 2
    blank = day_papers.name_tents(workshop, with_names=False)
    assert (blank.pages, blank.people) == (1, 0) and says(blank.pdf).count("My name is") == 2


def test_names_that_lack_letters_are_told(workshop: int, crowd: list[int]) -> None:
    Member.update(display_name="𐎠 Xerxes").where(Member.id == crowd[0]).execute()
    for made in (day_papers.name_tents(workshop), day_papers.sign_in(workshop)):
        (note,) = made.notes
        assert (note.kind, note.detail) == (Preflight.LETTERS_MISSING, "𐎠")


def test_guidelines_are_as_large_as_a_page_lets_them(
    workshop: int, says: Says, on_paper: Callable[[bytes], bool]
) -> None:
    settings.put("guidelines", "Listen to understand.\n\nAsk before you take a photo.")
    short = day_papers.guidelines(workshop)
    assert short.pages == 1 and "Ask before you take" in says(short.pdf)
    long = guidelines_poster(DAY, "Listen to understand, not to answer.\n" * 60)
    assert long.pages > 1 and says(long.pdf).count("Listen") == 60 and on_paper(long.pdf)
    assert letters_pt(short.pdf)["Ask before you take a photo."] > 25


def test_blank_badges_have_the_workshop_s_words_and_nobody_s_name(
    workshop: int, crowd: list[int], says: Says, scanned: Callable[..., list[str]]
) -> None:
    for design in badge_designs.STARTERS:
        made = badge_papers.badges(workshop, design=design, which="blank", start_slot=2)
        assert (made.people, made.registration_ids, made.notes) == (0, (), ())
        assert "Zoë" not in says(made.pdf) and scanned(made.pdf) == []
    assert "Asking better" in says(badge_papers.badges(workshop, which="blank").pdf)


def test_the_door_poster_has_the_code_and_the_guests_wi_fi(
    workshop: int, says: Says, scanned: Callable[..., list[str]]
) -> None:
    code = "HTTP://192.168.1.20/C/X"
    made = day_papers.door_poster(workshop, code, "river otter", "192.168.1.20")
    assert scanned(made.pdf) == [code]
    assert "river otter" in says(made.pdf) and made.pages == 1


# --- the handout --------------------------------------------------------------------------------

BOOKS = [
    Resource("Thinking in bets", "example.org/bets", "On hindsight"),
    Resource("A book without an address", "", "In the library"),
]


def test_the_handout_gives_what_to_read_on_as_codes_and_lines_for_notes(
    workshop: int, says: Says, scanned: Callable[..., list[str]], on_paper: Callable[[bytes], bool]
) -> None:
    resources.put(workshop, BOOKS)
    made = day_papers.handout(workshop)
    text = says(made.pdf)
    assert scanned(made.pdf) == ["https://example.org/bets"]
    for said in ("Thinking in bets", "On hindsight", "A book without", "Notes", "To read on"):
        assert said in text
    assert made.pages == 1 and on_paper(made.pdf)


def test_long_addresses_still_read_and_many_go_on_over_pages(
    says: Says, scanned: Callable[..., list[str]], on_paper: Callable[[bytes], bool]
) -> None:
    address = "https://example.org/" + "long-path/" * 38
    assert code_side_mm(address) > code_side_mm("https://example.org")
    readings = [
        Reading(f"Number {n}: {name}", address, name * 6) for n, name in enumerate(NAMES.values())
    ]
    made = handout(DAY, readings, "Why. " * 200)
    found = [one for page in range(made.pages) for one in scanned(made.pdf, page)]
    assert found == [address] * len(NAMES)
    assert on_paper(made.pdf) and f"Page {made.pages} of {made.pages}" in says(made.pdf)


def test_a_handout_without_anything_is_lines_for_notes(workshop: int, says: Says) -> None:
    text = says(day_papers.handout(workshop).pdf)
    assert "Notes" in text and "To read on" not in text


# --- certificates -------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [5, 300])
def test_whoever_has_a_certificate_signs_for_it(
    workshop: int, member: Callable[..., Member], says: Says, on_paper: Callable[[bytes], bool],
    count: int, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(
        issuing, "draw_certificate", lambda *_: b"%PDF"
    )  # not what is looked at here
    ids = [member(f"P{n:03}", folded=f"p{n:03}").id for n in range(count)]
    drafts = drafting.drafts(workshop, ids, Wording("Certificate"), NINE)
    register.freeze([Frozen(draft, b"%PDF", "", "", "") for draft in drafts], NINE)
    made = day_papers.certificates_given(workshop)
    text = says(made.pdf)
    assert made.people == count and on_paper(made.pdf)
    assert all(text.count(f"P{n:03}") == 1 for n in range(count))
    assert "2026-0001" in text and "Received" in text
