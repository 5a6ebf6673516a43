"""Designs of certificates in the file, and what is issued by them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest
from PIL import Image

from lchost.credentials import keys
from lchost.errors import NotADesign
from lchost.paper import badge_designs, certificate_designs, certificate_samples, issuing, pictures
from lchost.paper.badges.design import Box, What
from lchost.paper.badges.starters import STARTERS as BADGES
from lchost.paper.certificates.pages import lay_out
from lchost.paper.certificates.preflight import preflight
from lchost.paper.certificates.sets import certificate_set
from lchost.paper.certificates.starters import STARTERS, starter
from lchost.paper.issuing import CertificateOptions
from lchost.paper.notes import Preflight
from lchost.paper.page_sizes import LETTER_MM
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
WORST = "Bartholomew-Alexander Featherstonehaugh Cholmondeley-Warner"


@pytest.fixture
def workshop(db: Any) -> int:
    return workshops.plan(WorkshopDraft("Charts", NINE, NINE.replace(hour=11), "UTC"), NINE)


def sky() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1200, 850), "skyblue").save(out, "PNG")
    return out.getvalue()


def test_designs_of_badges_and_of_certificates_are_kept_apart(db: Any) -> None:
    badge = badge_designs.keep(BADGES["classic"](105, 74, 0.0), NINE)
    ours = certificate_designs.keep(starter("band"), NINE)
    assert [one.key for one in badge_designs.listing()] == [badge]
    assert [one.key for one in certificate_designs.listing()] == [ours]
    twin = badge_designs.duplicate(ours, NINE)
    assert {one.key for one in certificate_designs.listing()} == {ours, twin}


def test_a_file_of_the_other_paper_is_refused(db: Any) -> None:
    content = badge_designs.as_file(starter("band"), badge_designs.CERTIFICATE)
    with pytest.raises(NotADesign):
        badge_designs.from_file("x", content, NINE)


@pytest.mark.parametrize("key", STARTERS)
def test_a_kept_design_comes_back_and_fits_the_other_page(key: str, db: Any) -> None:
    kept = certificate_designs.keep(starter(key), NINE)
    back = certificate_designs.design(kept, "letter")
    assert {back.wide_mm, back.high_mm} == set(LETTER_MM)
    assert (back.wide_mm > back.high_mm) == (starter(key).wide_mm > starter(key).high_mm)
    for one in back.front.elements:
        assert one.box == one.box.inside(back.wide_mm, back.high_mm)


def test_a_design_that_is_gone_gives_way_to_the_usual_one(db: Any) -> None:
    kept = certificate_designs.keep(starter("band"), NINE)
    badge_designs.remove(kept)
    assert certificate_designs.design(kept, "a4") == starter("", "a4")
    assert certificate_designs.known(kept) == "classic"


def test_a_background_outlives_the_clearing_of_pictures(db: Any) -> None:
    design = starter("letter")
    mark = certificate_designs.add_backdrop("sky.png", sky(), design, NINE)
    certificate_designs.keep(certificate_designs.on_backdrop(design, mark), NINE)
    assert pictures.clear_unused() == 0 and pictures.get(mark)


def test_a_box_that_would_hide_a_background_loses_its_fill_and_frames_stay() -> None:
    design = starter("classic")
    made = certificate_designs.on_backdrop(design, "a" * 64)
    large = [one for one in made.front.elements if one.what is What.BOX and one.box.wide_mm > 200]
    assert large and all(one.pen_mm and not one.fill for one in large)


def test_a_certificate_is_issued_by_its_design_in_two_languages(
    workshop: int, member: Callable[..., Any], says: Callable[[bytes], str]
) -> None:
    ada = member("Ada")
    registrations.register(workshop, [ada.id], NINE)
    options = CertificateOptions(design="letter_of_old", second_language="fr")
    issued = issuing.issue(
        workshop, [ada.id], replace(options, design="letter"), keys.throwaway(), NINE
    )
    pdf = issuing.one_certificate(issued.certificate_ids[0])
    said = " ".join(says(pdf).split())
    assert "Certificate of attendance" in said and "Attestation de participation" in said
    assert "14 novembre 2026" in said and "issued on 14 November 2026" in said
    with pikepdf.open(io.BytesIO(pdf)) as document:
        left, bottom, right, top = (float(one) for one in document.pages[0].mediabox)
        assert top - bottom > right - left
        assert document.check_pdf_syntax() == []
    assert issuing.preview(workshop, ada.id, options, NINE)  # a design that is gone: the usual


def test_the_hardest_names_come_first_and_an_empty_list_is_made_up(
    workshop: int, member: Callable[..., Any]
) -> None:
    texts, made_up = certificate_samples.hardest(workshop, CertificateOptions(), NINE)
    assert made_up and len(texts) > 3
    people = [member(name).id for name in ("Ada", WORST)]
    registrations.register(workshop, people, NINE)
    texts, made_up = certificate_samples.hardest(workshop, CertificateOptions(), NINE)
    assert not made_up and texts[0].name == WORST
    assert texts[0].qr.startswith("LC1:") and texts[0].title == "Certificate of attendance"


def test_what_would_go_wrong_is_noted(workshop: int) -> None:
    texts, _ = certificate_samples.hardest(workshop, CertificateOptions(), NINE)
    design = starter("classic")

    def kinds(of: Any) -> set[Preflight]:
        made = certificate_set(texts, of)
        return {note.kind for note in preflight(of, made, lay_out(of, made))}

    assert kinds(design) == {Preflight.EMPTY_FIELD}  # no logo
    bare = [one for one in design.front.elements if one.what is not What.QR]
    assert Preflight.NO_CODE in kinds(
        replace(design, front=replace(design.front, elements=tuple(bare)))
    )
    small = tuple(
        replace(one, box=Box(5, 5, 24, 24)) if one.what is What.QR else one
        for one in design.front.elements
    )
    assert Preflight.CODE_SMALL in kinds(
        replace(design, front=replace(design.front, elements=small))
    )
    tight = tuple(
        replace(one, box=replace(one.box, wide_mm=12, high_mm=3)) if one.what is What.NAME else one
        for one in design.front.elements
    )
    assert Preflight.DOES_NOT_FIT in kinds(
        replace(design, front=replace(design.front, elements=tight))
    )
