"""People from a list: what each row means, nothing before it is wanted, and nothing twice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost import errors
from lchost.models import database, undo
from lchost.models.database import DB
from lchost.planning import workshops
from lchost.roster import exporting, importing, members, registrations, services
from lchost.roster.attributes import Kind
from lchost.roster.importing import Imported, Note, Place, Preview, Reason, Verdict
from lchost.roster.mapping import Field
from lchost.roster.members import MemberDraft
from lchost.roster.registrations import Role, Status
from lchost.roster.tables import Table, TableRow, read_table, write_table

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
TABLES = (
    *("member", "badge_code", "attribute", "attribute_value", "topic", "skill_assessment"),
    *("registration", "unnamed_guest"),
)


def table(headers: str, *rows: str, name: str = "people.csv") -> Table:
    names = tuple(headers.split("|"))
    lines = [TableRow(n, tuple(row.split("|"))) for n, row in enumerate(rows, start=2)]
    return Table(name, names, tuple(lines))


def plan(capacity: int | None = None) -> int:
    end = NINE + timedelta(hours=2)
    draft = workshops.WorkshopDraft("Circle", NINE, end, "UTC", capacity=capacity)
    return workshops.plan(draft, NINE)


def look(people: Table, workshop_id: int | None = None) -> Preview:
    return importing.preview(people, services.guess(people), workshop_id)


def bring(people: Table, workshop_id: int | None = None) -> Imported:
    return importing.run(look(people, workshop_id), NINE)


def verdicts(shown: Preview) -> list[str]:
    return [row.verdict.value for row in shown.rows]


def contents() -> dict[str, list[tuple[object, ...]]]:
    return {name: DB.execute_sql(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in TABLES}


def assert_nothing_more(people: Table, workshop_id: int | None = None) -> None:
    """The law: importing again changes nothing."""
    before = contents()
    again = look(people, workshop_id)
    assert again.counts.is_nothing, [row for row in again.rows if row.changes or row.place]
    importing.run(again, NINE + timedelta(days=1))
    assert contents() == before


def states(workshop_id: int) -> dict[str, str]:
    return {row.name: row.status.value for row in registrations.listing(workshop_id)}


# --- the services' own files ---------------------------------------------------------------------

EXPORTS = [
    "eventbrite_attendee_report_us_2024.csv",
    "eventbrite_attendees_new_2025.csv",
    "eventbrite_orders_2026.csv",
    "luma_guests_api_id_2025.csv",
    "luma_guests_guest_id_2026.csv",
    "google_forms_download_csv.csv",
    "google_forms_linked_sheet.csv",
    "tito_tickets.csv",
    "nasty_semicolon_win1252.csv",
    "pretix_checkin_list.csv",
    "indico_registrations.csv",
    "attendize_attendees.csv",
    "alfio_tickets.csv",
    "open_event_attendees.csv",
    "meetup_members_list.xls.tsv",
]


@pytest.mark.parametrize("file", EXPORTS)
def test_a_real_export_comes_in_once(db: Path, shared: Path, file: str) -> None:
    people = read_table(shared / "data/exports" / file)
    here = plan()
    done = bring(people, here)
    assert done.new >= 1
    assert done.registered == done.new
    assert_nothing_more(people, here)


def test_eventbrite_tells_people_guests_and_those_who_do_not_come(db: Path, shared: Path) -> None:
    here = plan()
    shown = look(read_table(shared / "data/exports" / EXPORTS[0]), here)
    assert [(r.line, r.verdict, r.reason) for r in shown.rows] == [
        (2, Verdict.NEW, Reason.NOBODY_LIKE_THEM),
        (3, Verdict.SKIP, Reason.UNNAMED),
        (4, Verdict.SKIP, Reason.CANCELLED),
    ]
    assert shown.rows[0].name == "Zoë Ångström-O'Neill"
    assert shown.rows[2].notes == (Note.FORMULA,)
    importing.run(shown, NINE)
    assert states(here) == {"Zoë Ångström-O'Neill": "registered"}
    assert registrations.counts(here).unnamed == 1
    assert members.search("zoe", limit=1)[0].detail == "zoe@example.org"


def test_the_buyer_never_stands_in_for_the_guest(db: Path, shared: Path) -> None:
    here = plan()
    bring(read_table(shared / "data/exports/eventbrite_attendees_new_2025.csv"), here)
    bring(read_table(shared / "data/exports/tito_tickets.csv"), here)
    assert states(here) == {"Amina El-Sayed": "registered", "Tina Torn": "registered"}
    emails = {row.email for row in members.listing()}
    assert emails == {"amina@example.org", "tina@example.org"}


def test_one_order_for_four_is_one_person_and_three_guests(db: Path, shared: Path) -> None:
    here = plan()
    done = bring(read_table(shared / "data/exports/eventbrite_orders_2026.csv"), here)
    assert (done.new, done.unnamed) == (1, 3)
    assert registrations.counts(here).unnamed == 3


def test_luma_keeps_the_name_and_leaves_out_the_declined(db: Path, shared: Path) -> None:
    here = plan()
    shown = look(read_table(shared / "data/exports/luma_guests_api_id_2025.csv"), here)
    assert verdicts(shown) == ["new", "new", "skip"]
    importing.run(shown, NINE)
    assert set(states(here)) == {"Lin, Mei", "No Show"}


def test_the_survey_gives_32_people_two_skills_and_one_spelling(db: Path, shared: Path) -> None:
    people = read_table(shared / "data/rosters/gruepr_sample_survey.csv")
    here = plan()
    assert bring(people, here).new == 32
    asked = {one.name: one for one in members.attributes()}
    assert {name for name, one in asked.items() if one.is_private} == {"Gender", "Ethnicity"}
    said = [answers.get(asked["Gender"].id) for answers in members.answers().values()]
    assert sorted(set(said)) == ["man", "nonbinary", "prefer not to say", "woman"]
    assert said.count("nonbinary") == 3
    assert [topic.name for topic in members.topics()] == [
        "Computer programming",
        "Hands-on build or repair tasks",
    ]
    assert all(set(one.values()) <= {1, 2, 3, 4} for one in members.levels().values())
    assert_nothing_more(people, here)


# --- who is who ----------------------------------------------------------------------------------


def test_nothing_is_written_by_looking(db: Path) -> None:
    before = contents()
    look(table("Name|Gender|Python level", "Ana|f|3"), plan())
    assert {name: rows for name, rows in contents().items() if rows != before[name]} == {}


def test_an_email_is_the_same_person_in_any_case_and_only_adds(db: Path) -> None:
    bring(table("Name|Email|Phone", "Ana Berg|ana@x.org|030 123456"))
    shown = look(table("Name|Email|Phone|Pronouns", "Ana Berg|ANA@X.org||she"))
    (row,) = shown.rows
    assert (row.verdict, row.reason) == (Verdict.CHANGED, Reason.SAME_EMAIL)
    assert [(c.field, c.before, c.after) for c in row.changes] == [(Field.PRONOUNS, "", "she")]
    importing.run(shown, NINE)
    kept = members.get(row.member_id or 0)
    assert (kept.phone, kept.pronouns, kept.email) == ("030 123456", "she", "ana@x.org")


def test_a_phone_is_the_same_person_only_with_a_name_that_fits(db: Path) -> None:
    bring(table("Name|Phone", "Ana Berg|+49 30 123456"))
    shown = look(table("Name|Phone", "Ana B. Berg|0049 30 123456", "Bo Lund|+49 30 123456"))
    assert [(r.verdict, r.reason) for r in shown.rows] == [
        (Verdict.CHANGED, Reason.SAME_PHONE),
        (Verdict.NEW, Reason.NOBODY_LIKE_THEM),
    ]


def test_an_attendee_id_is_the_same_person_without_an_email(db: Path) -> None:
    headers = "api_id|name|email|approval_status|qr_code_url"
    bring(table(headers, "g1|Ana Berg||approved|u"))
    shown = look(table(headers, "g1|Ana Maria Berg|ana@x.org|approved|u"))
    assert shown.rows[0].reason is Reason.SAME_ID
    importing.run(shown, NINE)
    assert_nothing_more(table(headers, "g1|Ana Maria Berg|ana@x.org|approved|u"))
    assert len(members.listing()) == 1


def test_a_bare_name_that_one_member_has_is_left_as_it_is(db: Path) -> None:
    members.add(MemberDraft("Zoë Ångström", email="zoe@x.org"), NINE)
    here = plan()
    shown = look(table("Name|Pronouns", "zoe angstrom|she"), here)
    (row,) = shown.rows
    assert (row.verdict, row.reason, row.place) == (
        Verdict.UNCHANGED,
        Reason.SAME_NAME,
        Place.REGISTER,
    )
    importing.run(shown, NINE)
    assert states(here) == {"Zoë Ångström": "registered"}
    assert len(members.listing()) == 1


def test_two_equal_rows_are_two_people_and_stay_two(db: Path) -> None:
    twins = table("Name", "Ana Berg", "Ana Berg")
    here = plan()
    assert bring(twins, here).new == 2
    assert_nothing_more(twins, here)
    assert registrations.counts(here).registered == 2


def test_two_equal_rows_beside_a_known_one_are_one_more(db: Path) -> None:
    members.add(MemberDraft("Ana Berg", email="ana@x.org"), NINE)
    twins = table("Name", "Ana Berg", "Ana Berg")
    assert bring(twins).new == 1
    assert_nothing_more(twins)


def test_one_name_of_two_members_is_not_guessed(db: Path) -> None:
    for email in ("a@x.org", "b@x.org"):
        members.add(MemberDraft("Ana Berg", email=email), NINE)
    (row,) = look(table("Name", "Ana Berg")).rows
    assert (row.verdict, row.reason) == (Verdict.NEW, Reason.PERHAPS)


def test_the_same_email_twice_is_a_duplicate_with_the_other_line(db: Path) -> None:
    people = table("Name|Email", "Ana|ana@x.org", "Bo|bo@x.org", "Ana B|Ana@x.org")
    shown = look(people)
    assert verdicts(shown) == ["new", "new", "duplicate"]
    assert shown.rows[2].other_line == 2
    importing.run(shown, NINE)
    assert verdicts(look(people)) == ["unchanged", "unchanged", "duplicate"]
    assert_nothing_more(people)


def test_two_tickets_on_one_email_with_two_names_are_two_people(db: Path) -> None:
    couple = table(
        "Order #|Attendee #|First Name|Last Name|Email|Attendee Status",
        "1|11|Ana|Berg|ana@x.org|Attending",
        "1|12|Bo|Lund|ana@x.org|Attending",
    )
    shown = look(couple)
    assert verdicts(shown) == ["new", "new"]
    assert shown.rows[1].notes == (Note.SHARED_EMAIL,)
    importing.run(shown, NINE)
    assert_nothing_more(couple)


def test_rows_are_one_person_by_way_of_a_third(db: Path) -> None:
    people = table(
        "Name|Email|Phone",
        "Ana Berg|a@x.org|",
        "Ana Berg||030 123456",
        "Ana|a@x.org|030 123456",
    )
    assert verdicts(look(people)) == ["new", "duplicate", "duplicate"]
    bring(people)
    assert_nothing_more(people)


def test_a_list_mends_a_name_and_never_puts_quite_another_in_its_place(db: Path) -> None:
    ana = members.add(MemberDraft("Ana Berg", email="a@x.org"), NINE)
    bring(table("Name|Email", "Ana Maria Berg|a@x.org"))
    assert members.get(ana).display_name == "Ana Maria Berg"
    (row,) = look(table("Name|Email", "Luis Pérez|a@x.org")).rows
    assert (row.verdict, row.notes) == (Verdict.UNCHANGED, (Note.OTHER_NAME,))


def test_a_similar_name_is_a_hint_and_never_merged(db: Path) -> None:
    ana = members.add(MemberDraft("Araceli Andrzejewski", email="a@x.org"), NINE)
    people = table("Name|Email", "Araceli Andrejewski|b@x.org")
    shown = look(people)
    (row,) = shown.rows
    assert (row.verdict, row.reason, row.suggested_id) == (Verdict.NEW, Reason.PERHAPS, ana)
    same = importing.choose(shown, row.line, Verdict.CHANGED)
    importing.run(same, NINE)
    assert [one.email for one in members.listing()] == ["b@x.org"]


def test_the_host_may_leave_a_row_out(db: Path) -> None:
    shown = look(table("Name", "Ana", "Bo"))
    chosen = importing.choose(shown, 3, Verdict.SKIP)
    assert verdicts(chosen) == ["new", "skip"]
    importing.run(chosen, NINE)
    assert [row.display_name for row in members.listing()] == ["Ana"]


def test_a_duplicate_may_be_made_a_person_of_its_own(db: Path) -> None:
    shown = look(table("Name|Email", "Ana|a@x.org", "Ana Maria|a@x.org"))
    assert Verdict.NEW in shown.rows[1].choices
    importing.run(importing.choose(shown, 3, Verdict.NEW), NINE)
    assert len(members.listing()) == 2


def test_a_row_without_a_name_is_an_error_and_the_others_come_in(db: Path) -> None:
    shown = look(table("Name|Email", "|x@x.org", "Bo|"))
    assert next((r.verdict, r.reason) for r in shown.rows) == (Verdict.ERROR, Reason.NO_NAME)
    assert importing.run(shown, NINE).new == 1


def test_no_column_of_names_is_refused(db: Path) -> None:
    with pytest.raises(errors.NoNameColumn):
        look(table("Email|Colour", "a@x.org|red"))


def test_an_archived_member_who_registers_again_comes_back(db: Path) -> None:
    ana = members.add(MemberDraft("Ana", email="ana@x.org"), NINE)
    members.archive([ana], NINE)
    people = table("Name|Email", "Ana|ana@x.org")
    assert bring(people).changed == 1
    assert [row.id for row in members.listing()] == [ana]
    assert_nothing_more(people)


# --- values --------------------------------------------------------------------------------------


def test_an_empty_cell_is_no_statement(db: Path) -> None:
    bring(table("Name|Email|Pronouns|Track|Python level", "Ana|a@x.org|she|A|3"))
    people = table("Name|Email|Pronouns|Track|Python level", "Ana|a@x.org|||")
    assert_nothing_more(people)


def test_what_the_host_wrote_is_added_to_and_never_replaced(db: Path) -> None:
    ana = members.add(MemberDraft("Ana", email="a@x.org", notes="Sits in front"), NINE)
    people = table("Name|Email|Notes", "Ana|a@x.org|Vegan")
    bring(people)
    assert members.get(ana).notes == "Sits in front\nVegan"
    assert_nothing_more(people)


def test_a_changed_level_is_a_new_assessment_of_their_own(db: Path) -> None:
    people = table("Name|Email|Python skill", "Ana|a@x.org|2")
    bring(people)
    topic = members.topics()[0].id
    ana = members.listing()[0].id
    members.edit(ana, MemberDraft("Ana", email="a@x.org", skills={topic: 4}), NINE)
    assert_nothing_more(people)  # what the host assessed since is not overruled
    assert_nothing_more(table("Name|Email|Python skill", "Ana|a@x.org|4"))  # known already
    later = importing.run(
        look(table("Name|Email|Python skill", "Ana|a@x.org|5")), NINE + timedelta(days=1)
    )
    assert later.changed == 1
    kept = members.get(ana).skills[topic]
    assert (kept.level, kept.source) == (5, members.Source.SELF)
    assert people_count("skill_assessment") == 3


def people_count(name: str) -> int:
    return int(DB.execute_sql(f"SELECT COUNT(*) FROM {name}").fetchone()[0])


def test_answers_take_the_spelling_and_kind_that_the_community_has(db: Path) -> None:
    track = members.define_attribute("Track", Kind.CATEGORY)
    members.add(MemberDraft("Old", attributes={track: "Non-Binary"}), NINE)
    bring(table("Name|TRACK", "Ana|nonbinary", "Bo|b"))
    assert [one.name for one in members.attributes()] == ["Track"]
    said = {one[track] for one in members.answers().values()}
    assert said == {"Non-Binary", "b"}


def test_an_answer_that_does_not_fit_is_left_out_and_told(db: Path) -> None:
    members.define_attribute("Team", Kind.NUMBER)
    shown = look(table("Name|Team|Email", "Ana|red|none at all", "Bo|7|b@x.org"))
    assert set(shown.rows[0].notes) == {Note.BAD_ANSWER, Note.BAD_EMAIL}
    assert dict(shown.notes)[Note.BAD_ANSWER] == 1
    importing.run(shown, NINE)
    assert [list(one.values()) for one in members.answers().values()] == [[7]]


def test_a_preferred_name_goes_on_the_badge_and_the_whole_one_on_paper(db: Path) -> None:
    bring(table("Full name|Name on badge", "Zoë Ångström|Zoë", "Bo Lund|"))
    kept = {row.display_name: members.get(row.id).legal_name for row in members.listing()}
    assert kept == {"Zoë": "Zoë Ångström", "Bo Lund": ""}


def test_markup_and_formulas_are_names_as_typed(db: Path) -> None:
    shown = look(table("Name", "<b>x</b>", "=1+1"))
    assert [row.notes for row in shown.rows] == [(), (Note.FORMULA,)]
    importing.run(shown, NINE)
    assert {row.display_name for row in members.listing()} == {"<b>x</b>", "=1+1"}


# --- places --------------------------------------------------------------------------------------

TICKETS = "Name|Email|Status|Role"


def test_a_full_workshop_makes_the_rest_wait(db: Path) -> None:
    here = plan(capacity=1)
    people = table(TICKETS, "Ana|a@x.org||", "Bo|b@x.org||")
    done = bring(people, here)
    assert (done.registered, done.waitlisted) == (1, 1)
    assert_nothing_more(people, here)


def test_a_later_export_that_says_cancelled_cancels_the_place(db: Path) -> None:
    here = plan()
    bring(table(TICKETS, "Ana|a@x.org|Attending|", "Bo|b@x.org|Attending|"), here)
    later = table(TICKETS, "Ana|a@x.org|Not Attending|", "Bo|b@x.org|Attending|")
    shown = look(later, here)
    assert next((r.verdict, r.reason, r.place) for r in shown.rows) == (
        Verdict.CHANGED,
        Reason.CANCELLED,
        Place.CANCEL,
    )
    importing.run(shown, NINE)
    assert states(here) == {"Ana": "cancelled", "Bo": "registered"}
    assert_nothing_more(later, here)


def test_who_cancelled_one_ticket_and_bought_another_comes(db: Path) -> None:
    here = plan()
    people = table(TICKETS, "Ana|a@x.org|Cancelled|", "Ana|a@x.org|Attending|")
    shown = look(people, here)
    assert verdicts(shown) == ["skip", "new"]
    importing.run(shown, NINE)
    assert states(here) == {"Ana": "registered"}
    assert_nothing_more(people, here)


def test_a_place_given_back_in_the_file_is_there_for_the_next(db: Path) -> None:
    here = plan(capacity=1)
    bring(table(TICKETS, "Ana|a@x.org||"), here)
    people = table(TICKETS, "Bo|b@x.org||", "Ana|a@x.org|cancelled|", "Cy|c@x.org||")
    bring(people, here)
    assert states(here) == {"Ana": "cancelled", "Bo": "registered", "Cy": "waitlisted"}
    assert_nothing_more(people, here)


def test_who_waits_at_the_service_waits_here_until_approved(db: Path) -> None:
    here = plan()
    headers = "guest_id|name|email|approval_status|qr_code_url"
    waiting = table(headers, "g1|Ana|a@x.org|pending_approval|u", "g2|Bo|b@x.org|invited|u")
    assert verdicts(look(waiting, here)) == ["new", "skip"]
    bring(waiting, here)
    assert states(here) == {"Ana": "waitlisted"}
    approved = table(headers, "g1|Ana|a@x.org|approved|u")
    assert bring(approved, here).registered == 1
    assert states(here) == {"Ana": "registered"}
    bring(waiting, here)
    assert states(here) == {"Ana": "registered"}


def test_what_the_host_cancelled_here_stays_cancelled_and_is_told(db: Path) -> None:
    here = plan()
    people = table(TICKETS, "Ana|a@x.org|Attending|")
    bring(people, here)
    registrations.cancel([registrations.listing(here)[0].id])
    assert look(people, here).rows[0].notes == (Note.CANCELLED_HERE,)
    bring(people, here)
    assert states(here) == {"Ana": "cancelled"}


def test_roles_are_read_and_followed(db: Path) -> None:
    here = plan()
    bring(table(TICKETS, "Ana|a@x.org||Coach", "Bo|b@x.org||attendee"), here)
    later = table(TICKETS, "Ana|a@x.org||Coach", "Bo|b@x.org||Facilitator")
    assert verdicts(look(later, here)) == ["unchanged", "changed"]
    bring(later, here)
    assert {r.name: r.role for r in registrations.listing(here)} == {
        "Ana": Role.MENTOR,
        "Bo": Role.FACILITATOR,
    }


def test_a_guest_who_gets_a_name_is_a_guest_no_more(db: Path) -> None:
    here = plan()
    headers = "Order #|Attendee #|First Name|Last Name|Email|Attendee Status"
    bring(table(headers, "1|11|Info|Requested|b@x.org|Attending"), here)
    assert registrations.counts(here).unnamed == 1
    named = table(headers, "1|11|Ana|Berg|ana@x.org|Attending")
    bring(named, here)
    assert registrations.counts(here).unnamed == 0
    assert states(here) == {"Ana Berg": "registered"}
    assert_nothing_more(named, here)


def test_a_second_workshop_registers_known_people_without_changing_them(db: Path) -> None:
    people = table("Name|Email", "Ana|a@x.org")
    bring(people, plan())
    second = plan()
    shown = look(people, second)
    assert [(r.verdict, r.place) for r in shown.rows] == [(Verdict.UNCHANGED, Place.REGISTER)]
    assert importing.run(shown, NINE).registered == 1


# --- the whole import ----------------------------------------------------------------------------


def test_the_whole_import_is_one_undo(db: Path, shared: Path) -> None:
    here = plan()
    before = contents()
    roster = read_table(shared / "data/rosters/gruepr_sample_survey.csv")
    with undo.step("import people"):
        bring(roster, here)
    assert undo.labels()[0] == "import people"
    undo.undo()
    assert contents() == before
    undo.redo()
    assert registrations.counts(here).registered == 32


def test_a_preview_that_is_run_twice_writes_once(db: Path) -> None:
    shown = look(table("Name|Email", "Ana|a@x.org"), plan())
    importing.run(shown, NINE)
    before = contents()
    importing.run(shown, NINE)
    assert contents() == before


def test_a_cancelled_import_writes_nothing(db: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        if done > 3:
            raise Cancelled

    before = contents()
    with pytest.raises(Cancelled):
        importing.run(look(table("Name|Python level", "Ana|3")), NINE, cancel)
    assert contents() == before


def test_members_out_and_in_again_change_nothing(db: Path, shared: Path, tmp_path: Path) -> None:
    bring(read_table(shared / "data/rosters/gruepr_sample_survey.csv"))
    ana = MemberDraft("=Ana", email="ana@x.org", phone="+49 30 1234567", notes="-5\n007")
    members.add(ana, NINE)
    sheet = exporting.members_sheet()
    assert len(sheet.rows) == 33
    for ending in ("csv", "xlsx"):
        path = tmp_path / f"members.{ending}"
        write_table(path, sheet.headers, sheet.rows)
        assert_nothing_more(read_table(path))
    public = exporting.members_sheet(with_private=False)
    assert "Ethnicity" in sheet.headers
    assert "Ethnicity" not in public.headers


def test_a_workshops_people_go_out_with_status_and_role(db: Path) -> None:
    here = plan()
    bring(table(TICKETS, "Ana|a@x.org||mentor"), here)
    sheet = exporting.registrations_sheet(here, zone="Asia/Ho_Chi_Minh")
    assert dict(zip(sheet.headers, sheet.rows[0], strict=True)) == {
        "Name": "Ana",
        "Pronouns": "",
        "Email": "a@x.org",
        "Phone": "",
        "Status": Status.REGISTERED.value,
        "Role": "mentor",
        "Walk-in": "no",
        "Registered": "2026-11-14 16:00",
    }


@contextmanager
def fresh_community() -> Iterator[None]:
    """A community for one example of a property."""
    with tempfile.TemporaryDirectory() as folder:
        database.open_community(Path(folder) / "a.lchost", create=True)
        try:
            yield
        finally:
            database.close()


names = st.sampled_from(["Ana Berg", "ana berg", "Bo Lund", "Anna Berg", "李小龍", "", "Bo"])
emails = st.sampled_from(["", "", "a@x.org", "A@X.ORG", "b@x.org", "nonsense"])
phones = st.sampled_from(["", "", "030 123456", "+49 30 123456"])
stati = st.sampled_from(["", "", "cancelled", "waitlist", "invited", "attending"])
answers = st.sampled_from(["", "A", "a ", "B"])
levels = st.sampled_from(["", "1. new", "5. old", "?"])
rows = st.tuples(names, emails, phones, stati, answers, levels).filter(any)
lists = st.lists(rows, min_size=1, max_size=7)


@given(first=lists, second=lists, capacity=st.sampled_from([None, 1, 2]))
@settings(deadline=None, max_examples=25)
def test_importing_again_changes_nothing_whatever_the_list(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], capacity: int | None
) -> None:
    headers = "Name|Email|Phone|Status|Track|Python skill"
    with fresh_community():
        here = plan(capacity)
        mapping = services.guess(table(headers, "Ana|a@x.org|1|cancelled|A|3"))
        for rows in (first, second):
            one = table(headers, *("|".join(row) for row in rows))
            importing.run(importing.preview(one, mapping, here), NINE)
            before = contents()
            again = importing.preview(one, mapping, here)
            assert again.counts.is_nothing
            importing.run(again, NINE)
            assert contents() == before
        counts = registrations.counts(here)
        assert capacity is None or counts.registered <= capacity
        assert people_count("member") == people_count("badge_code")
