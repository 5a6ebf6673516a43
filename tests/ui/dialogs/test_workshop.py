from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QDateEdit
from shiboken6 import isValid

from lchost.models import settings
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.dialogs.workshop import WorkshopDialog, fresh_draft, zone_names

TWO = datetime(2026, 11, 14, 13, 0, 7, tzinfo=UTC)  # 14:00 in Paris, and seven seconds
PARIS = "Europe/Paris"
DRAFT = WorkshopDraft(
    "Questions", TWO, TWO + timedelta(minutes=150), PARIS, "For beginners", "Library", 12, 15, None
)


@pytest.fixture
def dialog(frame, qtbot):
    made = WorkshopDialog(None, "New workshop", DRAFT, "Plan it")
    made.show()
    yield made
    if isValid(made):
        made.close()


def test_what_is_not_touched_stays_as_it_was_to_the_second(dialog):
    assert dialog.draft() == DRAFT


def test_papers_speak_the_community_s_language_until_another_is_chosen(db, qtbot):
    settings.put("paper_language", "fr")
    dialog = WorkshopDialog(None, "New workshop", DRAFT, "Plan it")
    qtbot.addWidget(dialog)
    shown = [dialog.language.itemText(n) for n in range(dialog.language.count())]
    assert shown == ["as usual (Français)", "English", "Français", "Tiếng Việt"]
    assert dialog.draft().paper_language == ""
    dialog.language.setCurrentIndex(3)
    assert dialog.draft().paper_language == "vi"


def test_a_title_is_asked_for_and_the_dialog_stays(dialog):
    dialog.name.clear()
    dialog.press()
    assert dialog.isVisible()
    assert dialog.first_fault().startswith("Give it a title")
    assert dialog.name.property("wrong") is True


def test_an_end_before_the_start_is_refused_until_it_is_the_next_day(dialog):
    dialog.ends.setTime(QTime(1, 0))
    assert dialog.first_fault().startswith("It ends before it starts")
    dialog.end_day.setCurrentIndex(1)
    assert dialog.first_fault() == ""
    assert dialog.draft().ends_at - dialog.draft().starts_at == timedelta(hours=11)


def test_a_later_start_carries_the_end_along(dialog):
    dialog.starts.setTime(QTime(15, 0))
    assert dialog.ends.time() == QTime(17, 30)
    dialog.starts.setTime(QTime(23, 0))
    assert dialog.ends.time() == QTime(17, 30)  # never into the next day by itself


def test_an_unknown_zone_is_refused_by_name(dialog):
    dialog.zone.setEditText("Middle Earth")
    assert "“Middle Earth” is not a time zone" in dialog.first_fault()


def test_a_zone_is_found_by_any_part_of_its_name(dialog):
    completer = dialog.zone.completer()
    completer.setCompletionPrefix("ho chi")
    assert completer.currentCompletion() == "Asia/Ho Chi Minh"
    dialog.zone.setEditText("asia/ho chi minh")
    assert dialog.draft().zone == "Asia/Ho_Chi_Minh"


def test_the_same_clock_in_another_zone_is_another_moment(dialog):
    dialog.zone.setEditText("America/New York")
    there = dialog.draft().starts_at.astimezone(ZoneInfo("America/New_York"))
    assert (there.hour, there.minute) == (14, 0)


def test_no_limit_is_words_and_none(dialog):
    dialog.capacity.setValue(0)
    assert dialog.capacity.text() == "no limit"
    assert dialog.draft().capacity is None


def test_known_places_are_offered_while_typing(frame, qtbot):
    planning.plan(DRAFT, TWO)
    made = WorkshopDialog(None, "New workshop", fresh_draft(TWO), "Plan it")
    completer = made.place.completer()
    completer.setCompletionPrefix("lib")
    assert completer.currentCompletion() == "Library"
    made.close()


def test_a_new_workshop_is_in_the_communitys_zone(frame):
    settings.put("zone", "Asia/Tokyo")
    draft = fresh_draft(TWO)
    there = draft.starts_at.astimezone(ZoneInfo("Asia/Tokyo"))
    assert draft.zone == "Asia/Tokyo"
    assert there.hour == 14
    assert draft.starts_at > TWO


def test_the_day_can_be_changed_by_the_calendar(dialog):
    dialog.day.setDate(QDate(2027, 1, 2))
    assert dialog.draft().starts_at == datetime(2027, 1, 2, 13, 0, tzinfo=UTC)


def test_enter_plans_it_and_escape_does_not(frame, qtbot):
    pressed = []
    made = WorkshopDialog(None, "New workshop", DRAFT, "Plan it")
    made.on_press(lambda: pressed.append(made.draft().title))
    made.show()
    qtbot.keyClick(made.name, Qt.Key.Key_Return)
    assert pressed == ["Questions"]
    made = WorkshopDialog(None, "New workshop", DRAFT, "Plan it")
    made.on_press(lambda: pressed.append("again"))
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert pressed == ["Questions"]


def test_every_field_has_a_name(dialog):
    fields = (dialog.name, dialog.purpose, dialog.day, dialog.starts, dialog.ends, dialog.end_day)
    more = (dialog.zone, dialog.place, dialog.capacity)
    assert all(field.accessibleName() for field in (*fields, *more))


