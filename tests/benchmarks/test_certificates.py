"""How long five hundred certificates take: signed twice over, drawn, attached, frozen."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from lchost.credentials import compact, keys, openbadge, register
from lchost.models import database
from lchost.models.people import Member
from lchost.paper import issuing
from lchost.paper.issuing import CertificateOptions
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.safekeeping import backup
from lchost.safekeeping.backup import Why

pytestmark = pytest.mark.bench

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
NAMES = [
    *("Zoë Łukasiewicz", "Nguyễn Thị Minh Anh", "محمد منصور", "עליזה בן־דוד", "क्षितिज"),
    *("ณัฐวุฒิ ศรีสุข", "தமிழ் செல்வி", "田中美咲", "王小明", "김서연", "გიორგი", "Олена", "Søren"),
]
SEED = 7
CERTIFICATES = 500


@pytest.fixture
def room(tmp_path: Path) -> int:
    """A workshop with five hundred people of every script, each with an e-mail address."""
    dice = random.Random(SEED)
    database.open_community(tmp_path / "large.lchost", create=True)
    draft = WorkshopDraft("Asking better questions", NINE, NINE + timedelta(hours=2), "UTC")
    workshop = workshops.plan(draft, NINE)
    with database.writing():
        for n in range(CERTIFICATES):
            name = f"{dice.choice(NAMES)} {n}"
            email = f"person{n}@example.org"
            Member.create(display_name=name, folded=name, email=email, created_at=NINE)
    return workshop


def bare_seconds() -> float:
    """Return how long reportlab takes to write as many documents with one plain line each."""
    started = time.perf_counter()
    for _ in range(CERTIFICATES):
        canvas = Canvas(io.BytesIO())
        canvas.drawString(72, 72, "Minh Anh")
        canvas.showPage()
        canvas.save()
    return time.perf_counter() - started


def test_five_hundred_certificates(room: int, tmp_path: Path, figures: Callable[..., None]) -> None:
    file = tmp_path / "large.lchost"
    people = [row.id for row in Member.select(Member.id)]
    signer = keys.throwaway()
    started = time.perf_counter()
    issued = issuing.issue(room, people, CertificateOptions(), signer, NINE)
    issued_s = time.perf_counter() - started
    started = time.perf_counter()
    batch = issuing.certificates_pdf(issued.certificate_ids)
    batch_s = time.perf_counter() - started
    one = issuing.one_certificate(issued.certificate_ids[0])
    credential = register.credential(issued.certificate_ids[0])
    said = register.record(issued.certificate_ids[0])
    code = compact.encode(said, signer)
    started = time.perf_counter()
    for _ in range(20):
        unsigned = openbadge.credential(said, said.issuer, signer.did, "a@example.org")
        openbadge.signed(unsigned, signer, NINE)
    proofs_ms = (time.perf_counter() - started) / 20 * 1000
    copy = backup.copy_now(file, Why.CLOSING, NINE)
    assert copy is not None
    database.close()
    bare_s = bare_seconds()
    figures(
        seed=SEED,
        certificates=len(issued.certificate_ids),
        issued_s=round(issued_s, 2),
        issued_limit_s=45,
        bare_reportlab_s=round(bare_s, 3),
        ratio=round(issued_s / bare_s, 1),
        both_proofs_ms=round(proofs_ms, 2),
        one_pdf_s=round(batch_s, 2),
        one_pdf_bytes=len(batch),
        each_bytes=len(one),
        credential_bytes=len(credential.encode()),
        code_letters=len(code),
        file_bytes=file.stat().st_size,
        copy_bytes=copy.path.stat().st_size,
    )
