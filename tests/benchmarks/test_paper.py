"""How long badges take."""

from __future__ import annotations

import io
import random
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lchost import codes
from lchost.models import database
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration
from lchost.paper import badge_papers, house, photos, pictures
from lchost.paper.badges.starters import STARTERS
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

pytestmark = pytest.mark.bench

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
GIVEN = [
    *("Zoë", "Minh-Anh", "محمد", "עליזה", "क्षितिज", "ณัฐวุฒิ", "தமிழ்", "美咲"),
    *("小明", "서연", "გიორგი", "Ωμέγα", "Олена", "Amélie", "Søren"),
]
FAMILY = [
    *("Łukasiewicz", "Nguyễn", "منصور", "בן־דוד", "श्रीवास्तव", "ศรีสุข", "செல்வி"),
    *("田中", "王", "김", "ბერიძე", "Иванов", "Dubois", "Smith"),
]
PEOPLE = 1_000
PHOTOS = 200


@pytest.fixture
def room(tmp_path: Path) -> int:
    """A workshop with a thousand people of every script."""
    dice = random.Random(7)
    database.open_community(tmp_path / "large.lchost", create=True)
    draft = WorkshopDraft("Asking better questions", NINE, NINE + timedelta(hours=2), "UTC")
    workshop = workshops.plan(draft, NINE)
    with database.writing():
        for n in range(PEOPLE):
            name = f"{dice.choice(GIVEN)} {dice.choice(FAMILY)} {n}"
            member = Member.create(
                display_name=name, pronouns="she/her", folded=name, created_at=NINE
            )
            BadgeCode.create(code=codes.new_code(), member=member, issued_at=NINE)
            Registration.create(workshop=workshop, member=member, registered_at=NINE)
    return workshop


def bare_seconds(documents: int, pages: int, lines: int) -> float:
    """Return how long reportlab takes to write as much with one plain line each."""
    started = time.perf_counter()
    for _ in range(documents):
        canvas = Canvas(io.BytesIO())
        for _ in range(pages):
            for line in range(lines):
                canvas.drawString(72, 72 + 90 * line, "Minh Anh")
            canvas.showPage()
        canvas.save()
    return time.perf_counter() - started


def test_a_thousand_badges(room: int, figures: Callable[..., None]) -> None:
    started = time.perf_counter()
    paper = badge_papers.badges(room)
    seconds = time.perf_counter() - started
    database.close()
    bare = bare_seconds(1, 125, 8)
    figures(
        badges=paper.people,
        seconds=round(seconds, 3),
        limit_s=2.5,
        bytes=len(paper.pdf),
        bare_reportlab_s=round(bare, 3),
        ratio=round(seconds / bare, 1),
    )


@pytest.mark.parametrize("design", STARTERS)
def test_a_thousand_badges_of_each_design(
    room: int, design: str, figures: Callable[..., None]
) -> None:
    started = time.perf_counter()
    paper = badge_papers.badges(room, design=design)
    seconds = time.perf_counter() - started
    database.close()
    bare = bare_seconds(1, paper.pages, 8)
    figures(
        design=design,
        badges=paper.people,
        pages=paper.pages,
        seconds=round(seconds, 3),
        limit_s=2.5,
        bytes=len(paper.pdf),
        bare_reportlab_s=round(bare, 3),
        ratio=round(seconds / bare, 1),
    )


def test_two_hundred_badges_with_photos_and_logo(room: int, figures: Callable[..., None]) -> None:
    dice = random.Random(11)
    ids = [row.id for row in Member.select(Member.id).limit(PHOTOS)]
    faces = [noisy(dice, 576, 720) for _ in ids]
    for member_id, face in zip(ids, faces, strict=True):
        photos.keep(member_id, "face.jpg", face, NINE)
    logo = noisy(dice, 1200, 400)
    house.keep(house.LOGO, pictures.add("logo.jpg", logo, NINE).sha256)
    chosen = [row.id for row in Registration.select(Registration.id).limit(PHOTOS)]
    started = time.perf_counter()
    paper = badge_papers.badges(room, design="photo", which=chosen)
    seconds = time.perf_counter() - started
    database.close()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    assert paper.pdf.count(b"/DCTDecode") == PHOTOS + 1
    bare = bare_picture_seconds(faces, logo)
    figures(
        badges=paper.people,
        seconds=round(seconds, 3),
        limit_s=5,
        bytes=len(paper.pdf),
        bare_reportlab_s=round(bare, 3),
        ratio=round(seconds / bare, 1),
        peak_mb=peak_mb,
    )


def noisy(dice: random.Random, wide: int, high: int) -> bytes:
    """Return a photograph as hard to pack as a face before a wall."""
    grain = Image.frombytes("RGB", (wide // 8, high // 8), dice.randbytes(wide * high * 3 // 64))
    out = io.BytesIO()
    grain.resize((wide, high), Image.Resampling.BICUBIC).save(out, "JPEG", quality=90)
    return out.getvalue()


def bare_picture_seconds(faces: list[bytes], logo: bytes) -> float:
    """Return how long reportlab takes for one plain line, a photo and the logo on each badge."""
    started = time.perf_counter()
    canvas = Canvas(io.BytesIO())
    mark = ImageReader(io.BytesIO(logo))
    for n, face in enumerate(faces):
        canvas.drawString(72, 72, "Minh Anh")
        canvas.drawImage(ImageReader(io.BytesIO(face)), 72, 90, 90, 110)
        canvas.drawImage(mark, 172, 90, 90, 30)
        if n % 8 == 7:
            canvas.showPage()
    canvas.save()
    return time.perf_counter() - started