def test_the_zones_of_the_world_are_there_without_offsets():
    assert {"Asia/Ho_Chi_Minh", "Europe/Paris", "UTC"} <= set(zone_names())
    assert not any(name.startswith("Etc/") for name in zone_names())


def test_ctrl_and_enter_take_the_answer_from_any_field(dialog, qtbot):
    taken = []
    dialog.accepted.connect(lambda: taken.append(dialog.draft().title))
    dialog.activateWindow()
    dialog.purpose.setFocus()
    qtbot.keyClick(dialog.purpose, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["Questions"]


def test_one_tab_leaves_the_date_and_each_time(dialog, qtbot):
    dialog.activateWindow()
    dialog.day.setFocus()
    stops = []
    for _ in range(3):
        stops.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert stops == [dialog.day, dialog.starts, dialog.ends]
    assert dialog.day.currentSection() == QDateEdit.Section.DaySection


def test_what_the_door_does_stays_when_the_rest_is_changed(frame):
    draft = replace(
        DRAFT, closes_after_min=20, late_after_min=3, allows_return=False, phone_walk_ins=True
    )
    made = WorkshopDialog(None, "Purpose and place", draft, "Save")
    assert made.draft() == draft
    made.close()


def test_of_several_sessions_the_times_are_not_asked_here(frame):
    made = WorkshopDialog(None, "Purpose and place", DRAFT, "Save", with_times=False)
    made.show()
    assert not made.day.isVisible() and "It lasts" not in made.told.text()
    assert made.draft() == DRAFT
    made.zone.setEditText("America/New York")
    there = made.draft().starts_at.astimezone(ZoneInfo("America/New_York"))
    assert (there.hour, there.minute) == (14, 0)
    made.close()


# --- the nights in which the clocks are changed -------------------------------------------------

FORWARD = {PARIS: QDate(2026, 3, 29), "America/New_York": QDate(2026, 3, 8)}
BACK = {PARIS: QDate(2026, 10, 25), "America/New_York": QDate(2026, 11, 1)}


@pytest.mark.parametrize(("zone", "hour"), [(PARIS, 2), ("America/New_York", 2)])
def test_a_time_that_does_not_exist_says_which_one_is_meant(dialog, zone, hour):
    dialog.zone.setEditText(zone.replace("_", " "))
    dialog.day.setDate(FORWARD[zone])
    dialog.starts.setTime(QTime(hour, 30))
    assert f"0{hour}:30 does not exist, 0{hour + 1}:30 is meant" in dialog.told.text()
    there = dialog.draft().starts_at.astimezone(ZoneInfo(zone))
    assert (there.hour, there.minute) == (hour + 1, 30)
    dialog.starts.setTime(QTime(hour + 2, 0))
    assert "does not exist" not in dialog.told.text()


@pytest.mark.parametrize(("zone", "hour"), [(PARIS, 2), ("America/New_York", 1)])
def test_a_time_that_comes_twice_is_asked_about(dialog, zone, hour):
    dialog.zone.setEditText(zone.replace("_", " "))
    assert not dialog.when.start_twice.isVisible()
    dialog.day.setDate(BACK[zone])
    dialog.ends.setTime(QTime(8, 0))
    dialog.starts.setTime(QTime(hour, 30))
    assert dialog.when.start_twice.isVisible() and not dialog.when.end_twice.isVisible()
    first = dialog.draft().starts_at
    dialog.when.start_twice.which.setCurrentIndex(1)
    assert dialog.draft().starts_at - first == timedelta(hours=1)
    again = WorkshopDialog(None, "Again", dialog.draft(), "Save")
    assert again.when.start_twice.is_second()
    assert again.draft().starts_at == dialog.draft().starts_at
    again.close()


@pytest.mark.parametrize(("zone", "nights", "hours"), [(PARIS, FORWARD, 5), (PARIS, BACK, 7)])
def test_the_length_counts_the_hour_that_is_lost_or_won(dialog, zone, nights, hours):
    dialog.day.setDate(nights[zone].addDays(-1))
    dialog.starts.setTime(QTime(23, 0))
    dialog.ends.setTime(QTime(5, 0))
    dialog.end_day.setCurrentIndex(1)
    assert f"It lasts {hours} h." in dialog.told.text()
    draft = dialog.draft()
    assert draft.ends_at - draft.starts_at == timedelta(hours=hours)


def test_a_series_is_chosen_from_those_that_are_or_typed_anew(db, qtbot):
    planning.plan(replace(DRAFT, series="Data days"), TWO)
    dialog = WorkshopDialog(None, "New workshop", DRAFT, "Plan it")
    qtbot.addWidget(dialog)
    assert [dialog.series.itemText(n) for n in range(dialog.series.count())] == ["", "Data days"]
    assert dialog.draft().series == ""
    dialog.series.setCurrentIndex(1)
    assert dialog.draft().series == "Data days"
    dialog.series.setEditText("  Night   school ")
    assert dialog.draft().series == "Night school"


def test_the_series_of_a_workshop_stays_when_the_rest_is_changed(db, qtbot):
    dialog = WorkshopDialog(None, "Edit", replace(DRAFT, series="Data days"), "Save")
    qtbot.addWidget(dialog)
    dialog.name.setText("Better questions")
    assert dialog.draft().series == "Data days"
