"""A bar says what it shows as far as there is room."""

from lchost.ui.groups import drawing


def test_a_part_of_a_bar_says_its_value_whole_where_it_fits(qapp):
    assert drawing._in_bar("Engineering", 120) == "Engineering"
    assert drawing._in_bar("Engineering", 40) == "En"
    assert drawing._in_bar("Engineering", 8) == ""
