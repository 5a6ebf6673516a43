"""What a certificate is about: all sessions of a workshop, or the whole series."""

from datetime import date

from lchost.credentials.rules import ruling
from lchost.credentials.rules.about import About, about
from lchost.planning import workshops
from tests.credentials.rules.conftest import DAY, NINE
from tests.credentials.rules.test_ruling import COMPLETION, belong


def test_a_workshop_of_three_days_is_as_long_as_all_of_them(workshop: int) -> None:
    said = about(workshops.get(workshop), None)
    assert said == About("Charts", date(2026, 11, 13), date(2026, 11, 15), 360)


def test_a_series_bears_its_own_title_and_spans_all_its_workshops(workshop: int) -> None:
    belong(workshop, "Data days")
    last = workshops.copy(workshop, NINE + 7 * DAY, NINE)
    rule = ruling.add(workshop, COMPLETION, for_series=True)
    said = about(workshops.get(last), rule)
    assert said == About("Data days", date(2026, 11, 13), date(2026, 11, 22), 720)
    assert about(workshops.get(last), None).title == "Charts"
