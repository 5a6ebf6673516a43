"""Letters that Chinese, Japanese and Korean share: whose shapes they get on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from lchost.models import settings
from lchost.models.people import Member
from lchost.paper import badge_papers, day_papers, house
from lchost.paper.certificates.pages import certificate
from lchost.paper.certificates.text import CertificateText
from lchost.paper.lists.agenda import AgendaLine, agenda
from lchost.paper.lists.find_table import Found, find_table
from lchost.paper.lists.groups import Group, group_list
from lchost.paper.lists.sign_in import Signer, sign_in
from lchost.paper.lists.slips import Slip, Stop, slips
from lchost.paper.signs.poster import DoorPoster, door_poster
from lchost.paper.signs.table_cards import TableCard, table_cards
from lchost.paper.stationery import Stationery
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations

from .conftest import DAY, NINE

HAN = "直接骨"
FACES = {"": "SC", "zh": "SC", "ja": "JP", "ko": "KR"}
PAPERS = {
    "sign-in": lambda o: sign_in(o, [Signer("Ana")] * 60).pdf,
    "agenda": lambda o: agenda(o, [AgendaLine(NINE, 5, HAN, "", HAN)], purpose=HAN).pdf,
    "groups": lambda o: group_list(o, [Group(HAN, ("Ana",), HAN, HAN)]).pdf,
    "find": lambda o: find_table(o, HAN, [Found("Ana", 1)]).pdf,
    "slips": lambda o: slips(o, [Slip("Ana", (Stop(1, 2, True, HAN),))]).pdf,
    "cards": lambda o: table_cards(o, [TableCard(1, True, HAN, HAN, HAN)]).pdf,
    "poster": lambda o: door_poster(DoorPoster(o, "HTTP://A/C/B", "river otter", "a.example")).pdf,
}


def han_faces(pdf):
    """The Han faces that a PDF embeds: SC, JP, KR."""
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            name = str(font.get_object()["/BaseFont"])
            found |= {face for face in ("SC", "JP", "KR") if f"Sans{face}" in name}
    return found


@pytest.mark.parametrize("han", FACES)
@pytest.mark.parametrize("paper", PAPERS)
def test_titles_get_the_shapes_that_the_community_chose(paper, han):
    own = Stationery(HAN, header=HAN, foot=HAN, han=han)
    occasion = replace(DAY, title=HAN, community=HAN, place=HAN, house=own)
    assert han_faces(PAPERS[paper](occasion)) == {FACES[han]}


@pytest.mark.parametrize("han", FACES)
def test_certificates_too_but_for_a_name_in_its_own_language(han):
    own = Stationery(han=han)
    text = CertificateText("1", HAN, HAN, HAN, "2026", place=HAN, community=HAN, house=own)
    assert han_faces(certificate(text)) == {FACES[han]}
    assert han_faces(certificate(replace(text, language="ko"))) == {FACES[han], "KR"}


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ja", "ja"), ("zh-TW", "zh-TW"), ("KO", "KO"), ("fr", "ko"), ("", "ko")],
)
def test_a_language_with_han_letters_of_its_own_is_kept_another_is_not(language, expected):
    assert Stationery(han="ko").letters_of(language) == expected


def test_names_get_their_person_s_shapes_else_the_community_s(db, member):
    draft = WorkshopDraft("Maps", NINE, NINE + timedelta(hours=1), "UTC")
    workshop = workshops.plan(draft, NINE)
    person = member("王小明", language="fr")
    registrations.register(workshop, [person.id], NINE)
    settings.put(house.HAN, "ja")
    papers = (day_papers.sign_in, badge_papers.badges)
    assert [han_faces(make(workshop).pdf) for make in papers] == [{"JP"}, {"JP"}]
    Member.update(language="ko").where(Member.id == person.id).execute()
    assert [han_faces(make(workshop).pdf) for make in papers] == [{"KR"}, {"KR"}]
