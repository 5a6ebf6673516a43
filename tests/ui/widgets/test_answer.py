"""The answer panel, by what it paints and what it tells screen readers."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF

from lchost.ui import theme
from lchost.ui.colours import DARK, LIGHT
from lchost.ui.widgets.answer import AnswerPanel, Said, fitted, two_lines
from lchost.ui.widgets.buttons import button

LONG = "Maximiliana-Bernadette Featherstonehaugh-Cholmondeley Saint-J"


@pytest.fixture
def panel(qapp, qtbot):
    theme.apply(qapp, LIGHT, calm=True)
    made = AnswerPanel()
    made.resize(760, 300)
    qtbot.addWidget(made)
    made.show()
    yield made
    theme.apply(qapp, LIGHT)


def colour_at(panel, x, y):
    return QColor(panel.grab().toImage().pixel(x, y)).name()


def edge_of(panel):
    """Return how many changes of colour lie along a line close to the upper edge."""
    image = panel.grab().toImage()
    line = [image.pixel(x, 11) for x in range(60, 700)]
    return sum(one != other for one, other in itertools.pairwise(line))


def test_each_tone_has_a_ground_and_an_edge_of_its_own(panel):
    grounds, edges = set(), {}
    for tone in ("welcome", "attention", "neutral", "refused"):
        panel.show_said(Said("x", "Ada", "", tone))
        grounds.add(colour_at(panel, 400, 290 if tone != "refused" else 150))
        edges[tone] = edge_of(panel)
    assert len(grounds) == 4
    assert edges["welcome"] == 0 and edges["attention"] == 0  # plain, and one whole frame
    assert edges["neutral"] > 20  # dashes
    panel.show_said(Said("x", "Ada", "", "attention"))
    assert colour_at(panel, 400, 11) != colour_at(panel, 400, 290)  # the frame


def test_it_falls_quiet_and_the_words_stay(panel, qtbot):
    panel.show_said(Said("Welcome", "Ada", "", "welcome"))
    assert colour_at(panel, 5, 150) == LIGHT.welcome.solid.lower()
    assert panel._wait.isActive() and not panel.is_quiet
    panel._wait.setInterval(0)
    panel._wait.start()
    qtbot.waitUntil(lambda: panel.is_quiet)
    assert colour_at(panel, 5, 150) == LIGHT.welcome.soft.lower()
    assert panel.said.name == "Ada"


def test_the_dark_scheme_needs_no_new_panel(panel, qapp):
    panel.show_said(Said("Welcome", "Ada", "", "welcome"))
    theme.apply(qapp, DARK, calm=True)
    assert colour_at(panel, 5, 150) == DARK.welcome.solid.lower()


def test_an_answer_is_an_alert_with_all_its_words(panel, monkeypatch):
    events = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda e: events.append(e.type()))
    panel.show_said(Said("Already in since 9:02", "Ada", "Nothing changed.", "attention"))
    assert events == [QAccessible.Event.Alert]
    assert panel.accessibleName() == "Already in since 9:02. Ada. Nothing changed"


def test_a_long_name_shrinks_to_half_and_then_is_cut(qapp):
    face, shown = fitted("Ada", 70, 20, 400, bold=True)
    assert (face.pixelSize(), shown) == (70, "Ada")
    face, shown = fitted(LONG[:25], 70, 20, 600, bold=True)
    assert 35 <= face.pixelSize() < 70 and shown == LONG[:25]
    face, shown = fitted(LONG, 70, 20, 400, bold=True)
    assert face.pixelSize() == 35 and shown.endswith("…")
    assert QFontMetricsF(face).horizontalAdvance(shown) <= 401


def test_the_name_grows_with_the_panel(panel):
    panel.show_said(Said("Welcome", "Ada", "", "welcome"))
    small = panel._unit()
    panel.resize(1400, 600)
    assert panel._unit() > 1.9 * small


def test_new_words_take_the_old_ways_out_away(panel):
    panel.show_said(Said("x", tone="neutral"), [button("Search"), button("Walk-in")])
    assert [way.text() for way in panel.ways()] == ["Search", "Walk-in"]
    panel.show_said(Said("Welcome", "Ada", "", "welcome"))
    assert panel.ways() == []


def test_a_long_sentence_takes_two_lines_and_loses_no_word(qapp):
    face, _ = fitted("x", 24, 16, 600, bold=False)
    said = "Registered for “Charts that do not lie, for everybody”, today at 14:00."
    lines = two_lines(said, face, 600)
    assert len(lines) == 2 and " ".join(lines) == said
    assert all(QFontMetricsF(face).horizontalAdvance(line) <= 600 for line in lines)
