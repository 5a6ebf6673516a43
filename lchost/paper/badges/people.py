"""Who wears the badges and what is printed on them: values that the file's jobs fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lchost.paper import look
from lchost.paper.badges.design import Element, fields_of, filled
from lchost.paper.picture_reading import PictureData
from lchost.paper.words import Words, english

# What communities call the attribute that says where somebody works or learns, best first.
ORGANISATIONS = (
    *("organisation", "organization", "company", "affiliation", "employer", "institution"),
    *("school", "university", "entreprise", "organisme", "tổ chức", "công ty"),
)

# What goes with a name and does not stand for anybody.
_TITLES = frozenset(("dr", "prof", "mr", "mrs", "ms", "mx", "mme", "sir"))
_JUNIOR = frozenset(("jr", "sr", "junior", "senior", "phd", "esq"))
_NUMERALS = frozenset(("II", "III", "IV", "VI", "VII", "VIII"))
_ARTICLES = frozenset(("al", "el", "as", "ash", "ad", "ar", "at", "an", "az"))
_PARTICLES = frozenset(  # in small letters only: "Van" may be all of a name
    (
        *("van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du"),
        *("la", "le", "los", "las", "el", "al", "bin", "ibn", "bint", "ben", "ter", "ten", "te"),
        *("y", "e", "i", "zu", "zum", "zur", "af", "av"),
    )
)


@dataclass(frozen=True)
class Stop:
    """Where somebody sits in a round; place 0: nowhere yet."""

    round_number: int
    place: int = 0
    is_table: bool = True
    called: str = ""


@dataclass(frozen=True)
class BadgePerson:
    """Who wears it; `registration_id` comes back in the notes.

    Attributes:
        attributes: answers that may be printed, as words, by the attribute's name in small letters.
        photo: the SHA-256 of their picture; empty where there is none, or they said no to photos.
    """

    registration_id: int
    name: str
    code: str
    pronouns: str = ""
    role: str = "attendee"
    language: str = ""
    legal_name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    photo: str = ""
    tables: tuple[Stop, ...] = ()

    def organisation(self, attribute: str = "") -> str:
        """Return where they work or learn, by the attribute named or the one known as that."""
        names = (attribute.casefold(),) if attribute else ORGANISATIONS
        return next((said for one in names if (said := self.attributes.get(one, ""))), "")


@dataclass(frozen=True)
class Wifi:
    """The guests' network; `qr` is what phones read."""

    name: str
    password: str
    qr: str


@dataclass(frozen=True)
class BadgeSet:
    """The badges of one workshop: who, and what stands on all of them.

    Attributes:
        agenda: clock and title of each part.
        asked: the names of all attributes that may be printed, in small letters.
        han: whose Han letters texts get that are nobody's own.
        logo: the SHA-256 of the community's.
        pictures: all that may be drawn, by their SHA-256.
    """

    people: tuple[BadgePerson, ...]
    community: str = ""
    occasion: str = ""  # the workshop's title
    when: str = ""
    time: str = ""
    place: str = ""
    host: str = ""
    agenda: tuple[tuple[str, str], ...] = ()
    wifi: Wifi | None = None
    guidelines: str = ""
    asked: tuple[str, ...] = ()
    logo: str = ""
    pictures: Mapping[str, PictureData] = field(default_factory=dict)
    words: Words = field(default_factory=english)
    accent: str = look.INK
    ornament: str = look.OCHRE
    han: str = ""

    def colour(self, said: str, role: str) -> str:
        """Return a design's colour as "#RRGGBB", on the badge of somebody with a role."""
        named = {
            "text": look.BLACK,
            "muted": look.STONE,
            "accent": self.accent,
            "ornament": self.ornament,
            "white": look.WHITE,
            "role": look.ROLE_COLOURS.get(role, self.accent),
        }
        name, _, share = said.partition("/")
        return thinned(named.get(name, name), int(share)) if share else named.get(said, said)

    def shared_fields(self) -> dict[str, str]:
        """Return the fields of texts that are the same on every badge."""
        return {
            "workshop": self.occasion,
            "when": self.when,
            "date": self.when,
            "time": self.time,
            "place": self.place,
            "community": self.community,
            "host": self.host,
        }

    @cached_property
    def _unsaid(self) -> dict[str, str]:
        """What is asked, so that nobody's badge shows the field itself."""
        heard = (key for person in self.people for key in person.attributes)
        return dict.fromkeys((*self.asked, *heard), "")

    def fields(self, person: BadgePerson) -> dict[str, str]:
        """Return all fields of texts; the person's attributes are fields by their names."""
        first = next((stop for stop in person.tables if stop.place), None)
        table = self.words.place(first.place, is_table=first.is_table) if first else ""
        return {
            **self._unsaid,
            **person.attributes,
            **self.shared_fields(),
            "name": person.name,
            "pronouns": person.pronouns,
            "organisation": person.organisation(),
            "role": self.words.role(person.role),
            "table": table,
            "code": person.code,
        }

    def letters_for(self, _element: Element, person: BadgePerson) -> str:
        """Return whose Han letters an element gets that says something of a person."""
        return person.language

    def said(self, text: str, person: BadgePerson) -> str:
        """Return what a text with fields says on somebody's badge."""
        return spoken(text, self.fields(person))


def spoken(text: str, values: Mapping[str, str]) -> str:
    """Fill a text's fields; words around nothing say nothing."""
    names = [name.strip().casefold() for name in fields_of(text)]
    if names and not any(values.get(name, name) for name in names):
        return ""
    return filled(text, values)


def thinned(colour: str, share: int) -> str:
    """Return so many hundredths of a colour on white."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share / 100):02X}" for part in parts)


def initials(name: str) -> str:
    """Return one or two letters that stand for a name, in its own script."""
    return "".join(_firsts(name))


def _firsts(name: str) -> Iterator[str]:
    from lchost.paper.text.script import clean, clusters

    words = _telling([word for word in clean(name).split() if any(map(str.isalnum, word))])
    for word in words[:1] + words[1:][-1:]:
        found = next((one for one in clusters(word) if one[0].isalnum()), "")
        yield found.upper() if len(found.upper()) <= len(found) else found


def _telling(words: list[str]) -> list[str]:
    """Return the words of a name without what only goes with it: "Dr", "van", "Jr", "(Bob)"."""
    bare = [word.strip(".,").casefold() for word in words]
    kept = [
        word
        for word, said in zip(words, bare, strict=True)
        if word not in _PARTICLES
        and not word.startswith("(")
        and word.strip(".,") not in _NUMERALS
        and said not in _JUNIOR
    ]
    while len(kept) > 1 and kept[0].strip(".,").casefold() in _TITLES:
        kept = kept[1:]
    return [_without_article(word) for word in kept or words]


def _without_article(word: str) -> str:
    """Return a name without the article that is tied to it: "al-Hashimi"."""
    first, tied, rest = word.partition("-")
    return rest if tied and rest and first in _ARTICLES else word
