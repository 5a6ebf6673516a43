"""What boxes say together: doubt is never lost on the way."""

from __future__ import annotations

import numpy as np

from lchost.paper.scanback.boxes import Ticking
from lchost.paper.scanback.layout import Area, Layout
from lchost.paper.scanback.reading import ReadSheet
from lchost.paper.scanback.said import Choice, Line, choices, has_written, is_feedback, lines
from lchost.paper.scanback.writing import Writing

LAYOUT = Layout(210, 297, ((1, 1), (9, 1), (9, 9), (1, 9)), (2, 2, 3))


def sheet(boxes: dict[str, bool | None], written: tuple[str, ...] = ()) -> ReadSheet:
    """Boxes: ticked, not ticked, or (None) nobody is sure that it is not."""
    ticked = [Ticking(key, bool(is_ticked), is_ticked is not None, 0) for key, is_ticked in
              boxes.items()]  # fmt: skip
    areas = [Writing(Area(key, 0, 0, 1, 1), True) for key in written]
    gray = np.zeros((2, 2), np.uint8)
    return ReadSheet("C", LAYOUT, tuple(ticked), tuple(areas), 4, gray, np.eye(3))


def test_a_tick_is_here_with_or_without_a_signature() -> None:
    read = sheet({"7 r70": True, "8 r80": True, "9 r90": False}, ("8 r80",))
    assert lines(read) == [
        Line("7 r70", 7, 70, True, True),
        Line("8 r80", 8, 80, True, True, True),
        Line("9 r90", 9, 90, False, True),
    ]


def test_who_signed_without_a_tick_is_taken_for_here_and_asked() -> None:
    assert lines(sheet({"7 r70": False}, ("7 r70",))) == [Line("7 r70", 7, 70, True, False, True)]


def test_a_spare_line_is_plain_only_with_both_a_tick_and_a_name() -> None:
    read = sheet({"20": True, "21": True, "22": False, "23": False}, ("name 20", "name 22"))
    assert [(one.number, one.is_here, one.is_sure) for one in lines(read)] == [
        (20, True, True),
        (21, True, False),
        (22, True, False),
        (23, False, True),
    ]


def test_a_doubtful_box_makes_a_doubtful_line() -> None:
    assert not lines(sheet({"1 r10": None}))[0].is_sure


def test_one_tick_is_the_answer_and_two_are_asked() -> None:
    read = sheet(
        {
            **{f"worth_it {n}": n == 4 for n in range(1, 6)},
            **{f"learned {n}": n in (2, 5) for n in range(1, 6)},
            **{f"pace {n}": False for n in range(1, 6)},
            **{f"welcome {n}": True if n == 5 else (None if n == 1 else False)
               for n in range(1, 6)},
            **{f"recommend {n}": n == 10 for n in range(11)},
        },
        ("should_change",),
    )  # fmt: skip
    assert choices(read) == [
        Choice("worth_it", 4, True),
        Choice("learned", None, False),
        Choice("pace", None, True),
        Choice("welcome", 5, False),
        Choice("recommend", 10, True),
    ]
    assert has_written(read) == ["should_change"]
    assert is_feedback(read) and not is_feedback(sheet({"1 r10": True}))
