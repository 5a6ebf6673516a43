"""Finding oneself by name: few answers, and never a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lchost.models.database import DB
from lchost.roster import matching

AT_LEAST = 3  # letters; fewer only find who has that very name: Bo, 李娜
AT_MOST = 5  # answers; when more fit, more letters are needed


@dataclass(frozen=True)
class Named:
    """Somebody who fits.  `name` is whole: who shows it to a stranger makes it short."""

    member_id: int
    name: str
    legal_name: str = ""

    def is_called(self, text: str) -> bool:
        """Tell whether `text` is this very name, in any order of its words."""
        return matching.same_name(text, self.name) or matching.same_name(text, self.legal_name)


@dataclass(frozen=True)
class Found:
    """Who fits; nobody is named while too many do, or too little was typed."""

    people: tuple[Named, ...] = ()
    is_short: bool = False
    are_many: bool = False


def oneself(text: str, workshop_id: int) -> Found:
    """Find people of a workshop by what they are called: any word order, one typo a word.

    Only who has, had or waits for a place there; of all other members only who is called by this
    very name, so that nobody is found out by trying beginnings.
    """
    words = matching.search_words(text)
    size = len("".join(words))
    known = _of_workshop(workshop_id, words) if size else []
    if size < AT_LEAST:
        called = _called(text, known)
        return Found(tuple(called)) if 0 < len(called) <= AT_MOST else Found(is_short=True)
    fits = _beginning(words, known) or _like(text, _of_workshop(workshop_id))
    if len(fits) > AT_MOST:
        fits = _called(text, fits)
        if not 0 < len(fits) <= AT_MOST:
            return Found(are_many=True)
    found = fits or _called(text, _of_community(words))
    return Found(tuple(found)) if len(found) <= AT_MOST else Found(are_many=True)


def by_whole_name(text: str, workshop_id: int) -> list[Named]:
    """Return who in a workshop is called by this very name; nobody when too many are."""
    called = _called(text, _of_workshop(workshop_id, matching.search_words(text)))
    return called if len(called) <= AT_MOST else []


def _called(text: str, people: Iterable[Named]) -> list[Named]:
    return [one for one in people if one.is_called(text)]


def _beginning(words: Sequence[str], people: Iterable[Named]) -> list[Named]:
    """Return those in whose names a word begins with each word that was typed."""
    return [
        one
        for one in people
        if all(any(part.startswith(word) for part in _key(one).split()) for word in words)
    ]


def _like(text: str, people: Sequence[Named]) -> list[Named]:
    places = matching.ranked(text, [_key(one) for one in people], AT_MOST + 1)
    return [people[place] for place in places]


def _key(one: Named) -> str:
    return matching.search_key(one.name, one.legal_name)  # never the e-mail: others know it


def _of_workshop(workshop_id: int, words: Sequence[str] = ()) -> list[Named]:
    """Return a workshop's people; with words only those in whose search key they all are."""
    rows = DB.execute_sql(
        f"SELECT {_NAMES} FROM member m JOIN registration r ON r.member_id = m.id"
        f" WHERE m.archived_at IS NULL AND r.workshop_id = ?{_HOLDS * len(words)}"
        " ORDER BY m.folded, m.id",
        (workshop_id, *words),
    )
    return [Named(*row) for row in rows.fetchall()]


def _of_community(words: Sequence[str]) -> list[Named]:
    rows = DB.execute_sql(
        f"SELECT {_NAMES} FROM member m WHERE m.archived_at IS NULL{_HOLDS * len(words)}"
        " ORDER BY m.id",
        tuple(words),
    )
    return [Named(*row) for row in rows.fetchall()]


_HOLDS = " AND instr(m.folded, ?)"
_NAMES = "m.id, m.display_name, m.legal_name"
