"""Any file, picture, PDF or text in which a certificate may be shown; and any bytes at all."""

from __future__ import annotations

import io
import json
import random
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.credentials import compact
from lchost.credentials.baking import bake_png, bake_svg
from lchost.credentials.compact import Compact
from lchost.credentials.verify import judge, read
from lchost.credentials.verify.claims import of_badge
from lchost.credentials.verify.sources import MOST_BYTES, Badge, OldCode, Unread
from lchost.paper import pdf_pages, qr
from lchost.paper.attaching import attach
from lchost.paper.certificates.pages import certificate
from lchost.paper.certificates.text import CertificateText
from tests.credentials.baking.test_baking import SVG
from tests.credentials.openbadge.test_building import AT, FULL, SIGNER
from tests.credentials.verify.test_judging import CODE, CREDENTIAL, OLD_CODE, OURS

BADGE = Badge(json.loads(CREDENTIAL))
SITE = "https://lantern.example/verify.html"


def png(picture: PIL.Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def drawn(text: str, pixels: int = 6) -> PIL.Image.Image:
    """A code on white paper."""
    symbol = qr.signed_symbol(text)
    side = symbol.modules + 8
    dark = np.full((side, side), 255, np.uint8)
    for x, y, length in symbol.bars:
        dark[y + 4, x + 4 : x + 4 + length] = 0
    return PIL.Image.fromarray(dark.repeat(pixels, 0).repeat(pixels, 1))


def pdf(**files: bytes) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    for name, content in files.items():
        made.attachments[name] = content
    made.save(out)
    return out.getvalue()


PLAIN = png(PIL.Image.new("RGB", (300, 300), "gold"))


@pytest.mark.parametrize(
    "shown",
    [
        CREDENTIAL,
        CREDENTIAL.encode(),
        b"\xef\xbb\xbf " + CREDENTIAL.encode(),
        bake_png(PLAIN, CREDENTIAL),
        bake_svg(SVG, CREDENTIAL),
        attach(pdf(), CREDENTIAL, AT),
        pdf(a=b"notes", b=b'{"c": 1}', c=CREDENTIAL.encode()),
    ],
    ids=["text", "json", "bom", "png", "svg", "pdf", "pdf with more"],
)
def test_a_credential_is_read_from_any_file(shown: bytes | str) -> None:
    assert read(shown) == BADGE


@pytest.mark.parametrize(
    "shown",
    [CODE, CODE.lower().encode(), f"{SITE}#{CODE[4:]}", png(drawn(CODE)), png(drawn(CODE), "JPEG")],
    ids=["text", "lower case", "link", "png", "jpeg"],
)
def test_a_code_is_read_from_a_text_or_a_picture(shown: bytes | str) -> None:
    found = read(shown)
    assert isinstance(found, Compact) and found.is_by(SIGNER.public)


def test_an_old_code_is_read() -> None:
    number, digits = OLD_CODE.split()[1:]
    assert read(OLD_CODE) == OldCode(number, digits) == read(OLD_CODE.lower().encode())


def test_a_photograph_of_a_turned_page_is_read() -> None:
    page = PIL.Image.new("L", (2400, 3200), 235)
    page.paste(drawn(compact.encode(FULL, SIGNER, SITE), 7), (300, 2300))
    photo = page.rotate(7, resample=PIL.Image.Resampling.BICUBIC, fillcolor=120).rotate(
        90, expand=True
    )
    found = read(png(photo, "JPEG"))
    assert isinstance(found, Compact) and found.is_by(SIGNER.public)


def test_a_pdf_without_a_credential_is_looked_at() -> None:
    page = certificate(CertificateText("2026-0147", "Zoë", "Thanks", "Data", "today", qr=CODE))
    assert read(page) is Unread.NOTHING
    found = read(page, pdf_pages.grays)
    assert isinstance(found, Compact) and found.is_by(SIGNER.public)
    scan = io.BytesIO()
    paper = PIL.Image.new("L", (1654, 2339), 240)
    paper.paste(drawn(CODE, 4), (200, 1700))
    paper.rotate(2, fillcolor=240).save(scan, "PDF", resolution=200)
    assert isinstance(read(scan.getvalue(), pdf_pages.grays), Compact)
    assert read(pdf(), pdf_pages.grays) is Unread.NOTHING


def test_what_is_clear_in_a_picture_is_paper() -> None:
    gray = drawn(CODE)
    clear = PIL.Image.new("RGBA", gray.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=gray.point(lambda tone: 255 - tone))
    assert isinstance(read(png(clear)), Compact)


def test_two_certificates_at_once_are_not_judged() -> None:
    two = pdf(a=CREDENTIAL.encode(), b=CREDENTIAL.replace("Minh", "Mink").encode())
    assert read(two) is Unread.SEVERAL
    assert read(pdf(a=CREDENTIAL.encode(), b=CREDENTIAL.encode())) == BADGE
    codes = [drawn(compact.encode(replace(FULL, number=f"2026-000{n}"), SIGNER)) for n in (1, 2)]
    table = PIL.Image.new("L", (codes[0].width * 2, codes[0].height), 255)
    table.paste(codes[0], (0, 0))
    table.paste(codes[1], (codes[0].width, 0))
    assert read(png(table)) is Unread.SEVERAL


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        (b"", Unread.NOTHING),
        (PLAIN, Unread.NOTHING),
        (pdf(), Unread.NOTHING),
        (pdf(a=b"{" * 9), Unread.NOTHING),
        (SVG, Unread.NOTHING),
        (b"\xff\xfe\x00", Unread.BROKEN),
        (b"\xff\xd8\xff" + bytes(50), Unread.BROKEN),
        (b"%PDF-1.7\n" + bytes(50), Unread.BROKEN),
        (PLAIN[:-20], Unread.BROKEN),
        (b"<svg", Unread.BROKEN),
        (bytes(MOST_BYTES + 1), Unread.TOO_LARGE),
        (bake_png(PLAIN, "no json"), Unread.BROKEN),
    ],
)
def test_what_cannot_be_read_says_why(shown: bytes, why: Unread) -> None:
    assert read(shown) is why


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_files_under_one_name_are_not_judged(order: tuple[int, int]) -> None:
    with pikepdf.open(io.BytesIO(pdf(a=CREDENTIAL.encode(), b=b"{}"))) as made:
        names = made.Root.Names.EmbeddedFiles.Names
        files = names[1], names[3]
        twice = [part for n in order for part in (pikepdf.String("a"), files[n])]
        made.Root.Names.EmbeddedFiles.Names = pikepdf.Array(twice)
        out = io.BytesIO()
        made.save(out)
    assert read(out.getvalue()) is Unread.BROKEN


