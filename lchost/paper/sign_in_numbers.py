"""The numbers on sign-in sheets that left the house: whose lines they are, whoever came later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lchost.errors import DamagedValue
from lchost.models.papers import ScanSheet
from lchost.paper.lists.line_keys import line_of
from lchost.paper.scanback import layout
from lchost.roster import registrations

PAPER = "sign_in"
_STEP = 100  # where the numbers of one sheet cannot go on, the next hundred begins


def given(workshop_id: int) -> dict[int, int]:
    """Return whose line each number is, on all sheets that were printed; 0: a spare line's.

    A number means one line on whichever sheet it stands: `first_number` sees to that.
    """
    rows = ScanSheet.select(ScanSheet.layout).where(
        ScanSheet.workshop == workshop_id, ScanSheet.paper == PAPER
    )
    found: dict[int, int] = {}
    for row in rows.order_by(ScanSheet.id):
        try:
            found.update(line_of(box.key) for box in layout.from_json(row.layout).boxes)
        except (DamagedValue, ValueError):
            continue  # of another version: its numbers are not known here
    return found


def first_number(known: Mapping[int, int], lines: Sequence[int]) -> int:
    """Return where the numbers of a sheet begin, so that none has meant another line before.

    Printed again as it was, a sheet keeps its numbers; once others have registered, it goes on in
    the next hundred, and both sheets can be typed in.

    Args:
        known: as `given` returns.
        lines: registration ids of all lines in their order; 0 for spare ones.
    """
    first = 1
    while any(known.get(n, line) != line for n, line in enumerate(lines, first)):
        first = first + _STEP if first > 1 else _STEP + 1
    return first


@dataclass(frozen=True)
class NamedLine:
    """A line of a printed sheet.  A spare one, or one whose place is gone, has no member."""

    number: int
    member_id: int = 0
    name: str = ""
    is_spare: bool = False


def named(workshop_id: int) -> dict[int, NamedLine]:
    """Return every line of the sheets that were printed, by its number."""
    people = {one.id: one for one in registrations.listing(workshop_id)}
    found: dict[int, NamedLine] = {}
    for number, registration_id in given(workshop_id).items():
        one = people.get(registration_id)
        if one is None:
            found[number] = NamedLine(number, is_spare=not registration_id)
        else:
            found[number] = NamedLine(number, one.member_id, one.name)
    return found


def are_printed(workshop_id: int) -> bool:
    """Tell whether a sign-in sheet has left the house."""
    kept = ScanSheet.select().where(ScanSheet.workshop == workshop_id, ScanSheet.paper == PAPER)
    return bool(kept.exists())
