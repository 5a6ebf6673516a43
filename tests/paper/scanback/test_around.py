"""Ink around a box is looked for where the paper is white, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from lchost.paper.scanback.around import FARTHEST_MM, ink_mm2, reaches, without_ticks_beside
from lchost.paper.scanback.layout import Box

LIST = [Box(str(n), 30, 50 + 9.6 * n) for n in range(3)]
SCALE = [Box(f"pace {n}", 30 + 7.2 * n, 50, 4.4) for n in range(3)]


def test_lines_are_looked_at_up_to_the_rule_between_them() -> None:
    for left, over, right, under in reaches(LIST):
        assert left == right == FARTHEST_MM
        assert over == under == pytest.approx(4.6 / 2 - 0.45)


def test_boxes_of_a_scale_are_looked_at_up_to_the_next_box() -> None:
    found = reaches(SCALE)
    assert found[:, 0] == pytest.approx([FARTHEST_MM, 1.9, 1.9])
    assert found[:, 2] == pytest.approx([1.9, 1.9, FARTHEST_MM])


def test_a_number_over_a_box_is_left_out() -> None:
    (one,) = reaches([Box("recommend 3", 30, 50, 4.4, over_mm=1)])
    assert one[1] == pytest.approx(0.65)
    assert one[0] == FARTHEST_MM


def test_the_overrun_of_a_tick_next_to_a_box_is_left_out() -> None:
    ticked = np.array([False, True, False])
    before, after = reaches(SCALE), without_ticks_beside(reaches(SCALE), SCALE, ticked)
    assert [after[0, 2], after[2, 0]] == pytest.approx([2.8 / 2 - 0.45] * 2)
    assert (after[1] == before[1]).all()
    close = [Box(str(n), 30, 50 + 7.8 * n) for n in range(2)]
    found = without_ticks_beside(reaches(close), close, np.array([False, True]))
    assert found[0, 3] == pytest.approx(0.3)


def test_ink_counts_beside_a_box_not_on_its_line_nor_far_away() -> None:
    dark = np.zeros((3, 98, 98), np.float32)  # 5 mm and 3.625 mm on each side, 8 samples a mm
    across = slice(40, 60)
    dark[0, across, 17:21] = 1  # 1 to 1.5 mm left of it
    dark[1, across, 25:33] = 1  # its own line
    dark[2, across, :4] = 1  # far away
    found = ink_mm2(dark, np.full((3, 4), 2.0), np.full(3, 0.1), 5.0, 8)
    assert list(found) == pytest.approx([0.5 * 2.5, 0, 0])
    shorter = np.tile([0.9, 2.0, 2.0, 2.0], (3, 1))
    assert not ink_mm2(dark, shorter, np.full(3, 0.1), 5.0, 8).any()
