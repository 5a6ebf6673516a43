from hypothesis import given
from hypothesis import strategies as st

from lchost.planning.agenda import Format
from lchost.ui.ready_agenda import usual_agenda


@given(st.integers(min_value=60, max_value=600))
def test_a_usual_agenda_fills_the_workshop_to_the_minute(total):
    parts = usual_agenda(total)
    assert sum(part.minutes for part in parts) == total
    assert all(part.minutes >= 5 for part in parts)


def test_only_a_long_workshop_has_a_break():
    assert any(part.format == Format.BREAK for part in usual_agenda(150))
    assert not any(part.format == Format.BREAK for part in usual_agenda(60))


def test_a_very_short_workshop_gets_parts_that_can_be_cut_down():
    assert all(part.minutes == 5 for part in usual_agenda(10))
