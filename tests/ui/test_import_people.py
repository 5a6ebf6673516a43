from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from lchost.models import undo
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.roster.attributes import Kind
from lchost.roster.importing import Verdict
from lchost.roster.mapping import Field
from lchost.roster.members import MemberDraft
from lchost.safekeeping import backup
from lchost.ui import words_of_import as say
from lchost.ui.dialogs.import_people import ImportDialog
from lchost.ui.pages.members import MembersPage
from lchost.ui.pages.people import PeoplePage
from lchost.ui.widgets import Banner

NOW = datetime.now(UTC)
LIST = """Name,E-mail,Field
Zoë Ångström,zoe@example.org,Data
佐藤 さくら,sakura@example.org,Design
<b>Bobby</b>,not an address,Data
Zoë Ångström,zoe@example.org,Data
,,Data
"""


@pytest.fixture
def page(frame, qtbot):
    """The members page; holds it, since what nobody holds is collected while it paints."""
    page = MembersPage(frame)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    page.activateWindow()
    yield page


@pytest.fixture
def file(tmp_path):
    def write(text, name="people.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text(text, encoding)
        return path

    return write


@pytest.fixture
def ask(page, qtbot):
    """Open the import of a file and wait for its preview."""

    def open_it(path, on=page):
        on.bring(path)
        asking = on.findChild(ImportDialog)
        qtbot.waitUntil(lambda: asking._preview is not None, timeout=30_000)
        return asking

    return open_it


def settle(asking, qtbot):
    qtbot.waitUntil(lambda: not asking._soon.isActive() and asking._making is None)


def rows(asking):
    return asking.rows.grid.rows.rows()


def confirm(asking, page, qtbot):
    with qtbot.waitSignal(page.frame.said, timeout=30_000) as heard:
        asking.press()
    return heard.args[0]


def test_the_preview_tells_each_row_and_writes_nothing(file, ask):
    asking = ask(file(LIST))
    assert asking.facts.text() == "people.csv · 5 rows · UTF-8"
    told = [(r.line, say.what_it_is(r).text, say.what_happens(r)) for r in rows(asking)]
    assert told == [
        (2, "New", "Add"),
        (3, "New", "Add"),
        (4, "E-mail looks wrong", "Add without e-mail"),
        (5, "Same as line 2", "Leave out"),
        (6, "No name", "Leave out"),
    ]
    assert [figure.text() for figure in asking.figures] == ["3", "0", "0", "2"]
    assert "Import 3 people" in asking.verb.text()
    assert members.listing() == []
    asking.reject()
    assert members.listing() == []


def test_an_import_is_one_step_of_undo_with_a_copy_before(file, ask, page, qtbot, db):
    said = confirm(ask(file(LIST)), page, qtbot)
    assert said == "Imported 3 people: 3 new"
    assert [c.why.value for c in backup.copies(db)] == ["import"]
    assert len(members.listing()) == 3
    assert undo.labels()[0] == "import of 3 people"
    undo.undo()
    assert members.listing() == []
    undo.redo()
    assert len(members.listing()) == 3


def test_the_same_file_again_has_nothing_to_import(file, ask, page, qtbot):
    path = file(LIST)
    confirm(ask(path), page, qtbot)
    qtbot.waitUntil(lambda: page.findChild(ImportDialog) is None)
    asking = ask(path)
    assert not asking.verb.isEnabled()
    assert "nothing to import" in asking.note.text()


def test_chips_keep_one_kind_of_rows(file, ask):
    asking = ask(file(LIST))
    asking.rows.chips["out"].click()
    assert [r.line for r in rows(asking)] == [5, 6]
    asking.rows.chips["trouble"].click()
    assert [r.line for r in rows(asking)] == [4, 6]
    asking.rows.chips["all"].click()
    assert len(rows(asking)) == 5
    assert not asking.rows.chips["open"].isVisibleTo(asking)


def test_the_host_decides_whether_two_names_are_one_person(file, ask, page, qtbot):
    known = members.add(MemberDraft("Zoë Ångström"), NOW)
    asking = ask(file("Name,E-mail\nZoe Angstroem,zoe@example.org\n"))
    assert say.is_open(rows(asking)[0])
    assert "1 row may be somebody you know" in asking.note.text()
    asking.rows.grid.choose(2)
    assert "Zoë Ångström" in asking.rows.why.text()
    chips = [asking.rows._buttons.itemAt(n).widget() for n in range(4)]
    texts = [chip.text() for chip in chips]
    assert texts == ["The same person", "The same, left as it is", "Somebody new", "Leave out"]
    chips[0].click()
    qtbot.waitUntil(lambda: rows(asking)[0].verdict is Verdict.CHANGED)
    settle(asking, qtbot)
    confirm(asking, page, qtbot)
    assert [who.id for who in members.listing()] == [known]
    assert members.get(known).email == "zoe@example.org"


def test_several_rows_are_left_out_at_once(file, ask, qtbot):
    asking = ask(file(LIST))
    asking.rows.grid.choose(2, 3)
    chips = [asking.rows._buttons.itemAt(n).widget() for n in range(asking.rows._buttons.count())]
    next(chip for chip in chips if chip.text() == "Leave out").click()
    qtbot.waitUntil(lambda: [r.verdict for r in rows(asking)[:2]] == [Verdict.SKIP] * 2)
    assert [r.line for r in asking.rows.grid.chosen()] == [2, 3]


def test_a_column_gets_another_meaning_and_the_preview_follows(file, ask, page, qtbot):
    asking = ask(file("Name,Word\nAda,Data\nBo,Design\n"))
    asking.turn.click()
    columns = asking.columns
    columns.grid.choose(1)
    assert columns._samples(columns.grid.current()) == "Data · Design"
    columns.field.setCurrentIndex(columns.field.findData(Field.ATTRIBUTE))
    columns.field.activated.emit(0)
    columns.name.setText("Field")
    columns.name.editingFinished.emit()
    columns.private.click()
    settle(asking, qtbot)
    assert asking.preview().mapping.columns[1].is_private
    confirm(asking, page, qtbot)
    assert [(a.name, a.kind, a.is_private) for a in members.attributes()] == [
        ("Field", Kind.CATEGORY, True)
    ]


def test_a_meaning_that_only_one_column_can_have_moves(file, ask, qtbot):
    asking = ask(file("Name,Called\nAda Lovelace,Ada\n"))
    columns = asking.columns
    columns.grid.choose(1)
    columns.field.setCurrentIndex(columns.field.findData(Field.NAME))
    columns.field.activated.emit(0)
    settle(asking, qtbot)
    assert [c.field for c in asking.preview().mapping.columns] == [Field.IGNORE, Field.NAME]
    assert [r.name for r in rows(asking)] == ["Ada"]


def test_without_a_name_column_the_host_is_asked_which_it_is(file, page, qtbot):
    page.bring(file("Code,Who\n1,Ada Lovelace\n2,Bo Diddley\n"))
    asking = page.findChild(ImportDialog)
    qtbot.waitUntil(lambda: asking.findChild(Banner) is not None and asking._making is None)
    qtbot.waitUntil(lambda: asking.columns.isVisible() or asking._preview is not None)
    assert not asking.verb.isEnabled()
    columns = asking.columns
    columns.grid.choose(1)
    columns.field.setCurrentIndex(columns.field.findData(Field.NAME))
    columns.field.activated.emit(0)
    qtbot.waitUntil(asking.verb.isEnabled)
    assert [r.name for r in rows(asking)] == ["Ada Lovelace", "Bo Diddley"]


def test_what_is_no_table_is_said_in_the_dialog(file, page, qtbot):
    page.bring(file("%PDF-1.4 nothing", "people.csv"))
    asking = page.findChild(ImportDialog)
    qtbot.waitUntil(lambda: asking.findChild(Banner) is not None)
    assert "PDF" in asking.findChild(Banner).text
    assert not asking.verb.isEnabled()
    assert members.listing() == []


def test_another_encoding_is_chosen_and_the_file_read_again(file, ask, qtbot):
    asking = ask(file("Name\nZoë Ångström\n", encoding="cp1252"))
    asking.columns.encoding.setCurrentIndex(asking.columns.encoding.findData("cp1251"))
    asking.columns.encoding.activated.emit(0)
    qtbot.waitUntil(lambda: "1251" in asking.facts.text())
    settle(asking, qtbot)
    qtbot.waitUntil(lambda: rows(asking)[0].name != "Zoë Ångström")


def test_formulas_stand_as_text_with_a_warning(file, ask):
    asking = ask(file('Name,E-mail\n"=HYPERLINK(""http://x"")",x@example.org\n'))
    assert "formula" in asking.warnings.text()
    assert rows(asking)[0].name == '=HYPERLINK("http://x")'


def test_by_keyboard_a_row_is_left_out_and_the_rest_imported(file, ask, page, qtbot):
    asking = ask(file("Name\nAda\nBo\n"))
    qtbot.waitUntil(lambda: asking.isActiveWindow() and asking.rows.grid.hasFocus())
    qtbot.keyClick(asking.rows.grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: asking.rows.grid.current() is not None)
    line = asking.rows.grid.current().line
    qtbot.keyClick(asking.rows.grid, Qt.Key.Key_Return)
    chip = asking.focusWidget()
    while chip.text() != "Leave out":
        qtbot.keyClick(chip, Qt.Key.Key_Tab)
        chip = asking.focusWidget()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asking.verb.isEnabled() and "1 person" in asking.verb.text())
    with qtbot.waitSignal(page.frame.said):
        modifier = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(asking.focusWidget(), Qt.Key.Key_Return, modifier)
    left = {2: "Bo", 3: "Ada"}[line]
    assert [who.display_name for who in members.listing()] == [left]


