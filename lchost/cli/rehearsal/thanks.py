"""Issue a certificate to everybody who came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from lchost.cli.rehearsal.day import Day, some
from lchost.cli.rehearsal.readback import pages_of, read_codes
from lchost.credentials import keys, verify
from lchost.credentials.keys import Signer
from lchost.credentials.verify import KeySpan, Standing, Trust
from lchost.paper import issuing

_VERIFIED = 20  # certificates that are read back as a stranger would; each takes some 50 ms


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
    day.report |= {"certificates": count, "signed_by": signer.did}
    _verify(day, issued.certificate_ids[:_VERIFIED], signer)
    return f"Issued {some(count, 'certificate')}, {numbers[0]} to {numbers[-1]}."


def _verify(day: Day, certificate_ids: Sequence[int], signer: Signer) -> None:
    """Verify the credential in each PDF and the code on its page, knowing only the key."""
    now = datetime.now(UTC)
    trust = Trust({signer.did: KeySpan("", now)})
    attached: list[str] = []
    printed: list[str] = []
    for one in certificate_ids:
        pdf = issuing.one_certificate(one)
        attached.append(verify.judge(pdf, trust, now).standing.value)
        printed += [verify.judge(code, trust, now).standing.value for code in read_codes(pdf)]
    genuine = [Standing.GENUINE.value] * len(certificate_ids)
    day.check("credentials that verify", genuine, attached)
    day.check("printed codes that verify", genuine, printed)
