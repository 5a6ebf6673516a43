"""What a host should know of speed-pairs before they are made, in words."""

from __future__ import annotations

from collections.abc import Mapping

from lchost.grouping.modes.pairs import PairsNote
from lchost.ui import wording
from lchost.ui.groups.finding_words import names
from lchost.ui.groups.setup_words import tr


def pairs_said(note: PairsNote, known: Mapping[int, str]) -> str:
    """Return what is not as one may think: an odd number, rounds too many, who is kept together."""
    n = wording.number
    if note.people < 2:
        return tr("There is nobody else to talk with.")
    said = []
    if note.other:
        text = tr("The number does not come out even: in each round one group has {other} people.")
        if note.people < note.at_once + 2:
            text = tr("All {other} talk in one group.")
        said.append(text.format(other=n(note.other)))
    for people in note.together:
        text = tr("Kept together, these talk with each other in every round: {names}.")
        said.append(text.format(names=names(known, people)))
    if note.rounds > note.possible:
        text = wording.counted(
            note.possible,
            tr("Everybody can meet somebody new in one round; in {rounds} some talk again."),
            tr("Everybody can meet somebody new in {n} rounds; in {rounds} some talk again."),
        )
        said.append(text.format(rounds=n(note.rounds)))
    return "\n".join(said)
