"""Each verdict has words of its own, and shows what it may and no more."""

from __future__ import annotations

from string import Formatter

import pytest

from lchost.credentials.verify import Because, Claims, Standing, Verdict
from lchost.ui.verify.verdict_words import _SAID, told

OF = {
    Standing.UNKNOWN_SIGNER: (
        Because.NO_KEY,
        Because.NO_KEY_TO_CHECK,
        Because.KEY_RETIRED,
        Because.NOT_ISSUED_HERE,
    ),
    Standing.ALTERED: (Because.PROOF, Because.DIFFERS),
    Standing.UNREADABLE: (
        Because.NO_CERTIFICATE,
        Because.SEVERAL,
        Because.TOO_LARGE,
        Because.BROKEN,
        Because.OTHER_KIND,
    ),
}
EVERY = [(one, why) for one in Standing for why in OF.get(one, (Because.NOTHING,))]


@pytest.mark.parametrize("standing, because", EVERY)
def test_every_verdict_has_words_and_an_icon(qapp, standing, because):
    said = told(Verdict(standing, because, Claims(number="2026-0001", name="Ada {x}")))
    assert said.headline and said.sentence and said.icon and said.tone
    assert bool(said.facts) is (said.tone in ("welcome", "attention"))
    assert {one.icon for one in _SAID.values() if one.tone == said.tone} == {said.icon}


def test_every_because_there_is_was_thought_of():
    assert {why for _, why in EVERY} == set(Because)
    assert set(_SAID) == set(EVERY)


def test_only_what_holds_here_is_green(qapp):
    green = {one for one, why in EVERY if told(Verdict(one, why)).tone == "welcome"}
    assert green == {Standing.GENUINE, Standing.UNSIGNED}


def test_no_two_headlines_are_the_same(qapp):
    said = [one.headline() for one in _SAID.values()]
    assert len(set(said)) == len(said)
    names = {name for one in _SAID.values() for _, name, _, _ in Formatter().parse(one.sentence())}
    assert names - {None} <= {"community", "issuer", "fingerprint", "number", "said", "day"}


def test_a_name_with_braces_is_shown_as_it_is(qapp):
    said = told(Verdict(Standing.GENUINE, claims=Claims(name="{community}"), community="{said}"))
    assert dict(said.facts)["Name"] == "{community}" and "{said}" in said.sentence
