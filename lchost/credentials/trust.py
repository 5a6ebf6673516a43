"""What the community file knows: whose keys to trust, and what was issued and taken back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from lchost.credentials import issuers
from lchost.credentials.verifier_page import Published, TakenBack
from lchost.credentials.verify import Issued, KeySpan, Trust, Verdict, judge_shown, read
from lchost.credentials.verify.judging import number_of
from lchost.credentials.verify.sources import Pages
from lchost.models.credentials import Certificate as Row


def check(data: bytes | str, at: datetime, pages: Pages | None = None) -> Verdict:
    """Say how the certificate in a file or a text stands in this community.

    Takes seconds for a photograph: never on the screen's thread.

    Args:
        pages: `paper.pdf_pages.grays`, to look at the pages of a PDF too.
    """
    shown = read(data, pages)
    return judge_shown(shown, of([number_of(shown)]), at)


def of(numbers: Collection[str]) -> Trust:
    """Return the community's keys, and what it has issued under these numbers."""
    revoked, replaced = taken_back(numbers)
    rows = Row.select(
        Row.number, Row.record, Row.record_sha256, Row.signer, Row.credential, Row.printed_code
    ).where(Row.number.in_(list(numbers)))
    issued = {facts[0]: Issued(*facts) for facts in rows.tuples()}
    return Trust(keys(), revoked, replaced, issued)


def published(name: str) -> Published:
    """Return what a community of this name tells others: keys, and all that was taken back."""
    new = Row.alias()
    replaced = (
        Row.select(Row.number, new.issued_at, Row.void_reason, new.number)
        .join(new, on=(new.replaces == Row.id))
        .tuples()
    )
    revoked = Row.select(Row.number, Row.voided_at, Row.void_reason).where(
        Row.voided_at.is_null(False)
    )
    # one in whose place there is another was revoked as well: that says more
    back = {facts[0]: TakenBack(*facts) for facts in (*revoked.tuples(), *replaced)}
    return Published(name, keys(), [back[number] for number in sorted(back)])


def keys() -> dict[str, KeySpan]:
    """Return every key that the community has signed with, by did."""
    return {key.did: KeySpan(key.name, key.made_at, key.retired_at) for key in issuers.all()}


def taken_back(numbers: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return why each was revoked, and by which number each was replaced."""
    new = Row.alias()
    revoked = Row.select(Row.number, Row.void_reason).where(Row.voided_at.is_null(False))
    replaced = Row.select(Row.number, new.number).join(new, on=(new.replaces == Row.id))
    revoked, replaced = (one.where(Row.number.in_(list(numbers))) for one in (revoked, replaced))
    return dict(revoked.tuples()), dict(replaced.tuples())
