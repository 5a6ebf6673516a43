"""The files of one certificate, each with a name that is safe on every system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lchost.credentials import baking, register
from lchost.credentials.issued import Parcel
from lchost.paper import house, medal
from lchost.paper.medal import MedalText
from lchost.paths import safe_name


@dataclass(frozen=True)
class Beside:
    """What lies beside each PDF, and once beside all of them; empty: no verifier page."""

    credential: bool = False
    badge: bool = False
    verifier_page: bytes = b""


def file_name(number: str, name: str, ending: str = ".pdf") -> str:
    """Return "2026-0147 Zoë Łukasiewicz.pdf"; the number keeps two of one name apart."""
    return safe_name(f"{number} {name}{ending}")


def files(parcel: Parcel, beside: Beside) -> Iterator[tuple[str, bytes]]:
    """Return the names and bytes of a certificate's files, the PDF as it was frozen.

    Raises:
        CertificateAltered: the community's file no longer holds what was issued.
    """
    pdf = register.pdf(parcel.id)
    yield file_name(parcel.number, parcel.name), pdf
    if not parcel.is_signed:
        return
    if beside.credential:
        data = register.credential(parcel.id).encode()
        yield file_name(parcel.number, parcel.name, ".json"), data
    if beside.badge:
        yield file_name(parcel.number, parcel.name, ".png"), badge(parcel.id)


def badge(certificate_id: int) -> bytes:
    """Return the medal of a signed certificate, with its credential in it."""
    said, on = register.record(certificate_id), house.stationery()
    text = MedalText(
        said.title, said.workshop, said.issuer, on.ink, on.accent, on.letters_of(said.language)
    )
    return baking.bake_png(medal.png(text), register.credential(certificate_id))
