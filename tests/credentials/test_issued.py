"""The register as a list: every certificate, how it stands, and how it is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from lchost.credentials import drafting, issued, register
from lchost.credentials.drafting import Wording
from lchost.credentials.issued import Line, State
from lchost.credentials.kinds import Kind
from lchost.credentials.register import Draft, Frozen
from lchost.models.credentials import Certificate as Row
from lchost.models.database import DB
from lchost.models.people import Member
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NEW_YEAR = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)  # in Auckland it is 2027 already
TODAY = date(2027, 1, 2)
WORDING = Wording("Certificate of attendance", issuer="Lantern")


@pytest.fixture
def workshop(db: Any) -> int:
    draft = WorkshopDraft("Fragen", NEW_YEAR, NEW_YEAR + timedelta(hours=2), "Pacific/Auckland")
    return workshops.plan(draft, NEW_YEAR)


def frozen(draft: Draft, *, is_signed: bool = True) -> Frozen:
    signed = ("did:key:z6Mk", "{}", "LC1:A") if is_signed else ("", "", "")
    return Frozen(draft, b"%PDF", *signed)


@pytest.fixture
def three(workshop: int, member: Callable[..., Member]) -> list[int]:
    people = [member("Zoë Łukasiewicz", email="zoe@example.org"), member("Anna"), member("李娜")]
    drafts = drafting.drafts(workshop, [one.id for one in people], WORDING, NEW_YEAR)
    made = [frozen(one, is_signed=n > 0) for n, one in enumerate(drafts)]
    return register.freeze(made, NEW_YEAR)


def standing() -> dict[str, State]:
    return {line.number: line.state for line in issued.listing(TODAY)}


def found(text: str) -> list[str]:
    fits = issued.searched(text)
    return [line.name for line in issued.listing(TODAY) if fits(line)]


def test_the_newest_comes_first_with_what_it_says(three: list[int], workshop: int) -> None:
    lines = issued.listing(TODAY)
    assert [line.number for line in lines] == ["2027-0003", "2027-0002", "2027-0001"]
    last: Line = lines[-1]
    assert (last.name, last.workshop, last.workshop_id) == ("Zoë Łukasiewicz", "Fragen", workshop)
    assert (last.kind, last.issued_on, last.year) == (Kind.ATTENDANCE, date(2027, 1, 1), 2027)
    assert [line.is_signed for line in lines] == [True, True, False]
    assert issued.years(lines) == [2027]


def test_each_stands_as_what_became_of_it(three: list[int]) -> None:
    register.void(three[0], "left early", NEW_YEAR)
    Row.update(expires_on=TODAY - timedelta(days=1)).where(Row.id == three[1]).execute()
    Row.update(expires_on=TODAY).where(Row.id == three[2]).execute()
    assert standing() == {
        "2027-0001": State.REVOKED,
        "2027-0002": State.EXPIRED,
        "2027-0003": State.VALID,
    }
    assert issued.listing(TODAY)[-1].reason == "left early"


def test_one_that_was_issued_anew_names_the_new_one(three: list[int]) -> None:
    again = drafting.redraft(three[0], WORDING, NEW_YEAR, is_duplicate=True)
    register.freeze([frozen(again)], NEW_YEAR, "lost")
    new, *_, old = issued.listing(TODAY)
    assert (old.state, old.replaced_by, old.reason) == (State.REPLACED, "2027-0004", "lost")
    assert (new.state, new.is_duplicate) == (State.VALID, True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("lukasiew zoe", ["Zoë Łukasiewicz"]),
        ("2027-0002", ["Anna"]),
        ("0003", ["李娜"]),
        ("李", ["李娜"]),
        ("fragen anna", ["Anna"]),
        ("nobody", []),
        ("", ["李娜", "Anna", "Zoë Łukasiewicz"]),
    ],
)
def test_it_is_found_by_number_name_and_workshop(
    three: list[int], text: str, names: list[str]
) -> None:
    assert found(text) == names


def test_a_member_is_given_their_own_only(three: list[int]) -> None:
    own = register.get(three[1])
    assert [line.id for line in issued.of_member(own.member_id, TODAY)] == [three[1]]
    assert issued.of_member(0, TODAY) == []


def test_only_what_holds_is_given_in_the_order_asked(three: list[int]) -> None:
    register.void(three[1], "left early", NEW_YEAR)
    parcels = issued.parcels([three[2], three[1], three[0]])
    assert [one.number for one in parcels] == ["2027-0003", "2027-0001"]
    assert [(one.email, one.code) for one in parcels] == [("", "LC1:A"), ("zoe@example.org", "")]
    assert [one.is_signed for one in parcels] == [True, False]


def test_the_register_is_read_without_the_pdfs(three: list[int]) -> None:
    asked: list[str] = []
    DB.connection().set_trace_callback(asked.append)
    issued.listing(TODAY)
    DB.connection().set_trace_callback(None)
    [query] = [one for one in asked if "certificate" in one]
    plan = [row[3] for row in DB.execute_sql(f"EXPLAIN QUERY PLAN {query}").fetchall()]
    assert any("COVERING INDEX certificate_listed" in step for step in plan), plan


def test_the_table_says_all_of_each(three: list[int]) -> None:
    register.void(three[0], "=left early", NEW_YEAR)
    sheet = issued.sheet(issued.listing(TODAY))
    last = dict(zip(sheet.headers, sheet.rows[-1], strict=True))
    assert (last["Number"], last["State"], last["Reason"]) == (
        "2027-0001",
        "revoked",
        "=left early",
    )
    assert (last["Issued"], last["Signed"], last["Expires"]) == ("2027-01-01", "no", "")
