"""A file is understood by what its columns are called, whoever made it and in whatever order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lchost.roster import services
from lchost.roster.attributes import Kind
from lchost.roster.mapping import Column, Field, Mapping, Service
from lchost.roster.services import Standing
from lchost.roster.tables import Table, TableRow, read_table


def table(headers: str, *rows: str) -> Table:
    names = tuple(headers.split("|"))
    lines = [TableRow(n, tuple(row.split("|"))) for n, row in enumerate(rows, start=2)]
    return Table("people.csv", names, tuple(lines))


def fields(mapping: Mapping) -> dict[Field, str]:
    return {
        column.field: column.header
        for column in mapping.columns
        if column.field not in (Field.IGNORE, Field.ATTRIBUTE, Field.SKILL)
    }


def column(mapping: Mapping, header: str) -> Column:
    return next(column for column in mapping.columns if header in column.header)


@pytest.mark.parametrize(
    ("file", "service", "expected"),
    [
        (
            "eventbrite_attendee_report_us_2024.csv",
            Service.EVENTBRITE,
            {
                Field.EMAIL: "Email",
                Field.EXTERNAL_ID: "Attendee #",
                Field.STATUS: "Attendee Status",
            },
        ),
        (
            "eventbrite_attendees_new_2025.csv",
            Service.EVENTBRITE,
            {Field.EMAIL: "Attendee email", Field.FIRST_NAME: "Attendee first name"},
        ),
        (
            "eventbrite_orders_2026.csv",
            Service.EVENTBRITE,
            {Field.EMAIL: "Buyer email", Field.QUANTITY: "Ticket quantity"},
        ),
        (
            "luma_guests_api_id_2025.csv",
            Service.LUMA,
            {Field.NAME: "name", Field.EXTERNAL_ID: "api_id", Field.STATUS: "approval_status"},
        ),
        (
            "luma_guests_guest_id_2026.csv",
            Service.LUMA,
            {Field.NAME: "name", Field.EXTERNAL_ID: "guest_id", Field.PHONE: "phone_number"},
        ),
        (
            "tito_tickets.csv",
            Service.TITO,
            {Field.NAME: "Ticket Full Name", Field.EMAIL: "Ticket Email"},
        ),
        (
            "google_forms_download_csv.csv",
            Service.GOOGLE_FORMS,
            {Field.NAME: "Your full name", Field.PHONE: "WhatsApp number (for your pass)"},
        ),
        (
            "google_forms_linked_sheet.csv",
            Service.GOOGLE_FORMS,
            {Field.NAME: "Full Name", Field.EMAIL: "Email address"},
        ),
        (
            "nasty_semicolon_win1252.csv",
            Service.GENERIC,
            {Field.NAME: "Namn", Field.PHONE: "Mobil"},
        ),
        ("pretix_checkin_list.csv", Service.GENERIC, {Field.NAME: "Attendee name"}),
        ("indico_registrations.csv", Service.GENERIC, {Field.STATUS: "Registration state"}),
        ("meetup_members_list.xls.tsv", Service.GENERIC, {Field.NAME: "Name"}),
    ],
)
def test_real_exports_are_known_by_their_columns_in_any_order(
    shared: Path, file: str, service: Service, expected: dict[Field, str]
) -> None:
    whole = read_table(shared / "data/exports" / file)
    order = list(range(len(whole.headers)))
    random.Random(7).shuffle(order)
    mixed = Table(
        whole.name,
        tuple(whole.headers[n] for n in order),
        tuple(TableRow(row.line, tuple(row.cells[n] for n in order)) for row in whole.rows),
    )
    for version in (whole, mixed):
        mapping = services.guess(version)
        assert mapping.service is service
        assert expected.items() <= fields(mapping).items()


@pytest.mark.parametrize(
    "file",
    ["eventbrite_attendees_new_2025.csv", "tito_tickets.csv", "google_forms_download_csv.csv"],
)
def test_buyers_and_parents_are_not_the_people(shared: Path, file: str) -> None:
    mapping = services.guess(read_table(shared / "data/exports" / file))
    for other in mapping.columns:
        if other.header.startswith(("Buyer", "Order ", "Parent")) and "ID" not in other.header:
            assert other.field in (Field.IGNORE, Field.ORDER_ID), other


def test_the_survey_gives_its_usable_columns(shared: Path) -> None:
    mapping = services.guess(read_table(shared / "data/rosters/gruepr_sample_survey.csv"))
    assert [c.name for c in mapping.of(Field.SKILL)] == [
        "Computer programming",
        "Hands-on build or repair tasks",
    ]
    used = {c.name: c for c in mapping.of(Field.ATTRIBUTE)}
    assert set(used) == {"Gender", "Ethnicity", "Academic major", "Section"}
    assert used["Ethnicity"].is_private
    assert used["Gender"].is_private
    assert not used["Section"].is_private
    assert column(mapping, "like to have on your team").field is Field.IGNORE
    assert column(mapping, "[Sunday]").kind is Kind.MANY
    assert column(mapping, "[Sunday]").field is Field.IGNORE


@pytest.mark.parametrize(
    ("headers", "row", "first", "last"),
    [
        ("Vorname|Nachname", "Ana|Berg", "Vorname", "Nachname"),
        ("Nom|Prénom", "Berg|Ana", "Prénom", "Nom"),
        ("Nombre|Apellidos", "Ana|Berg", "Nombre", "Apellidos"),
        ("Họ|Tên", "Nguyễn|Ánh", "Tên", "Họ"),
        ("姓|名", "山田|太郎", "名", "姓"),
        ("What is your FIRST name?|What is your last_name", "A|B", "What is your FIRST name?", ""),
    ],
)
def test_names_in_two_columns_are_found_in_many_languages(
    headers: str, row: str, first: str, last: str
) -> None:
    found = fields(services.guess(table(headers, row)))
    assert found[Field.FIRST_NAME] == first
    assert found[Field.LAST_NAME] == last or not last


@pytest.mark.parametrize("header", ["Họ và tên", "氏名", "Nom complet", "ФИО", "Ad Soyad", "NAME"])
def test_one_column_of_names_is_found_in_many_languages(header: str) -> None:
    assert fields(services.guess(table(f"x|{header}", "1|Ana Berg")))[Field.NAME] == header


def test_a_whole_name_beside_its_parts_stays_whole() -> None:
    found = fields(services.guess(table("Name|First name", "Ana Berg|Ana", "Bo Lund|Bo")))
    assert found == {Field.NAME: "Name", Field.FIRST_NAME: "First name"}


def test_a_column_that_does_not_hold_what_it_says_is_not_believed() -> None:
    mapping = services.guess(table("Name|Email|Status|Role", "Ana|none|student|developer"))
    assert fields(mapping) == {Field.NAME: "Name"}


def test_a_name_may_be_all_emoji() -> None:
    found = fields(services.guess(table("Age|Name", "30|😀", "40|👩‍👩‍👧‍👦")))
    assert found == {Field.NAME: "Name"}


def test_addresses_are_found_without_a_telling_header() -> None:
    found = fields(services.guess(table("Column 1|Column 2", "Ana|ana@x.org")))
    assert found == {Field.EMAIL: "Column 2"}


@pytest.mark.parametrize(
    ("header", "answers", "field", "kind", "is_private"),
    [
        ("Gender", ["f", "m"] * 5, Field.ATTRIBUTE, Kind.CATEGORY, True),
        ("Health conditions", ["none", "asthma"] * 5, Field.ATTRIBUTE, Kind.CATEGORY, True),
        ("Track", ["a", "b"], Field.ATTRIBUTE, Kind.CATEGORY, False),
        ("Languages", ["en;fr", "vi", "fr"] * 4, Field.ATTRIBUTE, Kind.MANY, False),
        ("Vegetarian?", ["yes", "No"] * 5, Field.ATTRIBUTE, Kind.YES_NO, False),
        ("Years of practice", ["1", "2,5", "10"] * 4, Field.ATTRIBUTE, Kind.NUMBER, False),
        ("Python skill", ["1", "5", "3"], Field.SKILL, Kind.NUMBER, False),
        ("Rate your Python", ["4. often", "1. never"], Field.SKILL, Kind.NUMBER, False),
        ("Motivation", ["I want to learn " * 9, "Because " * 20], Field.IGNORE, None, False),
        ("Ticket ID", ["a1", "a1"] * 5, Field.IGNORE, None, False),
        ("Home page", ["https://a.org", "http://b.org"], Field.IGNORE, None, False),
        ("Paid", ["$5", "$5"] * 5, Field.IGNORE, None, False),
        ("When", ["2026-01-02 10:00", "2026-01-02 10:00"] * 5, Field.IGNORE, None, False),
        ("Home Address", ["Street 1", "Street 1"] * 5, Field.IGNORE, None, False),
        ("Nothing said", ["", ""], Field.IGNORE, None, False),
    ],
)
def test_unknown_columns_are_guessed_by_their_answers(
    header: str, answers: list[str], field: Field, kind: Kind | None, is_private: bool
) -> None:
    rows = [f"P{n}|{answer}" for n, answer in enumerate(answers)]
    guessed = column(services.guess(table(f"Name|{header}", *rows)), header)
    assert guessed.field is field
    assert kind in (None, guessed.kind)
    assert guessed.is_private is is_private


@pytest.mark.parametrize(
    ("status", "service", "meaning"),
    [
        ("Attending", Service.EVENTBRITE, Standing.COMING),
        ("Not Attending", Service.EVENTBRITE, Standing.CANCELLED),
        ("pending_approval", Service.LUMA, Standing.WAITING),
        ("declined", Service.LUMA, Standing.CANCELLED),
        ("invited", Service.LUMA, Standing.NOT_ANSWERED),
        ("waitlist", Service.LUMA, Standing.WAITING),
        ("true", Service.TITO, Standing.CANCELLED),
        ("", Service.TITO, Standing.COMING),
        ("", Service.GENERIC, Standing.COMING),
        ("zzz", Service.GENERIC, Standing.UNKNOWN),
    ],
)
def test_a_status_says_whether_the_person_comes(
    status: str, service: Service, meaning: Standing
) -> None:
    assert services.standing(status, service) is meaning


def test_a_column_may_be_given_another_meaning() -> None:
    mapping = services.guess(table("Who|E-mail", "Ana|ana@x.org"))
    assert not mapping.has_names
    changed = mapping.with_column(Column(0, "Who", Field.NAME))
    assert changed.has_names
    assert not mapping.has_names
