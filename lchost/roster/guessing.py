"""What an unknown column may be, by its answers: an attribute, a skill, or nothing (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lchost.roster import attributes, headers
from lchost.roster.attributes import Kind
from lchost.roster.mapping import Column, Field
from lchost.roster.matching import fold, looks_like_email, value_key

_NEARLY_ALL = 0.8
_SAMPLE = 2000  # answers looked at
_MOST_ANSWERS = 20  # different answers of a category that is worth having
_LONGEST_ANSWER = 60  # letters on average; beyond that it is free text
_TELLS_NOTHING = re.compile(
    r"\b(?:id|ids|uuid|number|nr|no|code|ref|reference|url|link|date|time|timestamp|zeit|heure|"
    r"price|paid|fee|fees|tax|total|amount|currency|discount|coupon|payment|order|invoice|"
    r"address|adresse|street|zip|postcode|postal|city|state|country|location|seat|barcode|"
    r"secret|token|ip|photo|image|avatar|checked|check in|created|updated|modified|submitted|"
    r"registered|registration|product|ticket|event|gate|device|error|result|points|percentage|"
    r"score|rsvps?|rsvped|attended|no shows|intro|profile|mailing list|utm|source|hear about|"
    r"parents?|guardian|emergency|referr\w+|names? s? ?of|name s|would like to|comments?|why|"
    r"anything else|tell us|describe|feedback|questions?|rank|agree\w*|terms|consent|newsletter|"
    r"quantity|sessions|password|locked|confirmation|blocked|valid|buyer|purchaser)\b"
)
_WELCOME = re.compile(
    r"\b(?:company|employer|organi[sz]ation|affiliation|firm|school|college|university|department|"
    r"faculty|major|field of study|section|track|team|cohort|year|gender|pronoun|language|"
    r"languages|profession|occupation|industry|sector|level|interests?|topics?)\b"
)
_SKILL = re.compile(
    r"\b(?:skills?|level|experience|knowledge|proficien\w+|confiden\w+|niveau|expertise|"
    r"familiar\w*|nivel|kenntnisse|kunskap\w*|trinh do)\b"
)
_DATE = re.compile(r"\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.*|\s*\d{1,2}:\d{2}.*")
_PRICE = re.compile(r"\s*[$€£¥₫]\s*\d.*|.*\d\s*[$€£¥₫]\s*")
_GRID = re.compile(r"\[[^\]]+\]\s*$")  # "Check the times… [Sunday]": one row of a grid question


def unknown_column(index: int, header: str, cells: Sequence[str], *, is_alone: bool) -> Column:
    """Return what a column may be.  What is better left out is IGNORE, with kind and name given.

    Args:
        is_alone: there are too few rows to tell a category from free text.
    """
    said = [" ".join(cell.split()) for cell in cells[:_SAMPLE] if cell.strip()]
    name = headers.short_name(header)
    is_private = headers.is_private(header)
    field, kind = _meaning(header, said, is_alone)
    return Column(index, header, field, name, kind, is_private)


def _meaning(header: str, said: list[str], is_alone: bool) -> tuple[Field, Kind]:
    if not said or _says_nothing(said):
        return Field.IGNORE, Kind.CATEGORY
    words = fold(header.replace("_", " "))
    is_grid = _GRID.search(header) is not None
    if _share(said, attributes.is_level_in_words) >= _NEARLY_ALL:
        return Field.SKILL, Kind.NUMBER
    if _SKILL.search(words) and all(attributes.level(text) for text in said):
        return Field.SKILL, Kind.NUMBER
    kind = _kind(said)
    is_off = is_grid or _TELLS_NOTHING.search(words) is not None
    is_wanted = not is_off and _is_worth_having(words, said, kind, is_alone)
    return (Field.ATTRIBUTE if is_wanted else Field.IGNORE), kind


def _says_nothing(said: list[str]) -> bool:
    """Tell whether the answers are addresses, links, moments or prices."""

    def is_noise(text: str) -> bool:
        return bool(
            text.lower().startswith(("http://", "https://", "www."))
            or looks_like_email(text)
            or _DATE.fullmatch(text)
            or _PRICE.fullmatch(text)
        )

    return _share(said, is_noise) >= _NEARLY_ALL


def _share(said: Sequence[str], is_so: Callable[[str], object]) -> float:
    return sum(1 for text in said if is_so(text)) / len(said)


def _kind(said: list[str]) -> Kind:
    if all(attributes.yes_no(text) is not None for text in said):
        return Kind.YES_NO if not all(text in "01" for text in said) else Kind.NUMBER
    if _share(said, lambda text: attributes.number(text) is not None) >= _NEARLY_ALL:
        return Kind.NUMBER
    if _share(said, lambda text: ";" in text) >= 0.2:
        return Kind.MANY
    return Kind.CATEGORY


def _is_worth_having(words: str, said: list[str], kind: Kind, is_alone: bool) -> bool:
    if kind is Kind.NUMBER:
        return re.search(r"\b(?:age|years?|experience)\b", words) is not None
    if kind is Kind.YES_NO:
        return not is_alone
    if headers.is_diet(words):
        return True
    if sum(map(len, said)) > _LONGEST_ANSWER * len(said):
        return False
    if kind is Kind.MANY:
        options = {value_key(part) for text in said for part in attributes.many(text)}
        return len(options) <= 2 * _MOST_ANSWERS
    if _WELCOME.search(words):
        return True
    answers = {value_key(text) for text in said}
    return not is_alone and len(answers) <= min(_MOST_ANSWERS, len(said) // 2)
