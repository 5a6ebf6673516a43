"""Names in rows of a table keep away from the rows' lines."""

from __future__ import annotations

import pytest

from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.running import cell
from lchost.paper.text.fitting import Fitted

from .conftest import NAMES


@pytest.mark.parametrize("high", [10.4, 13.2, 20.0])
def test_a_name_in_several_lines_has_air_above_and_below(
    monkeypatch: pytest.MonkeyPatch, high: float
) -> None:
    found: list[tuple[Fitted, float]] = []
    monkeypatch.setattr(
        Drawing, "block", lambda _self, fitted, _x, y, _colour: found.append((fitted, y))
    )
    cell(Drawing(210, 297, "Groups"), NAMES["60 letters"], 0, 100, 62, high, 18, lines=3)
    ((fitted, base),) = found
    assert len(fitted.lines) > 1
    above = base - fitted.top_pt / PT_PER_MM - 100
    below = 100 + high - base - fitted.bottom_pt / PT_PER_MM
    assert min(above, below) >= 0.6
