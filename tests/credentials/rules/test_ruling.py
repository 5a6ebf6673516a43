"""Rules of a workshop: the usual one without a row, others beside it, none lost by accident."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lchost.credentials.kinds import Kind
from lchost.credentials.rules import overriding, ruling
from lchost.credentials.rules.conditions import ATTENDED, Conditions
from lchost.credentials.rules.facts import Facts, Hours
from lchost.credentials.rules.ruling import RuleDraft
from lchost.errors import (
    AsksForNothing,
    BadLetters,
    GoneMeanwhile,
    NoReasonForOverride,
    RuleInUse,
    RuleNameTaken,
)
from lchost.models import undo
from lchost.models.credentials import Certificate, CertificateRule
from lchost.planning import workshops
from tests.credentials.rules.conftest import DAY, NINE

COMPLETION = RuleDraft(Kind.COMPLETION, "Certificate of completion", Conditions(sessions=3))


def belong(workshop: int, title: str) -> None:
    workshops.edit(workshop, replace(workshops.get(workshop), series=title))


def test_without_any_rule_whoever_came_once_was_there_and_no_row_says_so(workshop: int) -> None:
    (usual,) = ruling.listing(workshop)
    assert usual.is_usual and usual.kind is Kind.ATTENDANCE and usual.conditions == ATTENDED
    assert not CertificateRule.select().exists()


def test_another_rule_stands_beside_the_usual_one(workshop: int) -> None:
    ruling.add(workshop, COMPLETION)
    assert [one.kind for one in ruling.listing(workshop)] == [Kind.ATTENDANCE, Kind.COMPLETION]


def test_a_rule_comes_back_as_it_was_written(workshop: int) -> None:
    draft = RuleDraft(
        Kind.CUSTOM,
        "  Statement of   attendance ",
        Conditions(share=80, mandatory=("x",), roles=("mentor",)),
        Facts(Hours.ATTENDED, "2", "CPD points", expiry_months=24),
        " cpd ",
        "plain",
        "fr",
    )
    found = ruling.get(ruling.add(workshop, draft))
    assert found.draft == replace(draft, title="Statement of attendance", letters="CPD")
    assert found.uid and found.workshop_id == workshop and found.series_id is None


def test_changing_the_usual_rule_makes_a_row_of_it(workshop: int) -> None:
    made = ruling.edit(workshop, 0, RuleDraft(conditions=Conditions(sessions=2)))
    (only,) = ruling.listing(workshop)
    assert only.id == made and only.conditions.sessions == 2


def test_two_rules_of_one_title_are_refused_whatever_the_capitals(workshop: int) -> None:
    made = ruling.add(workshop, COMPLETION)
    with pytest.raises(RuleNameTaken):
        ruling.add(workshop, replace(COMPLETION, title="certificate of COMPLETION"))
    with pytest.raises(RuleNameTaken):
        ruling.add(workshop, RuleDraft())  # the usual one again
    ruling.edit(workshop, made, COMPLETION)  # itself is no other


@pytest.mark.parametrize(
    "draft, refused",
    [
        (replace(COMPLETION, conditions=Conditions()), AsksForNothing),
        (replace(COMPLETION, letters="Ä1"), BadLetters),
        (replace(COMPLETION, letters="TOOLONG"), BadLetters),
    ],
)
def test_a_draft_that_cannot_be_held_leaves_all_as_it_was(
    workshop: int, draft: RuleDraft, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        ruling.add(workshop, draft)
    assert not CertificateRule.select().exists()


def test_a_rule_with_certificates_stays(workshop: int, invite: Callable[..., int]) -> None:
    made, ada = ruling.add(workshop, COMPLETION), invite("Ada")
    facts = {"record": "{}", "record_sha256": "", "pdf": b"", "pdf_sha256": "", "rule": made}
    Certificate.create(
        number="2026-0001",
        workshop=workshop,
        member=ada,
        printed_name="Ada",
        title="x",
        issued_at=NINE,
        **facts,
    )
    with pytest.raises(RuleInUse):
        ruling.remove(made)
    assert ruling.get(made)


def test_removing_a_rule_can_be_undone_with_what_was_decided(
    workshop: int, invite: Callable[..., int]
) -> None:
    made, ada = ruling.add(workshop, COMPLETION), invite("Ada")
    overriding.override(made, [ada], True, "came by boat", NINE)
    with undo.step("removing"):
        ruling.remove(made)
    with pytest.raises(GoneMeanwhile):
        ruling.get(made)
    undo.undo()
    assert ruling.get(made).kind is Kind.COMPLETION
    assert overriding.overrides(made)[ada].reason == "came by boat"


def test_the_rules_of_a_series_follow_those_of_the_workshop(workshop: int) -> None:
    belong(workshop, "Data days")
    other = workshops.copy(workshop, NINE + 7 * DAY, NINE)
    made = ruling.add(workshop, COMPLETION, for_series=True)
    for one in (workshop, other):
        usual, shared = ruling.listing(one)
        assert usual.is_usual and shared.id == made
    assert ruling.workshops_of(ruling.get(made)) == [workshop, other]
    assert ruling.issued_in(ruling.get(made)) == other


def test_a_workshop_in_no_series_has_no_rule_for_one(workshop: int) -> None:
    with pytest.raises(GoneMeanwhile):
        ruling.add(workshop, COMPLETION, for_series=True)


def test_an_override_needs_a_reason(workshop: int, invite: Callable[..., int]) -> None:
    made = ruling.kept(workshop)
    with pytest.raises(NoReasonForOverride):
        overriding.override(made, [invite("Ada")], True, "  ", NINE)
    assert overriding.overrides(made) == {}


def test_the_last_decision_about_somebody_counts_and_can_be_taken_back(
    workshop: int, invite: Callable[..., int]
) -> None:
    made, ada, bo = ruling.kept(workshop), invite("Ada"), invite("Bo")
    overriding.override(made, [ada, bo], True, "helped all day", NINE)
    overriding.override(made, [ada], False, "asked for none", NINE)
    assert overriding.overrides(made)[ada].gets is False
    overriding.take_back(made, [ada])
    assert set(overriding.overrides(made)) == {bo}
