"""What speed-pairs cannot do is said before they are made."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from lchost.grouping.modes import Mode
from lchost.grouping.modes.pairs import noted
from lchost.ui.groups.pairs_words import pairs_said


@pytest.mark.parametrize(
    ("people", "rounds", "together", "said"),
    [
        (7, 1, (), "The number does not come out even: in each round one group has 3 people."),
        (3, 1, (), "All 3 talk in one group."),
        (2, 3, (), "Everybody can meet somebody new in one round; in 3 some talk again."),
        (6, 9, (), "Everybody can meet somebody new in 5 rounds; in 9 some talk again."),
        (
            4,
            1,
            ((1, 2),),
            "Kept together, these talk with each other in every round: Ada, Bo.",
        ),
        (1, 1, (), "There is nobody else to talk with."),
    ],
)
def test_what_speed_pairs_cannot_do_is_said(qapp, people, rounds, together, said):
    note = noted(range(people), 2, rounds, together)
    text = pairs_said(note, {1: "Ada", 2: "Bo"})
    assert text.replace("\u2068", "").replace("\u2069", "") == said


def test_the_set_up_warns_of_more_rounds_than_there_are_people_to_meet(page, qtbot):
    page.ask_wishes()
    panel = page.making.setup
    qtbot.waitUntil(lambda: bool(panel.preview.text()))
    box = panel.way.choice
    box.setCurrentIndex(next(n for n in range(box.count()) if box.itemData(n) is Mode.PAIRS))
    panel.sizes.rounds.setValue(13)
    qtbot.waitUntil(
        lambda: any("11 rounds; in 13" in one.text() for one in panel.findChildren(QLabel))
    )
