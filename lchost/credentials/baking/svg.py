"""A credential in an SVG: the first element in it, its text in CDATA.

Source: Open Badges 3.0, 5.3.3.  Read as a stream by expat; entities of the file's own are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
_PREFIX = "openbadges"
_SVG = "http://www.w3.org/2000/svg"
_BETWEEN = "|"  # in expat's names, between namespace and name; no address has it
_ELEMENT = f"{NAMESPACE}{_BETWEEN}credential"
_MOST_DEEP = 200
# of a start tag: what is in quotes may have any sign in it
_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")


@dataclass
class _Seen:
    """What a walk through the file finds; places are bytes from its begin."""

    root_at: int = -1
    credentials: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


def bake_svg(picture: bytes, credential: str) -> bytes:
    """Return the picture (UTF-8) with this credential, in the place of any that was in it.

    Raises:
        ValueError: it is no SVG.
    """
    seen = _walk(picture)
    for begin, end in reversed(seen.spans):
        picture = picture[:begin] + picture[end:]
    tag = _TAG.match(picture, seen.root_at)
    if tag is None:
        raise ValueError("no SVG")
    # "]]>" would end the section: it is cut in two there
    safe = credential.replace("]]>", "]]]]><![CDATA[>")
    element = (
        f'<{_PREFIX}:credential xmlns:{_PREFIX}="{NAMESPACE}"><![CDATA[{safe}]]>'
        f"</{_PREFIX}:credential>"
    ).encode()
    opened, rest = tag[0], picture[tag.end() :]
    if opened.endswith(b"/>"):
        name = re.split(rb"[\s/>]", opened[1:], maxsplit=1)[0]
        opened, rest = opened[:-2] + b">", b"</" + name + b">" + rest
    return picture[: tag.start()] + opened + element + rest


def unbake_svg(picture: bytes) -> list[str]:
    """Return the credentials in a picture, also those in a `verify` attribute.

    Raises:
        ValueError: it is no SVG, or it brings entities of its own.
    """
    return _walk(picture).credentials


def _walk(picture: bytes) -> _Seen:
    seen, parser = _Seen(), expat.ParserCreate(namespace_separator=_BETWEEN)
    depth, begins, text = 0, 0, list[str]()
    inside = 0  # the depth of the credential that is being read

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, begins, inside
        depth += 1
        if depth > _MOST_DEEP:
            raise ValueError("too deep")
        if depth == 1:
            if name != f"{_SVG}{_BETWEEN}svg":
                raise ValueError("no SVG")
            seen.root_at = parser.CurrentByteIndex
        elif name == _ELEMENT and not inside:
            inside, begins = depth, parser.CurrentByteIndex
            text[:] = [attributes.get("verify", "")]

    def end(_name: str) -> None:
        nonlocal depth, inside
        if inside == depth:
            inside = 0
            seen.credentials.append("".join(text).strip())
            closing = picture.find(b">", parser.CurrentByteIndex) + 1
            seen.spans.append((begins, closing))
        depth -= 1

    def letters(data: str) -> None:
        if inside:
            text.append(data)

    def entity(*_: object) -> None:
        raise ValueError("an entity of its own")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = letters, entity
    try:
        parser.Parse(picture, True)
    except expat.ExpatError as trouble:
        raise ValueError("no SVG") from trouble
    return seen
