"""`lchost verify`: say whether a certificate is genuine, without a screen or a network."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from lchost.credentials import did_key, trust
from lchost.credentials.verify import (
    Because,
    Claims,
    KeySpan,
    Standing,
    Trust,
    Verdict,
    judge_shown,
    read,
)
from lchost.credentials.verify.judging import number_of
from lchost.credentials.verify.sources import MOST_BYTES, Shown, Unread
from lchost.errors import CannotRead, NoSuchFile
from lchost.errors.writing import not_written
from lchost.models import database

VALID, NOT_VALID, UNREADABLE = 0, 1, 2
_STDIN, _STDOUT = "-", "stdout"
_NO_KEY = (Because.NO_KEY, Because.NO_KEY_TO_CHECK)
_SAYS = {
    Standing.GENUINE: "VALID: signed by {community}, and it holds.",
    Standing.UNSIGNED: "VALID: issued before signing; the register has it, and it holds.",
    Standing.REVOKED: "NOT VALID: it was revoked. The reason given: {said}",
    Standing.REPLACED: "NOT VALID: it was replaced by {said}.",
    Standing.EXPIRED: "NOT VALID ANY MORE: it has expired.",
    Standing.UNLISTED: (
        "NOT CERTAIN: signed with the key of {community}, but this register does not have it. Ask"
        " them."
    ),
    Standing.UNKNOWN_SIGNER: (
        "INTACT, BUT THE SIGNER IS UNKNOWN. Nothing was changed since somebody signed it; whether"
        " that is who they say, compare the fingerprint with the community's own."
    ),
    Standing.ALTERED: "NOT VALID: this is not what was signed. Nothing in it can be relied on.",
    Standing.UNREADABLE: "UNREADABLE: there is no certificate in it.",
}
_SAYS_BECAUSE = {
    Because.NO_KEY_TO_CHECK: (
        "THE SIGNER IS UNKNOWN. A printed code can only be checked with the community's key: give"
        " its file, or the key itself."
    ),
    Because.KEY_RETIRED: (
        "NOT CERTAIN: signed with a key that {community} had given up before. Ask them."
    ),
    Because.NOT_ISSUED_HERE: (
        "NOT CERTAIN: issued before signing, and only the register it is in can tell. It is not"
        " in this one."
    ),
    Because.DIFFERS: "NOT VALID: another certificate was issued under its number.",
    Because.SEVERAL: "UNREADABLE: there is more than one certificate in it. Show one.",
    Because.TOO_LARGE: "UNREADABLE: it is larger than 20 MB, too large for a certificate.",
    Because.BROKEN: "UNREADABLE: it is broken.",
    Because.OTHER_KIND: "UNREADABLE: a credential that is signed in a way lchost does not read.",
}
_LABELS = {"first_on": "From", "last_on": "To", "issued_at": "Issued", "expires_on": "Expires"}


def command(words: list[str]) -> int:
    """Judge what is shown; the facts on stdout.

    Returns:
        0 valid; 1 not valid, or by an unknown signer; 2 unreadable.

    Raises:
        HostError: a file is not there or cannot be read.
    """
    asked = _parser().parse_args(words)
    at = datetime.now(UTC)
    verdict = _judged(_shown(asked.shown), asked.community, asked.key, at)
    _tell(_as_json(verdict) if asked.json else "\n".join(_lines(verdict)))
    if verdict.standing is Standing.UNREADABLE:
        return UNREADABLE
    return VALID if verdict.is_valid else NOT_VALID


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lchost verify",
        description="Say whether a certificate is genuine, without a network.",
        epilog="Exit code: 0 valid; 1 not valid, or by an unknown signer; 2 unreadable.",
    )
    parser.add_argument(
        "shown",
        nargs="+",
        metavar="FILE|TEXT",
        help="a .json, PDF, PNG, JPEG or SVG file, the text of a printed code, a link, or -",
    )
    parser.add_argument("--community", type=Path, metavar="FILE", help="whose keys and register")
    parser.add_argument(
        "--key", type=_key, action="append", default=[], metavar="DID", help="a did:key to trust"
    )
    parser.add_argument("--json", action="store_true", help="for other programs")
    return parser


def _key(text: str) -> str:
    try:
        did_key.decode(text)
    except ValueError as trouble:
        raise argparse.ArgumentTypeError("it is no did:key of Ed25519") from trouble
    return text


def _shown(words: list[str]) -> Shown | Unread:
    """Read a file or a pipe, or else the words themselves: a typed code has spaces."""
    if words == [_STDIN]:
        return _of_file(sys.stdin.buffer) if sys.stdin else Unread.NOTHING  # none: it was closed
    text = " ".join(words)
    path = Path(text)
    try:
        if path.is_dir():
            raise NoSuchFile(path=path)
        if path.exists():
            with path.open("rb") as file:
                return _of_file(file)
    except PermissionError as trouble:
        raise CannotRead(path=path) from trouble
    except OSError:  # too long for a name, so it is a text
        pass
    found = read(text)
    if found is Unread.NOTHING and path.suffix:
        raise NoSuchFile(path=path)
    return found


def _of_file(file: BinaryIO) -> Shown | Unread:
    from lchost.paper import pdf_pages

    return read(file.read(MOST_BYTES + 1), pdf_pages.grays)


def _judged(
    shown: Shown | Unread, community: Path | None, keys: list[str], at: datetime
) -> Verdict:
    """Ask the community first; what it does not know, the keys that were given.

    A key of others says nothing of this register: they count their certificates from 1 too.
    """
    always = datetime.min.replace(tzinfo=UTC)
    given = Trust({did: KeySpan(did_key.fingerprint(did), always) for did in keys})
    if community is None:
        return judge_shown(shown, given, at)
    database.open_community(community, read_only=True)
    try:
        known = trust.of([number_of(shown)])
    finally:
        database.close()
    verdict = judge_shown(shown, known, at)
    return judge_shown(shown, given, at) if keys and verdict.because in _NO_KEY else verdict


# --- telling ------------------------------------------------------------------------------------


def _tell(text: str) -> None:
    """Print the answer.

    Raises:
        NotSaved: it was to go into a file, and the disk refuses.
    """
    try:
        print(text, flush=True)
    except OSError as trouble:
        # what is left to write would fail once more when the program ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(trouble, BrokenPipeError):  # then whoever reads has read enough
            raise not_written(Path(_STDOUT), trouble) from trouble


def _lines(verdict: Verdict) -> Iterator[str]:
    says = _SAYS_BECAUSE.get(verdict.because, _SAYS[verdict.standing])
    yield says.format(community=verdict.community or "a community", said=verdict.said)
    if verdict.fingerprint:
        yield f"Fingerprint: {verdict.fingerprint}"
    if verdict.did:
        yield f"Key: {verdict.did}"
    for name, value in _stated(verdict.claims):
        label = _LABELS.get(name, name.replace("_", " ").capitalize())
        yield f"{label}: {value}"


def _as_json(verdict: Verdict) -> str:
    facts = {
        "standing": verdict.standing.value,
        "because": verdict.because.value,
        "valid": verdict.is_valid,
        "community": verdict.community,
        "did": verdict.did,
        "fingerprint": verdict.fingerprint,
        "said": verdict.said,
        "claims": dict(_stated(verdict.claims)) if verdict.claims else None,
    }
    return json.dumps(facts, ensure_ascii=False)


def _stated(claims: Claims | None) -> Iterator[tuple[str, str | int | bool]]:
    """Give name and value of each fact that is stated."""
    for one in fields(claims) if claims else ():
        value = getattr(claims, one.name)
        if value:
            yield one.name, value.isoformat() if isinstance(value, date) else value
