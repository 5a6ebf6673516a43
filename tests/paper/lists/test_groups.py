"""Groups: each person once, nothing split that fits a column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lchost.paper.lists.groups import Group, group_list

from ..conftest import DAY, NAMES
from ..test_round_papers import sizes


@pytest.mark.parametrize("sizes", [[5] * 24, [400], [1], [30, 70, 3], []])
def test_each_person_is_once_on_the_group_list(
    sizes: list[int], says: Callable[[bytes], str], on_paper: Callable[[bytes], bool]
) -> None:
    groups = [
        Group(str(g + 1), tuple(f"P{g:02}x{n:03}" for n in range(size)), f"Table {g + 1}")
        for g, size in enumerate(sizes)
    ]
    pdf = group_list(DAY, groups).pdf
    text = says(pdf)
    for group in groups:
        assert f"Group {group.name}" in text
        for person in group.people:
            assert text.count(person) == 1
    assert on_paper(pdf)


def test_groups_stand_in_even_columns(picture: Callable[..., Any]) -> None:
    groups = [Group(str(n), ("Anna", "Bo", "Cy", "Di", "Ed")) for n in range(1, 5)]
    dark = picture(group_list(DAY, groups).pdf, dpi=25.4) < 200  # a pixel a millimetre
    lower = dark[56:270]
    assert lower[:, 18:100].any() and lower[:, 110:192].any()
    left, right = (lower[:, a:b].any(1).nonzero()[0][-1] for a, b in ((18, 100), (110, 192)))
    assert abs(int(left) - int(right)) <= 2


def test_a_long_name_has_two_lines_of_a_size_that_reads(picture: Callable[..., Any]) -> None:
    def height(name: str) -> int:
        dark = picture(group_list(DAY, [Group("1", (name,))]).pdf, dpi=254) < 150
        rows = dark[655:900, 280:990].any(1).nonzero()[0]
        return int(rows[-1] - rows[0])

    assert height(NAMES["60 letters"]) > 55 > height("Anna")


def test_a_long_name_of_a_group_stands_in_two_lines_that_read() -> None:
    called, theme = "The very long name of a table by the window in the back", "Bread " * 15
    made = group_list(DAY, [Group(called, ("Ada", "Bo"), "Table 1", theme.strip())])
    there = sizes(made.pdf)
    assert min(size for text, size in there.items() if text in called) >= 9
    lines = [size for text, size in there.items() if text in theme]
    assert len(lines) == 1 or min(lines) >= 7
    short = group_list(DAY, [Group("Owls", ("Ada", "Bo"), "Table 1", "Bread")])
    assert sizes(short.pdf)["Owls"] == 12 and sizes(short.pdf)["Ada"] == there["Ada"]
