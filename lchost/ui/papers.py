"""The papers that a workshop needs, and how the press is asked for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from lchost.grouping import rounds, showing
from lchost.models import settings
from lchost.planning import items
from lchost.roster import registrations
from lchost.roster.registrations import Registration, Status
from lchost.ui import day_kinds, memory, wording
from lchost.ui.paper_kinds import BADGES as BADGES
from lchost.ui.paper_kinds import FEEDBACK as FEEDBACK
from lchost.ui.paper_kinds import SIGN_IN as SIGN_IN
from lchost.ui.paper_kinds import Choices as Choices
from lchost.ui.paper_kinds import Missing, tr
from lchost.ui.paper_kinds import PaperKind as PaperKind

if TYPE_CHECKING:
    from lchost.paper.press import Paper
    from lchost.ui.stage.scene import Invitation

PAGE_SIZES = {"a4": "A4", "letter": "Letter"}


def usual_page_size() -> str:
    """Return the size chosen last on this computer, else the community's, else the country's."""
    system = QLocale.system().measurementSystem()
    usual = "letter" if system == QLocale.MeasurementSystem.ImperialUSSystem else "a4"
    usual = str(settings.get("paper_size", "") or usual)
    found = memory.page_size(usual)
    return found if found in PAGE_SIZES else "a4"


def kept_variant(kind: PaperKind) -> str:
    """Return the variant that was chosen last on this computer, else the first."""
    kept, offered = memory.paper_variant(kind.key), [key for key, _ in kind.variants]
    return kept if kept in offered else "".join(offered[:1])


def with_place(workshop_id: int) -> list[Registration]:
    """Return everybody who gets a badge."""
    listed = registrations.listing(workshop_id)
    return [one for one in listed if one.status is Status.REGISTERED]


def kinds(
    workshop_id: int, people: list[Registration], poster: Invitation | None = None
) -> list[PaperKind]:
    """Return the papers of a workshop in the order of the day.

    Args:
        poster: how phones come in; None while they do not.
    """
    parts = len(items.agenda(workshop_id))
    return [
        PaperKind(
            BADGES, tr("Name badges"), _badges_sub(people), "id-card",
            lambda choices: _badges(workshop_id, choices), bool(people), missing=_no_people(),
        ),
        PaperKind(
            SIGN_IN, tr("Sign-in sheet"), _people(len(people)), "list-checks",
            lambda choices: _sign_in(workshop_id, choices), comes_back=True,
        ),
        PaperKind(
            "agenda", tr("Agenda"),
            wording.counted(parts, tr("1 item"), tr("{n} items")) if parts else tr("Still empty"),
            "clock", lambda choices: _agenda(workshop_id, choices), bool(parts),
            missing=_no_agenda(),
        ),
        PaperKind(
            "people", tr("People list"), tr("By name, to hang up"), "users",
            lambda choices: _people_list(workshop_id, choices), bool(people),
        ),
        *day_kinds.at_the_door(workshop_id, poster),
        *_of_rounds(workshop_id),
        PaperKind(
            FEEDBACK[0], tr("Feedback forms"), tr("4 to a page, to cut"), "message-circle",
            lambda choices: _feedback(workshop_id, choices, 4), comes_back=True,
        ),
        PaperKind(
            FEEDBACK[1], tr("Feedback forms, large"), tr("2 to a page, to cut"),
            "message-circle", lambda choices: _feedback(workshop_id, choices, 2),
            comes_back=True, is_extra=True,
        ),
        *day_kinds.to_hand_out(workshop_id, len(people)),
    ]  # fmt: skip


def _no_people() -> Missing:
    return Missing(
        tr("Nobody has a place yet."),
        tr("Add people first, or choose “Nobody: a sheet to write on”."),
        "people",
        tr("Add people"),
    )


def _no_agenda() -> Missing:
    return Missing(
        tr("The agenda is still empty."),
        tr("Plan the day first; then its agenda can be printed."),
        "plan",
        tr("Plan the day"),
    )


def _of_rounds(workshop_id: int) -> list[PaperKind]:
    """Return the papers of the groups; none before there are any."""
    made = rounds.listing(workshop_id)
    if not made:
        return []
    offered = tuple((r.id, tr("Round {n}").format(n=wording.number(r.number))) for r in made)
    shown = rounds.published(workshop_id)
    first, not_over = shown or made[-1].id, shown or made[0].id
    counted = wording.counted(len(made), tr("1 round"), tr("{n} rounds"))
    has_tables = showing.has_tables(workshop_id)
    find = tr("Find your table") if has_tables else tr("Find your group")
    cards = tr("Table cards") if has_tables else tr("Group cards")
    mine = tr("My tables") if has_tables else tr("My groups")
    found = [
        PaperKind(
            "groups", tr("Group list"), counted, "users-round", _group_list,
            rounds=offered, round_id=first, not_over=not_over,
        ),
        PaperKind(
            "find", find, tr("By name, to hang up"), "search", _find_table,
            rounds=offered, round_id=first, not_over=not_over,
        ),
        PaperKind(
            "cards", cards, tr("To fold and stand up"), "signpost", _table_cards,
            rounds=offered, round_id=first, not_over=not_over,
        ),
        PaperKind(
            "group_signs", tr("Group signs"), tr("With or without an arrow"), "signpost",
            _group_signs, rounds=offered, round_id=first, not_over=not_over,
            variants=day_kinds.arrows(), variants_title=tr("&Arrow"), is_extra=True,
        ),
    ]  # fmt: skip
    if len(made) > 1:
        found.append(
            PaperKind(
                "slips",
                mine,
                tr("A slip for everybody"),
                "list-checks",
                lambda choices: _slips(workshop_id, choices),
            )
        )
    return found


def _badges_sub(people: list[Registration]) -> str:
    new = sum(1 for one in people if one.badge_printed_at is None)
    if not people:
        return tr("Nobody has a place yet")
    if new == len(people):
        return _people(len(people))
    said = tr("{people}, {new} new") if new else tr("{people}, none new")
    return said.format(people=_people(len(people)), new=wording.number(new))


def _people(count: int) -> str:
    return wording.counted(count, tr("1 person"), tr("{n} people"))


# The press brings reportlab along (100 ms): it is imported when the first paper is made.


def _badges(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import badge_papers

    return badge_papers.badges(
        workshop_id,
        design=choices.design,
        sheet=choices.sheet,
        which=choices.which,
        start_slot=choices.start_slot,
        flip=choices.flip,
        cuts=choices.cuts,
    )


def _sign_in(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import day_papers

    return day_papers.sign_in(workshop_id, choices.page_size, choices.form)


def _feedback(workshop_id: int, choices: Choices, per_page: int) -> Paper:
    from lchost.paper import feedback_replies

    return feedback_replies.forms(workshop_id, choices.page_size, per_page)


def _agenda(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import press

    return press.agenda(workshop_id, choices.page_size)


def _people_list(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import press

    return press.people_list(workshop_id, choices.page_size)


def _group_list(choices: Choices) -> Paper:
    from lchost.paper import round_papers

    return round_papers.group_list(choices.round_id, choices.page_size)


def _find_table(choices: Choices) -> Paper:
    from lchost.paper import round_papers

    return round_papers.find_table(choices.round_id, choices.page_size)


def _table_cards(choices: Choices) -> Paper:
    from lchost.paper import round_papers

    return round_papers.table_cards(choices.round_id, choices.page_size)


def _group_signs(choices: Choices) -> Paper:
    from lchost.paper import round_papers

    return round_papers.group_signs(choices.round_id, choices.page_size, choices.variant)


def _slips(workshop_id: int, choices: Choices) -> Paper:
    from lchost.paper import round_papers

    return round_papers.slips(workshop_id, choices.page_size)
