from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel

from lchost.checkin import desk, excuses, history, phones
from lchost.checkin.answers import Method, Scan
from lchost.models import undo
from lchost.models.database import Topic, writing
from lchost.models.people import Member
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import consents, members, registrations, tables
from lchost.roster.consents import What
from lchost.roster.members import Kind, MemberDraft
from lchost.ui import theme
from lchost.ui.colours import LIGHT
from lchost.ui.dialogs.dialog import Ask, Dialog
from lchost.ui.dialogs.export import ExportDialog
from lchost.ui.dialogs.import_people import ImportDialog
from lchost.ui.dialogs.member import MemberDialog
from lchost.ui.dialogs.questions import QuestionsDialog
from lchost.ui.pages import lists
from lchost.ui.pages.members import MembersPage
from lchost.ui.pages.profile import Shrinking
from lchost.ui.widgets import Mark

NOW = datetime.now(UTC)
LONG = "Isabela Maria Fernanda Guadalupe de los Ángeles Ruiz-Montoya"  # 60 letters


def add(name, **more):
    return members.add(MemberDraft(name, **more), NOW)


@pytest.fixture
def page(frame, qtbot):
    """The page, shown once its people are there."""
    held = []  # a page that nobody holds would be collected while it paints

    def show():
        page = MembersPage(frame)
        held.append(page)
        qtbot.addWidget(page)
        page.resize(1170, 700)
        page.show()
        page.activateWindow()
        return page

    yield show
    for page in held:
        page.hide()  # what it still means to read waits for the next show
    held.clear()


@pytest.fixture
def three(db):
    return add("Zoë Ångström"), add("Łukasz Żak", email="lz@example.org"), add("佐藤 さくら")


def names(page):
    return [who.display_name for who in page.table.grid.rows.rows()]


def dialog(page, kind=Dialog):
    found = page.findChild(kind)
    assert found is not None
    return found


def search(page, qtbot, text):
    page.table.search.clear()
    qtbot.keyClicks(page.table.search, text)


# --- finding ------------------------------------------------------------------------------------


def test_an_empty_community_says_what_to_do_first(page):
    page = page()
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    assert not any(way.isVisible() for way in page._ways_if_any)


def test_the_search_folds_accents_in_any_word_order_as_one_types(three, page, qtbot):
    page = page()
    for text, found in (
        ("angstrom zoe", ["Zoë Ångström"]),
        ("LUK", ["Łukasz Żak"]),
        ("さくら", ["佐藤 さくら"]),
        ("lz@exam", ["Łukasz Żak"]),
        ("angstorm", ["Zoë Ångström"]),  # a typo
        ("nobody like this", []),
    ):
        page.table.search.clear()
        page.table.search.insert(text)
        assert names(page) == found, text


def test_a_badge_code_finds_its_member(three, page):
    page = page()
    page.table.search.setText(members.get(three[2]).code.lower())
    assert names(page) == ["佐藤 さくら"]


def test_from_the_search_the_arrow_goes_into_the_table_and_enter_edits(three, page, qtbot):
    page = page()
    page.table.search.setFocus()
    search(page, qtbot, "zoe")
    qtbot.keyClick(page.table.search, Qt.Key.Key_Return)
    assert page.table.grid.current().display_name == "Zoë Ångström"
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Return)
    assert dialog(page, MemberDialog).name.text() == "Zoë Ångström"


def test_chips_stand_only_where_somebody_is_behind_them(three, page, qtbot):
    starts_at = NOW - timedelta(minutes=5)
    draft = WorkshopDraft("Maps", starts_at, starts_at + timedelta(hours=2), "UTC")
    page = page()
    assert not page.table.here.isVisibleTo(page)
    assert page.table.newcomers.isVisibleTo(page)
    assert not page.table.archived.isVisibleTo(page)
    workshop = workshops.get(workshops.plan(draft, NOW))
    desk.let_in(Scan(workshop.session_id, NOW, member_id=three[0], method=Method.SEARCH))
    members.archive([three[1]], NOW)
    qtbot.waitUntil(lambda: page.table.here.isVisibleTo(page))
    page.table.here.click()
    assert names(page) == ["Zoë Ångström"]
    page.table.here.click()
    page.table.archived.click()
    assert names(page) == ["Łukasz Żak"]