def test_an_attached_file_that_unfolds_without_end_is_passed_over() -> None:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.attachments["a"] = b"x"
    stream = made.attachments["a"].get_file().obj
    stream.write(zlib.compress(b"{" * 50_000_000), filter=pikepdf.Name.FlateDecode)
    made.save(out)
    assert read(out.getvalue()) is Unread.NOTHING


def test_a_locked_pdf_is_broken_to_us() -> None:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert read(out.getvalue()) is Unread.BROKEN


def test_a_picture_of_very_many_pixels_is_broken_to_us() -> None:
    assert read(png(PIL.Image.new("1", (20_000, 20_000)))) is Unread.BROKEN


# --- any bytes ----------------------------------------------------------------------------------

BEGINS = [b"", b"{", b"<svg", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"LC1:", b"\xff\xd8\xff"]
SOUND = [
    CREDENTIAL.encode(),
    CODE.encode(),
    bake_png(PLAIN, CREDENTIAL),
    bake_svg(SVG, CREDENTIAL),
    pdf(a=CREDENTIAL.encode()),
]


@given(st.sampled_from(BEGINS), st.binary(max_size=300))
def test_no_bytes_make_a_traceback(begin: bytes, rest: bytes) -> None:
    assert judge(begin + rest, OURS, AT).claims is None


@given(st.text(max_size=300))
def test_no_text_makes_a_traceback(text: str) -> None:
    assert judge(text, OURS, AT).claims is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "type", "@context", "@id", "name", "proof", "issuer", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)


@given(st.sampled_from(sorted(BADGE.credential)), JSON)
def test_no_value_in_a_credential_makes_a_traceback(key: str, value: object) -> None:
    bent = {**BADGE.credential, key: value}
    if bent != BADGE.credential:
        assert not judge(json.dumps(bent), OURS, AT).is_valid


@given(st.sampled_from(["credentialSubject", "achievement", "evidence"]), JSON, JSON)
def test_no_claim_makes_a_traceback(key: str, value: object, other: object) -> None:
    subject = {"achievement": value, "identifier": other, "result": value, "creditsEarned": other}
    bent = {**BADGE.credential, "credentialSubject": subject, key: value}
    of_badge(bent)


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_makes_no_traceback(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(chance.choice(SOUND))
    for _ in range(chance.choice([1, 3, 20])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    verdict = judge(bytes(data), OURS, AT)
    assert (
        not verdict.is_valid
        or verdict.claims == judge(CREDENTIAL, OURS, AT).claims
        or (verdict.claims == judge(CODE, OURS, AT).claims)
    )


def test_official_badges_of_another_kind_are_said_to_be_that(shared: Path) -> None:
    for name in ("validator-simple-json.png", "validator-complete.json"):
        verdict = judge((shared / "data/vectors/ob3" / name).read_bytes(), OURS, AT)
        assert verdict.because.value == "other kind"
