"""Certificates are given: into a folder, by e-mail, on paper; and one alone as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from lchost.credentials import issued, register
from lchost.credentials.issued import Parcel
from lchost.credentials.register import Certificate
from lchost.models import settings
from lchost.paper import printed
from lchost.paper.printed import Gone
from lchost.ui import memory, saving, viewer, wording
from lchost.ui.certificates.give_dialog import GiveDialog, Wanted, Way, tr
from lchost.ui.page import WorkshopPage
from lchost.ui.printouts.leaving import Leaving, when
from lchost.ui.printouts.way_out import WayOut
from lchost.ui.tasks import Progress
from lchost.ui.verify import publishing
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.open_pdf import OpenPdf

if TYPE_CHECKING:
    from lchost.paper.giving.writing import Written

_LOG = "certificates/"  # what the log of papers calls them, with the way behind it
_MOST_NAMES = 10  # of those without an address; a list of more is read in the table


class Giving:
    """What the page gives; `wanted` says which certificates are meant."""

    def __init__(self, page: WorkshopPage, wanted: Callable[[], Sequence[Certificate]]) -> None:
        self._page, self._wanted = page, wanted
        self._said = ""  # of what was given last
        self._way_out = WayOut(page)

    def ask(self) -> None:
        """Ask how they are given, and give them."""
        from lchost.paper.giving import mail

        parcels = issued.parcels([one.id for one in self._wanted()])
        if not parcels:
            return
        letter = mail.kept()
        asks = GiveDialog(
            self._page, parcels, letter.subject, letter.text, mail.BLANKS, self._given_before()
        )
        asks.on_press(lambda: self._keep_letter(asks.wanted()))
        asks.accepted.connect(lambda: self._give(parcels, asks.wanted()))
        asks.open()

    def one(self, certificate: Certificate) -> None:
        """Ask for a file, and save one certificate as it was frozen."""
        from lchost.paper.giving.files import file_name

        page, kinds = self._page, tr("PDF documents (*.pdf)")
        name = file_name(certificate.number, certificate.name)
        path = saving.ask_where(page, tr("Save this certificate"), name, kinds)
        if path is None:
            return
        said = tr("Saved {name}").format(name=path.name)
        page.run(
            tr("Saving the certificate…"),
            lambda _tell: saving.write_whole(path, register.pdf(certificate.id)),
            lambda _: page.say(said, undo=False),
            can_cancel=False,
        )

    # --- what was asked -------------------------------------------------------------------------

    def _keep_letter(self, wanted: Wanted) -> None:
        """Remember how the e-mail was worded; refuses braces that nothing fills."""
        from lchost.paper.giving import mail
        from lchost.paper.giving.mail import Letter

        if wanted.way is Way.DRAFTS and (letter := Letter(wanted.subject, wanted.text)) != (
            mail.kept()
        ):
            self._page.act(tr("wording of the e-mail"), lambda: mail.keep(letter))

    def _given_before(self) -> str:
        """Return "Given as e-mail drafts at 9:02."; empty: never yet."""
        workshop = self._page.workshop
        log = printed.log(self._page.workshop_id)
        gone = next((one for one in log if one.paper.startswith(_LOG)), None)
        if gone is None or workshop is None:
            return ""
        said = {
            Way.FOLDER: tr("Last given as a folder, {n} of them, {when}."),
            Way.ZIP: tr("Last given as a ZIP file, {n} of them, {when}."),
            Way.DRAFTS: tr("Last given as e-mail drafts, {n} of them, {when}."),
            Way.MERGE: tr("Last given for a mail merge, {n} of them, {when}."),
            Way.ONE_PDF: tr("Last given as one PDF, {n} of them, {when}."),
            Way.PRINT: tr("Last given on paper, {n} of them, {when}."),
        }[Way(gone.paper.removeprefix(_LOG))]
        return said.format(n=wording.number(gone.people), when=when(gone.at, workshop.zone))

    # --- giving ---------------------------------------------------------------------------------

    def _give(self, parcels: Sequence[Parcel], wanted: Wanted) -> None:
        if wanted.way is Way.PRINT:
            self._print(parcels)
            return
        path = self._where(wanted.way)
        if path is None:
            return
        workshop_id = self._page.workshop_id
        community = str(settings.get("community_name", ""))

        def work(tell: Progress) -> Written:
            now = datetime.now(UTC)
            made = _written(parcels, wanted, path, community, tell, now)
            printed.note(workshop_id, _gone(wanted.way, made.count, now))
            return made

        self._page.run(tr("Giving certificates…"), work, self._was_given)

    def _where(self, way: Way) -> Path | None:
        """Ask for a file, or for the folder in which a new one is made."""
        page = self._page
        workshop = page.workshop.title if page.workshop else ""
        name = tr("{workshop}, certificates").format(workshop=workshop)
        if way is Way.ZIP:
            return saving.ask_where(page, tr("Save as ZIP"), f"{name}.zip", tr("ZIP files (*.zip)"))
        if way is Way.ONE_PDF:
            kinds = tr("PDF documents (*.pdf)")
            return saving.ask_where(page, tr("Save as one PDF"), f"{name}.pdf", kinds)
        title = tr("Where to make the folder of certificates")
        start = str(memory.last_folder(Path.home()))
        found = QFileDialog.getExistingDirectory(page, title, start)
        if not found:
            return None
        memory.keep_folder(Path(found))
        if way is Way.DRAFTS:
            name = tr("{workshop}, e-mail drafts").format(workshop=workshop)
        return Path(found) / saving.safe_name(f"{name}.d").removesuffix(".d")

    def _was_given(self, made: Written) -> None:
        """Say where they are, and whom no draft was written to."""
        one, many = tr("1 certificate is in “{name}”"), tr("{n} certificates are in “{name}”")
        folder = made.path if made.path.is_dir() else made.path.parent
        way = button(tr("Open the folder"), "book-open")
        way.clicked.connect(lambda: viewer.show(folder))
        more = ""
        if made.unwritten:
            said = tr("No e-mail address, so no draft: {names}")
            names = wording.listed([parcel.name for parcel in made.unwritten], _MOST_NAMES)
            more = said.format(names=names)
        said = wording.counted(made.count, one, many).format(name=made.path.name)
        self._page.withdraw(self._said)  # one banner, for what was given last
        self._said = said
        self._page.banner("welcome", said, way, more=more)
        self._page.say(said, undo=False)

    def _print(self, parcels: Sequence[Parcel]) -> None:
        """Print the frozen pages; the system's dialog asks where."""
        ids = [one.id for one in parcels]

        def work(tell: Progress) -> bytes:
            from lchost.paper import issuing

            return issuing.certificates_pdf(ids, tell)

        def made(pdf: bytes) -> None:
            from lchost.paper.press import Paper

            shown = OpenPdf(pdf)
            paper = Paper(pdf, shown.pages, len(ids))
            shown.close()
            self._way_out.print(Leaving(f"{_LOG}{Way.PRINT.value}", tr("Certificates"), paper))

        self._page.run(tr("Getting the certificates…"), work, made)


def _written(
    parcels: Sequence[Parcel],
    wanted: Wanted,
    path: Path,
    community: str,
    tell: Progress,
    at: datetime,
) -> Written:
    """Write what was asked for; nothing of it, where `tell` raises."""
    from lchost.paper import issuing
    from lchost.paper.giving import writing
    from lchost.paper.giving.files import Beside
    from lchost.paper.giving.mail import Letter

    page = publishing.made(at) if wanted.with_page else b""
    beside = Beside(wanted.with_credential, wanted.with_badge, page)
    if wanted.way is Way.ZIP:
        return writing.packed(parcels, path, beside, tell, at)
    if wanted.way is Way.DRAFTS:
        letter = Letter(wanted.subject, wanted.text)
        return writing.drafts(parcels, path, letter, community, tell, page)
    if wanted.way is Way.ONE_PDF:
        pdf = issuing.certificates_pdf([one.id for one in parcels], tell)
        saving.write_whole(path, pdf)
        return writing.Written(path, len(parcels))
    return writing.folder(parcels, path, beside, tell, table=wanted.way is Way.MERGE)


def _gone(way: Way, count: int, at: datetime) -> Gone:
    return Gone(f"{_LOG}{way.value}", "", count, count, at)
