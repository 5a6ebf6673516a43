"""What the Certificates page does with designs; each deed is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lchost.credentials.rules import ruling
from lchost.credentials.rules.ruling import Rule
from lchost.errors import HostError
from lchost.paper.badges.design import Design
from lchost.ui.certificate_design.words import tr

if TYPE_CHECKING:
    from lchost.paper.issuing import CertificateOptions
    from lchost.ui.certificate_design.designer import CertificateDesigner
    from lchost.ui.page import WorkshopPage


class Designing:
    """`rule` says for which certificate, `options` what it says, `choose` looks at a rule."""

    def __init__(
        self,
        page: WorkshopPage,
        rule: Callable[[], Rule],
        options: Callable[[], CertificateOptions],
        choose: Callable[[int], None],
    ) -> None:
        self._page, self._rule, self._options, self._choose = page, rule, options, choose

    def take(self, key: str) -> None:
        """Take another design for this certificate."""
        if key != self._rule().design:
            self._edit(tr("choice of the certificate's design"), design=key)

    def take_language(self, language: str) -> None:
        """Print a second language beside, or none."""
        if language != self._rule().second_language:
            self._edit(tr("choice of the second language"), second_language=language)

    def change(self) -> CertificateDesigner | None:
        """Open the designer on the design of this certificate; a starter becomes a new one."""
        from lchost.paper import badge_designs, certificate_designs
        from lchost.paper.certificates.starters import STARTERS
        from lchost.ui.certificate_design.designer import CertificateDesigner

        options = self._options()
        key = certificate_designs.known(options.design)
        try:
            if key in STARTERS:
                begun = certificate_designs.design(key, options.page_size)
                design, own = replace(begun, name=tr("Our certificate")), ""
            else:
                design, own = badge_designs.get(key), key
        except HostError as error:
            self._page.trouble(error)
            return None
        dialog = CertificateDesigner(self._page, self._page.workshop_id, design, options)
        dialog.on_press(lambda: self._keep(dialog.design(), own))
        dialog.open()
        return dialog

    def remove(self, key: str) -> None:
        """Delete a design of the file; whoever had it gets the usual one."""
        from lchost.paper import badge_designs, certificate_designs

        name = next((one.name for one in certificate_designs.listing() if one.key == key), "")
        label = tr("deletion of the certificate design {name}").format(name=name)
        said = tr("Deleted {name}").format(name=name)
        self._page.do(label, lambda: badge_designs.remove(key), said)

    def _keep(self, design: Design, own: str) -> None:
        from lchost.paper import certificate_designs

        label = tr("changing of the certificate design {name}").format(name=design.name)
        workshop_id, rule, now = self._page.workshop_id, self._rule(), datetime.now(UTC)

        def job() -> int:
            key = certificate_designs.keep(design, now, own)
            return ruling.edit(workshop_id, rule.id, replace(rule.draft, design=key))

        said = tr("Kept the certificate design {name}").format(name=design.name)
        self._choose(self._page.act(label, job, said))

    def _edit(self, label: str, **what: str) -> None:
        workshop_id, rule = self._page.workshop_id, self._rule()
        draft = replace(rule.draft, **what)  # type: ignore[arg-type]
        kept = self._page.do(label, lambda: ruling.edit(workshop_id, rule.id, draft))
        if kept is not None:
            self._choose(kept)
