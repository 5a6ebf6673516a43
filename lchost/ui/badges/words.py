"""Badges in the host's words: elements, colours, fields, the designs to begin with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.paper.badges.design import Box, Element, What
from lchost.ui import wording


def tr(text: str) -> str:
    """Translate words about badges."""
    return QCoreApplication.translate("Badges", text)


Groups = tuple[tuple[str, tuple[What, ...]], ...]
# The palette: headings, and what stands under each.
GROUPS: Groups = (
    ("person", (What.NAME, What.PRONOUNS, What.ORGANISATION, What.ROLE, What.ATTRIBUTE)),
    ("door", (What.QR, What.CODE)),
    ("day", (What.TEXT, What.TABLES, What.AGENDA, What.WIFI, What.WIFI_QR, What.GUIDELINES)),
    ("pictures", (What.LOGO, What.PHOTO, What.PICTURE)),
    ("shapes", (What.LINE, What.BOX)),
    ("rare", (What.LEGAL_NAME,)),
)
_WHOLE_MM = 0.3  # A7 is 74.25 mm high: everybody says 74
_ICONS = {
    What.NAME: "user-round",
    What.LEGAL_NAME: "file-text",
    What.PRONOUNS: "message-circle",
    What.ORGANISATION: "building-2",
    What.ROLE: "award",
    What.ATTRIBUTE: "tag",
    What.TEXT: "type",
    What.QR: "qr-code",
    What.CODE: "keyboard",
    What.LOGO: "sparkles",
    What.PHOTO: "camera",
    What.PICTURE: "image",
    What.TABLES: "armchair",
    What.AGENDA: "clock",
    What.WIFI: "wifi",
    What.WIFI_QR: "scan-qr-code",
    What.GUIDELINES: "hand-heart",
    What.LINE: "minus",
    What.BOX: "square",
    What.SIGNATURES: "pencil",
    What.SEAL: "award",
}


def icon_of(what: What) -> str:
    """Return the icon of a kind of element."""
    return _ICONS[what]


def group_words(key: str) -> str:
    """Return the heading of a group of the palette."""
    return {
        "person": tr("The person"),
        "door": tr("For the door"),
        "day": tr("The day"),
        "pictures": tr("Pictures"),
        "shapes": tr("Shapes"),
        "rare": tr("Rarely wanted"),
        "certificate": tr("The certificate"),
    }[key]


def what_words(what: What) -> str:
    """Return what a kind of element is called."""
    return {
        What.NAME: tr("Name"),
        What.LEGAL_NAME: tr("Legal name"),
        What.PRONOUNS: tr("Pronouns"),
        What.ORGANISATION: tr("Organisation"),
        What.ROLE: tr("Role"),
        What.ATTRIBUTE: tr("Attribute"),
        What.TEXT: tr("Text"),
        What.QR: tr("QR code"),
        What.CODE: tr("Code in letters"),
        What.LOGO: tr("Logo"),
        What.PHOTO: tr("Photo"),
        What.PICTURE: tr("Picture"),
        What.TABLES: tr("My tables"),
        What.AGENDA: tr("Agenda"),
        What.WIFI: tr("Wi-Fi"),
        What.WIFI_QR: tr("Wi-Fi as QR code"),
        What.GUIDELINES: tr("Guidelines"),
        What.LINE: tr("Line"),
        What.BOX: tr("Box"),
        What.SIGNATURES: tr("Signatures"),
        What.SEAL: tr("Rosette"),
    }[what]


def element_words(element: Element) -> str:
    """Return what an element is called: a text by its words, an attribute by its name."""
    if element.what is What.TEXT and element.text.strip():
        return tr("Text “{text}”").format(text=_short(element.text))
    if element.what is What.ATTRIBUTE and element.attribute:
        return _short(element.attribute)
    return what_words(element.what)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 24 else f"{line[:23]}…"


def place_words(element: Element, number: int, of_all: int) -> str:
    """Return an element with its place, for whoever cannot see it."""
    box: Box = element.box
    said = tr(
        "{element}, {n} of {all}: {left} mm from the left, {top} mm from the top,"
        " {wide} by {high} mm"
    )
    return said.format(
        element=element_words(element),
        n=wording.number(number + 1),
        all=wording.number(of_all),
        left=wording.number(box.left_mm, 1),
        top=wording.number(box.top_mm, 1),
        wide=wording.number(box.wide_mm, 1),
        high=wording.number(box.high_mm, 1),
    )


def size_words(wide_mm: float, high_mm: float) -> str:
    """Return how large a label is: "105 × 74 mm"."""
    wide, high = (
        wording.number(mm, 0 if abs(mm - round(mm)) < _WHOLE_MM else 1) for mm in (wide_mm, high_mm)
    )
    return tr("{wide} × {high} mm").format(wide=wide, high=high)


def starter_words(key: str) -> str:
    """Return what a design to begin with is called."""
    return {
        "classic": tr("Classic"),
        "big_name": tr("Big name"),
        "photo": tr("With photo"),
        "two_sided": tr("Two-sided"),
        "label": tr("Narrow label"),
    }.get(key, key)


def colour_words(colour: str) -> str:
    """Return what a colour by name is called, also one that is thinned."""
    name, _, share = colour.partition("/")
    if share:
        said = tr("{colour}, {n} %")
        return said.format(colour=colour_words(name), n=wording.number(int(share)))
    return {
        "": tr("None"),
        "text": tr("Black"),
        "muted": tr("Grey"),
        "accent": tr("The community's colour"),
        "ornament": tr("The colour of ornaments"),
        "white": tr("White"),
        "role": tr("The role's colour"),
    }.get(colour, colour)


def field_words(field: str) -> str:
    """Return what a field of texts stands for."""
    return {
        "name": tr("Name"),
        "pronouns": tr("Pronouns"),
        "organisation": tr("Organisation"),
        "role": tr("Role"),
        "table": tr("First table"),
        "code": tr("Code in letters"),
        "workshop": tr("Title of the workshop"),
        "when": tr("Day"),
        "date": tr("Day"),
        "time": tr("From when to when"),
        "place": tr("Place"),
        "community": tr("Name of the community"),
        "host": tr("Host"),
        "title": tr("Title"),
        "hours": tr("Hours"),
        "credits": tr("Credits"),
        "topic": tr("Topic"),
        "facilitator": tr("Facilitator"),
        "licence": tr("Licence number"),
        "because": tr("What they did for it"),
        "number": tr("Number"),
        "issued": tr("Day of issue"),
        "expires": tr("Until when it holds"),
        "given_to": tr("“is given to”"),
        "took_part_in": tr("“took part in”"),
        "title_2": tr("Title, second language"),
        "given_to_2": tr("“is given to”, second language"),
        "took_part_in_2": tr("“took part in”, second language"),
        "when_2": tr("Day, second language"),
        "hours_2": tr("Hours, second language"),
        "expires_2": tr("Until when it holds, second language"),
        "topic_line": tr("Line with the topic"),
        "facilitator_line": tr("Line with the facilitator"),
        "licence_line": tr("Line with the licence"),
        "issued_line": tr("Line with the day of issue"),
        "issued_line_2": tr("Line with the day of issue, second language"),
        "replaces": tr("Which one it replaces"),
        "duplicate": tr("“Duplicate”, on one"),
    }[field]
