"""The one static page with which a stranger verifies a community's certificates, offline.

It holds the community's keys and what was taken back by the day it is made, and asks no network:
its policy allows its own script and style, by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lchost.credentials.verify.trust import KeySpan
from lchost.paths import resource

FILE_NAME = "verify.html"
# in this order they are one script
_SCRIPTS = (
    *("ed25519", "bytes", "canonical", "badge", "code"),
    *("files", "judge", "page"),
)
_PLACE = re.compile(r"\{\{(\w+)\}\}")
# what a machine does not read, so that the file stays small; a text in quotes is left alone
_SPARE_IN_SCRIPT = re.compile(
    r"""("(?:[^"\\\n]|\\.)*")|(?:^|[ ]+)//.*|^[ ]+|[ ]*([(){},;:?=<>&|*]+)[ ]*|\n(?=\s*\n)""",
    re.MULTILINE,
)
_SPARE_LINE_END = re.compile(r"(?<=[;{,(])\n")
_SPARE_IN_STYLE = re.compile(r"\s*([{},;:>])\s+|\s+(?=[{}])")


@dataclass(frozen=True)
class TakenBack:
    """A certificate that does not hold any more.

    Attributes:
        why: as everybody may read it.
        by: the number of the one in its place.
    """

    number: str
    at: datetime
    why: str = ""
    by: str = ""


@dataclass(frozen=True)
class Published:
    """What a community tells everybody.

    Attributes:
        name: the community's, of today.
        keys: by did; each with the name it signed under.
    """

    name: str
    keys: Mapping[str, KeySpan]
    taken_back: Sequence[TakenBack] = ()


def page(told: Published, as_of: datetime) -> bytes:
    """Return the page; the same facts always make the same bytes."""
    style = _SPARE_IN_STYLE.sub(r"\1", _shipped("page.css")).replace(";}", "}").strip()
    script = _script()
    parts = {
        "policy": _policy(style, script),
        "style": style,
        "licence": _shipped("ed25519.LICENSE.txt").strip(),
        "known": _embedded(_known(told, as_of)),
        "script": script,
    }
    # in one go: what a host has written is not looked through for places again
    return _PLACE.sub(lambda found: parts[found[1]], _shipped("page.html")).encode()


def _known(told: Published, as_of: datetime) -> dict[str, Any]:
    words: dict[str, dict[str, str]] = json.loads(_shipped("words.json"))
    names = list(words["en"])  # written once for all languages
    return {
        "name": told.name,
        "asof": _moment(as_of),
        "keys": [
            {"did": did, "name": span.name or told.name, "until": _until(span)}
            for did, span in told.keys.items()
        ],
        "back": {one.number: _without_empty(one) for one in told.taken_back},
        "sentences": names,
        "words": {language: [said[name] for name in names] for language, said in words.items()},
    }


def _until(span: KeySpan) -> str:
    return _moment(span.until) if span.until else ""


def _without_empty(one: TakenBack) -> dict[str, str]:
    said = {"day": _moment(one.at), "why": one.why, "by": one.by}
    return {key: value for key, value in said.items() if value}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _script() -> str:
    parts = [_shipped(f"{name}.js") for name in _SCRIPTS]
    own = [_SPARE_IN_SCRIPT.sub(r"\1\2", part).strip() for part in parts[1:]]
    own = [_SPARE_LINE_END.sub("", part) for part in own]
    return "\n".join(('(() => {"use strict";', parts[0].strip(), *own, "})();"))


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embedded(value: object) -> str:
    """Return JSON that cannot end the element that holds it, whatever a name says."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _shipped(name: str) -> str:
    return resource(f"verify/{name}").read_text("utf-8")