@pytest.mark.parametrize(
    ("name", "service", "people"),
    [
        ("exports/eventbrite_attendee_report_us_2024.csv", "Eventbrite", 1),
        ("exports/luma_guests_guest_id_2026.csv", "Luma", None),
        ("exports/google_forms_linked_sheet.csv", "Google Forms", None),
        ("exports/tito_tickets.csv", "Tito", None),
        ("exports/nasty_semicolon_win1252.csv", "", None),
        ("rosters/gruepr_sample_survey.csv", "Google Forms", 32),
    ],
)
def test_real_exports_are_imported_into_a_workshop_and_taken_back(
    shared, frame, qtbot, ask, page, name, service, people
):
    draft = WorkshopDraft("Maps", NOW, NOW + timedelta(hours=2), "UTC")
    workshop_id = workshops.plan(draft, NOW)
    step = PeoplePage(frame, workshop_id)
    qtbot.addWidget(step)
    step.show()
    asking = ask(shared / "data" / name, on=step)
    assert service in asking.facts.text()
    confirm(asking, step, qtbot)
    found = registrations.counts(workshop_id)
    assert found.registered + found.waitlisted > 0
    if people:
        assert found.registered == people
    if name.startswith("rosters"):
        private = {a.name for a in members.attributes() if a.is_private}
        assert any("gender" in one.lower() for one in private)
        assert members.topics()
    undo.undo()
    assert members.listing() == []
    assert registrations.counts(workshop_id) == registrations.Counts()


def test_five_thousand_rows_are_shown_without_a_widget_a_row(file, ask, page, qtbot):
    lines = "".join(f"Person {n},p{n}@example.org\n" for n in range(5000))
    asking = ask(file(f"Name,E-mail\n{lines}"))
    assert len(rows(asking)) == 5000
    assert asking.rows.grid.viewport().children() == []
    asking.rows.chips["new"].click()
    asking.rows.grid.choose(4999)
    assert asking.rows.grid.current().name == "Person 4997"


def test_every_oddity_and_reason_of_an_import_has_words():
    from lchost.roster.importing import Note
    from lchost.ui import words_of_import

    for note in Note:
        assert words_of_import.note_words(note)
        assert words_of_import.note_sentence(note)
