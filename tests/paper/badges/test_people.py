"""The letters that stand for a name where there is no picture."""

from __future__ import annotations

import pytest

from lchost.paper.badges.people import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada", "A"),
        ("Martin Luther King Jr.", "MK"),
        ("Sammy Davis, Jr", "SD"),
        ("Henry Louis Gates III", "HG"),
        ("Dr. Sarah Smith", "SS"),
        ("Ludwig van Beethoven", "LB"),
        ("van Gogh", "G"),
        ("Van Nguyen", "VN"),
        ("María de la Cruz", "MC"),
        ("Mohammed al-Hashimi", "MH"),
        ("Jean-Luc Picard", "JP"),
        ("Robert Lee (Bob)", "RL"),
        ("(Bob)", "B"),
        ("de la", "DL"),
        ("Nguyễn Thị Ánh", "NÁ"),
        ("Jr", "J"),
        ("王小明", "王"),
        ("", ""),
    ],
)
def test_a_name_is_known_by_the_letters_of_its_own_words(name: str, letters: str) -> None:
    assert initials(name) == letters
