"""Where the community's verifier page is found: asked once, printed in every code."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lchost.credentials.verifier_site import site
from lchost.errors import HostError
from lchost.models import settings
from lchost.paper.issuing import SITE
from lchost.ui import wording
from lchost.ui.page import Page
from lchost.ui.widgets.fields import field, labelled
from lchost.ui.widgets.layout import column, words


class SiteField(QWidget):
    """A line for the address; what is no address is said below it, and not kept."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        says = self.tr("Address of your &verifier page")
        note = self.tr(
            "Where you have put verify.html (menu Workshop, Certificates, Save verifier page)."
            " Codes printed from then on open it; without one, they are verified by lchost or a"
            " copy of the page."
        )
        self.edit = field(says.replace("&", ""), hint="https://example.org/verify.html")
        self.wrong = words("", tone="attention", wrap=True)
        self.wrong.hide()
        self.setLayout(column(labelled(says, self.edit, note), self.wrong, gap=4))
        self.edit.editingFinished.connect(self._keep)

    def show_kept(self) -> None:
        """Show what is kept, but not while somebody is typing."""
        if not self.edit.hasFocus() and not self.wrong.isVisibleTo(self):
            self.edit.setText(str(settings.get(SITE, "") or ""))

    def _keep(self) -> None:
        kept = str(settings.get(SITE, "") or "")
        try:
            typed = site(self.edit.text())
        except HostError as error:
            self.wrong.setText(wording.trouble(error))
            self.wrong.show()
            return
        self.wrong.hide()
        self.edit.setText(typed)
        if typed != kept:
            label = self.tr("address of the verifier page")
            self._page.do(label, lambda: settings.put(SITE, typed), self.tr("Kept the setting"))
