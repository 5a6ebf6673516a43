"""What the community file says of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from lchost.credentials import compact, issuers, keys, openbadge, trust
from lchost.credentials.record import Record, qr_text, sha256
from lchost.credentials.verifier_page import TakenBack
from lchost.credentials.verify import Because, Standing, Trust, judge
from lchost.models.credentials import Certificate as Row
from lchost.models.people import Member
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from tests.credentials.openbadge.test_building import AT, FULL, SIGNER, built

OLD_SIGNER = keys.signer_of(bytes(32))
Issue = Callable[..., int]


@pytest.fixture
def issue(db: Any, member: Callable[..., Member]) -> Issue:
    """Put a certificate into the register, signed unless it is said not to be."""
    workshop = workshops.plan(WorkshopDraft("Questions", AT, AT + timedelta(hours=2), "UTC"), AT)
    issuers.made(SIGNER.did, "Lantern Data Circle", AT - timedelta(days=9))
    holder = member("Minh Anh")

    def put(record: Record, *, is_signed: bool = True, **more: Any) -> int:
        text = record.canonical()
        signed = {
            "signer": SIGNER.did,
            "credential": openbadge.signed(built(record), SIGNER, AT),
            "printed_code": compact.encode(record, SIGNER),
        }
        row = Row.create(
            number=record.number,
            workshop=workshop,
            member=holder,
            printed_name=record.name,
            title=record.title,
            issued_at=AT,
            record=text,
            record_sha256=sha256(text),
            pdf=b"%PDF",
            pdf_sha256=sha256(b"%PDF"),
            **(signed if is_signed else {}),
            **more,
        )
        return int(row.id)

    return put


def credential(record: Record = FULL) -> str:
    return openbadge.signed(built(record), SIGNER, AT)


def code(record: Record = FULL) -> str:
    return compact.encode(record, SIGNER)


def test_what_was_issued_here_is_genuine(issue: Issue) -> None:
    issue(FULL)
    for shown in (credential(), credential().encode(), code(), code().lower()):
        assert trust.check(shown, AT).standing is Standing.GENUINE
    assert trust.check(code(), AT).community == "Lantern Data Circle"


def test_what_was_taken_back_is_told_with_the_reason(issue: Issue) -> None:
    first = issue(FULL, voided_at=AT, void_reason="left early")
    verdict = trust.check(code(), AT)
    assert (verdict.standing, verdict.said) == (Standing.REVOKED, "left early")
    issue(replace(FULL, number="2026-0200"), replaces=first)
    verdict = trust.check(credential(), AT)
    assert (verdict.standing, verdict.said) == (Standing.REPLACED, "2026-0200")


def test_what_is_not_in_the_register_is_not_certain(issue: Issue) -> None:
    issue(FULL)
    other = replace(FULL, number="2026-0999")
    assert trust.check(credential(other), AT).standing is Standing.UNLISTED


def test_another_name_under_an_issued_number_is_refused(issue: Issue) -> None:
    issue(FULL)
    other = replace(FULL, name="Mallory")
    for shown in (credential(other), code(other)):
        verdict = trust.check(shown, AT)
        assert (verdict.standing, verdict.because) == (Standing.ALTERED, Because.DIFFERS)


def test_a_certificate_from_before_signing_still_holds(issue: Issue) -> None:
    issue(FULL, is_signed=False)
    shown = qr_text(FULL.number, sha256(FULL.canonical()))
    assert trust.check(shown, AT).standing is Standing.UNSIGNED
    Row.update(voided_at=AT, void_reason="by mistake").execute()
    assert trust.check(shown, AT).standing is Standing.REVOKED
    assert trust.check(qr_text("2026-0001", "0" * 64), AT).because is Because.NOT_ISSUED_HERE


def test_an_earlier_key_vouches_for_what_it_signed(issue: Issue) -> None:
    issue(FULL)
    issuers.made(OLD_SIGNER.did, "Lantern Data Circle", AT + timedelta(days=1))
    assert trust.check(credential(), AT + timedelta(days=2)).standing is Standing.GENUINE
    issuers.retire(SIGNER.did, AT - timedelta(hours=1))
    assert trust.check(credential(), AT).standing is Standing.GENUINE  # the register has it
    elsewhere = Trust(trust.keys())
    assert judge(credential(), elsewhere, AT).because is Because.KEY_RETIRED


def test_others_are_told_keys_and_all_that_was_taken_back(issue: Issue) -> None:
    first = issue(FULL, voided_at=AT, void_reason="typing error")
    issue(replace(FULL, number="2026-0200"), replaces=first)
    issue(replace(FULL, number="2026-0201"), voided_at=AT, void_reason="left early")
    told = trust.published("Lantern Data Circle")
    assert told.taken_back == [
        TakenBack("2026-0147", AT, "typing error", by="2026-0200"),
        TakenBack("2026-0201", AT, "left early"),
    ]
    assert told.name == "Lantern Data Circle" and list(told.keys) == [SIGNER.did]


def test_only_what_is_asked_for_is_read(issue: Issue) -> None:
    issue(FULL)
    issue(replace(FULL, number="2026-0201"), voided_at=AT, void_reason="left early")
    known = trust.of([FULL.number, "9999-0001"])
    assert list(known.register or {}) == [FULL.number]
    assert known.revoked == {} and known.replaced == {}
