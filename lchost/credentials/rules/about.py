"""What a certificate is about: one workshop with all its sessions, or a whole series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lchost.credentials.rules import ruling, seen
from lchost.planning import series
from lchost.planning.workshops import Workshop


@dataclass(frozen=True)
class About:
    """Its title, its days on the workshop's clock, and how long all of it is planned to last."""

    title: str
    first_on: date
    last_on: date
    minutes: int


def about(workshop: Workshop, rule_id: int | None) -> About:
    """Return what a workshop's certificates by a rule are about; without one: the workshop."""
    rule = ruling.get(rule_id) if rule_id else ruling.Rule(workshop_id=workshop.id)
    where = ruling.workshops_of(rule) or [workshop.id]
    plan = seen.plan(where)
    whole = series.of_workshop(where[-1]) if rule.series_id is not None else None
    return About(
        whole.title if whole else workshop.title,
        workshop.local(min(one.starts_at for one in plan.sessions)).date(),
        workshop.local(max(one.ends_at for one in plan.sessions)).date(),
        plan.most_minutes,
    )
