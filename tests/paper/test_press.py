"""The press: what the file knows comes out on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lchost.credentials import register
from lchost.credentials.register import Finding, NumberTaken
from lchost.errors import AlreadyReplaced, NoReason
from lchost.models import settings
from lchost.models.people import Member
from lchost.paper import day_papers, press
from lchost.paper.press import CertificateOptions
from lchost.planning import items, workshops
from lchost.planning.agenda import Format, ItemDraft
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


def test_lists_of_a_workshop_without_people_are_blank(workshop: int) -> None:
    assert day_papers.sign_in(workshop).pages == 1
    assert press.people_list(workshop).people == 0


def test_the_sheets_of_the_day(
    workshop: int, three: list[int], says: Callable[[bytes], str]
) -> None:
    items.add_item(workshop, ItemDraft("Arrival", 15, Format.OPENING))
    items.add_item(workshop, ItemDraft("Pairs critique", 60, Format.HANDS_ON, "علي"))
    sign_in, agenda = day_papers.sign_in(workshop, "letter"), press.agenda(workshop)
    assert "Zoë" in says(sign_in.pdf) and "9:00–11:30" in says(sign_in.pdf)
    text = says(agenda.pdf)
    for said in ("9:00", "9:15", "Pairs critique", "Hands-on", "For people who work with data."):
        assert said in text
    assert "3 people" in says(press.people_list(workshop).pdf)


def test_certificates_are_frozen_and_checked(
    workshop: int,
    three: list[int],
    says: Callable[[bytes], str],
    scanned: Callable[..., list[str]],
) -> None:
    ticks: list[tuple[int, int]] = []
    issued = press.issue(
        workshop,
        three,
        CertificateOptions(use_legal_name=True),
        NINE,
        lambda done, of: ticks.append((done, of)),
    )
    assert ticks == [(1, 3), (2, 3), (3, 3)]
    zoe = press.one_certificate(issued.certificate_ids[0])
    for said in ("Zoë Łukasiewicz", "Certificate of attendance", "2.5 hours", "Mai Trần"):
        assert said in says(zoe)
    verdict = register.check_text(scanned(zoe)[0])
    assert verdict.finding is Finding.GENUINE
    assert verdict.certificate is not None and verdict.certificate.number == "2026-0001"
    typed = next(line for line in says(zoe).splitlines() if "2026-0001" in line)
    after = says(zoe)[says(zoe).index(typed) :].replace("No. ", "")
    assert register.check_text(" ".join(after.split())[:29]).finding is Finding.GENUINE
    batch = press.certificates_pdf(issued.certificate_ids)
    assert scanned(batch, 1) == scanned(press.one_certificate(issued.certificate_ids[1]))
    assert "علي" in says(batch)


def test_nobody_gets_a_second_one_of_the_same_title(workshop: int, three: list[int]) -> None:
    press.issue(workshop, three[:1], CertificateOptions(), NINE)
    again = press.issue(workshop, three, CertificateOptions(), NINE)
    assert len(again.certificate_ids) == 2 and again.already == (three[0],)
    other = press.issue(
        workshop, three[:1], CertificateOptions(title="Certificate of thanks"), NINE
    )
    assert len(other.certificate_ids) == 1


def test_a_misspelt_one_is_taken_back_and_issued_anew(
    workshop: int, three: list[int], says: Callable[[bytes], str]
) -> None:
    (old,) = press.issue(workshop, three[:1], CertificateOptions(), NINE).certificate_ids
    before = press.one_certificate(old)
    Member.update(display_name="Zoé").where(Member.id == three[0]).execute()
    with pytest.raises(NoReason):
        press.reissue(old, CertificateOptions(), " ", NINE)
    (new,) = press.reissue(old, CertificateOptions(), "misspelt", NINE).certificate_ids
    kept, made = register.get(old), register.get(new)
    assert (kept.void_reason, kept.replaced_by, made.replaces) == (
        "misspelt",
        "2026-0002",
        "2026-0001",
    )
    assert press.one_certificate(old) == before
    assert "Zoé" in says(press.one_certificate(new))
    assert "replaces 2026-0001" in says(press.one_certificate(new))
    with pytest.raises(AlreadyReplaced, match="2026-0002"):
        press.reissue(old, CertificateOptions(), "again", NINE)


def test_a_number_taken_while_drawing_is_drawn_again(
    workshop: int, three: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, others = press.draw_certificate, [three[2]]

    def draw_while_another_issues(*args: Any) -> bytes:
        if others:
            press.issue(workshop, [others.pop()], CertificateOptions(), NINE)
        return draw(*args)

    monkeypatch.setattr(press, "draw_certificate", draw_while_another_issues)
    issued = press.issue(workshop, three[:2], CertificateOptions(), NINE)
    numbers = [register.get(one).number for one in issued.certificate_ids]
    assert numbers == ["2026-0002", "2026-0003"]


def test_a_number_that_is_always_taken_is_not_tried_for_ever(
    workshop: int, three: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any) -> list[int]:
        raise NumberTaken("2026-0001")

    monkeypatch.setattr(register, "freeze", refuse)
    with pytest.raises(NumberTaken):
        press.issue(workshop, three, CertificateOptions(), NINE)


def test_stopping_while_drawing_issues_nothing(workshop: int, three: list[int]) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        press.issue(workshop, three, CertificateOptions(), NINE, stop)
    assert register.listing(workshop) == []


def test_a_preview_carries_no_code(
    workshop: int, three: list[int], scanned: Callable[..., list[str]]
) -> None:
    assert scanned(press.preview(workshop, three[0], CertificateOptions(), NINE)) == []
    assert register.listing(workshop) == []