def test_the_first_open_question_is_a_column_and_private_ones_never_are(three, page, qtbot):
    private = members.define_attribute("Gender", Kind.CATEGORY, True)
    field = members.define_attribute("Field", Kind.CATEGORY)
    members.edit(three[0], MemberDraft("Zoë", attributes={field: "Data", private: "Woman"}), NOW)
    page = page()
    headings = [column.heading for column in page.table.grid.rows.columns()]
    assert "Field" in headings
    assert "Gender" not in headings
    qtbot.waitUntil(lambda: not page.table.grid.isColumnHidden(headings.index("Field")))
    page.table.grid.selectAll()
    page.table.grid.copy_rows()
    assert "Data" in QGuiApplication.clipboard().text()


# --- the profile --------------------------------------------------------------------------------


def shown(page):
    return [label.text() for label in page.profile.findChildren(QLabel) if label.text()]


def test_the_profile_tells_code_skills_answers_and_notes_as_plain_text(db, page):
    field = members.define_attribute("Field", Kind.CATEGORY)
    charts = members.ensure_topic("Charts")
    who = add("<b>Zoë</b>", notes="Brings cake", attributes={field: "Data"}, skills={charts: 4})
    page = page()
    said = shown(page)
    for text in ("<b>Zoë</b>", "Brings cake", "Field", "Data", "Charts", "Has not been here yet"):
        assert text in said
    code = members.get(who).code
    assert " ".join(code[n : n + 5] for n in range(0, 20, 5)) in said
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in page.profile.findChildren(QLabel)
    )


def test_a_long_topic_ends_in_dots_in_the_profile(qtbot, qapp):
    topic = "Hands-on build or repair of anything at all"
    made = Shrinking(topic)
    qtbot.addWidget(made)
    made.show()
    made.resize(90, 20)
    assert made.text().endswith("…") and made.accessibleName() == topic
    made.resize(900, 20)
    assert made.text() == topic


def test_a_private_answer_is_marked_in_the_profile(db, page):
    asked = members.define_attribute("Gender", Kind.CATEGORY, True)
    add("Zoë", attributes={asked: "Woman"})
    page = page()
    marks = [mark.accessibleName() for mark in page.profile.findChildren(Mark)]
    assert "Private: never printed" in marks


# --- writing down -------------------------------------------------------------------------------


