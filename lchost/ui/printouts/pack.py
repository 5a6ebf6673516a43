"""The print pack: what a workshop needs on paper, in the order of the day, and on which sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from PySide6.QtCore import QCoreApplication

from lchost.paper.printed import Gone
from lchost.roster.registrations import Registration
from lchost.ui import papers
from lchost.ui.papers import BADGES, PAGE_SIZES, SIGN_IN, Choices, PaperKind
from lchost.ui.printouts.leaving import (
    Leaving,
    badges_gone_words,
    gone_words,
    log_key,
)
from lchost.ui.sheets import saying


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("Printouts", text)


@dataclass(frozen=True)
class Line:
    """A paper of the pack.

    Attributes:
        choices: how the press is asked for it.
        printed: when it was printed before; empty: it was not.
        is_wanted: in the pack unless the host says otherwise.
    """

    kind: PaperKind
    title: str
    choices: Choices
    printed: str = ""
    is_wanted: bool = True


@dataclass(frozen=True)
class Stage:
    """Papers that come out one after the other without another sheet in the printer."""

    sheet: str  # in the host's words
    papers: tuple[Leaving, ...]

    @property
    def pages(self) -> int:
        return sum(len(paper.all_pages()) for paper in self.papers)


def choices_for(kind: PaperKind, wanted: Choices) -> Choices:
    """Return what this paper looks at, of all that the host wants."""
    if kind.key == BADGES:
        return replace(wanted, page_size="a4", round_id=0)
    made = Choices(wanted.page_size, round_id=wanted.round_id if kind.rounds else 0)
    if kind.variants:
        made = replace(made, variant=wanted.variant)
    return replace(made, form=wanted.form) if kind.key == SIGN_IN else made


def lines(
    kinds: Sequence[PaperKind],
    wanted: Choices,
    people: Sequence[Registration],
    gone: Mapping[str, Gone],
    zone: str,
) -> list[Line]:
    """Return the papers that there is something for; what was printed before is not wanted.

    Neither is what few days need.  Of badges only the new ones are, if others are out.  Papers of
    the groups are offered for each round, and wanted of those that are not over.
    """
    found = []
    for kind in kinds:
        if not kind.is_ready:
            continue
        if kind.key == BADGES:
            found.append(_badges(kind, wanted, people, zone))
            continue
        for one, is_to_come in _of_each_round(kind, gone):
            choices = replace(wanted, round_id=one.round_id, variant=papers.kept_variant(one))
            before = gone.get(log_key(one, one.round_id))
            title = one.title
            if len(one.rounds) > 1:
                of_round = dict(one.rounds).get(one.round_id, "")
                title = tr("{title}, {round}").format(title=title, round=of_round)
            printed = gone_words(before, zone) if before else ""
            is_wanted = is_to_come and before is None and not one.is_extra
            line = Line(one, title, choices_for(one, choices), printed, is_wanted=is_wanted)
            found.append(line)
    return found


def _of_each_round(kind: PaperKind, gone: Mapping[str, Gone]) -> list[tuple[PaperKind, bool]]:
    """Return a paper for each of its rounds, and whether that one is shown or still to come."""
    if not kind.rounds:
        return [(kind, True)]
    ids = [round_id for round_id, _ in kind.rounds]
    not_over = ids.index(kind.not_over)
    is_told = log_key(kind, kind.round_id) in gone  # its line says so, and the others' must not
    return [
        (
            replace(kind, round_id=one, sub="" if is_told and one != kind.round_id else kind.sub),
            n >= not_over,
        )
        for n, one in enumerate(ids)
    ]


def _badges(kind: PaperKind, wanted: Choices, people: Sequence[Registration], zone: str) -> Line:
    new = sum(1 for one in people if one.badge_printed_at is None)
    which: Literal["new", "all"] = "new" if 0 < new < len(people) else "all"
    choices = replace(choices_for(kind, wanted), which=which)
    title = tr("{title}, new ones").format(title=kind.title) if which == "new" else kind.title
    return Line(kind, title, choices, badges_gone_words(people, zone), is_wanted=new > 0)


def stages(papers: Sequence[tuple[Leaving, str]]) -> list[Stage]:
    """Return papers by the sheet in the printer; what is on the same one comes in a row.

    Each stands with the size of its page, such as "a4".
    """
    sheets = [sheet_of(paper, size) for paper, size in papers]
    order = {name: sheets.index(name) for name in sheets}
    pairs = sorted(zip(sheets, papers, strict=True), key=lambda pair: order[pair[0]])
    by_sheet = groupby(pairs, key=lambda pair: pair[0])
    return [Stage(name, tuple(one[1][0] for one in found)) for name, found in by_sheet]


def sheet_of(paper: Leaving, page_size: str) -> str:
    """Return what must lie in the printer for a paper."""
    if not paper.sheet:
        return PAGE_SIZES[page_size]
    from lchost.paper.sheets.presets import SHEETS

    sheet = SHEETS[paper.sheet]
    is_plain = sheet.is_cut_by_hand and sheet.page_name
    name = sheet.page_name if is_plain else saying.called(sheet)
    return tr("{sheet}, both sides").format(sheet=name) if paper.sides > 1 else name
