"""How everybody stands to a certificate, and which issued ones no longer hold."""

from __future__ import annotations

from collections.abc import Callable

from lchost.checkin import desk
from lchost.credentials.kinds import Kind
from lchost.credentials.rules import overriding, ruling, standing
from lchost.credentials.rules.conditions import Conditions
from lchost.credentials.rules.deciding import Cause
from lchost.credentials.rules.ruling import RuleDraft
from lchost.models.credentials import Certificate
from lchost.models.people import Member
from lchost.planning import workshops
from tests.credentials.rules.conftest import DAY, NINE
from tests.credentials.rules.test_ruling import COMPLETION, belong

Invite, Step = Callable[..., int], Callable[..., desk.Outcome]
ATTENDANCE = "Certificate of attendance"


def issue(workshop: int, member_id: int, rule: int | None = None, title: str = ATTENDANCE) -> int:
    """Keep a certificate as the register does, without its paper."""
    n = Certificate.select().count() + 1
    made = Certificate.create(
        number=f"2026-{n:04}",
        workshop=workshop,
        member=member_id,
        printed_name=Member.get_by_id(member_id).display_name,
        title=title,
        issued_at=NINE,
        record="{}",
        record_sha256="",
        pdf=b"",
        pdf_sha256="",
        rule=rule,
    )
    return int(made.id)


def said(workshop: int, rule_id: int = 0) -> dict[str, bool]:
    rule = next(one for one in ruling.listing(workshop) if one.id == rule_id)
    return {one.name: one.decision.gets for one in standing.standing(workshop, rule, ATTENDANCE)}


def test_everybody_is_there_by_name_with_yes_or_no(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    zoe, ada = invite("Zoe"), invite("Ada")
    step(zoe, days[1])
    assert list(said(workshop).items()) == [("Ada", False), ("Zoe", True)]
    assert ada


def test_a_rule_that_is_only_thought_of_is_counted_without_keeping_it(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    for name in ("Ada", "Bo", "Cy"):
        who = invite(name)
        for day in days[: len(name)]:
            step(who, day)
    asked = ruling.Rule(workshop_id=workshop, conditions=Conditions(sessions=3))
    assert standing.counted(workshop, asked) == (1, 3)


def test_the_hosts_decision_stands_with_its_reason_also_for_who_never_came(
    workshop: int, invite: Invite, member: Callable[..., Member]
) -> None:
    made, bo = ruling.kept(workshop), member("Bo").id
    overriding.override(made, [bo], True, "joined by video", NINE)
    (only,) = standing.standing(workshop, ruling.get(made))
    assert only.name == "Bo" and only.decision.gets and only.override
    assert only.decision.reasons[0].text == "joined by video"
    assert invite("Ada")


def test_a_certificate_belongs_to_its_rule_or_from_before_rules_to_its_title(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada, made = invite("Ada"), ruling.add(workshop, COMPLETION)
    step(ada, days[0])
    old = issue(workshop, ada)
    usual, completion = ruling.listing(workshop)
    (one,) = standing.standing(workshop, usual, ATTENDANCE)
    assert one.certificate and one.certificate.id == old and one.holds_one
    assert standing.standing(workshop, usual, "Attestation")[0].certificate is None
    assert standing.standing(workshop, completion)[0].certificate is None
    new = issue(workshop, ada, made, "Certificate of completion")
    assert standing.standing(workshop, completion)[0].certificate.id == new  # type: ignore[union-attr]


def test_attendance_undone_later_names_the_certificate_and_the_reason(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada, bo = invite("Ada"), invite("Bo")
    made, _ = step(ada, days[0]), step(bo, days[0])
    issue(workshop, ada)
    issue(workshop, bo)
    assert standing.no_longer_hold(workshop) == []
    desk.undo_check_in(made.check_in_id or 0, NINE)
    (turned,) = standing.no_longer_hold(workshop)
    assert turned.certificate.member_id == ada
    assert [one.cause for one in turned.decision.unmet] == [Cause.SESSIONS]


def test_what_the_host_decided_or_took_back_needs_no_word(
    workshop: int, invite: Invite, step: Step
) -> None:
    ada, bo, rule = invite("Ada"), invite("Bo"), ruling.kept(workshop)
    issue(workshop, ada, rule)
    taken = issue(workshop, bo, rule)
    assert len(standing.no_longer_hold(workshop)) == 2
    overriding.override(rule, [ada], True, "was there, forgot the badge", NINE)
    Certificate.update(voided_at=NINE, void_reason="was not there").where(
        Certificate.id == taken
    ).execute()
    assert standing.no_longer_hold(workshop) == []


def test_one_from_before_rules_goes_by_the_rule_of_its_kind_and_title(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada = invite("Ada")
    step(ada, days[0])
    issue(workshop, ada)
    ruling.edit(workshop, 0, RuleDraft(conditions=Conditions(sessions=2)))
    (turned,) = standing.no_longer_hold(workshop)
    assert turned.rule.conditions.sessions == 2
    (first,) = ruling.listing(workshop)
    ruling.edit(workshop, first.id, RuleDraft(title="Other", conditions=Conditions(sessions=2)))
    assert standing.no_longer_hold(workshop) == []  # it bears another title


def test_each_certificate_is_judged_by_its_own_rule(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    ada, whole = invite("Ada"), ruling.add(workshop, COMPLETION)
    steps = [step(ada, day) for day in days]
    issue(workshop, ada, ruling.listing(workshop)[0].id)
    issue(workshop, ada, whole, "Certificate of completion")
    desk.undo_check_in(steps[1].check_in_id or 0, NINE + 3 * DAY)
    (turned,) = standing.no_longer_hold(workshop)
    assert turned.rule.kind is Kind.COMPLETION


def test_a_series_certificate_turns_when_a_check_in_of_another_workshop_is_undone(
    workshop: int, days: list[int], invite: Invite, step: Step
) -> None:
    belong(workshop, "Data days")
    last = workshops.copy(workshop, NINE + 7 * DAY, NINE)
    draft = RuleDraft(Kind.COMPLETION, "Of both", Conditions(sessions=2))
    rule = ruling.add(workshop, draft, for_series=True)
    ada = invite("Ada")
    first = step(ada, days[0])
    step(ada, days[1])
    assert said(last, rule) == {"Ada": True}
    issue(last, ada, rule, "Of both")
    desk.undo_check_in(first.check_in_id or 0, NINE)
    for page in (workshop, last):
        assert [one.rule.id for one in standing.no_longer_hold(page)] == [rule]
