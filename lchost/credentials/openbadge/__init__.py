"""Certificates as Open Badges 3.0, which a stranger's software can verify without a network."""

from lchost.credentials.openbadge.building import credential as credential
from lchost.credentials.openbadge.proofs import intact as intact
from lchost.credentials.openbadge.proofs import issuer_of as issuer_of
from lchost.credentials.openbadge.proofs import signed as signed
