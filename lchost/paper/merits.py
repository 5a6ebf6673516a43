"""What somebody did for a certificate, in the words that are printed on it."""

from __future__ import annotations

from collections.abc import Collection

from lchost.credentials.drafting import Merit
from lchost.credentials.rules.deciding import Cause, Decision, Reason, Seen
from lchost.credentials.rules.ruling import Rule
from lchost.credentials.rules.standing import decided
from lchost.paper import edited_words
from lchost.paper.words import Words, sentence
from lchost.planning import workshops


def merits(workshop_id: int, rule: Rule, member_ids: Collection[int]) -> dict[int, Merit]:
    """Return what is stated of each of these members, in the language of the papers."""
    words = edited_words.of_workshop(workshops.get(workshop_id))
    said = decided(workshop_id, rule, member_ids)
    return {one: merit(decision, seen, words) for one, (decision, seen) in said.items()}


def merit(decision: Decision, seen: Seen, words: Words) -> Merit:
    """Return what is stated of one person; of a host's own decision, what they had even so.

    That somebody came to the only session goes without saying.
    """
    said = (_said(one, words) for one in decision.reasons if one.is_met)
    because = "; ".join(dict.fromkeys(one for one in said if one))
    return Merit(sentence(because), seen.all_minutes)


def _said(reason: Reason, words: Words) -> str:
    if reason.cause in (Cause.SESSIONS, Cause.SHARE_OF_SESSIONS):
        return words.sessions_attended(reason.done, reason.of) if reason.of > 1 else ""
    if reason.cause in (Cause.MINUTES, Cause.SHARE_OF_MINUTES):
        return words.time_attended(reason.done, reason.of)
    if reason.cause is Cause.FEEDBACK:
        return words.feedback_given
    if reason.cause is Cause.ASSESSMENT:
        return words.assessment_passed
    return ""  # a role stands in the title; the host's reason for an exception is not for print
