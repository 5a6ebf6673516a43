"""Filled-in sheets are brought back on the screen: looked through, and taken in as one step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QTransform

from lchost.checkin import log
from lchost.checkin.answers import Method
from lchost.models import undo
from lchost.models.people import Member
from lchost.paper import day_papers, feedback_replies
from lchost.paper.scanback import kept
from lchost.paper.scanback.rows import RowKind
from lchost.planning import sessions, workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.matching import fold
from lchost.ui import memory
from lchost.ui.camera.cameras import State
from lchost.ui.pages.paper import PaperPage
from lchost.ui.scanback import start
from lchost.ui.scanback.dialog import ScanBackDialog
from tests.paper.scanback import scans
from tests.paper.scanback.scans import Photo
from tests.ui.camera.conftest import Plugs

STRAIGHT = Photo(1654, 2339, desk=235)
TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
NAMES = ["Zoë Ångström", "Mai Trần", "Bo Li"]


@pytest.fixture
def workshop_id(db, member):
    made = workshops.plan(WorkshopDraft("Questions", TWO, TWO + timedelta(hours=2), "UTC"), TWO)
    registrations.register(made, [member(name, folded=fold(name)).id for name in NAMES], TWO)
    return made


@pytest.fixture
def page(frame, qtbot, workshop_id):
    made = PaperPage(frame, workshop_id)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.show()
    return made


@pytest.fixture
def dialog(page) -> ScanBackDialog:
    return start.read_back(page)


def photographed(paper, path: Path, done: dict[str, str], written: tuple[str, ...] = ()) -> Path:
    """Fill the first sheet of a paper in, and take a picture of its page."""
    sheet = paper.sheets[0]
    rng = np.random.default_rng(9)
    gray = scans.page_of(paper.pdf, 0)
    for area in sheet.layout.areas:
        if area.key in written:
            scans.write(rng, gray, area)
    made = scans.filled(
        rng, gray, [sheet], [(0, 0)], lambda _, box: done.get(box.key, "empty"), STRAIGHT
    )
    Image.fromarray(made.gray).save(path)
    return path


@pytest.fixture
def signed(workshop_id, tmp_path) -> Path:
    """A sign-in sheet: two ticks, one of them faint, a signature alone, a name on a spare line."""
    paper = day_papers.sign_in(workshop_id)
    kept.keep(workshop_id, "sign_in", paper.sheets, TWO)
    keys = [box.key for box in paper.sheets[0].layout.boxes]
    done = {keys[0]: "cross", keys[3]: "cross"}
    return photographed(paper, tmp_path / "signed.png", done, (keys[1], f"name {keys[3]}"))


def brought(qtbot, dialog: ScanBackDialog, *paths: Path) -> None:
    with qtbot.waitSignal(dialog.brought, timeout=60_000):
        dialog.bring(paths)


def shown(dialog: ScanBackDialog) -> list[tuple[str, str, str]]:
    columns = dialog.grid.rows.columns()[1:]
    return [tuple(column.text(row) for column in columns) for row in dialog.grid.rows.rows()]


def present(workshop_id: int) -> list[str]:
    session_id = sessions.listing(workshop_id)[0].id
    found = [entry for entry in log.recent(session_id) if not entry.is_undone]
    assert all(entry.method is Method.PAPER for entry in found)
    return sorted(entry.name for entry in found if entry.answer.is_in)


def test_what_is_not_sure_comes_first(dialog, qtbot, signed):
    brought(qtbot, dialog, signed)
    assert shown(dialog) == [
        ("Mai Trần", "Here", "To look at"),  # signed, not ticked
        ("A name by hand", "Nobody yet", "To look at"),
        ("Bo Li", "Here", ""),
        ("Zoë Ångström", "Not here", ""),
    ]
    assert dialog.grid.current().kind is RowKind.PERSON
    assert dialog.note.text() == "2 are still to look at."
    assert dialog.verb.accessibleName() == "Check in 2 people"


def test_a_host_looks_through_by_keys_and_all_is_one_step(dialog, page, qtbot, signed, workshop_id):
    brought(qtbot, dialog, signed)
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Space)  # Mai did not come after all
    assert dialog.grid.current().kind is RowKind.SPARE
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Return)
    dialog.beside.text.setText("Nina Vo")
    qtbot.keyClick(dialog.beside.text, Qt.Key.Key_Return)
    assert shown(dialog)[:2] == [("Mai Trần", "Not here", ""), ("A name by hand", "Nina Vo", "")]
    assert dialog.note.text() == "One Ctrl+Z takes all of it back."
    with qtbot.waitSignal(page.frame.said, timeout=20_000) as heard:
        dialog.press()
    assert heard.args == ["1 checked in, 1 came new", True]
    assert present(workshop_id) == ["Bo Li", "Nina Vo"]
    assert undo.labels()[0] == "sheets read back"
    undo.undo()
    assert present(workshop_id) == []


def test_a_sheet_that_is_read_twice_checks_nobody_in_twice(frame, page, qtbot, signed, workshop_id):
    for told in ("2 checked in, 1 came new", "3 were in before"):
        dialog = start.read_back(page)
        brought(qtbot, dialog, signed, signed)
        spare = next(one for one in dialog.grid.rows.rows() if one.kind is RowKind.SPARE)
        dialog.decide(spare, "Nina Vo")
        with qtbot.waitSignal(frame.said, timeout=20_000) as heard:
            dialog.press()
        assert heard.args[0] == told
    assert present(workshop_id) == ["Bo Li", "Mai Trần", "Nina Vo"]


def test_feedback_forms_are_kept_without_names(dialog, page, qtbot, workshop_id, tmp_path):
    paper = feedback_replies.forms(workshop_id)
    kept.keep(workshop_id, "feedback", paper.sheets, TWO)
    done = {"worth_it 5": "tick", "pace 2": "cross", "pace 4": "cross", "recommend 9": "fill"}
    brought(qtbot, dialog, photographed(paper, tmp_path / "f.png", done, ("should_change",)))
    first = paper.sheets[0].code
    mine = [row for row in dialog.grid.rows.rows() if row.code == first and not row.is_sure]
    assert [row.question for row in mine] == ["pace", "should_change"]
    dialog.grid.choose((first, "pace"))
    qtbot.keyClick(dialog.grid, Qt.Key.Key_4)
    dialog.decide(mine[1], "More breaks")
    assert dialog.verb.accessibleName() == "Keep 1 form"
    with qtbot.waitSignal(page.frame.said, timeout=20_000) as heard:
        dialog.press()
    assert heard.args[0] == "1 form kept"
    (reply,) = feedback_replies.listing(workshop_id)
    assert reply.sheet == first
    assert reply.answers == {
        "worth_it": 5,
        "pace": 4,
        "recommend": 9,
        "should_change": "More breaks",
    }


def test_several_forms_say_which_they_are_and_in_which_file(dialog, qtbot, workshop_id, tmp_path):
    paper = feedback_replies.forms(workshop_id)
    kept.keep(workshop_id, "feedback", paper.sheets, TWO)
    origins = [(n % 2 * 105.0, n // 2 * 148.5) for n in range(4)]
    made = scans.filled(
        np.random.default_rng(9), scans.page_of(paper.pdf, 0), paper.sheets, origins,
        lambda _, box: "cross" if box.key == "pace 3" else "empty", STRAIGHT,
    )  # fmt: skip
    name = "four_forms_that_came_back_from_the_library.png"
    Image.fromarray(made.gray).save(tmp_path / name)
    brought(qtbot, dialog, tmp_path / name)
    who = dialog.grid.rows.columns()[1]
    of_code = {row.code: who.shown(row).sub for row in dialog.grid.rows.rows()}
    assert of_code == {sheet.code: f"Form {n}, {name}" for n, sheet in enumerate(paper.sheets, 1)}
    dialog.grid.choose((paper.sheets[2].code, "pace"))
    who = dialog.beside.who
    assert who.text().replace("\u200b", "") == f"The pace · Form 3, {name}"
    assert who.minimumSizeHint().width() <= dialog.beside.width() - 32  # the name breaks


def test_reading_forms_again_wipes_nothing_and_note_and_button_agree(
    dialog, page, qtbot, workshop_id, tmp_path
):
    paper = feedback_replies.forms(workshop_id, per_page=2)
    kept.keep(workshop_id, "feedback", paper.sheets, TWO)
    first, second = (sheet.code for sheet in paper.sheets[:2])
    old = [
        feedback_replies.Reply(first, {"worth_it": 2, "pace": 4, "was_good": "The tea"}),
        feedback_replies.Reply(second, {"pace": 1}),
    ]
    feedback_replies.keep(workshop_id, old, TWO)
    dialog = start.read_back(page)
    done = {"worth_it 5": "cross"}
    brought(qtbot, dialog, photographed(paper, tmp_path / "f.png", done))
    assert dialog.verb.accessibleName() == "Keep 1 form"
    assert dialog.missed.text().splitlines() == [
        "1 form was read before; its answers are brought up to date.",
        "1 form that was read before says nothing now; what it said stays.",
    ]
    dialog.decide(next(row for row in dialog.grid.rows.rows() if row.question == "pace"), None)
    with qtbot.waitSignal(page.frame.said, timeout=20_000):
        dialog.press()
    said = {one.sheet: one.answers for one in feedback_replies.listing(workshop_id)}
    assert said == {first: {"worth_it": 5, "was_good": "The tea"}, second: {"pace": 1}}


def test_what_cannot_be_read_is_said_with_what_to_do(dialog, qtbot, tmp_path, workshop_id):
    (tmp_path / "IMG_2.heic").write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(40))
    Image.new("L", (400, 300), 200).save(tmp_path / "cat.png")
    strange = day_papers.sign_in(workshop_id)  # never printed
    path = photographed(strange, tmp_path / "strange.png", {})
    brought(qtbot, dialog, tmp_path / "IMG_2.heic", tmp_path / "cat.png", path)
    said = dialog.missed.text().splitlines()
    assert "IMG_2.heic" in said[0] and "JPEG" in said[0]
    assert said[1].startswith("cat.png: no sheet of lchost is seen.")
    assert said[2] == "strange.png: this sheet was not printed by this community."
    assert not dialog.verb.isEnabled()


def test_a_sheet_of_another_workshop_names_it(dialog, qtbot, tmp_path, member, workshop_id):
    other = workshops.plan(WorkshopDraft("Answers", TWO, TWO + timedelta(hours=2), "UTC"), TWO)
    registrations.register(other, [member("Al").id], TWO)
    paper = day_papers.sign_in(other)
    kept.keep(other, "sign_in", paper.sheets, TWO)
    brought(qtbot, dialog, photographed(paper, tmp_path / "a.png", {}))
    assert "belongs to “Answers”" in dialog.missed.text()


def drop(dialog: ScanBackDialog, path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    dialog.dropEvent(event)


def test_files_are_dropped_onto_the_dialog(dialog, qtbot, signed):
    with qtbot.waitSignal(dialog.brought, timeout=60_000):
        drop(dialog, signed)
    assert len(shown(dialog)) == 4


def test_a_folder_that_is_dropped_is_read_and_an_empty_one_said(dialog, qtbot, signed, tmp_path):
    (tmp_path / "notes.txt").write_text("not a scan")
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(dialog.brought, timeout=60_000):
        drop(dialog, tmp_path)
    assert len(shown(dialog)) == 4 and not dialog.missed.text()
    with qtbot.waitSignal(dialog.brought, timeout=60_000):
        drop(dialog, tmp_path / "empty")
    assert "In the folder “empty” is no photo" in dialog.missed.text()


def test_what_is_dropped_while_others_are_read_is_read_after_them(dialog, qtbot, signed, tmp_path):
    Image.new("L", (400, 300), 200).save(tmp_path / "cat.png")
    drop(dialog, tmp_path / "cat.png")
    drop(dialog, signed)
    qtbot.waitUntil(lambda: len(shown(dialog)) == 4, timeout=60_000)
    assert "cat.png" in dialog.missed.text()


def test_paper_tells_that_somebody_came_not_when(dialog, page, qtbot, signed, workshop_id):
    brought(qtbot, dialog, signed)
    with qtbot.waitSignal(page.frame.said, timeout=20_000):
        dialog.press()
    session_id = sessions.listing(workshop_id)[0].id
    assert {entry.at for entry in log.recent(session_id)} == {TWO}


def test_who_is_no_longer_in_the_community_is_said_to_be(dialog, page, qtbot, signed, workshop_id):
    brought(qtbot, dialog, signed)
    for one in registrations.listing(workshop_id):
        Member.delete_by_id(one.member_id)
    for row in dialog.grid.rows.rows():
        dialog.decide(row, row.kind is RowKind.PERSON)
    with qtbot.waitSignal(page.frame.said, timeout=20_000):
        dialog.press()
    said = "3 people were not checked in: they are no longer in the community."
    assert [one.text for one in page.banners()] == [said]


def test_the_paper_page_offers_it_where_sheets_come_back(page, qtbot):
    page.show_paper("agenda")
    assert not page.side.read_back.isVisible()
    page.show_paper("sign_in")
    assert page.side.read_back.isVisible()
    page.side.read_back.click()
    assert page.findChild(ScanBackDialog).isVisible()


def test_a_sheet_is_read_from_the_webcam_and_the_camera_left_as_it_was(
    page, qtbot, signed, workshop_id
):
    held = QImage(str(signed)).transformed(QTransform().rotate(90)).scaledToWidth(1400)
    plugs = Plugs()
    plugs.plug(shows=[held])
    now = TWO + timedelta(minutes=5)
    dialog = ScanBackDialog(page, workshops.get(workshop_id), now, plugs)
    dialog.open()
    with qtbot.waitSignal(dialog.brought, timeout=60_000):
        dialog.webcam.click()
    assert {who for who, *_ in shown(dialog)} == {*NAMES, "A name by hand"}
    dialog.stop.click()
    assert dialog.camera.card.state is State.OFF
    assert memory.word("camera/on") == "no"
    dialog.reject()
