"""Issue a certificate to everybody who came."""

from __future__ import annotations

from datetime import UTC, datetime

from lchost.cli.rehearsal.day import Day, some
from lchost.cli.rehearsal.readback import pages_of
from lchost.credentials import keys
from lchost.paper import issuing


def thank(day: Day) -> str:
    """Issue the certificates and write certificates.pdf."""
    signer = keys.throwaway()  # nobody is to take a rehearsal's certificates for real ones
    issued = issuing.issue(
        day.workshop_id, day.present, issuing.CertificateOptions(), signer, datetime.now(UTC)
    )
    pdf = issuing.certificates_pdf(issued.certificate_ids)
    day.write("certificates.pdf", pdf)
    count = len(issued.certificate_ids)
    numbers = day.tally.certificate_numbers()
    year = numbers[0].split("-")[0] if numbers else ""
    day.check("who holds a certificate", day.present, day.tally.certified())
    day.check("certificate numbers", [f"{year}-{n:04d}" for n in range(1, count + 1)], numbers)
    day.check("pages of certificates", count, pages_of(pdf))
    day.report |= {"certificates": count}
    return f"Issued {some(count, 'certificate')}, {numbers[0]} to {numbers[-1]}."
