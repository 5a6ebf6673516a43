"""Kinds of certificates, and what hosts call them."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a certificate thanks for."""

    ATTENDANCE = "attendance"
    COMPLETION = "completion"
    FACILITATION = "facilitation"
    MENTORING = "mentoring"
    CUSTOM = "custom"


# Where "certificate" is reserved for those who are accredited, a statement says the same.
_TITLES: dict[str, dict[Kind, tuple[str, ...]]] = {
    "en": {
        Kind.ATTENDANCE: (
            "Certificate of attendance",
            "Statement of attendance",
            "Confirmation of participation",
        ),
        Kind.COMPLETION: ("Certificate of completion", "Statement of completion"),
        Kind.FACILITATION: ("Certificate of facilitation", "With thanks for facilitating"),
        Kind.MENTORING: ("Certificate of mentoring", "With thanks for mentoring"),
        Kind.CUSTOM: ("Certificate of appreciation", "Letter of thanks"),
    },
    "fr": {
        Kind.ATTENDANCE: (
            "Attestation de participation",
            "Attestation de présence",
            "Certificat de participation",
        ),
        Kind.COMPLETION: ("Attestation de fin de formation", "Certificat de réussite"),
        Kind.FACILITATION: ("Attestation d’animation", "Merci d’avoir animé"),
        Kind.MENTORING: ("Attestation de mentorat", "Merci pour votre mentorat"),
        Kind.CUSTOM: ("Lettre de remerciement", "Attestation"),
    },
    "vi": {
        Kind.ATTENDANCE: (
            "Giấy chứng nhận tham dự",
            "Giấy xác nhận tham dự",
            "Giấy xác nhận tham gia",
        ),
        Kind.COMPLETION: ("Giấy chứng nhận hoàn thành", "Giấy xác nhận hoàn thành"),
        Kind.FACILITATION: ("Giấy chứng nhận điều phối", "Lời cảm ơn người điều phối"),
        Kind.MENTORING: ("Giấy chứng nhận cố vấn", "Lời cảm ơn người cố vấn"),
        Kind.CUSTOM: ("Thư cảm ơn", "Giấy ghi nhận"),
    },
}


def titles(kind: Kind, language: str) -> tuple[str, ...]:
    """Return titles to choose from, the usual one first; English where a language has none."""
    return _TITLES.get(language, _TITLES["en"])[kind]
