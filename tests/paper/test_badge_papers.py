"""Badges of a workshop: what the file knows of its people comes out on their sheets."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pypdf
import pytest
from PIL import Image

from lchost.errors import GoneMeanwhile, NobodyToPrint, NothingNew
from lchost.models import settings
from lchost.models.people import Member
from lchost.paper import badge_designs, badge_papers, pictures
from lchost.paper.badges.design import Box, Design, Element, Side, What
from lchost.paper.notes import Preflight
from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.presets import SHEETS
from lchost.planning import items, workshops
from lchost.planning.agenda import ItemDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import profile, registrations
from lchost.roster.attributes import Kind
from lchost.roster.registrations import Role

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)  # nine o'clock in Berlin


@pytest.fixture
def workshop(db: Any) -> int:
    settings.put("community_name", "Lantern Data Circle")
    draft = WorkshopDraft(
        "Asking better questions", NINE, NINE + timedelta(minutes=150), "Europe/Berlin"
    )
    return workshops.plan(draft, NINE)


@pytest.fixture
def three(workshop: int, member: Callable[..., Member]) -> list[int]:
    """Zoë (a mentor), Anna and علي have a place; Bo waits and Cy has cancelled."""
    people = [
        member("Zoë", pronouns="she/her", legal_name="Zofia Łukasiewicz"),
        member("Anna", pronouns="she/her"),
        member("علي", pronouns="he/him"),
        member("Bo"),
        member("Cy"),
    ]
    ids = [person.id for person in people]
    registrations.register(workshop, ids[:1], NINE, Role.MENTOR)
    registrations.register(workshop, ids[1:], NINE)
    listed = {one.name: one.id for one in registrations.listing(workshop)}
    registrations.cancel([listed["Cy"]])
    from lchost.models.workshops import Registration

    Registration.update(status="waitlisted").where(Registration.id == listed["Bo"]).execute()
    return ids[:3]


def shows(*elements: Element) -> str:
    """Keep a design of these elements and return its key."""
    return badge_designs.keep(Design("Mine", 105, 74.25, Side(elements)), NINE)


def line(what: What, top: float = 10, **more: Any) -> Element:
    return Element(what, Box(10, top, 80, 8), **more)


def test_badges_are_for_those_who_have_a_place(
    workshop: int, three: list[int], says: Callable[[bytes], str]
) -> None:
    paper = badge_papers.badges(workshop)
    text = says(paper.pdf)
    assert (paper.people, paper.pages, paper.notes) == (3, 1, ())
    for said in ("Zoë", "Anna", "علي", "Mentor", "14 November 2026", "LANTERN"):
        assert said in text
    assert "Bo" not in text and "Cy" not in text


def test_only_new_badges_are_printed_again_after_the_first_time(
    workshop: int, three: list[int], member: Callable[..., Member]
) -> None:
    first = badge_papers.badges(workshop)
    registrations.mark_printed(first.registration_ids, NINE)
    with pytest.raises(NothingNew):
        badge_papers.badges(workshop, which="new")
    registrations.register(workshop, [member("Late Lee").id], NINE)
    new = badge_papers.badges(workshop, which="new")
    assert new.people == 1 and new.registration_ids[0] not in first.registration_ids


def test_one_badge_is_printed_again_with_the_same_code(
    workshop: int, three: list[int], scanned: Callable[..., list[str]]
) -> None:
    one = next(r for r in registrations.listing(workshop) if r.name == "Anna")
    again = badge_papers.badges(workshop, which=[one.id], sheet="avery_5392", start_slot=4)
    assert again.registration_ids == (one.id,)
    assert scanned(again.pdf) == [one.code]


def test_a_workshop_without_people_says_so_instead_of_printing_nothing(workshop: int) -> None:
    with pytest.raises(NobodyToPrint, match="Asking better questions"):
        badge_papers.badges(workshop)


def test_notes_before_printing_carry_registrations(
    workshop: int, three: list[int], member: Callable[..., Member]
) -> None:
    registrations.register(workshop, [member("Anna").id], NINE)
    notes = {note.kind: note for note in badge_papers.badges(workshop).notes}
    annas = {one.id for one in registrations.listing(workshop) if one.name == "Anna"}
    assert set(notes[Preflight.SAME_NAME].registration_ids) == annas


def test_answers_stand_on_badges_unless_they_are_private(
    workshop: int, three: list[int], says: Callable[[bytes], str]
) -> None:
    company = profile.define_attribute("Company", Kind.CATEGORY)
    diet = profile.define_attribute("Diet", Kind.CATEGORY, is_private=True)
    speaks = profile.define_attribute("Speaks", Kind.MANY)
    first = profile.define_attribute("First time", Kind.YES_NO)
    answers = {company: "Acme", diet: "Vegan", speaks: ("Polish", "French"), first: True}
    profile.set_answers(three[0], answers)
    profile.set_answers(three[1], {first: False})
    key = shows(
        line(What.ORGANISATION),
        line(What.ATTRIBUTE, 20, attribute="speaks"),
        line(What.ATTRIBUTE, 30, attribute="Diet"),
        line(What.TEXT, 40, text="{First time} of {company}"),
        line(What.LEGAL_NAME, 50),
    )
    text = says(badge_papers.badges(workshop, design=key).pdf)
    for said in ("Acme", "Polish, French", "First time of Acme", "Zofia Łukasiewicz"):
        assert said in text
    assert "Vegan" not in text


def test_the_legal_name_is_on_no_badge_unless_it_was_asked_for(
    workshop: int, three: list[int], says: Callable[[bytes], str]
) -> None:
    for key in ("classic", "big_name", "photo", "two_sided", "label"):
        assert "Zofia" not in says(badge_papers.badges(workshop, design=key).pdf)


def test_a_photo_is_shown_unless_its_owner_said_no(workshop: int, three: list[int]) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 300), "#AA5522").save(out, "JPEG")
    kept = pictures.add("zoe.jpg", out.getvalue(), NINE)
    Member.update(photo=kept.id).where(Member.id << three[:2]).execute()
    Member.update(photo_consent=False).where(Member.id == three[1]).execute()
    made = badge_papers.badge_set(workshop, badge_designs.fitted("photo", 105, 74.25))
    photos = {person.name: person.photo for person in made.people}
    assert photos == {"Zoë": kept.sha256, "Anna": "", "علي": ""}
    assert made.pictures[kept.sha256].wide_px == 300


def test_a_large_logo_is_printed_as_fine_as_a_printer_shows_it(
    workshop: int, three: list[int]
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (2400, 800), "#1F3B7D").save(out, "PNG")
    settings.put("logo", pictures.add("logo.png", out.getvalue(), NINE).sha256)
    design = badge_designs.fitted("photo", 105, 74.25)
    made = badge_papers.badge_set(workshop, design)
    assert 300 < made.pictures[made.logo].wide_px < 900
    assert badge_papers.badges(workshop, design="photo").people == 3


def test_backs_show_the_day_and_the_guests_wifi(
    workshop: int, three: list[int], says: Callable[[bytes], str]
) -> None:
    items.add_item(workshop, ItemDraft("Arrival", 15))
    items.add_item(workshop, ItemDraft("Pairs critique", 60))
    settings.put("wifi", {"name": "Lantern Guests", "password": "light-2026"})
    paper = badge_papers.badges(workshop, design="two_sided", flip=Flip.SHORT)
    assert paper.pages == 2
    text = says(paper.pdf)
    for said in ("9:15", "Pairs critique", "Lantern Guests", "light-2026"):
        assert said in text


def test_a_design_of_the_file_is_fitted_to_the_labels(
    workshop: int, three: list[int], says: Callable[[bytes], str]
) -> None:
    key = shows(line(What.NAME, size_pt=30), line(What.TEXT, 60, text="{workshop}, {place}"))
    paper = badge_papers.badges(workshop, design=key, sheet="avery_l4784")
    assert paper.people == 3 and "Zoë" in says(paper.pdf)
    badge_designs.remove(key)
    with pytest.raises(GoneMeanwhile):
        badge_papers.badges(workshop, design=key)


@pytest.mark.parametrize(
    ("design", "sheet", "asked", "way", "pages_wanted"),
    [
        ("two_sided", "a4_a7", None, Flip.LONG, 2),
        ("two_sided", "a4_a7", Flip.SHORT, Flip.SHORT, 2),
        ("two_sided", "a4_a7", Flip.NONE, Flip.NONE, 1),
        ("two_sided", "a4_a7_fold", Flip.LONG, Flip.FOLD, 1),  # cannot be turned: it is folded
        ("two_sided", "avery_l4785", Flip.LONG, Flip.NONE, 1),  # stickers have one side
        ("classic", "a4_a7", Flip.LONG, Flip.NONE, 1),  # no back, so no white pages
        ("two_sided", "brother_62x100", None, Flip.NONE, 3),
    ],
)
def test_backs_come_about_as_the_sheet_can(
    workshop: int,
    three: list[int],
    pages: Callable[[bytes], int],
    design: str,
    sheet: str,
    asked: Flip | None,
    way: Flip,
    pages_wanted: int,
) -> None:
    paper = badge_papers.badges(workshop, design=design, sheet=sheet, flip=asked)
    assert (paper.flip, paper.pages, pages(paper.pdf)) == (way, pages_wanted, pages_wanted)
    assert way in paper.flips or (way is Flip.NONE and not paper.flips)


def test_a_label_printer_gets_one_label_a_page_of_exactly_its_size(
    workshop: int, three: list[int]
) -> None:
    for key in ("brother_62x29", "dymo_11356", "cr80"):
        sheet = SHEETS[key]
        paper = badge_papers.badges(workshop, sheet=key)
        made = pypdf.PdfReader(io.BytesIO(paper.pdf)).pages
        assert len(made) == 3
        for page in made:
            size = (float(page.mediabox.width), float(page.mediabox.height))
            wanted = (sheet.label_wide_mm / 25.4 * 72, sheet.label_high_mm / 25.4 * 72)
            assert size == pytest.approx(wanted, abs=0.01)


def test_what_a_small_label_has_no_room_for_is_told(workshop: int, three: list[int]) -> None:
    def told(sheet: str) -> list[str]:
        paper = badge_papers.badges(workshop, design="photo", sheet=sheet)
        return [note.about for note in paper.notes if note.kind is Preflight.LEFT_OUT]

    assert told("a4_a7") == []
    assert told("herma_9642") == ["pronouns", "role"]  # nobody here said where they work
