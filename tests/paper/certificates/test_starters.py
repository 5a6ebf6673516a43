"""Designs to begin with: all is said, nothing lies on anything else, the code reads."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.paper.badges.design import Box, What
from lchost.paper.badges.layout import Laid, inner
from lchost.paper.certificates.pages import certificate, certificates, lay_out
from lchost.paper.certificates.sets import certificate_set
from lchost.paper.certificates.starters import STARTERS, starter
from lchost.paper.certificates.text import CertificateText
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.text.script import clean
from tests.examples import few

from ..conftest import NAMES
from .conftest import ALL, CODE, LITTLE

SIZES = ("a4", "letter")
STARTERS_IN_ORDER = list(STARTERS)  # daily each is given every seventh name, all between them
EVERY = [(key, size) for key in STARTERS for size in SIZES]
every_design = pytest.mark.parametrize(("key", "size"), EVERY)
_SLACK_MM = 0.06
_FACTS = ("hours", "place", "community", "host_name", "credits", "topic", "facilitator")
_MORE_FACTS = ("licence", "because", "expires", "replaces", "issued", "second", "is_duplicate")


@every_design
def test_every_box_lies_on_the_page(key: str, size: str) -> None:
    design = starter(key, size)
    assert {design.wide_mm, design.high_mm} == set(PAGES_MM[size])
    for one in design.front.elements:
        assert min(one.box.left_mm, one.box.top_mm) >= -_SLACK_MM, one
        assert one.box.right_mm <= design.wide_mm + _SLACK_MM, one
        assert one.box.bottom_mm <= design.high_mm + _SLACK_MM, one


@pytest.mark.parametrize("key", STARTERS)
def test_every_name_is_said_whole(key: str, says: Any) -> None:
    design, names = starter(key, "letter"), list(NAMES.values())
    names = names[STARTERS_IN_ORDER.index(key) :: few(len(STARTERS_IN_ORDER), 1)]
    texts = [replace(ALL, name=name) for name in names]
    said = "".join(says(certificates(texts, design=design)).split())
    for name in names:
        assert "".join(clean(name).split()) in said


@every_design
def test_all_that_is_stated_can_be_read_back(key: str, size: str, says: Any) -> None:
    said = "".join(says(certificate(ALL, design=starter(key, size))).split())
    stated = [getattr(ALL, name) for name in (*_FACTS, "licence", "because", "expires", "when")]
    hands = [one.name for one in ALL.house.signatures]
    assert ALL.second is not None
    beside = [ALL.second.title, ALL.second.when, ALL.second.words.given_to]
    for text in (*stated, *hands, *beside, "No. 2026-0147", "replaces 2026-0003", "Duplicate"):
        assert "".join(text.split()) in said, text


@every_design
@settings(max_examples=6, deadline=None)
@given(
    left_out=st.sets(st.sampled_from((*_FACTS, *_MORE_FACTS))),
    name=st.sampled_from(list(NAMES.values())),
    signers=st.integers(0, 3),
)
def test_nothing_lies_on_anything_else(
    key: str, size: str, left_out: set[str], name: str, signers: int
) -> None:
    nothing = {one: getattr(LITTLE, one) for one in left_out}
    house = replace(ALL.house, signatures=ALL.house.signatures[:signers])
    text: CertificateText = replace(ALL, name=name, house=house, **nothing)
    design = starter(key, size)
    laid = lay_out(design, certificate_set([text], design))[0]
    taken = [(one, _ink(one)) for one in laid if not one.is_empty and _is_said(one)]
    for n, (one, box) in enumerate(taken):
        for other, place in taken[n + 1 :]:
            assert not _meet(box, place), (one.element, other.element)


@every_design
def test_what_is_not_said_leaves_no_hole_among_the_lines(key: str, size: str) -> None:
    design = starter(key, size)
    text = replace(ALL, hours="", place="", second=None, topic="", credits="", facilitator="")
    laid = lay_out(design, certificate_set([text], design))[0]
    said = [one for one in laid if one.element.what is What.TEXT and not one.is_empty]
    workshop = next(one for one in said if "{workshop}" in one.element.text)
    under = [
        one.box.top_mm
        for one in said
        if one.box.top_mm > workshop.box.top_mm and one.box.left_mm == workshop.box.left_mm
    ]
    assert min(under) - workshop.box.bottom_mm < 4
    gaps = [b - a for a, b in zip(sorted(under)[:3], sorted(under)[1:3], strict=False)]
    assert all(gap < 9 for gap in gaps)


@every_design
@pytest.mark.parametrize("dpi", [100, 200, 300])
def test_the_code_reads_as_it_is_printed(key: str, size: str, dpi: int, picture: Any) -> None:
    for text in (ALL, LITTLE):
        seen = picture(certificate(text, design=starter(key, size)), 0, dpi)
        found = zxingcpp.read_barcodes(seen, formats=zxingcpp.BarcodeFormat.QRCode)
        assert [one.text for one in found] == [CODE]


@pytest.mark.parametrize("key", STARTERS)
def test_all_fonts_are_in_the_file(key: str) -> None:
    pdf = certificate(replace(ALL, name="王小明 سارة ศรีสุข"), design=starter(key))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        plain = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary)
            and one.get("/Type") == "/Font"
            and one.get("/Subtype") not in ("/Type0", "/Type3")
            and "/FontDescriptor" not in one
        ]
        assert fonts and not plain
        assert all({"/FontFile2", "/FontFile3", "/FontFile"} & set(one.keys()) for one in fonts)
        assert document.check_pdf_syntax() == []


@pytest.mark.parametrize("key", STARTERS)
def test_nobody_to_sign_no_code_and_no_community_still_make_a_page(key: str, says: Any) -> None:
    text = replace(LITTLE, qr="", host_name="", community="")
    said = says(certificate(text, design=starter(key)))
    assert "next: 2026-0147" in said and "No. 2026" not in said
    assert "{" not in said and "·" not in said


def test_ink_keeps_off_the_edge_where_a_design_has_none_there() -> None:
    for size in SIZES:
        pdf = certificate(ALL, design=starter("letter", size))
        seen = pypdfium2.PdfDocument(pdf)[0].render(scale=2, grayscale=True).to_numpy().squeeze()
        dark = seen < 200
        assert dark[57:-57, 80:-80].sum() == dark.sum()


def _is_said(laid: Laid) -> bool:
    what = laid.element.what
    return what.has_letters or what in (What.QR, What.SIGNATURES, What.LOGO)


def _ink(laid: Laid) -> Box:
    """Return where the letters of an element may be: its box, as high as its lines are."""
    return inner(laid.element, laid.box)


def _meet(one: Box, other: Box) -> bool:
    return (
        min(one.right_mm, other.right_mm) - max(one.left_mm, other.left_mm) > _SLACK_MM
        and min(one.bottom_mm, other.bottom_mm) - max(one.top_mm, other.top_mm) > _SLACK_MM
    )
