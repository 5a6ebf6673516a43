"""What the stage's lists need is drawn before the room looks."""

from __future__ import annotations

from lchost.ui.stage import measuring, rehearsed


def test_every_script_is_drawn_once_and_a_little_at_a_time(qapp):
    measuring.width.cache_clear()
    drawn = list(rehearsed.steps())
    assert drawn == [*rehearsed._NAMES, "groups"]
    before = measuring.width.cache_info().misses
    for name in rehearsed._NAMES:
        measuring.width(name)
    assert measuring.width.cache_info().misses == before