def test_a_new_member_is_written_down_by_keyboard_alone(three, page, qtbot):
    page = page()
    page.add()
    asking = dialog(page, MemberDialog)
    qtbot.waitUntil(lambda: asking.isActiveWindow() and asking.name.hasFocus())
    qtbot.keyClicks(asking.name, "Søren Østergård")
    qtbot.keyClick(asking.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Søren Østergård" in names(page))
    qtbot.waitUntil(lambda: page.table.grid.current() is not None)
    assert page.table.grid.current().display_name == "Søren Østergård"
    assert undo.labels()[0] == "adding Søren Østergård"


def test_a_name_is_needed_and_an_email_must_be_one(three, page):
    page = page()
    page.add()
    asking = dialog(page, MemberDialog)
    asking.press()
    assert asking.isVisible()
    assert asking.name.property("wrong")
    asking.name.setText("Zoë")
    asking.email.setText("zoe at home")
    asking.press()
    assert asking.isVisible()
    assert not asking.name.property("wrong")
    assert asking.email.property("wrong")
    assert len(members.listing()) == 3


def test_an_edit_changes_all_kinds_of_answers_and_is_one_step(db, page, qtbot):
    kinds = {
        "Field": (Kind.CATEGORY, "Data"),
        "Languages": (Kind.MANY, ("Français", "English")),
        "Years": (Kind.NUMBER, 7),
        "Vegetarian": (Kind.YES_NO, True),
    }
    ids = {name: members.define_attribute(name, kind) for name, (kind, _) in kinds.items()}
    charts = members.ensure_topic("Charts")
    who = add("Zoë")
    page = page()
    page.edit()
    asking = dialog(page, MemberDialog)
    fields = {one.attribute.name: one.widget for one in asking.answers}
    fields["Field"].setCurrentText("Data")
    fields["Languages"].setText("Français; English")
    fields["Years"].setText("7")
    fields["Vegetarian"].setCurrentIndex(1)
    asking.levels[charts].setCurrentIndex(4)
    asking.pronouns.setText("elle")
    asking.press()
    found = members.get(who)
    assert found.attributes == {ids[name]: value for name, (_, value) in kinds.items()}
    assert found.skills[charts].level == 4
    assert undo.labels()[0] == "edit of Zoë"
    undo.undo()
    assert members.get(who).attributes == {}
    assert members.get(who).pronouns == ""


def test_an_edit_without_a_change_changes_nothing(db, page):
    asked = members.define_attribute("Languages", Kind.MANY)
    who = add(LONG, joined_on=NOW.date(), photo_consent=False, attributes={asked: ("a", "b")})
    before = members.get(who)
    page = page()
    undo.clear()
    page.edit()
    dialog(page, MemberDialog).press()
    assert members.get(who) == before
    assert undo.labels() == (None, None)


def test_words_where_a_number_is_asked_are_refused(db, page):
    members.define_attribute("Years", Kind.NUMBER)
    add("Zoë")
    page = page()
    page.edit()
    asking = dialog(page, MemberDialog)
    asking.answers[0].widget.setText("many")
    asking.press()
    assert asking.isVisible()
    assert asking.answers[0].widget.property("wrong")


def test_somebody_who_is_perhaps_a_member_already_is_told_before_they_are_added(three, page):
    page = page()
    page.add()
    asking = dialog(page, MemberDialog)
    asking.name.setText("Zoe Angstrom")
    asking.name.editingFinished.emit()
    assert "Zoë Ångström" in asking._same.text()
    assert asking._same.isVisible()


def test_a_name_of_sixty_letters_fits_in_its_dialog(db, page):
    add(LONG)
    page = page()
    page.edit()
    asking = dialog(page, MemberDialog)
    assert asking.name.text() == LONG
    assert asking.width() <= 760
    assert asking.name.fontMetrics().horizontalAdvance(LONG) < asking.name.width()


def test_a_member_who_is_gone_is_said_and_not_a_crash(three, page):
    page = page()
    page.choose(99)
    assert [banner.text for banner in page.banners()] == [
        "This person is no longer in the community."
    ]


def test_a_dialog_is_never_larger_than_the_screen(three, page, qapp):
    theme.apply(qapp, LIGHT, 2.0)
    page = page()
    page.edit()
    asking = dialog(page, MemberDialog)
    room = asking.screen().availableSize().expandedTo(page.size())
    assert asking.height() < room.height()
    assert asking.width() < room.width()
    theme.apply(qapp, LIGHT)


# --- archive, badge, questions ------------------------------------------------------------------


def test_archived_members_come_back(three, page, qtbot):
    page = page()
    page.table.grid.choose(three[0], three[1])
    page.archive()
    qtbot.waitUntil(lambda: names(page) == ["佐藤 さくら"])
    assert undo.labels()[0] == "archiving of 2 members"
    page.table.archived.click()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    page.table.grid.choose(three[0])
    page.restore()
    qtbot.waitUntil(lambda: names(page) == ["Łukasz Żak"])


def test_replacing_a_badge_code_asks_and_cannot_be_undone(three, page):
    page = page()
    page.table.grid.choose(three[0])
    before = members.get(three[0]).code
    page.replace_badge()
    asking = dialog(page, Ask)
    assert members.get(three[0]).code == before
    asking.press()
    assert members.get(three[0]).code != before
    with pytest.raises(Exception, match="print a new one"):
        undo.undo()


def test_the_first_row_is_nobodys_choice_until_the_host_takes_it(three, page, frame, qtbot):
    said = []
    frame.said.connect(lambda text, _: said.append(text))
    page = page()
    first = page.table.grid.current()
    assert first is not None
    for job in (page.replace_badge, page.archive):
        job()
        assert said.pop() == "Choose a member first"
        assert page.findChild(Dialog) is None
    assert len(names(page)) == 3
    grid = page.table.grid
    place = grid.visualRect(grid.rows.index(0, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page.replace_badge()
    assert first.display_name in dialog(page, Ask).title.text()


def test_after_an_archiving_the_next_row_is_not_taken_for_chosen(three, page, qtbot):
    page = page()
    page.table.grid.choose(three[2])
    page.archive()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert page.table.grid.current() is not None
    page.archive()
    page.reload()
    assert len(names(page)) == 2


def test_a_member_found_by_the_palette_is_the_one_that_is_meant(three, page):
    page = page()
    page.choose(page.table.grid.current().id)
    page.replace_badge()
    assert page.table.grid.current().display_name in dialog(page, Ask).title.text()


def test_questions_and_topics_are_asked_for_in_one_dialog(three, page):
    page = page()
    page.ask_questions()
    asking = dialog(page, QuestionsDialog)
    asking.name.setText("Field")
    asking.is_private.setChecked(True)
    asking.add.click()
    asking.topic.setText("Charts")
    asking.add_topic.click()
    assert [(a.name, a.is_private) for a in members.attributes()] == [("Field", True)]
    assert [t.name for t in members.topics()] == ["Charts"]
    asking.grid.choose(members.attributes()[0].id)
    asking.private.click()
    assert not members.attributes()[0].is_private
    asking.remove.click()
    assert members.attributes() == []
    undo.undo()
    assert [a.name for a in members.attributes()] == ["Field"]


# --- in and out ---------------------------------------------------------------------------------


def test_members_are_saved_and_private_answers_only_when_asked_for(
    three, page, qtbot, tmp_path, monkeypatch, frame
):
    asked = members.define_attribute("Gender", Kind.CATEGORY, True)
    members.edit(three[0], MemberDraft("Zoë", attributes={asked: "Woman"}), NOW)
    path = tmp_path / "members.csv"
    monkeypatch.setattr(lists, "ask_where", lambda *_: path)
    page = page()
    page.export()
    with qtbot.waitSignal(frame.said):
        dialog(page, ExportDialog).press()
    table = tables.read_table(path)
    assert "Gender" not in table.headers
    assert len(table.rows) == 3


def test_a_file_dropped_on_the_page_opens_the_import(three, page, qtbot, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\nAda,ada@example.org\n", "utf-8")
    page = page()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), actions, mime, buttons, none)
    QGuiApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QGuiApplication.sendEvent(page, QDropEvent(QPointF(9, 9), actions, mime, buttons, none))
    asking = dialog(page, ImportDialog)
    qtbot.waitUntil(lambda: asking.verb.isEnabled())
    asking.reject()


def test_five_thousand_members_are_searched_without_a_widget_a_row(db, page, qtbot):
    with writing(Topic.MEMBERS):
        rows = [
            {"uid": str(n), "display_name": f"Person {n}", "folded": f"person {n}"}
            | {"created_at": NOW}
            for n in range(5000)
        ]
        for start in range(0, 5000, 500):
            Member.insert_many(rows[start : start + 500]).execute()
    page = page()
    assert page.table.grid.rows.rowCount() == 5000
    page.table.search.setText("person 4999")
    assert names(page) == ["Person 4999"]
    assert len(page.table.grid.viewport().children()) == 0


def test_the_profile_tells_what_a_member_said_yes_to_and_to_which_words(db, page):
    zoe = add("Zoë")
    consents.give(zoe, What.PHOTO, False, "Photos on our page?", NOW, "desk")
    consents.give(zoe, What.GUIDELINES, True, "<b>Be kind.</b>", NOW, "phone")
    said = shown(page())
    assert said.index("Guidelines: accepted") < said.index("Photos: no")
    assert "<b>Be kind.</b>" in said and "Photos on our page?" in said
    assert any(text.endswith("on their phone") for text in said)


def test_phones_that_are_remembered_can_be_forgotten(db, page, qtbot):
    zoe = add("Zoë")
    phones.remember("a" * 64, zoe, NOW)
    made = page()
    assert "1 phone is remembered" in shown(made)
    made.profile.phones_forgotten.emit()
    assert phones.owner("a" * 64) is None
    qtbot.waitUntil(lambda: "1 phone is remembered" not in shown(made))


def test_a_workshop_that_a_member_was_excused_from_does_not_count(db, page):
    zoe = add("Zoë")
    start = NOW - timedelta(days=3)
    made = workshops.plan(WorkshopDraft("Charts", start, start + timedelta(hours=1), "UTC"), start)
    registrations.register(made, [zoe], start)
    workshops.close_door(made, start + timedelta(hours=1))
    assert history.counted(history.visits(zoe), NOW) == (0, 1)
    excuses.excuse(workshops.get(made).session_id, [zoe], NOW, "is ill")
    assert history.counted(history.visits(zoe), NOW) == (0, 0)
    assert "excused" in shown(page())


def photograph(folder, colour="#AA5522"):
    from PIL import Image

    path = folder / "face.jpg"
    Image.new("RGB", (300, 400), colour).save(path)
    return path


def test_a_photo_is_chosen_shown_and_taken_off(page, qtbot, three, tmp_path, monkeypatch):
    from lchost.paper import photos
    from lchost.ui.stationery import reading

    shown = page()
    qtbot.waitUntil(lambda: len(names(shown)) == 3)
    shown.choose(three[0])
    qtbot.waitUntil(lambda: photo_of(shown) == "Photo of Zoë Ångström")
    path = photograph(tmp_path)
    monkeypatch.setattr(reading, "ask_for_picture", lambda parent: path)
    qtbot.mouseClick(photo_part(shown).field.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: photos.of(three[0]) is not None)
    qtbot.waitUntil(lambda: photo_part(shown).field.drop.isVisible())
    qtbot.mouseClick(photo_part(shown).field.drop, Qt.MouseButton.LeftButton)
    assert photos.of(three[0]) is None
    undo.undo()
    assert photos.of(three[0]) is not None


def test_a_picture_dropped_on_the_photo_is_the_photo_and_no_list(page, qtbot, three, tmp_path):
    from lchost.paper import photos

    shown = page()
    qtbot.waitUntil(lambda: len(names(shown)) == 3)
    shown.choose(three[1])
    qtbot.waitUntil(lambda: photo_of(shown) == "Photo of Łukasz Żak")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photograph(tmp_path)))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    at, none, part = QPointF(9, 9), Qt.KeyboardModifier.NoModifier, photo_part(shown)
    QGuiApplication.sendEvent(part, QDragEnterEvent(at.toPoint(), *how, none))
    QGuiApplication.sendEvent(part, QDropEvent(at, *how, none))
    qtbot.waitUntil(lambda: photos.of(three[1]) is not None)
    assert shown.findChild(ImportDialog) is None


def test_who_said_no_to_photos_is_said_beside_theirs(page, qtbot, three):
    consents.give(three[0], What.PHOTO, False, "Photos?", NOW, "desk")
    shown = page()
    qtbot.waitUntil(lambda: len(names(shown)) == 3)
    shown.choose(three[0])
    qtbot.waitUntil(lambda: photo_of(shown) == "Photo of Zoë Ångström")
    said = [label.text() for label in photo_part(shown).findChildren(QLabel)]
    assert "They said no to photos: it is not printed." in said


def photo_part(page):
    from lchost.ui.pages.profile_photo import PhotoPart

    found = page.profile.findChildren(PhotoPart)
    return found[-1]


def photo_of(page):
    from lchost.ui.pages.profile_photo import PhotoPart

    parts = page.profile.findChildren(PhotoPart)
    return parts[-1].field.shown.accessibleName() if parts else ""
