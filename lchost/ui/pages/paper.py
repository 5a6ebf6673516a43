"""Paper: what the day needs, how it will look, and what would go wrong before it is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from lchost.errors import HostError
from lchost.models.database import Topic
from lchost.paper import printed
from lchost.paper.printed import Gone
from lchost.paper.sheets.backs import Flip
from lchost.planning.workshops import Workshop
from lchost.roster.registrations import Registration
from lchost.ui import papers, preflight, printing, wording
from lchost.ui.badges.doing import Designing
from lchost.ui.day_kinds import HANDOUT
from lchost.ui.dialogs.pick_badges import PickBadgesDialog
from lchost.ui.frame import Frame
from lchost.ui.page import WorkshopPage
from lchost.ui.pages.paper_side import PaperSide, side_width
from lchost.ui.paper_kinds import BLANK, Missing
from lchost.ui.papers import BADGES, PaperKind
from lchost.ui.preflight import Said
from lchost.ui.printouts import pack
from lchost.ui.printouts.again import PrintAgainDialog
from lchost.ui.printouts.leaving import (
    Leaving,
    badges_gone_words,
    gone_words,
    leaving,
    log_key,
    told_gone,
)
from lchost.ui.printouts.making import Making, Wanted
from lchost.ui.printouts.pack import choices_for
from lchost.ui.printouts.pack_out import PackOut
from lchost.ui.printouts.way_out import WayOut
from lchost.ui.scanback.feedback import show_feedback
from lchost.ui.sheets.calibrate import CalibrateDialog
from lchost.ui.widgets import action_button, column, holder, row, scroll
from lchost.ui.widgets.paper_list import PaperList
from lchost.ui.widgets.preview import Preview
from lchost.ui.widgets.reading import in_reading_order

if TYPE_CHECKING:
    from lchost.paper.press import Paper
    from lchost.ui.stage.scene import Invitation

_LIST_WIDTH = 238
_PATIENCE_MS = 250  # pages made sooner take the place of the old ones without a word


class PaperPage(WorkshopPage):
    """A list of papers, the one chosen, and what to know before printing it."""

    step = "paper"
    shows = frozenset(
        {
            Topic.WORKSHOPS,
            Topic.REGISTRATIONS,
            Topic.MEMBERS,
            Topic.GROUPS,
            Topic.SETTINGS,
            Topic.PAPERS,
        }
    )

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame, workshop_id)
        self._kinds: dict[str, PaperKind] = {}
        self._people: list[Registration] = []
        self._making = Making(self)
        self._here = BADGES
        self._paper: Paper | None = None
        self._gone: dict[str, Gone] = {}
        self.way_out = WayOut(self)
        self.designing = Designing(self)
        self._pack_out = PackOut(self, self.way_out)
        self._has_printer = False
        self.list = PaperList()
        self.preview = Preview()
        self.side = PaperSide()
        self._papers = area = scroll(self.list)
        takes = area.sizePolicy().Policy
        area.setSizePolicy(takes.Preferred, takes.Ignored)  # it scrolls; the page need not
        beside = holder(column(area, margins=(1, 1, 1, 1)), "card")
        beside.setFixedWidth(side_width(_LIST_WIDTH))
        self.body((row(beside, (self.preview, 1), self.side, gap=14), 1))
        self.ways(action_button(frame.action("paper.pack")))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_paper)
        self.side.changed.connect(self._show)
        self.side.asked_to_pick.connect(self.pick_people)
        self.side.labels.asked_to_calibrate.connect(self.calibrate)
        self.side.design.chosen.connect(self.designing.choose)
        self.side.design.asked_to_design.connect(self.design)
        self.side.design.asked_for_all.connect(self.show_designs)
        self.side.asked_to_go.connect(self.mend)
        self.side.print.clicked.connect(self.print_paper)
        self.side.save.clicked.connect(self.save_paper)
        self.side.look.clicked.connect(self.look_elsewhere)
        self.side.read_on.clicked.connect(self.ask_what_to_read)
        self.side.read_back.clicked.connect(self.read_back)
        self.side.feedback.clicked.connect(lambda: show_feedback(self))
        self.way_out.changed.connect(self._show_ways)
        self._patience.timeout.connect(self._say_making)
        self._making.done.connect(self._made_it)
        self._making.failed.connect(self._not_made)

    # --- what it shows --------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Read who is on the papers; what was made before is old."""
        self._has_printer = printing.has_printer()
        self._making.forget()
        self._people = papers.with_place(workshop.id)
        self._gone = printed.last(workshop.id)
        kinds = papers.kinds(workshop.id, self._people, self._poster())
        self._kinds = {kind.key: told_gone(kind, self._gone, workshop.zone) for kind in kinds}
        if self._here not in self._kinds:
            self._here = BADGES
        self.list.show_kinds(list(self._kinds.values()), self._here)
        self._show()

    def _poster(self) -> Invitation | None:
        """Return how phones come in to this workshop; None while they do not."""
        if not self.frame.has_day or self.frame.day.phones.workshop_id != self.workshop_id:
            return None
        phones = self.frame.day.phones
        phones.changed.connect(self._hear_phones, Qt.ConnectionType.UniqueConnection)
        return phones.paper()

    @Slot()
    def _hear_phones(self) -> None:
        """Make the door poster for the address of now."""
        self.stale()

    def show_paper(self, key: str) -> None:
        """Show another paper of the list."""
        if key != self._here and key in self._kinds:
            self._here = key
            self.preview.view.page = 0
            if chosen := self.list.current():
                self._papers.ensureWidgetVisible(chosen)
            self._show()

    def _show(self) -> None:
        kind = self._kinds[self._here]
        self.side.show_kind(kind, self._people)
        self._paper = None
        wanted = self._wanted()
        if found := self._making.made.get(wanted):
            self._lay_out_paper(found)
            return
        self._show_ways()
        if not kind.is_ready and wanted[1].which != BLANK:
            self._say_empty()
            return
        self._patience.start()
        self._making.begin(kind, wanted)

    def _wanted(self) -> Wanted:
        return self._here, choices_for(self._kinds[self._here], self.side.choices())

    def _made_it(self, wanted: Wanted, paper: Paper) -> None:
        if wanted == self._wanted():
            self._lay_out_paper(paper)

    def _not_made(self, wanted: Wanted, error: HostError) -> None:
        if wanted == self._wanted():
            self._patience.stop()
            self._tell_notes([])
            self.preview.say_instead(wording.trouble(error))

    def _lay_out_paper(self, paper: Paper) -> None:
        self._patience.stop()
        self._paper = paper
        kind = self._kinds[self._here]
        self.preview.show_pdf(paper.pdf, kind.title)
        self._show_ways()
        if self._here == BADGES:
            self.side.labels.show_backs(paper.flips, paper.flip)
            self._tell_notes(preflight.said_of_badges(paper.notes, paper.people))
            self.list.attend(kind, preflight.short_of_badges(paper.notes))
        else:
            self._tell_notes(preflight.said_of_list(paper.notes))

    def _tell_notes(self, said: Sequence[Said]) -> None:
        self.side.show_notes(said)
        in_reading_order(self)  # the Tab key comes to a note's way right after what it speaks of

    def _show_ways(self) -> None:
        pages = self._paper.leaves if self._paper else 0
        self.side.show_ways(pages, is_badges=self._here == BADGES, has_printer=self._has_printer)
        self.side.show_printed(self._printed_before())
        self.side.print.setEnabled(pages > 0 and not self.way_out.is_printing)

    def _say_making(self) -> None:
        if self._paper is None:
            self.preview.say_instead(self.tr("Making the pages…"))

    def _say_empty(self) -> None:
        self._patience.stop()
        missing = self._kinds[self._here].missing or Missing(
            self.tr("Nobody has a place yet."),
            self.tr("Add people first; then this can be printed."),
            "people",
            self.tr("Add people"),
        )
        self._tell_notes([Said("neutral", missing.fact, " ", missing.step, missing.way)])
        self.preview.say_instead(missing.instead)

    def first_focus(self) -> QWidget | None:
        """Begin with the list."""
        return self.list.current()

    def choose(self, thing_id: int) -> None:
        """Show one person's badge again, by the registration."""
        self.list.show_kinds(list(self._kinds.values()), BADGES)
        self.show_paper(BADGES)
        self.side.pick([thing_id], self._people)

    def follow_round(self, round_id: int) -> None:
        """Show the papers of that round from now on."""
        self.side.begin_with(round_id)
        self._show()

    # --- what it does ---------------------------------------------------------------------------

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what the menus can ask of this page."""
        return {
            "paper.print": self.print_paper,
            "paper.save": self.save_paper,
            "paper.look": self.look_elsewhere,
            "paper.read_back": self.read_back,
            "paper.pack": self.ask_for_pack,
            "paper.design": self.design,
            "paper.designs": self.show_designs,
            "paper.words": self.say_otherwise,
            "paper.resources": self.ask_what_to_read,
            "groups.print": self.show_group_list,
        }

    def say_otherwise(self) -> None:
        """Show the words on paper in this workshop's language, to say them otherwise."""
        if self.workshop is None:
            return
        from lchost.paper import edited_words
        from lchost.ui.stationery.words_dialog import WordsDialog

        dialog = WordsDialog(self, edited_words.of_workshop(self.workshop).language)
        label, said = self.tr("words on paper"), self.tr("Papers say it so now")
        dialog.on_press(lambda: self.act(label, dialog.keep, said))
        dialog.open()

    def ask_what_to_read(self) -> None:
        """Ask what stands on the handout to read on."""
        from lchost.ui.dialogs.resources import ResourcesDialog

        self.list.show_kinds(list(self._kinds.values()), HANDOUT)
        ResourcesDialog(self, self.workshop_id, self.act).open()

    def show_group_list(self) -> None:
        """Show the papers of the groups, from their list on."""
        if "groups" in self._kinds:
            self.list.show_kinds(list(self._kinds.values()), "groups")

    def pick_people(self) -> None:
        """Ask whose badges to print."""
        dialog = PickBadgesDialog(self, self._people, self.side.picked())
        dialog.accepted.connect(lambda: self._picked([one.id for one in dialog.chosen()]))
        dialog.rejected.connect(lambda: self._picked([]))
        dialog.open()

    def calibrate(self) -> None:
        """Ask how far the printer is off on the sheet that is chosen."""
        flip = self._paper.flip if self._paper else Flip.NONE
        CalibrateDialog(self, self.side.labels.sheet(), flip=flip).open()

    def mend(self, step: str) -> None:
        """Go where a matter can be mended: another step, or the design of the badges."""
        if step == preflight.DESIGN:
            self.design()
        else:
            self.frame.go(step, self.workshop_id)

    def design(self) -> None:
        """Change how the badges look."""
        self.designing.change(self.side.design.key(), self.side.labels.sheet())

    def show_designs(self) -> None:
        """Show all designs of badges."""
        self.designing.show_all(self.side.design.key(), self.side.labels.sheet())

    def _picked(self, registration_ids: Sequence[int]) -> None:
        self.side.pick(registration_ids, self._people)

    def print_paper(self) -> None:
        """Print what is shown; ask first where it was printed before."""
        if self._paper is None or self.way_out.is_printing:
            return
        self._has_printer = printing.has_printer()
        self._show_ways()
        if not self._has_printer:
            self.banner("neutral", self.side.no_printer.text())
            return
        leaving, said = self._leaving(self._paper), self._printed_before()
        if not said:
            self.way_out.print(leaving)
            return
        new = sum(1 for one in self._people if one.badge_printed_at is None)
        is_badges = self._here == BADGES
        others = wording.counted(
            new, self.tr("Show only the new one"), self.tr("Show only the {n} new ones")
        )
        dialog = PrintAgainDialog(self, leaving.title, said, others if is_badges and new else "")
        dialog.accepted.connect(lambda: self.way_out.print(leaving))
        dialog.others.clicked.connect(self.side.pick_new)
        dialog.open()

    def _printed_before(self) -> str:
        """Say when the whole of what is shown was printed; empty: it was not, or not as a whole."""
        workshop = self.workshop
        assert workshop
        if self._here == BADGES:
            is_whole = self.side.choices().which == "all"
            return badges_gone_words(self._people, workshop.zone) if is_whole else ""
        gone = self._gone.get(log_key(self._kinds[self._here], self._wanted()[1].round_id))
        return gone_words(gone, workshop.zone) if gone else ""

    def save_paper(self) -> None:
        """Ask for a file and save what is shown."""
        if self._paper is not None:
            self.way_out.save(self._leaving(self._paper))

    def ask_for_pack(self) -> None:
        """Ask what of all papers to print or to save at once."""
        if self.workshop is None or self.way_out.is_printing:
            return
        wanted, zone = self.side.choices(), self.workshop.zone
        lines = pack.lines(list(self._kinds.values()), wanted, self._people, self._gone, zone)
        self._pack_out.ask(lines, self._making.made, self.workshop_title, self._look_at)

    def _look_at(self, kind: PaperKind) -> None:
        if kind.round_id:
            self.side.begin_with(kind.round_id)
        self.list.show_kinds(list(self._kinds.values()), kind.key)
        self.show_paper(kind.key)

    def look_elsewhere(self) -> None:
        """Show what is shown in the system's own viewer."""
        if self._paper is not None:
            self.way_out.look(self._leaving(self._paper))

    def read_back(self) -> None:
        """Read sheets that come back."""
        from lchost.ui.scanback import start  # numpy comes with it

        start.read_back(self)

    def _leaving(self, paper: Paper) -> Leaving:
        made = leaving(self._kinds[self._here], self._wanted()[1], paper, self._title())
        return replace(made, here=self.preview.view.page)

    @property
    def workshop_title(self) -> str:
        """Return what the workshop is called."""
        return self.workshop.title if self.workshop else ""

    def _title(self) -> str:
        kind = self._kinds[self._here]
        title = kind.title
        if of_round := dict(kind.rounds).get(self.side.choices().round_id):
            title = self.tr("{title}, {round}").format(title=title, round=of_round)
        return f"{title} – {self.workshop_title}"
