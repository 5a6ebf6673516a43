"""What a round was made of, in words: what was mixed, and which rules held."""

from __future__ import annotations

from lchost.grouping.cards import RoundView
from lchost.grouping.modes import Mode
from lchost.grouping.problem import Kind, NeverOne
from lchost.grouping.questions import is_about_languages
from lchost.grouping.room import attribute_key
from lchost.grouping.ways import mode_of
from lchost.ui import wording
from lchost.ui.groups.finding_words import label
from lchost.ui.groups.setup_words import WISHLESS, tr, ways

MOST = 6
"""What is named of each kind; beyond it they are counted."""


def chosen_said(shown: RoundView) -> str:
    """Return the wishes of a round in a line."""
    wishes = shown.wishes
    mode = mode_of(wishes)
    said = [name for way, name, _ in ways() if way is mode and way is not Mode.MIX]
    if mode not in WISHLESS and shown.problem:
        asked = shown.problem.wishes
        mixed = [label(shown, one.of) for one in asked if one.kind is not Kind.MATCH]
        alike = [label(shown, one.of) for one in asked if one.kind is Kind.MATCH]
        if mixed:
            said.append(tr("Mixing: {names}").format(names=wording.listed(mixed, MOST)))
        if alike:
            said.append(tr("Alike: {names}").format(names=wording.listed(alike, MOST)))
    rules = _rules(shown)
    if rules:
        said.append(tr("Rules: {rules}").format(rules=wording.listed(rules, MOST)))
    return " · ".join(said)


def _rules(shown: RoundView) -> list[str]:
    wishes = shown.wishes
    found = []
    if wishes.mentor_in_each:
        found.append(tr("a mentor in each"))
    common = [label(shown, attribute_key(attribute)) for attribute in wishes.shared]
    if wishes.share_language or any(map(is_about_languages, common)):
        found.append(tr("a shared language"))
    for name in common:
        if not is_about_languages(name):
            found.append(tr("something in common ({name})").format(name=name))
    rules = shown.problem.rules if shown.problem else ()
    for of in dict.fromkeys(rule.of for rule in rules if isinstance(rule, NeverOne)):
        what = label(shown, of)
        found.append(tr("nobody the only one ({name})").format(name=what))
    if wishes.at_most:
        found.append(tr("at most so many of a kind"))
    if wishes.accessible is not None:
        found.append(tr("a table with access"))
    return found
