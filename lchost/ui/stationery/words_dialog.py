"""Words on paper: every text in a language, to say it otherwise than lchost does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from lchost.paper import edited_words
from lchost.paper import words as paper_words
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.stationery import languages
from lchost.ui.widgets import (
    choice,
    column,
    field,
    holder,
    labelled,
    row,
    scroll,
    search_box,
    tool,
    words,
)

_HIGH = 460
_LONGEST = 600


def tr(text: str) -> str:
    """Translate words of this dialog."""
    return QCoreApplication.translate("Stationery", text)


class WordsDialog(Dialog):
    """What is said otherwise is kept at once for all languages that were looked at: `keep()`."""

    def __init__(self, parent: QWidget | None, language: str) -> None:
        facts = tr(
            "What is in braces is filled in: leave it, or leave it out. An empty field says"
            " lchost's own words again."
        )
        super().__init__(parent, tr("Words on paper"), facts, verb=tr("Keep them"), width=700)
        self.language = choice(tr("Language"), languages.offered(), language)
        self.search = search_box(tr("Search the words"))
        self._drafts: dict[str, dict[str, str]] = {}  # what is said now, by language and key
        self._shown = ""
        self.parts: list[Part] = []
        self._to_build = _sections()
        self._inside = column(None, gap=18, margins=(0, 0, 8, 0))
        self._area = scroll(holder(self._inside))
        self._area.setMinimumHeight(theme.em(_HIGH))
        self.body(
            row((labelled(tr("&Language"), self.language), 1), (self._search_box(), 2), gap=12),
            (self._area, 1),
        )
        self.language.activated.connect(lambda _: self._show())
        self.search.textChanged.connect(lambda _: self._filter())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self._show()
        self._building = QTimer(self)  # fields take their time: a paper's at a time
        self._building.timeout.connect(self._build_next)
        self._building.start(0)
        self._build_next()

    def _search_box(self) -> QWidget:
        return labelled(tr("&Search"), self.search)

    def first_focus(self) -> QWidget:
        """Begin with the search."""
        return self.search

    def build(self) -> None:
        """Make all fields now."""
        while self._to_build:
            self._build_next()

    def _build_next(self) -> None:
        if not self._to_build:
            self._building.stop()
            return
        section, keys = self._to_build.pop(0)
        part = Part(_named(section), [Line(key) for key in keys])
        self.parts.append(part)
        self._inside.insertWidget(len(self.parts) - 1, part)
        self._fill(part)
        part.show_those_with(self._wanted())

    @property
    def lines(self) -> dict[str, Line]:
        """The fields that are made, by the keys of their texts."""
        return {one.key: one for part in self.parts for one in part.lines}

    def keep(self) -> None:
        """Keep what is said otherwise, in all languages that were looked at.

        Raises:
            UnknownBlank: nothing of the language that has it was kept.
        """
        self._remember()
        for language, said in self._drafts.items():
            edited_words.say(language, said)

    def first_fault(self) -> str:
        """Stand on the first text with braces that nothing fills."""
        for one in self.lines.values():
            if strange := one.strange():
                self._bring(one)
                said = tr("Nothing fills in {blank} there. The braces of that text are: {known}.")
                known = ", ".join(sorted(f"{{{name}}}" for name in one.known()))
                return said.format(blank=f"{{{strange}}}", known=known or tr("none"))
        return ""

    def _bring(self, one: Line) -> None:
        """Stand on a field, seen whatever was searched for."""
        if not one.isVisibleTo(self):
            self.search.clear()
        one.edit.setFocus()
        QTimer.singleShot(0, one, lambda: self._area.ensureWidgetVisible(one))  # once it is laid

    def _remember(self) -> None:
        if self._shown:
            draft = self._drafts.setdefault(self._shown, edited_words.edits(self._shown))
            draft.update({key: one.text() for key, one in self.lines.items()})

    def _show(self) -> None:
        """Show another language; what was typed in the last one is remembered."""
        language = str(self.language.currentData())
        if self._shown and language != self._shown and (fault := self.first_fault()):
            self.language.setCurrentIndex(self.language.findData(self._shown))
            self.wrong(fault)
            return
        self._remember()
        self._shown = language
        for part in self.parts:
            self._fill(part)
            part.show_those_with(self._wanted())

    def _fill(self, part: Part) -> None:
        """Show a paper's texts in the language that is chosen."""
        given = paper_words.given(self._shown)
        said = self._drafts.setdefault(self._shown, edited_words.edits(self._shown))
        for one in part.lines:
            one.show_text(given[one.key], said.get(one.key, ""))

    def _filter(self) -> None:
        for part in self.parts:
            part.show_those_with(self._wanted())

    def _wanted(self) -> list[str]:
        return self.search.text().casefold().split()


