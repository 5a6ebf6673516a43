"""What a phone asks before somebody comes in: a proof, guidelines, consents, questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask import request

from lchost.checkin import facts, phones
from lchost.checkin.answers import Question
from lchost.models import settings
from lchost.roster import consents, members
from lchost.roster.consents import What
from lchost.roster.members import Member
from lchost.station import phones_finding
from lchost.station.limits import Asker
from lchost.station.phones_cookies import Chosen
from lchost.station.phones_finding import Proof
from lchost.station.phones_frame import words
from lchost.station.visit import asker, here, phone

CHANNEL = "phone"
GUIDELINES_FIELD = "guidelines"
PROOF_FIELD = "last"
BY_PHONE, BY_MEMBER = "letters", "letters of one"  # kinds of guessing


@dataclass(frozen=True)
class Asked:
    """What is asked of somebody.  What was asked before is not asked again."""

    who: Chosen
    name: str = ""  # short
    proof: Proof = Proof.NONE
    guidelines: str = ""
    consents: tuple[What, ...] = ()
    questions: tuple[Question, ...] = ()


def asked_of(who: Chosen) -> Asked:
    """Return what is asked of a member.

    Raises:
        NoSuchMember: they are not in the community any more.
    """
    member = members.get(who.member_id)
    is_known = who.is_proven or phones.owner(phone().hash) == who.member_id
    standing = consents.standing(who.member_id)
    asked = _consents(standing.keys())
    if member.photo_consent is not None:
        asked = tuple(what for what in asked if what is not What.PHOTO)
    agreed = standing.get(What.GUIDELINES)
    has_agreed = agreed is not None and agreed.given and agreed.wording == _guidelines()
    return Asked(
        who=who,
        name=phones_finding.short_name(member.display_name),
        proof=Proof.NONE if is_known else phones_finding.proof_of(*_known_of(member)),
        guidelines="" if has_agreed else _guidelines(),
        consents=asked,
        questions=facts.unanswered(here().workshop_id, who.member_id),
    )


def asked_of_a_newcomer(questions: tuple[Question, ...]) -> Asked:
    """Return what is asked of somebody whom nobody knows yet."""
    nobody = Chosen(0, 0, is_proven=True)
    return Asked(nobody, guidelines=_guidelines(), consents=_consents(()), questions=questions)


def is_proven(asked: Asked) -> bool:
    """Tell whether the letters that were sent fit; wrong ones are counted.

    Raises:
        TooManyGuesses: this phone, or somebody about this member, has tried too often.
    """
    if asked.proof is Proof.NONE:
        return True
    guard, of_one = here().guard, Asker(f"member {asked.who.member_id}")
    guard.slow_down(BY_PHONE, asker())
    guard.slow_down(BY_MEMBER, of_one)
    member = members.get(asked.who.member_id)
    if phones_finding.is_proven(request.form.get(PROOF_FIELD, ""), *_known_of(member)):
        return True
    guard.wrong(BY_PHONE, asker())
    guard.wrong(BY_MEMBER, of_one)
    return False


def _known_of(member: Member) -> tuple[str, str, str]:
    return member.email, member.phone, f"{member.display_name} {member.legal_name}"


def is_sure(asked: Asked) -> bool:
    """Tell whether it is known that it is them, after `is_proven`; nothing is known of some."""
    is_theirs = asked.who.is_proven or phones.owner(phone().hash) == asked.who.member_id
    return is_theirs or asked.proof is not Proof.NONE


def accepts_guidelines(asked: Asked) -> bool:
    """Tell whether the form that was sent has the tick that must be there."""
    return not asked.guidelines or GUIDELINES_FIELD in request.form


def answers(asked: Asked) -> dict[int, str]:
    """Return what was answered to the questions."""
    given = {one.id: request.form.get(f"q{one.id}", "").strip() for one in asked.questions}
    return {number: said for number, said in given.items() if said}


def lacks_an_answer(asked: Asked) -> bool:
    """Tell whether a question that must be answered has none in the form that was sent."""
    given = answers(asked)
    return any(one.is_required and one.id not in given for one in asked.questions)


@dataclass(frozen=True)
class Said:
    """What somebody said yes or no to, in the words that they read."""

    what: What
    given: bool
    wording: str


def said(asked: Asked) -> list[Said]:
    """Return the yes and no of the form that was sent; an empty box is a no."""
    found = [Said(What.GUIDELINES, True, asked.guidelines)] if asked.guidelines else []
    for what in asked.consents:
        wording = words().plain(f"who.{what.value}")
        found.append(Said(what, what.value in request.form, wording))
    return found


def keep(member_id: int, all_said: list[Said], at: datetime) -> None:
    """Keep what was said; saying the same again is not kept twice."""
    standing = consents.standing(member_id)
    for one in all_said:
        last = standing.get(one.what)
        if last is None or (last.given, last.wording) != (one.given, one.wording):
            consents.give(member_id, one.what, one.given, one.wording, at, CHANNEL)


def _guidelines() -> str:
    return str(settings.get("guidelines", "") or "").strip()


def _consents(answered: Iterable[What]) -> tuple[What, ...]:
    wanted = [What.PHOTO]
    if settings.get("stage_names", False):
        wanted.append(What.STAGE)
    before = set(answered)
    return tuple(what for what in wanted if what not in before)
