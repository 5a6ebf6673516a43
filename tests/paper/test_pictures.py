"""Pictures: made ready for paper, told from what is none, kept once."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from lchost.errors import NotAPicture, PictureTooLarge
from lchost.models import settings
from lchost.models.database import DB
from lchost.models.papers import BadgeDesign
from lchost.models.people import Member
from lchost.models.pictures import Picture
from lchost.paper import pictures
from lchost.paper.picture_reading import LONGEST_PX, MOST_BYTES, ready

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)


def saved(picture, kind="PNG", **how):
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def opened(made):
    return Image.open(io.BytesIO(made.content))


def halves(mode="RGB", first="red", second="blue"):
    """A picture of two halves, left and right."""
    made = Image.new(mode, (60, 40), second)
    made.paste(Image.new(mode, (30, 40), first), (0, 0))
    return made


@pytest.mark.parametrize(
    ("mode", "kind", "expected"),
    [
        ("RGB", "PNG", "RGB"),
        ("RGBA", "PNG", "RGBA"),
        ("L", "PNG", "L"),
        ("LA", "PNG", "LA"),
        ("1", "PNG", "L"),
        ("P", "PNG", "RGB"),
        ("I;16", "PNG", "L"),
        ("RGB", "JPEG", "RGB"),
        ("L", "JPEG", "L"),
        ("CMYK", "JPEG", "RGB"),
    ],
)
def test_every_kind_of_picture_becomes_one_that_paper_takes(mode, kind, expected):
    made = ready("logo", saved(Image.new(mode, (30, 20)), kind))
    found = opened(made)
    assert (found.mode, found.size) == (expected, (30, 20)) and found.format == kind
    assert (made.wide_px, made.high_px) == found.size
    assert made.media_type == {"PNG": "image/png", "JPEG": "image/jpeg"}[kind]


def test_a_palette_with_a_clear_colour_stays_clear():
    picture = Image.new("P", (4, 4), 0)
    picture.putpalette([255, 0, 0] * 256)
    found = opened(ready("logo", saved(picture, transparency=0)))
    assert found.mode == "RGBA" and found.getpixel((0, 0))[3] == 0


def test_sixteen_bits_of_grey_keep_their_shade():
    picture = Image.fromarray(np.full((4, 4), 0x8080, np.uint16))
    assert opened(ready("scan", saved(picture))).getpixel((0, 0)) == 0x80


def test_a_photograph_is_turned_upright_and_says_nothing_of_where_it_was_taken():
    facts = Image.Exif()
    facts[0x0112] = 6  # turn by a quarter
    facts[0x010F] = "Camera of Zoë"
    facts.get_ifd(0x8825)[2] = (52.5, 30.0, 0.0)
    made = ready("me.jpg", saved(halves(), "JPEG", exif=facts))
    found = opened(made)
    assert found.size == (40, 60) and not found.getexif()
    assert found.getpixel((20, 5))[0] > 200 and found.getpixel((20, 55))[2] > 200
    assert b"Zo" not in made.content


def test_words_inside_a_png_are_not_kept():
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Zoë's laptop")
    assert b"laptop" not in ready("logo", saved(halves(), pnginfo=words)).content


def test_a_picture_with_a_profile_keeps_the_colours_that_it_shows():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = ready("logo", saved(halves(), "PNG", icc_profile=lab))
    assert opened(made).getpixel((0, 0)) == (255, 0, 0) and "icc_profile" not in opened(made).info
    broken = ready("logo", saved(halves(), "PNG", icc_profile=b"no profile"))
    assert opened(broken).getpixel((0, 0)) == (255, 0, 0)


def test_a_large_picture_becomes_as_large_as_paper_needs():
    made = ready("wide", saved(Image.new("RGB", (6000, 3000)), "JPEG"))
    assert (made.wide_px, made.high_px) == (LONGEST_PX, LONGEST_PX // 2)
    small = ready("wide", saved(Image.new("RGB", (LONGEST_PX, 20)), "JPEG"))
    assert small.wide_px == LONGEST_PX


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"%PDF-1.7", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"],
)
def test_what_is_no_picture_is_refused_by_name(content):
    with pytest.raises(NotAPicture, match=r"“logo\.png” is not a picture"):
        ready("logo.png", content)


@given(st.data())
def test_a_broken_picture_is_refused_or_made_ready_and_never_a_crash(data):
    whole = saved(halves(), data.draw(st.sampled_from(["PNG", "JPEG"])))
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for place in data.draw(st.lists(st.integers(0, max(0, len(broken) - 1)), max_size=4)):
        if broken:
            broken[place] ^= data.draw(st.integers(1, 255))
    try:
        made = ready("x", bytes(broken))
    except (NotAPicture, PictureTooLarge):
        return
    assert opened(made).size == (made.wide_px, made.high_px)


@pytest.mark.parametrize("side", [6_400, 20_000])
def test_what_would_unfold_to_too_much_is_refused_before_it_is_read(side):
    def part(kind, content):
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", b"") + part(b"IEND", b"")
    with pytest.raises(PictureTooLarge, match="10 MB"):
        ready("bomb.png", bomb)


def test_a_file_of_more_than_ten_megabytes_is_refused():
    with pytest.raises(PictureTooLarge):
        ready("x.png", bytes(MOST_BYTES + 1))


def test_a_picture_is_kept_once_and_read_back(db):
    first = pictures.add("logo.png", saved(halves()), NINE)
    again = pictures.add("copy.png", saved(halves()), NINE)
    assert first == again and Picture.select().count() == 1
    assert pictures.facts(first.sha256) == first
    found = pictures.get(first.sha256)
    assert found is not None and opened(found).getpixel((0, 0)) == (255, 0, 0)
    assert pictures.data([first.sha256, "gone", ""]) == {first.sha256: found}


def test_a_picture_that_is_not_there_is_none(db):
    assert pictures.get("gone") is None and pictures.facts("") is None


def test_nothing_is_kept_of_what_is_no_picture(db):
    with pytest.raises(NotAPicture):
        pictures.add("x", b"no", NINE)
    assert Picture.select().count() == 0


def test_only_pictures_that_nothing_points_at_are_cleared(db, member):
    logo, hand, photo, drawn, *lost = (
        pictures.add(f"{n}.png", saved(halves(first=(n, 0, 0))), NINE).sha256 for n in range(6)
    )
    settings.put("paper_logo", logo)
    settings.put("signatures", [{"name": "Mai", "line": "", "picture": hand}])
    ada = member("Ada")
    Member.update(photo=Picture.get(Picture.sha256 == photo)).where(Member.id == ada.id).execute()
    BadgeDesign.create(
        name="Ours", wide_mm=90, high_mm=50, changed_at=NINE, design={"front": [{"picture": drawn}]}
    )
    assert pictures.clear_unused() == 2
    kept = {row.sha256 for row in Picture.select()}
    assert kept == {logo, hand, photo, drawn} and not kept & set(lost)
    assert Member.get_by_id(ada.id).photo.sha256 == photo
    assert pictures.clear_unused() == 0


def test_a_damaged_file_keeps_its_pictures(db):
    pictures.add("logo.png", saved(halves()), NINE)
    DB.execute_sql("DROP TABLE member")
    assert pictures.clear_unused() == 0
