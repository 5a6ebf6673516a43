"""Cells that a spreadsheet would calculate: made inert on the way out, and back as they were."""

from __future__ import annotations

import re

_FORMULA_STARTS = "=+-@|%\t\r＝＋－＠"
_HARMLESS = re.compile(r"[+-]?\(?\d[\d\s().,/-]*|[+-]+")  # numbers, phones, "-" for nothing


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet may calculate this cell instead of showing it."""
    return cell[:1] in _FORMULA_STARTS and cell != "" and not _HARMLESS.fullmatch(cell)


def guarded(cell: str) -> str:
    """Return the cell as CSV carries it: "'=1+1" for "=1+1"."""
    return f"'{cell}" if is_formula(cell.lstrip("'")) else cell


def unguarded(cell: str) -> str:
    """Return the cell as it was before `guarded`."""
    return cell[1:] if cell[:1] == "'" and is_formula(cell.lstrip("'")) else cell
