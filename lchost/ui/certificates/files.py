"""Certificates as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lchost.credentials.register import Certificate
from lchost.ui import saving
from lchost.ui.tasks import Progress


def file_name(certificate: Certificate) -> str:
    """Return what a certificate's file is called; the number keeps two of one name apart."""
    return saving.safe_name(f"{certificate.number} {certificate.name}.pdf")


def write_one(certificate: Certificate, path: Path) -> None:
    """Write the frozen bytes of a certificate to a file."""
    from lchost.paper import issuing

    saving.write_whole(path, issuing.one_certificate(certificate.id))


def write_each(issued: Sequence[Certificate], folder: Path, tell: Progress) -> int:
    """Write each certificate to a file of its own, and return how many."""
    for n, one in enumerate(issued, 1):
        write_one(one, folder / file_name(one))
        tell(n, len(issued))
    return len(issued)


def write_all(issued: Sequence[Certificate], path: Path, tell: Progress) -> None:
    """Write all certificates as the pages of one file."""
    from lchost.paper import issuing

    pdf = issuing.certificates_pdf([one.id for one in issued], tell)
    saving.write_whole(path, pdf)
