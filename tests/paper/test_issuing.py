"""Issuing: signed, drawn, frozen, and nothing of it when something goes wrong."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which
from typing import Any

import pikepdf
import pytest

from lchost.credentials import compact, issuers, keys, openbadge, register
from lchost.credentials.drafting import Wording
from lchost.credentials.keys import Signer
from lchost.credentials.record import sha256
from lchost.errors import (
    AlreadyReplaced,
    AlreadyVoided,
    GoneMeanwhile,
    KeyNotKept,
    NoReason,
    NumberTaken,
)
from lchost.models import settings
from lchost.models.credentials import Certificate as Row
from lchost.models.people import Member
from lchost.paper import edited_words, issuing
from lchost.paper.issuing import CertificateOptions
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.registrations import Role

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)  # nine o'clock in Berlin


@pytest.fixture
def workshop(db: Any) -> int:
    settings.put("community_name", "Lantern Data Circle")
    settings.put("host_name", "Mai Trần")
    return workshops.plan(
        WorkshopDraft(
            "Asking better questions",
            NINE,
            NINE + timedelta(minutes=150),
            "Europe/Berlin",
            purpose="For people who work with data.",
            place="Library, Room 2",
        ),
        NINE,
    )


@pytest.fixture
def three(workshop: int, member: Callable[..., Member]) -> list[int]:
    """Zoë (a mentor), Anna and علي have a place; Bo waits and Cy has cancelled."""
    people = [
        member("Zoë", pronouns="she/her", legal_name="Zoë Łukasiewicz"),
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


def test_what_is_issued_says_so_and_stays_as_it_is(
    workshop: int,
    three: list[int],
    signer: Signer,
    says: Callable[[bytes], str],
    scanned: Callable[..., list[str]],
) -> None:
    ticks: list[tuple[int, int]] = []
    options = CertificateOptions(use_legal_name=True)
    issued = issuing.issue(
        workshop, three, options, signer, NINE, lambda done, of: ticks.append((done, of))
    )
    assert ticks == [(1, 3), (2, 3), (3, 3)]
    zoe = issuing.one_certificate(issued.certificate_ids[0])
    for said in ("Zoë Łukasiewicz", "Certificate of attendance", "2.5 hours", "Mai Trần"):
        assert said in says(zoe)
    made = register.get(issued.certificate_ids[0])
    assert (made.number, made.signer) == ("2026-0001", signer.did)
    batch = issuing.certificates_pdf(issued.certificate_ids)
    assert scanned(batch, 1) == scanned(issuing.one_certificate(issued.certificate_ids[1]))
    assert "علي" in says(batch)


def test_the_credential_is_attached_and_its_code_is_printed(
    workshop: int, three: list[int], signer: Signer, scanned: Callable[..., list[str]]
) -> None:
    (made,) = issuing.issue(workshop, three[:1], CertificateOptions(), signer, NINE).certificate_ids
    pdf = issuing.one_certificate(made)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (name,) = document.attachments
        attached = document.attachments[name].get_file().read_bytes().decode()
        (whole,) = document.Root.AF
        assert (name, whole.AFRelationship) == ("credential.json", "/Source")
    assert attached == register.credential(made)
    assert openbadge.intact(json.loads(attached))
    (code,) = scanned(pdf)
    said = compact.decode(code)
    assert said is not None and said.number == "2026-0001"


def test_a_duplicate_says_what_the_lost_one_said(
    workshop: int, three: list[int], signer: Signer, says: Callable[[bytes], str]
) -> None:
    (old,) = issuing.issue(workshop, three[:1], CertificateOptions(), signer, NINE).certificate_ids
    Member.update(display_name="Zoé").where(Member.id == three[0]).execute()
    options = CertificateOptions()
    issued = issuing.reissue(old, options, signer, "lost", NINE, is_duplicate=True)
    text = says(issuing.one_certificate(issued.certificate_ids[0]))
    assert "Zoë" in text and "Duplicate" in text and "replaces 2026-0001" in text
    assert register.get(issued.certificate_ids[0]).is_duplicate


def test_letters_have_a_row_of_numbers_of_their_own(
    workshop: int, three: list[int], signer: Signer
) -> None:
    plain = CertificateOptions()
    lead = CertificateOptions("Thanks for leading", wording=Wording("", letters="FAC"))
    ids = [
        *issuing.issue(workshop, three[:2], plain, signer, NINE).certificate_ids,
        *issuing.issue(workshop, three[:1], lead, signer, NINE).certificate_ids,
        *issuing.issue(workshop, three[2:], plain, signer, NINE).certificate_ids,
        *issuing.issue(workshop, three[1:2], lead, signer, NINE).certificate_ids,
    ]
    numbers = [register.get(one).number for one in ids]
    assert numbers == ["2026-0001", "2026-0002", "FAC-2026-0001", "2026-0003", "FAC-2026-0002"]


def test_nobody_gets_a_second_one_of_the_same_title(
    workshop: int, three: list[int], signer: Signer
) -> None:
    issuing.issue(workshop, three[:1], CertificateOptions(), signer, NINE)
    again = issuing.issue(workshop, three, CertificateOptions(), signer, NINE)
    assert len(again.certificate_ids) == 2 and again.already == (three[0],)
    other = issuing.issue(
        workshop, three[:1], CertificateOptions(title="Certificate of thanks"), signer, NINE
    )
    assert len(other.certificate_ids) == 1


def test_a_misspelt_one_is_taken_back_and_issued_anew(
    workshop: int, three: list[int], signer: Signer, says: Callable[[bytes], str]
) -> None:
    (old,) = issuing.issue(workshop, three[:1], CertificateOptions(), signer, NINE).certificate_ids
    before = issuing.one_certificate(old)
    Member.update(display_name="Zoé").where(Member.id == three[0]).execute()
    with pytest.raises(NoReason):
        issuing.reissue(old, CertificateOptions(), signer, " ", NINE)
    (new,) = issuing.reissue(old, CertificateOptions(), signer, "misspelt", NINE).certificate_ids
    kept, made = register.get(old), register.get(new)
    assert (kept.void_reason, kept.replaced_by, made.replaces) == (
        "misspelt",
        "2026-0002",
        "2026-0001",
    )
    assert issuing.one_certificate(old) == before
    assert "Zoé" in says(issuing.one_certificate(new))
    assert "replaces 2026-0001" in says(issuing.one_certificate(new))
    with pytest.raises(AlreadyReplaced, match="2026-0002"):
        issuing.reissue(old, CertificateOptions(), signer, "again", NINE)


def test_a_number_taken_while_drawing_is_drawn_again(
    workshop: int, three: list[int], signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, others = issuing.draw_certificate, [three[2]]

    def draw_while_another_issues(*args: Any, **more: Any) -> bytes:
        if others:
            issuing.issue(workshop, [others.pop()], CertificateOptions(), signer, NINE)
        return draw(*args, **more)

    monkeypatch.setattr(issuing, "draw_certificate", draw_while_another_issues)
    issued = issuing.issue(workshop, three[:2], CertificateOptions(), signer, NINE)
    numbers = [register.get(one).number for one in issued.certificate_ids]
    assert numbers == ["2026-0002", "2026-0003"]


def test_a_number_that_is_always_taken_is_not_tried_for_ever(
    workshop: int, three: list[int], signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any) -> list[int]:
        raise NumberTaken(number="2026-0001")

    monkeypatch.setattr(register, "freeze", refuse)
    with pytest.raises(NumberTaken):
        issuing.issue(workshop, three, CertificateOptions(), signer, NINE)


def test_stopping_while_drawing_issues_nothing(
    workshop: int, three: list[int], signer: Signer
) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        issuing.issue(workshop, three, CertificateOptions(), signer, NINE, stop)
    assert register.listing(workshop) == []


def test_a_preview_carries_no_code_and_says_which_number_is_next(
    workshop: int,
    three: list[int],
    says: Callable[[bytes], str],
    scanned: Callable[..., list[str]],
) -> None:
    seen = issuing.preview(workshop, three[0], CertificateOptions(), NINE)
    assert scanned(seen) == [] and "next: 2026-0001" in says(seen)
    assert register.listing(workshop) == []


def test_a_key_that_lies_in_one_place_only_signs_nothing(
    workshop: int, three: list[int], signer: Signer
) -> None:
    issuers.made(signer.did, "Lantern Data Circle", NINE)
    with pytest.raises(KeyNotKept):
        issuing.issue(workshop, three, CertificateOptions(), signer, NINE)
    issuers.copied(signer.did, NINE)
    issuers.sheet_made(signer.did, NINE)
    assert len(issuing.issue(workshop, three, CertificateOptions(), signer, NINE).certificate_ids)
    with pytest.raises(GoneMeanwhile):
        issuing.issue(workshop, three, CertificateOptions("More"), keys.throwaway(), NINE)


def test_what_is_issued_stays_byte_for_byte_whatever_changes(
    workshop: int, three: list[int], signer: Signer
) -> None:
    ids = issuing.issue(workshop, three, CertificateOptions(), signer, NINE).certificate_ids
    before = [(sha256(issuing.one_certificate(one)), register.credential(one)) for one in ids]
    Member.update(display_name="Someone else", legal_name="Else").execute()
    said = workshops.get(workshop)
    draft = WorkshopDraft("Another title", said.starts_at, said.ends_at, said.zone, place="Attic")
    workshops.edit(workshop, draft)
    settings.put("community_name", "Another circle")
    settings.put("host_name", "Somebody else")
    settings.put("ink", "#ff0000")
    edited_words.say("en", {"attendance": "Thanks", "given_to": "goes to"})
    assert [
        (sha256(issuing.one_certificate(one)), register.credential(one)) for one in ids
    ] == before
    rows = Row.select(Row.pdf, Row.pdf_sha256)
    assert all(sha256(bytes(row.pdf)) == row.pdf_sha256 for row in rows)
    assert "Someone else" not in register.record(ids[0]).name


@pytest.mark.skipif(which("pdfdetach") is None, reason="poppler-utils are not installed")
def test_others_find_the_credential_in_the_pdf(
    workshop: int, three: list[int], signer: Signer, tmp_path: Path
) -> None:
    (made,) = issuing.issue(workshop, three[:1], CertificateOptions(), signer, NINE).certificate_ids
    file = tmp_path / "made.pdf"
    file.write_bytes(issuing.one_certificate(made))
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, file], check=True)
    taken_out = (tmp_path / "credential.json").read_text("utf-8")
    assert openbadge.intact(json.loads(taken_out))
    fonts = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout
    rows = fonts.splitlines()[2:]
    assert rows and all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    with pikepdf.open(file) as document:
        assert document.check_pdf_syntax() == []


def test_who_is_no_member_any_more_is_said_to_be_gone(
    workshop: int, three: list[int], signer: Signer
) -> None:
    with pytest.raises(GoneMeanwhile):
        issuing.issue(workshop, [*three, 99], CertificateOptions(), signer, NINE)
    assert register.listing(workshop) == []


def test_what_was_revoked_gets_no_duplicate(
    workshop: int, three: list[int], signer: Signer
) -> None:
    options = CertificateOptions()
    revoked = issuing.issue(workshop, three[:1], options, signer, NINE).certificate_ids[0]
    register.void(revoked, "left early", NINE)
    with pytest.raises(AlreadyVoided):
        issuing.reissue(revoked, options, signer, "lost", NINE, is_duplicate=True)
    assert len(register.listing(workshop)) == 1
    issuing.reissue(revoked, options, signer, "left early", NINE)  # set right, it holds
