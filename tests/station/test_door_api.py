"""The JSON door: what it answers, and to whom."""

from __future__ import annotations

from lchost.models.attendance import CheckIn


def test_a_code_is_greeted_once_and_then_known(ada, scan):
    said = scan(door="Door B")
    assert (said.status, said.json["answer"], said.json["name"]) == (200, "welcome", "Ada")
    again = scan()
    assert (again.status, again.json["answer"]) == (200, "already")
    assert again.json["since"] == said.json["at"] and again.json["since_door"] == "Door B"
    assert [row.answer for row in CheckIn.select()] == ["welcome", "already"]
