"""The settings of paper: logo, colours, lines, size, language, and who signs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFrame, QLineEdit

from lchost.models import settings
from lchost.paper import edited_words, house, look
from lchost.ui import memory
from lchost.ui.page import Page
from lchost.ui.papers import PAGE_SIZES, usual_page_size
from lchost.ui.stationery import languages, reading
from lchost.ui.stationery.colour_field import ColourField
from lchost.ui.stationery.picture_field import PictureField
from lchost.ui.stationery.signers import Signers
from lchost.ui.stationery.words_dialog import WordsDialog
from lchost.ui.tasks import Progress
from lchost.ui.widgets import button, card, choice, column, field, form, row, words


class PaperSettings(QFrame):
    """The card of paper, and `hands`, the card of who signs; each choice is kept as it is made."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.logo = PictureField(self.tr("Logo"))
        self.ink = ColourField(self.tr("Colour of titles"), look.INK)
        self.accent = ColourField(self.tr("Colour of ornaments"), look.OCHRE)
        hint = self.tr("Under the community's name")
        self.header = field(self.tr("Line in the head"), "", hint, longest=120)
        hint = self.tr("Address, web site")
        self.foot = field(self.tr("Line in the foot"), "", hint, longest=120)
        self.page_size = choice(
            self.tr("Size of paper"), list(PAGE_SIZES.items()), usual_page_size()
        )
        self.language = choice(self.tr("Language of papers"), languages.offered())
        self.han = choice(self.tr("Shapes of Han letters"), self._han_orders())
        self.edit_texts = button(self.tr("Words on paper…"), "pencil")
        self.signers = Signers()
        self.hands = self._signers_card()
        self.setLayout(column(self._paper_card()))
        self._connect()

    def _han_orders(self) -> list[tuple[object, str]]:
        return [
            ("", self.tr("as usual (Chinese)")),
            ("zh", self.tr("Chinese")),
            ("ja", self.tr("Japanese")),
            ("ko", self.tr("Korean")),
        ]

    def _paper_card(self) -> QFrame:
        facts = form(
            (self.tr("&Logo"), self.logo),
            (self.tr("T&itles and rules"), self.ink),
            (self.tr("Orna&ments"), self.accent),
            (self.tr("Line in the h&ead"), self.header),
            (self.tr("Line in the &foot"), self.foot),
            (self.tr("Size of pape&r"), self.page_size),
            (self.tr("Lang&uage"), self.language),
            (self.tr("Han le&tters"), self.han),
        )
        text = self.tr(
            "A workshop may have its own language. Han letters look different in Chinese, Japanese"
            " and Korean; who has a language in their profile gets its shapes."
        )
        note = words(text, "caption", muted=True, wrap=True)
        return card(facts, note, row(self.edit_texts, None), title=self.tr("Paper"), pad=20)

    def _signers_card(self) -> QFrame:
        text = self.tr(
            "On certificates. Who has the host's name signs on the host's line, the others beside"
            " it. A picture is how they write their name: dark on white, or clear."
        )
        note = words(text, "caption", muted=True, wrap=True)
        return card(self.signers, note, title=self.tr("Signatures"), pad=20)

    def _connect(self) -> None:
        self.logo.asked.connect(self.ask_for_logo)
        self.logo.dropped.connect(self.drop_logo)
        for key, colours, label in (
            (house.INK, self.ink, self.tr("colour of titles on paper")),
            (house.ACCENT, self.accent, self.tr("colour of ornaments on paper")),
        ):
            colours.chosen.connect(
                lambda value, key=key, label=label: self._keep(label, key, value)
            )
        for key, edit, label in (
            (house.HEADER, self.header, self.tr("line in the head of papers")),
            (house.FOOT, self.foot, self.tr("line in the foot of papers")),
        ):
            edit.editingFinished.connect(
                lambda key=key, edit=edit, label=label: self._keep(label, key, edit.text())
            )
        self.page_size.activated.connect(lambda _: self._keep_size())
        self.language.activated.connect(lambda _: self._keep_language())
        self.han.activated.connect(lambda _: self._keep_han())
        self.edit_texts.clicked.connect(self.edit_words)
        self.signers.changed.connect(self._keep_signers)
        self.signers.asked.connect(self.ask_for_hand)

    # --- what it shows --------------------------------------------------------------------------

    def show_kept(self) -> None:
        """Show what is kept, but not while somebody is typing."""
        kept = house.stationery()
        self.logo.show_picture(kept.logo.data.content if kept.logo else b"")
        self.ink.show_colour(kept.ink)
        self.accent.show_colour(kept.accent)
        _fill(self.header, kept.header)
        _fill(self.foot, kept.foot)
        self.page_size.setCurrentIndex(max(0, self.page_size.findData(usual_page_size())))
        usual = edited_words.usual_language()
        self.language.setCurrentIndex(max(0, self.language.findData(usual)))
        self.han.setCurrentIndex(max(0, self.han.findData(kept.han)))
        hands = {one.picture.mark: one.picture for one in kept.signatures if one.picture}
        pictures = {mark: picture.data.content for mark, picture in hands.items()}
        self.signers.show_signers(house.signed_by(), pictures)

    # --- keeping --------------------------------------------------------------------------------

    def _keep(self, label: str, key: str, value: str) -> None:
        if " ".join(value.split()) != str(settings.get(key, "") or ""):
            self._do(label, lambda: house.keep(key, value))

    def _do(self, label: str, job: Callable[[], object]) -> None:
        self._page.do(label, job, self.tr("Kept the setting"))

    def _keep_size(self) -> None:
        size = str(self.page_size.currentData())
        memory.keep_page_size(size)  # this computer follows; others, where nobody chose yet
        self._keep(self.tr("size of paper"), house.SIZE, size)

    def _keep_language(self) -> None:
        language = str(self.language.currentData())
        self._keep(self.tr("language of papers"), edited_words.LANGUAGE, language)

    def _keep_han(self) -> None:
        self._keep(self.tr("shapes of Han letters"), house.HAN, str(self.han.currentData()))

    # --- pictures -------------------------------------------------------------------------------

    def ask_for_logo(self) -> None:
        """Ask for a logo."""
        if path := reading.ask_for_picture(self):
            self.take_logo(path)

    def take_logo(self, path: Path) -> None:
        """Put a picture from a file on the papers."""

        def work(_tell: Progress) -> None:
            house.keep_logo(path.name, reading.read(path), datetime.now(UTC))

        self._page.run(
            self.tr("Reading {name}…").format(name=path.name),
            work,
            undo_label=self.tr("change of the logo"),
            said=self.tr("The logo is on the papers"),
            can_cancel=False,
        )

    def drop_logo(self) -> None:
        """Take the logo off."""
        self._do(self.tr("taking off of the logo"), house.drop_logo)

    def ask_for_hand(self, place: int) -> None:
        """Ask how somebody writes their name."""
        if path := reading.ask_for_picture(self):
            self.take_hand(path, place)

    def take_hand(self, path: Path, place: int) -> None:
        """Put a picture from a file on somebody's line."""
        signers = self.signers.signers()

        def work(_tell: Progress) -> None:
            house.keep_hand(signers, place, path.name, reading.read(path), datetime.now(UTC))

        self._page.run(
            self.tr("Reading {name}…").format(name=path.name),
            work,
            undo_label=self.tr("change of a signature"),
            said=self.tr("The signature is on the certificates"),
            can_cancel=False,
        )

    def _keep_signers(self) -> None:
        signers = self.signers.signers()
        if [one for one in signers if one.name or one.picture] != house.signed_by():
            self._do(self.tr("change of who signs"), lambda: house.keep_signers(signers))

    # --- words ----------------------------------------------------------------------------------

    def edit_words(self) -> None:
        """Show the words on paper, to say them otherwise."""
        dialog = WordsDialog(self, str(self.language.currentData()))
        label, said = self.tr("words on paper"), self.tr("Papers say it so now")
        dialog.on_press(lambda: self._page.act(label, dialog.keep, said))
        dialog.open()


def _fill(edit: QLineEdit, text: str) -> None:
    if not edit.hasFocus() and edit.text() != text:
        edit.setText(text)
