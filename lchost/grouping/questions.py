"""What a question to members is about, told from its words: languages, access, mentors (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lchost.roster.attributes import yes_no
from lchost.roster.matching import fold

_LANGUAGES = re.compile(
    r"\blanguages?\b|\blangues?\b|\bngon ngu\b|\bsprachen?\b|\bidiomas?\b|\blingu[ae]\b|\blinguas\b"
    r"|\btaal\b|\btalen\b|\bsprak\b|\bjezyki?\b|\bdil(?:ler)?\b|\bязыки?\b|语言|言語|언어"
)
_PROGRAMMING = re.compile(r"\bprogram\w*|\bcod(?:e|ing)\b|\blap trinh\b|\binformatique")
_ACCESS = re.compile(
    r"\baccess\w*|\bwheel ?chairs?\b|\bmobility\b|\bdisab\w*|\bstep free\b|\bhandicap\w*"
    r"|\baccesib\w*|\bfauteuil\b|\bmobilite\b|\bxe lan\b|\bkhuyet tat\b|\btiep can\b"
    r"|\brollstuhl\b|\bbarriere\w*|\bmovilidad\b|\bruedas\b"
)
_MENTORS = frozenset(
    {
        *("mentor", "mentors", "is mentor", "is a mentor", "i am a mentor", "mentor yes no"),
        *("mentor y n", "mentore", "mentor e", "mentorin", "tutor", "tuteur", "mentrice"),
        *("nguoi huong dan", "co van"),
    }
)
_MOVING = re.compile(
    r"\bwheel ?chairs?\b|\bmobility\b|\bwalkers?\b|\brollator\b|\bcrutch\w*|\bcane\b|\bstep free\b"
    r"|\bramps?\b|\bscooter\b|\bfauteuil\b|\bmobilite\b|\bbequilles?\b"
    r"|\bdeambulateur\b|\bxe lan\b|\bdi chuyen\b|\brollstuhl\b|\bgeh(?:hilfe|behindert)\w*"
    r"|\bruedas\b|\bmovilidad\b|\brodas\b|\bcarrozzina\b|\brolstoel\b|\brullstol\b|\bwoz\w*k\b"
    r"|\btekerlekli\b|\bколяск\w*|轮椅|輪椅|車椅子|휠체어|كرسي متحرك|כיסא גלגלים"
)
_NO_STEPS = re.compile(r"^no (?:steps|stairs)\b")
_BESIDE = re.compile(
    r"\bdiet\w*|\bfood\b|\bmeals?\b|\ballerg\w*|\blunch\b|\bt ?shirts?\b|\bshirts?\b|\bsizes?\b"
    r"|\bheard?\b|\bparking\b|\bnewsletter\b|\bconsent\w*|\bphotos?\b|\bpaid\b|\bpayments?\b"
    r"|\bfees?\b|\btickets?\b|\bhotel\b|\btravel\w*|\barriv\w*|\btags\b|\bregime\b|\brepas\b"
    r"|\ballergies?\b|\btaille\b|\ban (?:chay|kieng|uong)\b|\bdi ung\b|\bco ao\b|\bsize ao\b"
)
_VOTES = re.compile(
    r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th|top) (?:choice|wish|pick|preference)s?\b"
    r"|\bchoice (?:[1-4]|one|two|three|four)\b|^(?:choices?|asks?|offers?|wants?|wish(?:es)?)$"
    r"|\bvotes?\b|\b(?:asks?|asking) for\b|\b(?:can|to|i) (?:offer|teach|give|share)\b"
    r"|\bwants? to learn\b|\blike to learn\b|\b(?:premier|second|troisieme|1er|2e) (?:choix|voeu)\b"
    r"|\b(?:erst|zweit|dritt)wunsch\b|\bwunschthema\b|\bnguyen vong\b"
    r"|\b(?:primera|segunda|tercera) (?:opcion|eleccion)\b|\b(?:prima|seconda|terza) scelta\b"
)
_NO_ANSWER = re.compile(
    r"^(?:prefer not|rather not|no answer|not said|n a|none|unknown|other|je prefere ne"
    r"|sans reponse|khong muon|khac|autre|keine angabe)\b"
)


def is_about_languages(name: str) -> bool:
    """Tell whether it asks which languages somebody speaks."""
    words = fold(name)
    return bool(_LANGUAGES.search(words)) and not _PROGRAMMING.search(words)


def is_about_access(name: str) -> bool:
    """Tell whether it asks if somebody needs a way without steps, or the like."""
    return bool(_ACCESS.search(fold(name)))


def is_about_mentors(name: str) -> bool:
    """Tell whether it asks who is a mentor; "Do you want a mentor?" asks something else."""
    return fold(name) in _MENTORS


def is_beside_the_point(name: str) -> bool:
    """Tell whether its answers do not matter to who talks with whom: food, shirts, parking."""
    return bool(_BESIDE.search(fold(name)))


def is_about_votes(name: str) -> bool:
    """Tell whether its answers are votes, or what somebody asks for or offers.

    Groups by interest go by them; to mix them would undo what people wished.
    """
    return bool(_VOTES.search(fold(name)))


def is_no_answer(value: str) -> bool:
    """Tell whether somebody chose not to say: that is no kind of people."""
    return bool(_NO_ANSWER.search(fold(value)))


def says_yes(value: str) -> bool | None:
    """Tell whether an answer says yes ("Oui, fauteuil roulant") or no; None if neither."""
    whole = yes_no(value)
    if whole is not None:
        return whole
    first, *_ = fold(value).split() or [""]
    return yes_no(first) if len(first) > 1 else None


def needs_access(values: Iterable[str]) -> bool | None:
    """Tell whether answers mean that somebody needs a table that everybody can reach.

    None: they say neither; somebody who needs a quiet corner is welcome at any table.
    """
    said = [_needs(value) for value in values]
    return True if True in said else False if False in said else None


def _needs(value: str) -> bool | None:
    if _NO_STEPS.match(fold(value)):
        return True
    said = says_yes(value)
    return True if said is None and _MOVING.search(fold(value)) else said
