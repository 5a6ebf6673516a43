"""What a paper in the list is, and what a host chooses of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lchost.paper.lists.forms import USUAL, SignInForm
from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.cutting import Cuts

if TYPE_CHECKING:
    from lchost.paper.badge_papers import Which
    from lchost.paper.press import Paper

BADGES = "badges"
SIGN_IN = "sign_in"
FEEDBACK = ("feedback", "feedback_2")  # small forms and large ones
BLANK = "blank"  # badges without people, to write on


def tr(text: str) -> str:
    """Translate words about papers."""
    return QCoreApplication.translate("Papers", text)


@dataclass(frozen=True)
class Choices:
    """How the host wants it: badges look at all of the sheet, lists at page size and round.

    `form` is the sign-in sheet's, `variant` one of those that a paper has.
    """

    page_size: str = "a4"
    which: Which = "all"
    sheet: str = "a4_a7"
    start_slot: int = 0
    round_id: int = 0
    form: SignInForm = USUAL
    variant: str = ""
    design: str = "classic"
    flip: Flip | None = None
    cuts: Cuts = Cuts.LINES


@dataclass(frozen=True)
class Missing:
    """Why a paper cannot be made yet: a fact, what to do, and the step where that is done."""

    fact: str
    instead: str
    step: str
    way: str


@dataclass(frozen=True)
class PaperKind:
    """One paper in the list.

    Attributes:
        is_ready: there is something to print on it.
        rounds: of which the host chooses one: id and name.
        round_id: the one to begin with.
        not_over: the first of them that is shown or still to come.
        comes_back: it is filled in, and lchost reads it.
        variants: of which the host chooses one, by its key, under `variants_title`.
        is_extra: few days need it.
        missing: what must be there before it can be made.
    """

    key: str
    title: str
    sub: str
    icon: str
    make: Callable[[Choices], Paper]
    is_ready: bool = True
    rounds: tuple[tuple[int, str], ...] = ()
    round_id: int = 0
    not_over: int = 0
    comes_back: bool = False
    variants: tuple[tuple[str, str], ...] = ()
    variants_title: str = ""
    is_extra: bool = False
    missing: Missing | None = None
