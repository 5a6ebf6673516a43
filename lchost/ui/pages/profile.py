"""One member, beside the table: who they are, what they can do, when they came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QMenu, QSizePolicy, QToolButton

from lchost import codes
from lchost.checkin import history
from lchost.checkin.attendance import State
from lchost.checkin.history import Visit
from lchost.paper.picture_reading import PictureData
from lchost.roster.consents import Consent
from lchost.roster.members import Attribute, Member, Topic
from lchost.ui import theme, wording
from lchost.ui.pages.profile_consents import consent_parts
from lchost.ui.pages.profile_photo import PhotoPart
from lchost.ui.widgets import (
    Avatar,
    Level,
    Mark,
    Pill,
    action_button,
    button,
    column,
    holder,
    line,
    row,
    scroll,
    tool,
    words,
)
from lchost.ui.widgets.layout import Item
from lchost.ui.widgets.painting import elided
from lchost.ui.words_of_people import answer_words, role_words, source_words

WIDTH = 332  # pixels at the usual text size
_GROWS = 0.6  # of the text's own growth: large words leave room for the table
_VISITS = 8  # workshops shown before "and 12 earlier"


class Profile(QFrame):
    """A card; what is in it scrolls when a member has much to tell."""

    phones_forgotten = Signal()
    used = Signal()  # the host acts on the member shown
    photo_asked = Signal()
    photo_dropped = Signal(object)  # Path
    photo_taken_off = Signal()

    def __init__(self, edit: QAction, more: list[QAction]) -> None:
        super().__init__()
        self._edit = edit
        self._menu = QMenu(self)
        self._menu.addActions(more)
        self._menu.aboutToShow.connect(self.used)
        self.setProperty("ground", "card")
        self._area = scroll(holder(column()))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self._area, gap=0, margins=(0, 8, 4, 8)))
        self.setFixedWidth(round(WIDTH * (1 + (theme.text_scale() - 1) * _GROWS)))
        self.setAccessibleName(self.tr("Profile"))

    # --- what it shows --------------------------------------------------------------------------

    def show_none(self, text: str) -> None:
        """Say in one sentence why nobody is shown."""
        said = words(text, muted=True, wrap=True)
        self._fill(None, said, None)

    def show_member(
        self,
        member: Member,
        attributes: list[Attribute],
        topics: list[Topic],
        visits: list[Visit],
        said: Sequence[Consent] = (),
        phones: int = 0,
        photo: PictureData | None = None,
    ) -> None:
        """Show one member; `phones`: how many are remembered as theirs."""
        now = datetime.now(UTC)
        came, of = history.counted(visits, now)
        parts: list[Item] = [self._head(member)]
        if pills := self._pills(member, came):
            parts.append(row(*pills, None, gap=6))
        edit = action_button(self._edit, text=self.tr("Edit"))
        edit.pressed.connect(self.used)
        parts += [row(edit, None, gap=8), line()]
        parts += self._reach(member)
        for part in (
            self._skills(member, topics),
            self._answers(member, attributes),
            self._visits(visits, came, of, now),
            consent_parts(said),
            self._phones(phones),
            self._photo(member, photo),
            self._texts(member),
        ):
            if part:
                parts += [line(), *part]
        self._fill(*parts, None)

    def _fill(self, *parts: Item) -> None:
        """Put fresh parts in the place of the old ones, whole: so they are measured at once."""
        inside = holder(column(*parts, gap=9, margins=(18, 8, 12, 8)))
        inside.setProperty("plain", True)
        self._area.setWidget(inside)

    # --- its parts ------------------------------------------------------------------------------

    def _head(self, member: Member) -> QBoxLayout:
        name = words(member.display_name, "section", wrap=True)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        said = " · ".join(text for text in (member.pronouns, member.language) if text)
        about = [words(said, "caption", muted=True, wrap=True)] if said else []
        more = tool("ellipsis", self.tr("More for this member"))
        more.setMenu(self._menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return row(Avatar(member.display_name, 46), (column(name, *about, gap=1), 1), more, gap=12)

    def _pills(self, member: Member, came: int) -> list[Pill]:
        made = []
        if member.archived_at:
            made.append(Pill(self.tr("Archived"), "neutral", "circle-slash"))
        elif came == 0:
            made.append(Pill(self.tr("Newcomer"), "welcome", "sprout"))
        if member.photo_consent is not None:
            yes, no = self.tr("Photo yes"), self.tr("No photo")
            made.append(Pill(yes, "neutral", "camera") if member.photo_consent else Pill(no))
        return made

    def _reach(self, member: Member) -> list[Item]:
        code = fact("qr-code", codes.spaced(member.code), self.tr("Badge code"))
        shown = [fact("mail", member.email, self.tr("E-mail"))] if member.email else []
        if member.phone:
            shown.append(fact("phone", member.phone, self.tr("Phone")))
        if member.access_needs:
            shown.append(fact("accessibility", member.access_needs, self.tr("Access needs")))
        if member.attention:
            shown.append(fact("flag", member.attention, self.tr("Said at the door")))
        return [*shown, code]

    def _skills(self, member: Member, topics: list[Topic]) -> list[Item]:
        known = [(t.name, member.skills[t.id]) for t in topics if t.id in member.skills]
        if not known:
            return []
        of = words(self.tr("of 5"), "caption", muted=True)
        parts: list[Item] = [row(words(self.tr("Skills"), "strong"), None, of)]
        for name, skill in known:
            said = self.tr("{topic}: {level} of 5").format(topic=name, level=skill.level)
            source = words(source_words(skill.source), "caption", muted=True)
            parts.append(row((Shrinking(name), 1), source, Level(skill.level, said), gap=10))
        return parts

    def _answers(self, member: Member, attributes: list[Attribute]) -> list[Item]:
        parts: list[Item] = []
        for attribute in attributes:
            if attribute.id not in member.attributes:
                continue
            name = words(attribute.name, "caption", muted=True, wrap=True)
            marks = []
            if attribute.is_private:
                marks = [Mark("eye-off", "muted", 15, self.tr("Private: never printed"))]
            said = selectable(words(answer_words(member.attributes[attribute.id]), wrap=True))
            parts.append(column(row(name, *marks, None, gap=6), said, gap=0))
        return parts

    def _visits(self, visits: list[Visit], came: int, of: int, now: datetime) -> list[Item]:
        if not visits:
            return [words(self.tr("Has not been here yet"), muted=True)]
        times = wording.counted(came, self.tr("Came once"), self.tr("Came {n} times"))
        out_of = self.tr("of {n}").format(n=wording.number(of)) if of else ""
        said = self.tr("Never came so far") if came == 0 else times
        head = row(words(said, "strong"), None, words(out_of, "caption", muted=True))
        parts: list[Item] = [head, *(self._visit(visit, now) for visit in visits[:_VISITS])]
        if len(visits) > _VISITS:
            more = self.tr("and {n} earlier").format(n=wording.number(len(visits) - _VISITS))
            parts.append(words(more, "caption", muted=True))
        return parts

    def _visit(self, visit: Visit, now: datetime) -> QBoxLayout:
        icon, tone, text = self._told(visit, now)
        on = wording.day_of(visit.starts_at, visit.zone)
        when = words(wording.short_day(on, wording.day_of(now, visit.zone)), "caption", muted=True)
        when.setFixedWidth(theme.em(68))
        named = f"{visit.title}, {visit.session_title}" if visit.session_title else visit.title
        title = words(named, wrap=True)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below = column(title, words(text, "caption", muted=True), gap=0)
        mark, top = Mark(icon, tone, 16, text), Qt.AlignmentFlag.AlignTop
        made = row(mark, when, (below, 1), gap=8)
        made.setAlignment(mark, top)
        made.setAlignment(when, top)
        return made

    def _told(self, visit: Visit, now: datetime) -> tuple[str, str, str]:
        """Return icon, tone and words of what a member had to do with a workshop."""
        if visit.is_in and visit.since:
            clock = wording.clock(visit.since, visit.zone)
            said = self.tr("in since {clock}").format(clock=clock)
            if visit.role != "attendee":
                said = f"{role_words(visit.role)}, {said}"
            return "circle-check", "welcome", said
        if visit.is_cancelled:
            return "circle-minus", "muted", self.tr("gave the place back")
        if visit.is_waiting:
            return "clock", "muted", self.tr("on the waitlist")
        if visit.state is State.EXCUSED:
            return "hand-heart", "muted", self.tr("excused")
        if visit.starts_at > now:
            return "calendar-days", "muted", self.tr("has a place")
        if visit.state is State.ABSENT:
            return "circle-minus", "muted", self.tr("did not come")
        return "circle-dashed", "muted", self.tr("not here yet")

    def _phones(self, count: int) -> list[Item]:
        if not count:
            return []
        known = wording.counted(
            count, self.tr("1 phone is remembered"), self.tr("{n} phones are remembered")
        )
        forget = button(self.tr("Forget"), kind="link", says=self.tr("Forget this member's phones"))
        forget.clicked.connect(self.phones_forgotten)
        return [row(Mark("phone", "muted", 16), (words(known, wrap=True), 1), forget, gap=8)]

    def _photo(self, member: Member, photo: PictureData | None) -> list[Item]:
        part = PhotoPart(member, photo)
        part.asked.connect(self.photo_asked)
        part.dropped.connect(self.photo_dropped)
        part.taken_off.connect(self.photo_taken_off)
        for signal in (part.asked, part.dropped, part.taken_off):
            signal.connect(self.used)
        return [words(self.tr("Photo for the badge"), "strong"), part]

    def _texts(self, member: Member) -> list[Item]:
        parts: list[Item] = []
        if member.legal_name and member.legal_name != member.display_name:
            title = words(self.tr("Legal name"), "caption", muted=True)
            parts.append(column(title, selectable(words(member.legal_name, wrap=True)), gap=0))
        if member.joined_on:
            title = words(self.tr("Joined"), "caption", muted=True)
            on = wording.day(member.joined_on, weekday=False)
            parts.append(column(title, words(on), gap=0))
        if member.notes:
            title = words(self.tr("Notes"), "strong")
            parts.append(column(title, selectable(words(member.notes, wrap=True)), gap=2))
        return parts


def fact(icon: str, text: str, says: str) -> QBoxLayout:
    """Lay out a short fact beside its icon; `says` names it."""
    said = selectable(words(text, wrap=True))
    said.setAccessibleName(f"{says}: {text}")
    said.setToolTip(says)
    said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return row(Mark(icon, "muted", 16, says), (said, 1), gap=8)


def selectable(label: QLabel) -> QLabel:
    """Let the mouse mark the words, to copy them."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class Shrinking(QLabel):
    """Words that give way, and end in "…", when there is little room."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setProperty("may_be_cut", True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what has room."""
        super().resizeEvent(event)
        self.setText(elided(self._whole, "body", self.width()))
