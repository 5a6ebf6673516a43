"""With words of twice the length nothing is cut, and a screen reader can name every stop."""

import importlib.util
from pathlib import Path

import pytest

from lchost.ui import memory, theme
from lchost.ui.colours import LIGHT

SPEC = importlib.util.spec_from_file_location("tour", Path(__file__).with_name("tour.py"))
tour = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tour)


@pytest.fixture
def journey(qapp, tmp_path, monkeypatch):
    theme.load_first_fonts()
    yield tour.Tour(qapp, tmp_path)
    memory.keep_look("light", 100, calm=True)
    theme.apply(qapp, LIGHT)


def test_words_of_twice_the_length_find_room_on_every_page(journey):
    with journey._stretching(), journey._window("light") as window:
        journey._pages(window, "long", looks_for_cuts=True)
    assert journey.cut == []
    assert journey.nameless == []


def test_at_twice_the_text_size_no_page_is_lost(journey):
    with journey._window("light", 200) as window:
        journey._pages(window, "large")
    assert journey.taken > len(tour.registry.places()) + len(tour.registry.steps())
