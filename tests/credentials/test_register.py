"""The register: no gap, nothing lost, nothing changed unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lchost.credentials import drafting, register, trust
from lchost.credentials.drafting import Wording
from lchost.credentials.record import parse
from lchost.credentials.register import Draft, Frozen
from lchost.credentials.verify import Standing
from lchost.errors import AlreadyVoided, CertificateAltered, NoReason, NumberTaken
from lchost.models.credentials import Certificate as Row
from lchost.models.database import Topic, on_change
from lchost.models.people import Member
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
WORDING = Wording("Certificate of attendance", issuer="Lantern", host="Mai Trần")


def shown(number: str, digits: str) -> Standing:
    """Return how the paper with this printed code stands."""
    return trust.check(f"{number} {digits}", NINE).standing


@pytest.fixture
def workshop(db: Any) -> int:
    return workshops.plan(
        WorkshopDraft("Questions", NINE, NINE + timedelta(hours=2), "Pacific/Auckland"), NINE
    )


def unsigned(draft: Draft) -> Frozen:
    """Return one as they were before signing: the register takes what it is given."""
    return Frozen(draft, b"%PDF " + draft.record.number.encode(), "", "", "")


def issue(workshop: int, members: list[Member], at: datetime = NINE) -> list[int]:
    drafts = drafting.drafts(workshop, [one.id for one in members], WORDING, at)
    return register.freeze([unsigned(one) for one in drafts], at)


def numbers(workshop: int) -> list[str]:
    return [one.number for one in register.listing(workshop)]


def test_numbers_have_no_gap_in_a_year(workshop: int, member: Callable[..., Member]) -> None:
    people = [member() for _ in range(6)]
    issue(workshop, people[:2])
    register.void(register.listing(workshop)[1].id, "left early", NINE)
    issue(workshop, people[2:4])
    issue(workshop, people[4:], NINE + timedelta(days=1))
    assert numbers(workshop) == [f"2026-{n:04}" for n in range(1, 7)]


def test_the_year_is_the_workshops_own(workshop: int, member: Callable[..., Member]) -> None:
    new_year_in_auckland = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)
    issue(workshop, [member()])
    issue(workshop, [member(), member()], new_year_in_auckland)
    assert numbers(workshop) == ["2026-0001", "2027-0001", "2027-0002"]


def test_after_9999_the_number_grows(workshop: int, member: Callable[..., Member]) -> None:
    issue(workshop, [member()])
    Row.update(number="2026-9999").execute()
    issue(workshop, [member(), member()])
    issue(workshop, [member()])
    assert numbers(workshop) == ["2026-9999", "2026-10000", "2026-10001", "2026-10002"]


def test_drafts_that_come_second_are_refused_whole(
    workshop: int, member: Callable[..., Member]
) -> None:
    people = [member() for _ in range(3)]
    late = drafting.drafts(workshop, [p.id for p in people[:2]], WORDING, NINE)
    issue(workshop, people[2:])
    with pytest.raises(NumberTaken):
        register.freeze([unsigned(draft) for draft in late], NINE)
    assert numbers(workshop) == ["2026-0001"]


def test_a_failure_half_way_keeps_nothing(
    workshop: int, member: Callable[..., Member], monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = drafting.drafts(workshop, [member().id, member().id], WORDING, NINE)
    create, made = Row.create, []

    def fail_the_second_time(**values: Any) -> Any:
        made.append(values)
        if len(made) == 2:
            raise ValueError("a fault")
        return create(**values)

    monkeypatch.setattr(Row, "create", fail_the_second_time)
    with pytest.raises(ValueError, match="a fault"):
        register.freeze([unsigned(draft) for draft in drafts], NINE)
    assert numbers(workshop) == []


def test_the_legal_name_is_printed_where_there_is_one(
    workshop: int, member: Callable[..., Member]
) -> None:
    people = [member("Zoë", legal_name="Zoë Łukasiewicz"), member("Bo")]
    legal = Wording("Certificate", use_legal_name=True)
    drafts = drafting.drafts(workshop, [p.id for p in people], legal, NINE)
    assert [draft.record.name for draft in drafts] == ["Zoë Łukasiewicz", "Bo"]
    drafts = drafting.drafts(workshop, [p.id for p in people], WORDING, NINE)
    assert [draft.record.name for draft in drafts] == ["Zoë", "Bo"]


def test_a_record_tells_the_day_in_the_workshops_zone(
    db: Any, member: Callable[..., Member]
) -> None:
    late = NINE.replace(hour=10)  # eleven in the evening in Auckland
    there = WorkshopDraft("Questions", late, late + timedelta(hours=2), "Pacific/Auckland")
    issue(workshops.plan(there, NINE), [member("Bo")])
    record = parse(Row.get().record)
    assert record.first_on.isoformat() == "2026-11-14"
    assert record.last_on.isoformat() == "2026-11-15"
    assert record.minutes == 120 and record.workshop == "Questions"


def test_a_change_is_told_once(workshop: int, member: Callable[..., Member]) -> None:
    heard: list[frozenset[Topic]] = []
    people = [member(), member()]
    stop = on_change(heard.append)
    issue(workshop, people)
    stop()
    assert heard == [frozenset({Topic.CERTIFICATES})]


def test_a_genuine_one_is_known_and_one_flipped_character_is_not(
    workshop: int, member: Callable[..., Member]
) -> None:
    issue(workshop, [member()])
    (one,) = register.listing(workshop)
    assert shown(one.number, one.digits) is Standing.UNSIGNED
    assert shown(one.number, one.digits.lower()) is Standing.UNSIGNED
    for place, digit in enumerate(one.digits):
        other = "0" if digit != "0" else "1"
        flipped = one.digits[:place] + other + one.digits[place + 1 :]
        assert shown(one.number, flipped) is Standing.ALTERED
    assert shown("2026-0002", one.digits) is Standing.UNKNOWN_SIGNER


def test_a_changed_record_is_found(workshop: int, member: Callable[..., Member]) -> None:
    (made,) = issue(workshop, [member("Bo")])
    one = register.get(made)
    Row.update(record=Row.get().record.replace("Bo", "Bq")).execute()
    assert shown(one.number, one.digits) is Standing.ALTERED


def test_changed_bytes_are_not_handed_out(workshop: int, member: Callable[..., Member]) -> None:
    (made,) = issue(workshop, [member()])
    assert register.pdf(made) == b"%PDF 2026-0001"
    Row.update(pdf=b"%PDF 2026-0002").execute()
    with pytest.raises(CertificateAltered, match="2026-0001"):
        register.pdf(made)


def test_a_voided_one_says_when_why_and_what_replaced_it(
    workshop: int, member: Callable[..., Member]
) -> None:
    (old,) = issue(workshop, [member("Zoe")])
    draft = drafting.redraft(old, WORDING, NINE)
    (new,) = register.freeze([unsigned(draft)], NINE + timedelta(hours=1), "misspelt")
    one = register.get(old)
    assert shown(one.number, one.digits) is Standing.REPLACED
    assert one.voided_at == NINE + timedelta(hours=1)
    assert one.void_reason == "misspelt"
    assert one.replaced_by == "2026-0002"
    assert parse(Row.get_by_id(new).record).replaces == "2026-0001"


def test_taking_back_needs_a_reason_and_happens_once(
    workshop: int, member: Callable[..., Member]
) -> None:
    (made,) = issue(workshop, [member()])
    with pytest.raises(NoReason):
        register.void(made, "  ", NINE)
    register.void(made, "left early", NINE)
    with pytest.raises(AlreadyVoided):
        register.void(made, "again", NINE)
    assert register.get(made).void_reason == "left early"


def test_who_lost_one_may_get_another(workshop: int, member: Callable[..., Member]) -> None:
    bo = member("Bo")
    (made,) = issue(workshop, [bo])
    assert issue(workshop, [bo]) == []
    register.void(made, "left early", NINE)
    assert len(issue(workshop, [bo])) == 1
