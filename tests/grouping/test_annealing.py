"""The search alone, on saved instances of the maximally diverse grouping problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from lchost.grouping.seating import Seating
from tests.grouping.mdgplib import BEST_KNOWN, exchanged, instance, most_diverse, searched


@pytest.mark.parametrize("name", ["RanReal_n010_ss_01", "RanReal_n012_ss_01"])
def test_the_smallest_instances_are_solved_exactly(shared: Path, name: str) -> None:
    found = instance(shared, name)
    best = most_diverse(found)
    for seed in range(5):
        assert searched(found, seed, rows=2_000) == pytest.approx(best)


def test_a_short_search_is_ahead_of_a_repeated_exchange(shared: Path) -> None:
    found = instance(shared, "RanReal_n120_ss_01")
    rows = 20_000
    ours, theirs = searched(found, 1, rows), exchanged(found, 1, rows)
    assert found.gap(ours) < 1.5
    assert ours > theirs * 1.005


def test_a_long_search_prices_no_more_rows_than_it_may(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    priced, changes = [], Seating.changes
    monkeypatch.setattr(Seating, "changes", lambda *of: priced.append(of[1]) or changes(*of))
    searched(instance(shared, "RanReal_n012_ss_01"), 1, rows=12_000)
    assert 11_000 < len(priced) <= 12_000


@pytest.mark.stress
@pytest.mark.parametrize("name", BEST_KNOWN)
def test_a_long_search_comes_near_the_best_value_known(shared: Path, name: str) -> None:
    found = instance(shared, name)
    rows = 2_000_000 if sum(found.sizes) == 240 else 400_000
    gaps = [found.gap(searched(found, seed, rows)) for seed in (1, 2, 3)]
    assert sum(gaps) / len(gaps) <= 0.35
