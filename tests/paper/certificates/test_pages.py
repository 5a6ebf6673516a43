"""Certificates: every name whole, every code readable, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from lchost.paper.certificates.pages import certificate, certificates
from lchost.paper.certificates.text import CertificateText
from lchost.paper.text.script import clean

from ..conftest import NAMES

MINH_ANH = CertificateText(
    number="2026-0147",
    name="Nguyễn Thị Minh Anh",
    title="Certificate of attendance",
    workshop="Asking better questions of data",
    when="14 November 2026",
    hours="2.5 hours",
    place="Library, Room 2",
    community="Lantern Data Circle",
    host_name="Mai Trần",
    qr="LCHOST 2026-0147 0123456789ABCDEF",
)


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_certificate_says_all_and_stays_in_its_frame(
    name: str, size: str, says: Callable[[bytes], str], picture: Callable[..., Any]
) -> None:
    pdf = certificate(replace(MINH_ANH, name=name), size)
    said = "".join(says(pdf).split())
    for part in (clean(name), "Certificate of attendance", "2026-0147", "Library, Room 2"):
        assert "".join(part.split()) in said
    dark = picture(pdf, dpi=127) < 90  # five pixels a millimetre
    inside = dark[85:-85, 85:-85]  # within 17 mm
    band = dark[85:-85, 76:85].any() or dark[85:-85, -85:-76].any()  # between frame and text
    assert inside.any() and not band


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_the_code_of_a_certificate_reads_at_200_dpi(
    size: str, scanned: Callable[..., list[str]]
) -> None:
    assert scanned(certificate(MINH_ANH, size)) == [MINH_ANH.qr]


def test_a_batch_is_one_file_with_a_page_each(
    says: Callable[[bytes], str],
    pages: Callable[[bytes], int],
    scanned: Callable[..., list[str]],
) -> None:
    texts = [
        replace(
            MINH_ANH, name=name, number=f"2026-{n:04}", qr=f"LCHOST 2026-{n:04} 00FF00FF00FF00FF"
        )
        for n, name in enumerate(NAMES.values())
    ]
    ticks: list[tuple[int, int]] = []
    pdf = certificates(texts, progress=lambda done, of: ticks.append((done, of)))
    assert pages(pdf) == len(texts) == len(ticks)
    assert ticks[-1] == (len(texts), len(texts))
    assert scanned(pdf, 3) == [texts[3].qr]


def test_a_replaced_number_is_named(says: Callable[[bytes], str]) -> None:
    assert "replaces 2026-0003" in says(certificate(replace(MINH_ANH, replaces="2026-0003")))


def test_a_certificate_without_extras_has_no_empty_separators(
    says: Callable[[bytes], str],
) -> None:
    text = says(certificate(replace(MINH_ANH, hours="", place="", host_name="", community="")))
    assert "·" not in text and "Host," not in text


def test_long_titles_and_workshops_are_set_smaller_not_cut(says: Callable[[bytes], str]) -> None:
    title, workshop = "Certificate of " + "very " * 30 + "much", "Data " * 60
    said = "".join(says(certificate(replace(MINH_ANH, title=title, workshop=workshop))).split())
    assert "".join(title.split()) in said and "".join(workshop.split()) in said


def test_one_certificate_is_small_and_always_the_same() -> None:
    first = certificate(MINH_ANH)
    certificates([replace(MINH_ANH, name=name) for name in NAMES.values()])
    assert certificate(MINH_ANH) == first
    assert len(first) < 60_000
