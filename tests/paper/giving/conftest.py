"""Fixtures: three certificates of one workshop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lchost.credentials import issued
from lchost.credentials.issued import Parcel
from lchost.credentials.keys import Signer
from lchost.models import settings
from lchost.models.people import Member
from lchost.paper import issuing
from lchost.paper.issuing import CertificateOptions
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)


@pytest.fixture
def parcels(
    once: Callable[..., Any], member: Callable[..., Member], signer: Signer
) -> list[Parcel]:
    """Zoë has an address, Anna none, and a third a name that no system takes as it is."""

    def make() -> list[int]:
        settings.put("community_name", "Lantern Data Circle")
        draft = WorkshopDraft("Asking: better?", NINE, NINE + timedelta(hours=2), "Europe/Berlin")
        workshop = workshops.plan(draft, NINE)
        people = [
            member("Zoë Łukasiewicz", email="zoe@example.org"),
            member("Anna"),
            member('=A/B: "{title}" <علي>', email="ali@example.org"),
        ]
        ids = [one.id for one in people]
        made = issuing.issue(workshop, ids, CertificateOptions(), signer, NINE)
        return list(made.certificate_ids)

    return issued.parcels(once("parcels", make))
