"""Signs, handouts and blank sheets: the papers of a day that no list of people makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lchost.credentials import register
from lchost.models import settings
from lchost.planning import resources
from lchost.ui import wording
from lchost.ui.paper_kinds import Choices, Missing, PaperKind, tr

if TYPE_CHECKING:
    from lchost.paper.press import Paper
    from lchost.ui.stage.scene import Invitation

POSTER, HANDOUT = "poster", "handout"
_BLANK, _NAMED = "blank", "named"


def arrows() -> tuple[tuple[str, str], ...]:
    """Return the ways that a sign can point."""
    return (
        ("", tr("No arrow")),
        ("left", tr("To the left")),
        ("ahead_left", tr("Ahead, to the left")),
        ("ahead", tr("Straight ahead")),
        ("ahead_right", tr("Ahead, to the right")),
        ("right", tr("To the right")),
        ("back", tr("Back")),
        ("all", tr("One each: left, ahead, right")),
    )


def at_the_door(workshop_id: int, poster: Invitation | None) -> list[PaperKind]:
    """Return what hangs at the door and in the corridor.

    Args:
        poster: how phones come in; None while they do not.
    """
    found = [
        PaperKind(
            POSTER, tr("Door poster"),
            tr("To check in by phone") if poster else tr("Once phones come in"),
            "qr-code", lambda choices: _poster(workshop_id, poster, choices), poster is not None,
            missing=_no_phones(),
        ),
        PaperKind(
            "room_signs", tr("Room signs"), tr("With or without an arrow"), "signpost",
            lambda choices: _room_signs(workshop_id, choices),
            variants=arrows(), variants_title=tr("&Arrow"), is_extra=True,
        ),
    ]  # fmt: skip
    if str(settings.get("guidelines", "") or "").strip():
        found.append(
            PaperKind(
                "guidelines", tr("Guidelines"), tr("To hang up"), "heart-handshake",
                lambda choices: _guidelines(workshop_id, choices), is_extra=True,
            )
        )  # fmt: skip
    return found


def to_hand_out(workshop_id: int, people: int) -> list[PaperKind]:
    """Return what people take home, sign for, or write on; `people` have a place."""
    readings = len(resources.listing(workshop_id))
    given = sum(1 for one in register.listing(workshop_id) if one.voided_at is None)
    has_none = Missing(
        tr("Nobody has a certificate yet."),
        tr("Issue certificates first; then the sheet to sign for them can be printed."),
        "certificates",
        tr("Issue certificates"),
    )
    tents = ((_NAMED, tr("With names")),) if people else ()
    return [
        PaperKind(
            HANDOUT, tr("Handout"), _readings(readings), "book-open",
            lambda choices: _handout(workshop_id, choices), is_extra=not readings,
        ),
        PaperKind(
            "certificate_list", tr("Certificate sheet"),
            wording.counted(given, tr("1 person"), tr("{n} people")) if given
            else tr("Nobody has one yet"),
            "award", lambda choices: _certificates(workshop_id, choices), bool(given),
            missing=has_none, is_extra=True,
        ),
        PaperKind(
            "name_tents", tr("Name tents"), tr("To fold and stand up"), "contact",
            lambda choices: _name_tents(workshop_id, choices),
            variants=(*tents, (_BLANK, tr("One to write on, to copy"))),
            variants_title=tr("&Names"), is_extra=True,
        ),
        PaperKind(
            "blank_sign_in", tr("Empty list"), tr("To copy, for walk-ins"), "file-text",
            lambda choices: _blank_sign_in(workshop_id, choices), is_extra=True,
        ),
    ]  # fmt: skip


def _no_phones() -> Missing:
    return Missing(
        tr("Phones are not let in yet."),
        tr("Let phones in first: at Check-in, under “Phones and door stations”."),
        "checkin",
        tr("Go to Check-in"),
    )


def _readings(count: int) -> str:
    if not count:
        return tr("Lines for notes")
    return wording.counted(count, tr("1 thing to read on"), tr("{n} things to read on"))


# The press brings reportlab along (100 ms): it is imported when the first paper is made.


def _poster(workshop_id: int, how: Invitation | None, choices: Choices) -> Paper:
    from lchost.paper import day_papers

    code, word, address = (how.code, how.word, how.address) if how else ("", "", "")
    return day_papers.door_poster(workshop_id, code, word, address, choices.page_size)


def _room_signs(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import day_papers

    return day_papers.room_signs(workshop_id, choices.page_size, choices.variant)


def _guidelines(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import day_papers

    return day_papers.guidelines(workshop_id, choices.page_size)


def _handout(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import day_papers

    return day_papers.handout(workshop_id, choices.page_size)


def _certificates(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import day_papers

    return day_papers.certificates_given(workshop_id, choices.page_size)


def _name_tents(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import day_papers

    is_named = choices.variant == _NAMED
    return day_papers.name_tents(workshop_id, choices.page_size, with_names=is_named)


def _blank_sign_in(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import day_papers

    return day_papers.blank_sign_in(workshop_id, choices.page_size)
