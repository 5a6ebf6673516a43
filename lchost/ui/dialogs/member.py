"""Who a member is, as the host writes it down."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QLineEdit, QWidget

from lchost.errors import BadEmail, NoName
from lchost.roster import members
from lchost.roster.matching import looks_like_email
from lchost.roster.members import Member, MemberDraft
from lchost.ui import theme, wording
from lchost.ui.dialogs.answers import AnswerField, consent, level_field
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import room_for
from lchost.ui.widgets import column, field, holder, labelled, lines, scroll, still, words
from lchost.ui.widgets.layout import Item
from lchost.ui.widgets.still import hold

_NO_DAY = QDate(1900, 1, 1)  # shown as "not known"
_WIDTH, _HEIGHT = 660, 620  # pixels at the usual text size; never more than the screen has


class MemberDialog(Dialog):
    """Name first; a section for each thing a host may know.  Ctrl+Enter saves."""

    def __init__(self, parent: QWidget | None, member: Member | None = None) -> None:
        title = member.display_name if member else self.tr("New member")
        verb = self.tr("Save") if member else self.tr("Add member")
        note = self.tr("Ctrl+Enter saves. A name is all that is needed.")
        super().__init__(parent, title, verb=verb, note=note, width=_WIDTH)
        self.title.setMaximumHeight(theme.em(90))
        self._member = member
        self._was = member.draft if member else MemberDraft("")
        self._make_fields()
        self._lay_out_fields()
        self._is_new = member is None  # until it closes
        if member is None:
            self.name.editingFinished.connect(self._look_for_the_same)
            self.email.editingFinished.connect(self._look_for_the_same)
        self.resize(room_for(self, _WIDTH, _HEIGHT))

    # --- what it asks ---------------------------------------------------------------------------

    def _make_fields(self) -> None:
        was = self._was
        self.name = field(self.tr("Name"), was.display_name)
        self.pronouns = field(self.tr("Pronouns"), was.pronouns, longest=60)
        self.language = field(self.tr("Language"), was.language, longest=80)
        self.email = field(self.tr("E-mail"), was.email)
        self.phone = field(self.tr("Phone"), was.phone, longest=60)
        self.legal_name = field(self.tr("Legal name"), was.legal_name)
        self.attention = field(
            self.tr("Said at the door"), was.attention, self.tr("has the projector key")
        )
        self.access_needs = field(self.tr("Access needs"), was.access_needs, longest=500)
        self.notes = lines(self.tr("Notes"), was.notes, rows=3)
        self.joined_on = day_field(self.tr("Joined"), was.joined_on, self.tr("not known"))
        self.photo = consent(self.tr("May be in photos"), was.photo_consent)
        self.directory = consent(self.tr("May stand in a directory"), was.directory_consent)
        self._same = words("", "caption", tone="attention", wrap=True)
        self._same.hide()
        self.answers = [
            AnswerField(asked, was.attributes.get(asked.id), members.answers_to(asked.id).values())
            for asked in members.attributes()
        ]
        skills = self._member.skills if self._member else {}
        self.levels: dict[int, QComboBox] = {
            topic.id: level_field(topic, skills.get(topic.id)) for topic in members.topics()
        }
        self._topics = {topic.id: topic.name for topic in members.topics()}

    def _lay_out_fields(self) -> None:
        name_note = self.tr("What they want to be called, in their own script")
        parts: list[Item] = [
            labelled(self.tr("&Name"), self.name, name_note),
            self._same,
            pairs(
                labelled(self.tr("&Pronouns"), self.pronouns),
                labelled(self.tr("&Language"), self.language),
                labelled(self.tr("&E-mail"), self.email),
                labelled(self.tr("P&hone"), self.phone),
            ),
        ]
        if self.answers:
            fields = [labelled(asked_words(one), one.widget) for one in self.answers]
            parts += [4, words(self.tr("What you ask"), "section"), pairs(*fields)]
        if self.levels:
            skills = [labelled(plain(self._topics[key]), box) for key, box in self.levels.items()]
            parts += [4, words(self.tr("Skills"), "section"), pairs(*skills)]
        parts += [
            4,
            words(self.tr("For you"), "section"),
            pairs(
                labelled(self.tr("Said at the &door"), self.attention),
                labelled(self.tr("A&ccess needs"), self.access_needs),
            ),
            labelled(self.tr("N&otes"), self.notes),
            4,
            words(self.tr("On paper"), "section"),
            pairs(
                labelled(
                    self.tr("Le&gal name"),
                    self.legal_name,
                    self.tr("For certificates, where it differs"),
                ),
                labelled(self.tr("&Joined"), self.joined_on),
                labelled(self.tr("May be in p&hotos"), self.photo),
                labelled(self.tr("May stand in a d&irectory"), self.directory),
            ),
        ]
        inside = holder(column(*parts, None, gap=12, margins=(2, 2, 14, 8)))
        self._area = scroll(inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body((self._area, 1))

    def first_focus(self) -> QWidget:
        """Begin with the name."""
        return self.name

    # --- what it answers ------------------------------------------------------------------------

    def draft(self) -> MemberDraft:
        """Return what the host has written."""
        on = self.joined_on.date()
        return MemberDraft(
            display_name=" ".join(self.name.text().split()),
            legal_name=self.legal_name.text(),
            pronouns=self.pronouns.text(),
            email=self.email.text(),
            phone=self.phone.text(),
            language=self.language.text(),
            access_needs=self.access_needs.text(),
            notes=self.notes.toPlainText(),
            attention=self.attention.text(),
            joined_on=None if on == _NO_DAY else date(on.year(), on.month(), on.day()),
            photo_consent=self.photo.currentData(),
            directory_consent=self.directory.currentData(),
            attributes={one.attribute.id: one.value() for one in self.answers},
            skills={
                key: box.currentData() for key, box in self.levels.items() if box.currentData()
            },
        )

    def first_fault(self) -> str:
        """Refuse what cannot be kept, at the field that has it."""
        email = self.email.text().strip()
        is_bad = bool(email) and not looks_like_email(email)
        faults: list[tuple[QWidget, str]] = [
            (self.name, "" if self.name.text().strip() else wording.trouble(NoName())),
            (self.email, wording.trouble(BadEmail(email=email)) if is_bad else ""),
            *((one.widget, one.fault()) for one in self.answers),
        ]
        for widget, said in faults:
            mark(widget, is_wrong=bool(said))
        for widget, said in faults:
            if said:
                self._area.ensureWidgetVisible(widget)
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return said
        return ""

    def done(self, answer: int) -> None:
        """Close, and look no more: a field that loses the keyboard by it counts as finished."""
        self._is_new = False
        super().done(answer)

    def _look_for_the_same(self) -> None:
        """Say, before anything is written, that this person may be a member already."""
        if not self._is_new:
            return
        name, email = self.name.text().strip(), self.email.text().strip()
        found = members.look_alikes(name, email) if name or email else []
        known = [" · ".join(t for t in (who.name, who.detail) if t) for who in found]
        said = self.tr("Perhaps a member already: {names}")
        self._same.setText(said.format(names=wording.listed(known)))
        self._same.setVisible(bool(found))


def mark(widget: QWidget, *, is_wrong: bool) -> None:
    """Give a field the edge of a wrong answer, or take it away."""
    if isinstance(widget, QLineEdit) and bool(widget.property("wrong")) != is_wrong:
        widget.setProperty("wrong", is_wrong)
        widget.style().polish(widget)


def pairs(*fields: QWidget) -> QGridLayout:
    """Lay fields out two beside each other, in reading order."""
    made = QGridLayout()
    made.setHorizontalSpacing(16)
    made.setVerticalSpacing(12)
    for n, one in enumerate(fields):
        made.addWidget(one, n // 2, n % 2, Qt.AlignmentFlag.AlignTop)
    made.setColumnStretch(0, 1)
    made.setColumnStretch(1, 1)
    return made


def plain(text: str) -> str:
    """Return words that people wrote as a label that underlines nothing."""
    return text.replace("&", "&&")


def asked_words(one: AnswerField) -> str:
    """Return the label of a question; a private one says so."""
    if not one.attribute.is_private:
        return plain(one.attribute.name)
    said = one.widget.tr("{name} (private)")
    return said.format(name=plain(one.attribute.name))


def day_field(says: str, on: date | None, unknown: str) -> QDateEdit:
    """Return a field for a day that may be unknown."""
    made = QDateEdit()
    made.setCalendarPopup(True)
    made.setMinimumDate(_NO_DAY)
    made.setSpecialValueText(unknown)
    made.setDisplayFormat("d MMM yyyy")
    made.setDate(QDate(on.year, on.month, on.day) if on else _NO_DAY)
    made.setAccessibleName(says)
    still.hold(made)
    hold(made)
    return made
