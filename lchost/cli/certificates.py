"""`lchost certificates`: who gets one, issue them, and save them, without a screen."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from lchost.cli import passphrase
from lchost.credentials import issued, issuers, keys
from lchost.credentials.keys import Signer
from lchost.credentials.rules import ruling, standing
from lchost.credentials.rules.ruling import Rule
from lchost.credentials.rules.standing import Standing
from lchost.errors import NoSigningKey, NoSuchWorkshop, NotAFileToWrite, NoWorkshopCalled
from lchost.models import database, settings
from lchost.paper import by_rule, issuing
from lchost.paper.giving import writing
from lchost.paper.giving.files import Beside
from lchost.paper.issuing import CertificateOptions
from lchost.paper.merits import merits
from lchost.planning import workshops
from lchost.planning.workshops import Workshop
from lchost.roster.matching import same_name

DONE, NOBODY = 0, 1
_MOST_NAMED = 20  # workshops, where none is as it was named
_WIDE = 14  # letters: a number with some before it


def command(words: list[str]) -> int:
    """List who gets a certificate; issue and save them where that is asked for.

    Returns:
        0; 1 where nobody gets one or has one.

    Raises:
        HostError: the file, the workshop, the key or the folder does not let it be done.
    """
    parser = _parser()
    asked = parser.parse_args(words)
    if asked.issue and asked.passphrase_file is None:
        parser.error("--issue needs --passphrase-file: its first line unlocks the signing key")
    out: Path | None = asked.out and asked.out.resolve()
    if out is not None and not out.name:
        raise NotAFileToWrite(path=out)
    typed = passphrase.read(asked.passphrase_file) if asked.issue else ""
    database.open_community(asked.file, read_only=not asked.issue)
    try:
        workshop = _chosen(asked.file, asked.workshop)
        if asked.issue:
            _issue(workshop, _unlocked(asked.file, typed))
        held = [number for rule in _rules(workshop) for number in _told(workshop, rule)]
        if out is not None and (parcels := issued.parcels([n for n in held if n])):
            beside = Beside(credential=asked.json, badge=asked.png)
            made = writing.folder(parcels, out, beside, lambda *_: None, table=False)
            print(f"Saved {made.count} in {made.path}")
        return DONE if held else NOBODY
    finally:
        database.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lchost certificates",
        description="List who gets a certificate of a workshop, issue them, and save them.",
        epilog="Exit code: 0; 1 where nobody gets one or has one; 2 trouble.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the community")
    parser.add_argument("--workshop", required=True, metavar="ID|TITLE")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="a new folder, a PDF for each")
    parser.add_argument("--json", action="store_true", help="beside each PDF its credential")
    parser.add_argument("--png", action="store_true", help="beside each PDF its badge")
    parser.add_argument("--issue", action="store_true", help="to whoever gets one and has none")
    passphrase.add_to(parser)
    return parser


def _chosen(file: Path, said: str) -> Workshop:
    """Return the workshop with this number, or the only one that is called so."""
    every = [row.workshop for row in (*workshops.listing(), *workshops.listing(archived=True))]
    if said.isdecimal():
        called = [one for one in every if one.id == int(said)]
    else:
        called = [one for one in every if same_name(one.title, said)]
    if len(called) != 1:
        raise _unknown(file, said, called or every)
    return called[0]


def _unknown(file: Path, said: str, offered: list[Workshop]) -> NoSuchWorkshop:
    """Return the trouble, with the workshops that could be meant by number and title."""
    if not offered:
        return NoSuchWorkshop(workshop=said, path=file)
    known = [f"{one.id} “{one.title}”" for one in offered[:_MOST_NAMED]]
    if more := len(offered) - len(known):
        known.append(f"and {more} more")
    return NoWorkshopCalled(workshop=said, path=file, workshops=", ".join(known))


def _rules(workshop: Workshop) -> list[Rule]:
    """Return the rules by which certificates are issued here."""
    rules = ruling.listing(workshop.id)
    here = (None, workshop.id)
    return [one for one in rules if one.series_id is None or ruling.issued_in(one) in here]


def _standing(workshop: Workshop, rule: Rule) -> list[Standing]:
    return standing.standing(workshop.id, rule, by_rule.title_of(workshop, rule))


def _told(workshop: Workshop, rule: Rule) -> list[int]:
    """Print a rule's certificates, a line each; return their ids, 0 for those still to issue."""
    lines: list[str] = []
    found: list[int] = []
    for one in _standing(workshop, rule):
        if one.certificate is not None and one.holds_one:
            lines.append(f"{one.certificate.number:<{_WIDE}}  {one.certificate.name}")
            found.append(one.certificate.id)
        elif one.decision.gets and one.certificate is None:
            lines.append(f"{'to issue':<{_WIDE}}  {one.name}")
            found.append(0)
    print("\n".join([f"{by_rule.title_of(workshop, rule)}: {len(lines)}", *lines]))
    return found


# --- issuing ------------------------------------------------------------------------------------


def _unlocked(file: Path, typed: str) -> Signer:
    key = issuers.current()
    if key is None:
        raise NoSigningKey()
    issuers.must_be_kept(key.did)
    return keys.unlock(keys.find(file, key.did), typed)


def _issue(workshop: Workshop, signer: Signer) -> None:
    """Issue to whoever gets one by a rule; whose was revoked gets none by itself."""
    size = str(settings.get("paper_size", "") or "a4")
    for rule in _rules(workshop):
        wanted = [
            one.member_id
            for one in _standing(workshop, rule)
            if one.decision.gets and one.certificate is None
        ]
        said = by_rule.wording(workshop, rule)
        options = CertificateOptions(
            said.title,
            by_rule.uses_legal_name(),
            size,
            said,
            design=rule.design,
            second_language=rule.second_language,
        )
        if wanted:
            options = replace(options, merits=merits(workshop.id, rule, wanted))
            made = issuing.issue(workshop.id, wanted, options, signer, datetime.now(UTC))
            print(f"Issued {len(made.certificate_ids)}")