class Part(QFrame):
    """A paper's texts under its name."""

    def __init__(self, title: str, lines: list[Line]) -> None:
        super().__init__()
        self.title, self.lines = title, lines
        self.setLayout(column(words(title, "section", wrap=True), *lines, gap=8))

    def show_those_with(self, wanted: list[str]) -> None:
        """Show the texts that have all these words, or all of a paper that is named so."""
        shown = 0
        for one in self.lines:
            about = f"{self.title} {one.given} {one.edit.text()}".casefold()
            is_wanted = all(word in about for word in wanted)
            one.setVisible(is_wanted)
            shown += is_wanted
        self.setVisible(shown > 0)


class Line(QFrame):
    """One text; where the host says it otherwise, what lchost says stands under it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key, self.given = key, ""
        self.said: QLabel = words("", "caption", muted=True, wrap=True)
        self.edit = field("", longest=_LONGEST)
        self.reset = tool("rotate-ccw", tr("Say it as lchost does"))
        self.reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keeps = self.reset.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(keeps)
        self.setLayout(column(row((self.edit, 1), self.reset, gap=4), self.said, gap=2))
        self.edit.textChanged.connect(self._settle)
        self.reset.clicked.connect(lambda: self.edit.setText(self.given))

    def show_text(self, given: str, said: str) -> None:
        """Show a text as it is given, and as the host says it; empty: the same."""
        self.given = given
        self.said.setText(tr("lchost says: {text}").format(text=given))
        self.edit.setAccessibleName(given)
        self.edit.setText(said or given)
        self.edit.setCursorPosition(0)
        self._settle()

    def text(self) -> str:
        """Return what the host says; empty where it is lchost's own."""
        text = " ".join(self.edit.text().split())
        return "" if text == self.given else text

    def known(self) -> frozenset[str]:
        """Return the names in braces that are filled in."""
        return paper_words.blanks(self.given)

    def strange(self) -> str:
        """Return a name in braces that nothing fills in; empty if there is none."""
        return min(paper_words.blanks(self.edit.text()) - self.known(), default="")

    def _settle(self) -> None:
        """Offer the way back, where there is one."""
        is_own = bool(self.text())
        self.reset.setVisible(is_own)
        self.said.setVisible(is_own)


def _sections() -> list[tuple[str, list[str]]]:
    """Return the sections with their keys; how days are written comes last."""
    found = [(name, list(texts)) for name, texts in paper_words.sections("en").items()]
    return sorted(found, key=lambda section: section[0] == "dates")


def _named(section: str) -> str:
    """Return what a section of the texts is called."""
    return {
        "dates": tr("Days and hours"),
        "every_page": tr("Every page"),
        "places": tr("Tables, groups and rounds"),
        "badges": tr("Name badges"),
        "sign_in": tr("Sign-in sheet"),
        "agenda": tr("Agenda"),
        "groups": tr("Papers of the groups"),
        "feedback": tr("Feedback form"),
        "certificates": tr("Certificates"),
        "signs": tr("Signs"),
        "handout": tr("Handout"),
        "certificate_list": tr("Certificates handed out"),
        "poster": tr("Door poster"),
        "trial": tr("Test sheet"),
        "calibration": tr("Calibration page"),
        "recovery_sheet": tr("Recovery sheet"),
    }.get(section, section.replace("_", " ").capitalize())
