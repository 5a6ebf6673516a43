"""Rules are added, changed and taken out; each is one step of undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from lchost.credentials.kinds import Kind
from lchost.credentials.rules import ruling, seen
from lchost.credentials.rules.conditions import WHOLE, Conditions
from lchost.credentials.rules.ruling import Rule
from lchost.paper.by_rule import language_of, title_of
from lchost.planning import series
from lchost.ui.certificates.rule_dialog import RuleDialog
from lchost.ui.page import WorkshopPage


def tr(text: str) -> str:
    """Translate a sentence about rules."""
    return QCoreApplication.translate("CertificateRules", text)


class Ruling:
    """What the page does to rules; `chosen` says which is looked at, `choose` looks at another."""

    def __init__(
        self, page: WorkshopPage, chosen: Callable[[], Rule], choose: Callable[[int], None]
    ) -> None:
        self._page, self._chosen, self._choose = page, chosen, choose

    def add(self) -> None:
        """Ask for one more certificate: of completion, to begin with."""
        page, workshop_id = self._page, self._page.workshop_id
        workshop, belongs = page.workshop, series.of_workshop(workshop_id)
        if workshop is None:
            return
        fresh = Rule(
            kind=Kind.COMPLETION, conditions=Conditions(share=WHOLE), workshop_id=workshop_id
        )
        asks = RuleDialog(
            page,
            fresh,
            workshop_id,
            seen.plan([workshop_id]),
            language_of(workshop),
            is_new=True,
            series=belongs,
        )

        def keep() -> None:
            draft = asks.draft()
            label = tr("new certificate “{title}”").format(title=title_of(workshop, draft))
            self._choose(
                page.act(
                    label, lambda: ruling.add(workshop_id, draft, for_series=asks.for_series())
                )
            )

        asks.on_press(keep)
        asks.open()

    def edit(self) -> None:
        """Ask how the rule that is looked at is to be."""
        page, workshop_id, rule = self._page, self._page.workshop_id, self._chosen()
        workshop = page.workshop
        if workshop is None:
            return
        plan = seen.plan(ruling.workshops_of(rule) or [workshop_id])
        asks = RuleDialog(page, rule, workshop_id, plan, language_of(workshop), is_new=False)

        def keep() -> None:
            draft = asks.draft()
            if draft != rule.draft:
                label = tr("change of “{title}”").format(title=title_of(workshop, draft))
                self._choose(page.act(label, lambda: ruling.edit(workshop_id, rule.id, draft)))

        asks.on_press(keep)
        asks.open()

    def remove(self) -> None:
        """Take the rule that is looked at out."""
        page, rule = self._page, self._chosen()
        if page.workshop is not None and not rule.is_usual:
            label = tr("removal of “{title}”").format(title=title_of(page.workshop, rule))
            page.do(label, lambda: ruling.remove(rule.id))
