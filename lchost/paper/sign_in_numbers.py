"""The numbers on sign-in sheets that left the house: whose lines they are, whoever came later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lchost.errors import DamagedValue
from lchost.models.papers import ScanSheet
from lchost.paper.lists.sign_in import line_of
from lchost.paper.scanback import layout

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
