"""Stationery on paper: logo, lines, ink and signatures stand where they should, and only once."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pypdf
import pypdfium2
import pytest
from PIL import Image

from lchost.paper.certificates.pages import certificate, certificates
from lchost.paper.certificates.text import CertificateText
from lchost.paper.lists.agenda import AgendaLine, agenda
from lchost.paper.lists.sign_in import Signer, sign_in
from lchost.paper.picture_reading import ready
from lchost.paper.signs.poster import DoorPoster, door_poster
from lchost.paper.stationery import HousePicture, Signature, Stationery

from .conftest import DAY, NINE

RED = (255, 0, 0)
LONG = "Lantern Data Circle e. V., Am Alten Speicher 12, 20457 Hamburg, lantern.example " * 2


def picture(wide, high, colour, kind="PNG"):
    out = io.BytesIO()
    Image.new("RGB", (wide, high), colour).save(out, kind)
    return HousePicture(f"{wide}x{high}", ready("x", out.getvalue()))


LOGO = picture(400, 200, RED)
HOUSE = Stationery(
    "Lantern Data Circle", "Mai Trần", LOGO, ink="#7A1F3B", header="We ask.", foot="lantern.example"
)
CERTIFICATE = CertificateText(
    "2026-0147", "Zoë", "Certificate of attendance", "Asking", "14 November 2026",
    community="Lantern Data Circle", host_name="Mai Trần", house=HOUSE,
)  # fmt: skip


def seen(pdf, page=0, dpi=127):
    return pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_numpy()[:, :, :3]


def box_of(pdf, colour, page=0):
    """Left, top, right, bottom of what has a colour, in mm."""
    shown = seen(pdf, page)[:, :, ::-1].astype(int)
    near = np.abs(shown - np.array(colour)).max(2) < 20
    rows, columns = near.any(1).nonzero()[0], near.any(0).nonzero()[0]
    return [float(n) / 5 for n in (columns[0], rows[0], columns[-1], rows[-1])]


def pictures_in(pdf):
    found = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for one in page["/Resources"].get("/XObject", {}).values():
            if one.get_object()["/Subtype"] == "/Image":
                found.add(one.idnum)
    return found


def test_the_logo_stands_in_the_head_of_the_first_page_only():
    made = sign_in(replace(DAY, house=HOUSE), [Signer(f"Ana {n}") for n in range(40)])
    left, top, right, bottom = box_of(made.pdf, RED)
    assert (left, right - left, bottom) == pytest.approx((18, 24, 22), abs=0.4)
    assert bottom - top == pytest.approx(12, abs=0.4)
    assert made.pages == 2 and len(pictures_in(made.pdf)) == 1
    assert not (seen(made.pdf, 1)[:, :, ::-1] == RED).all(2).any()


def test_the_lines_of_the_house_stand_in_head_and_foot_of_each_page(says):
    made = sign_in(replace(DAY, house=HOUSE), [Signer(f"Ana {n}") for n in range(40)])
    assert says(made.pdf).count("We ask.") == 1
    assert says(made.pdf).count("lantern.example") == made.pages == 2


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_long_lines_of_the_house_stay_on_the_paper(size, on_paper):
    house = Stationery(logo=picture(900, 60, "black"), header=LONG, foot=LONG)
    made = agenda(replace(DAY, house=house), [AgendaLine(NINE, 15, "Arrival")], size)
    assert on_paper(made.pdf)
    said = DoorPoster(replace(DAY, house=house), "HTTP://A/C/B", "river otter", "lchost.example")
    assert on_paper(door_poster(said, size).pdf)


def test_the_foot_leaves_the_code_of_a_sign_in_sheet_its_white():
    house = Stationery(foot=LONG)
    made = sign_in(replace(DAY, house=house), [Signer("Ana")])
    dark = seen(made.pdf).min(2) < 160
    foot = dark[(297 - 13) * 5 : (297 - 9) * 5, 17 * 5 : -17 * 5].any(0).nonzero()[0] / 5 + 17
    assert foot.min() > 18 + 14 + 3


def test_titles_and_rules_have_the_ink_of_the_house():
    made = agenda(replace(DAY, house=HOUSE), [AgendaLine(NINE, 15, "Arrival")])
    content = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].get_contents().get_data()
    assert b"0.4784 0.1216 0.2314" in content and b"0.1216 0.2314 0.4902" not in content


def test_a_certificate_has_the_logo_over_the_name_of_the_community():
    left, top, right, bottom = box_of(certificate(CERTIFICATE), RED)
    assert (left + right) / 2 == pytest.approx(297 / 2, abs=0.3)
    assert top > 14.4 and bottom < 36  # under the inner frame, over the letters


def test_the_host_s_hand_stands_on_their_line_and_others_beside(says):
    hand, other = picture(300, 60, (0, 0, 255)), picture(60, 300, (0, 200, 0), "JPEG")
    signed = (
        Signature("Zoë Øst", "Mentor", other),
        Signature("mai  trần", "unused: the record says as what", hand),
    )
    pdf = certificate(replace(CERTIFICATE, house=replace(HOUSE, logo=None, signatures=signed)))
    left, _, right, bottom = box_of(pdf, (0, 0, 255))
    assert left >= 30 and right <= 88.2 and bottom == pytest.approx(180, abs=0.3)
    left, _, right, bottom = box_of(pdf, (0, 200, 0))
    assert left >= 96 and right <= 154.2 and bottom == pytest.approx(180, abs=0.3)
    text = says(pdf)
    assert "Zoë Øst" in text and "Mentor" in text and "Host, Lantern Data Circle" in text
    assert "unused" not in text


def test_three_who_sign_leave_the_code_alone(scanned):
    house = replace(HOUSE, signatures=tuple(Signature(f"{LONG} {n}", LONG) for n in range(3)))
    text = replace(CERTIFICATE, qr="HTTPS://LCHOST.EXAMPLE/2026-0147/ABCDEFGH", house=house)
    assert scanned(certificate(text)) == ["HTTPS://LCHOST.EXAMPLE/2026-0147/ABCDEFGH"]


def test_many_certificates_carry_the_logo_once():
    assert len(pictures_in(certificates([CERTIFICATE] * 5))) == 1


def test_the_logo_in_a_certificate_is_small():
    out = io.BytesIO()
    noise = np.random.default_rng(7).integers(0, 255, (600, 1800, 3), dtype=np.uint8)
    Image.fromarray(noise).save(out, "PNG")
    noisy = HousePicture("noise", ready("x", out.getvalue()))
    plain = len(certificate(replace(CERTIFICATE, house=replace(HOUSE, logo=None))))
    assert (
        len(certificate(replace(CERTIFICATE, house=replace(HOUSE, logo=noisy)))) < plain + 300_000
    )


def test_documents_that_share_a_logo_are_whole_each_and_the_same():
    clear = io.BytesIO()
    half = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    half.paste((255, 0, 0, 255), (0, 0, 150, 100))
    half.save(clear, "PNG")
    house = replace(HOUSE, logo=HousePicture("half", ready("x", clear.getvalue())))
    first = certificate(replace(CERTIFICATE, house=house))
    again = certificate(replace(CERTIFICATE, house=house))
    assert first == again
    left, _, right, _ = box_of(again, RED)
    assert right - left == pytest.approx(39 / 2, abs=0.4)
