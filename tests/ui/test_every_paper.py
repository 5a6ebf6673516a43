"""Every paper that can be asked for: letters embedded, facts said, Han letters right."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pypdf
import pytest

from lchost.credentials import keys
from lchost.models import settings
from lchost.models.groups import BreakoutGroup, Placement, Round
from lchost.paper import badge_papers, edited_words, house, issuing
from lchost.paper.badges.starters import STARTERS
from lchost.paper.issuing import CertificateOptions
from lchost.paper.sheets.calibration import calibration_page
from lchost.paper.sheets.presets import SHEETS
from lchost.paper.sheets.trial import trial_sheet
from lchost.paper.text.script import clean
from lchost.planning import items, resources, workshops
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.resources import Resource
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.ui import papers
from lchost.ui.paper_kinds import Choices
from lchost.ui.stage.scene import Invitation

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)
HAN = "直接骨"
NAMES = [
    "Nguyễn Thị Ánh", "محمد الأحمد", "نیلوفر کیانی", "עליזה בן־דוד", "क्षितिज श्रीवास्तव",
    "தமிழ்ச்செல்வி", "প্রিয়াঙ্কা", "ณัฐวุฒิ ศรีสุข", "Աննա Պետրոսյան", "გიორგი", "ሰላማዊት",
    "Ярослав Щербаков", "Ελένη", "Anna 🎉", "Dr. سارة Smith (42)", HAN,
]  # fmt: skip
AT_LEAST = {
    "badges", "sign_in", "agenda", "people", "poster", "groups", "find", "cards", "slips",
    "feedback", "feedback_2",
}  # fmt: skip


@pytest.fixture
def workshop(db, member):
    settings.put("community_name", f"Lantern {HAN}")
    settings.put("host_name", HAN)
    settings.put("guidelines", f"Be kind. {HAN}")
    settings.put("wifi", {"name": "Lantern", "password": "river-otter", "security": "WPA"})
    settings.put("paper_header", HAN)
    settings.put("paper_foot", HAN)
    draft = WorkshopDraft(
        f"Maps {HAN}", NINE, NINE + timedelta(hours=2), "UTC", purpose=HAN, place=HAN
    )
    made = workshops.plan(draft, NINE)
    ids = [member(name, pronouns="she/her").id for name in NAMES]
    registrations.register(made, ids, NINE)
    items.add_item(made, ItemDraft(HAN, 15, Format.OPENING, HAN))
    resources.put(made, [Resource(HAN, "https://example.org/maps", HAN)])
    for number in (1, 2):
        kept = Round.create(
            workshop=made, number=number, made_at=NINE, seed=1, wishes={}, report={}
        )
        for first in range(0, len(ids), 4):
            group = BreakoutGroup.create(round=kept, number=first // 4 + 1, theme=HAN)
            for member_id in ids[first : first + 4]:
                Placement.create(round=kept, group=group, member=member_id)
    issuing.issue(made, ids, CertificateOptions(title=HAN), keys.throwaway(), NINE)
    return made


@pytest.fixture
def every(workshop):
    """Make all papers: the listed ones with each of their variants, and those beside the list."""

    def make():
        poster = Invitation("HTTP://A/C/B", "river otter", "a.example", 30, 60)
        kinds = papers.kinds(workshop, papers.with_place(workshop), poster)
        found = {}
        for kind in kinds:
            for variant, _ in kind.variants[:3] or (("", ""),):
                paper = kind.make(Choices(round_id=kind.round_id, variant=variant))
                found[f"{kind.key} {variant}".strip()] = paper.pdf
        assert set(found) >= AT_LEAST, "a paper is no longer in the list"
        for design in STARTERS:
            found[f"badges {design}"] = badge_papers.badges(workshop, design=design).pdf
        listed = [one.member_id for one in registrations.listing(workshop)]
        said, own = edited_words.of_workshop(workshops.get(workshop)), house.stationery()
        found["certificate"] = issuing.preview(workshop, listed[0], CertificateOptions(), NINE)
        found["calibration"] = calibration_page(SHEETS["a4_a7"], said, house=own).pdf
        found["trial"] = trial_sheet([("直", "A" * 26, 20.0)], said, house=own).pdf
        return found

    return make


def test_all_letters_are_embedded(every, tmp_path):
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts of poppler is not here")
    for key, pdf in every().items():
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        told = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
        rows = told.stdout.splitlines()[2:]
        assert rows, key
        assert not told.stderr.strip(), (key, told.stderr)
        for row in rows:
            name, kind, marks = row[:36].strip(), row[37:54].strip(), row[72:84].split()
            assert (kind, marks) == ("CID TrueType", ["yes", "yes", "yes"]), (key, row)
            assert re.match(r"[A-Z]{6}\+Noto", name), (key, row)


def test_a_font_that_is_not_embedded_would_be_told(tmp_path):
    """The fault that the test above must see."""
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts of poppler is not here")
    from reportlab.pdfgen.canvas import Canvas

    drawn = Canvas(str(tmp_path / "bare.pdf"))
    drawn.drawString(72, 72, "bare")
    drawn.save()
    told = subprocess.run(
        ["pdffonts", tmp_path / "bare.pdf"], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[2][72:84].split() != ["yes", "yes", "yes"]


def test_title_author_and_language_are_said(every, workshop):
    settings.put("paper_language", "vi")
    for key, pdf in every().items():
        read = pypdf.PdfReader(io.BytesIO(pdf))
        assert read.metadata.title.strip(), key
        assert read.metadata.title != "untitled", key
        assert read.metadata.author == f"Lantern {HAN}", key
        assert read.metadata.creator == "lchost", key
        assert str(read.trailer["/Root"]["/Lang"]) == "vi", key


@pytest.mark.parametrize(("han", "face"), [("", "SC"), ("ja", "JP"), ("ko", "KR")])
def test_han_letters_are_those_that_the_community_chose(every, han, face):
    settings.put(house.HAN, han)
    has_han = 0
    for key, pdf in every().items():
        if key == "trial":
            continue  # shows names of all scripts
        found = han_faces(pdf)
        assert found <= {face}, key
        has_han += bool(found)
    assert has_han >= len(AT_LEAST)


def test_every_name_comes_out_as_it_was_written(every):
    made = every()
    for key in ("badges", "sign_in", "people", "groups", "find", "slips"):
        read = pypdf.PdfReader(io.BytesIO(made[key]))
        text = "".join("".join(page.extract_text().split()) for page in read.pages)
        for name in NAMES:
            assert "".join(clean(name).split()) in text, (key, name)


def han_faces(pdf):
    """Return the Han faces that a PDF has letters of."""
    return {one.decode() for one in re.findall(rb"\+NotoSans(SC|JP|KR)-", pdf)}
