"""Names on lists that need a look before they are printed."""

from __future__ import annotations

from lchost.paper import name_notes
from lchost.paper.lists.sign_in import Signer, sign_in
from lchost.paper.notes import Preflight

from .conftest import DAY, NAMES

LONG = " ".join((NAMES["60 letters"],) * 3)


def test_a_name_that_a_list_had_to_narrow_is_said() -> None:
    people = [Signer(name) for name in ("Ana", LONG, NAMES["Arabic"])]
    made = sign_in(DAY, people)
    assert made.narrow == (LONG,)
    notes = name_notes.notes([one.name for one in people], made.narrow)
    assert [(note.kind, note.names, note.about) for note in notes] == [
        (Preflight.NARROWED, (LONG,), "name")
    ]


def test_letters_and_namesakes_are_said_and_plain_names_are_not() -> None:
    notes = name_notes.notes(["Ana", "ana ", "Bo \U00013000"])
    assert [(note.kind, note.names, note.detail) for note in notes] == [
        (Preflight.LETTERS_MISSING, ("Bo \U00013000",), "\U00013000"),
        (Preflight.SAME_NAME, ("Ana", "ana "), ""),
    ]
    assert name_notes.notes(["Ana", "Bo"]) == ()
