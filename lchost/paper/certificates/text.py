"""What one certificate says, and the fields by which a design's texts name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lchost.paper.stationery import PLAIN, Stationery
from lchost.paper.words import Words, english

# What a design's texts may name; "_2": the same in the second language, empty without one.
FIELDS = (
    *("title", "name", "workshop", "when", "hours", "credits", "place", "topic", "facilitator"),
    *("licence", "because", "number", "issued", "expires", "community", "host"),
    *("given_to", "took_part_in", "title_2", "given_to_2", "took_part_in_2", "when_2", "hours_2"),
    *(
        "expires_2",
        "topic_line",
        "facilitator_line",
        "licence_line",
        "issued_line",
        "issued_line_2",
    ),
    *("replaces", "duplicate"),
)


@dataclass(frozen=True)
class Second:
    """What is said beside in a second language."""

    words: Words
    title: str = ""
    when: str = ""
    hours: str = ""
    issued: str = ""
    expires: str = ""


@dataclass(frozen=True)
class CertificateText:
    """All that is printed."""

    number: str
    name: str
    title: str
    workshop: str
    when: str
    hours: str = ""
    place: str = ""
    community: str = ""
    host_name: str = ""
    qr: str = ""  # empty while it is not issued: the number is only next then
    replaces: str = ""  # number of the one that this takes the place of
    credits: str = ""
    topic: str = ""
    facilitator: str = ""
    licence: str = ""
    because: str = ""
    issued: str = ""  # a day
    expires: str = ""  # a line with the day
    is_duplicate: bool = False
    language: str = ""  # of the member: it shapes the name
    words: Words = field(default_factory=english)
    house: Stationery = PLAIN
    second: Second | None = None

    def fields(self) -> Mapping[str, str]:
        """Return what every field says."""
        words, second = self.words, self.second
        return {
            "title": self.title,
            "name": self.name,
            "workshop": self.workshop,
            "when": self.when,
            "hours": self.hours,
            "credits": self.credits,
            "place": self.place,
            "topic": self.topic,
            "facilitator": self.facilitator,
            "licence": self.licence,
            "because": self.because,
            "number": words.number(self.number) if self.qr else words.next_number(self.number),
            "issued": self.issued,
            "expires": self.expires,
            "community": self.community,
            "host": self.host_name,
            "given_to": words.given_to,
            "took_part_in": words.took_part_in,
            "topic_line": words.about_topic(self.topic) if self.topic else "",
            "facilitator_line": words.led_by(self.facilitator) if self.facilitator else "",
            "licence_line": words.licensed(self.licence) if self.licence else "",
            "issued_line": words.issued(self.issued) if self.issued else "",
            "replaces": words.replaces(self.replaces) if self.replaces else "",
            "duplicate": words.duplicate if self.is_duplicate else "",
            "title_2": second.title if second else "",
            "given_to_2": second.words.given_to if second else "",
            "took_part_in_2": second.words.took_part_in if second else "",
            "when_2": second.when if second else "",
            "hours_2": second.hours if second else "",
            "expires_2": second.expires if second else "",
            "issued_line_2": second.words.issued(second.issued) if second and second.issued else "",
        }
