"""Certificates to draw: one that says little, one that states everything."""

from __future__ import annotations

from dataclasses import replace

from lchost.paper import words
from lchost.paper.certificates.text import CertificateText, Second
from lchost.paper.stationery import Signature, Stationery

# a signed text is about as long as this
CODE = "LC1:" + "2KCE3IQBE4CEQW2BULAI2OCF" * 17 + "Q2"
LONG = "Bartholomew-Alexander Featherstonehaugh Cholmondeley-Warner"
LITTLE = CertificateText(
    "2026-0147", "Ada", "Thanks", "Data", "14 November 2026", qr=CODE, issued="20 November 2026"
)
ALL = replace(
    LITTLE,
    name=LONG,
    title="Certificate of attendance and of completion with distinction",
    workshop="Asking better questions of data that is small, odd and somebody else’s " * 2,
    when="14 November to 12 December 2026",
    hours="12.5 hours",
    place="Library of the City, Room 2, behind the old observatory",
    community="Lantern Data Circle of the Southern Districts and the Islands",
    host_name="Mai Trần",
    credits="2.5 CPD points",
    topic="Statistics for everybody",
    facilitator="Prof. Dr. Olumide Adébáyọ̀",
    licence="RN-55012",
    because="3 of 3 sessions; 12 hours of 12.5 hours; feedback given; assessment passed",
    expires="expires on 14 November 2028",
    replaces="2026-0003",
    is_duplicate=True,
    second=Second(
        words.of("fr"),
        "Attestation de participation",
        "Du 14 novembre au 12 décembre 2026",
        "12,5 heures",
        "20 novembre 2026",
        "valable jusqu’au 14 novembre 2028",
    ),
    house=Stationery(
        signatures=(
            Signature("Olumide Adébáyọ̀", "Facilitator"),
            Signature("Zoë Quintanilla-Featherstonehaugh", "Head of programmes, City Library"),
            Signature("สมชาย ศรีสุข", "Treasurer"),
        )
    ),
)
