"""A certificate's design, from the page to what is issued."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.credentials.rules import ruling
from lchost.errors import NotABackdrop
from lchost.models import undo
from lchost.paper import badge_designs, certificate_designs
from lchost.paper.badges.design import What
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.ui.certificate_design import designer as designer_module
from lchost.ui.certificates.wishes import options_now
from lchost.ui.pages.certificates import CertificatesPage
from lchost.ui.tasks import finish_all

NINE = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)
WORST = "Bartholomew-Alexander Featherstonehaugh Cholmondeley-Warner"
_FIRST_MS = 30_000  # the first paper brings fonts and libraries along


@pytest.fixture
def workshop_id(db, member):
    made = planning.plan(WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC"), NINE)
    people = [member(name).id for name in ("Ada", WORST, "ليلى منصور")]
    registrations.register(made, people, NINE)
    session = sessions.listing(made)[0]
    for one in people:
        desk.check_in(Scan(session.id, session.starts_at, member_id=one))
    undo.clear()
    return made


@pytest.fixture
def page(frame, workshop_id, unlocked, qtbot):
    made = CertificatesPage(frame, workshop_id)
    made.resize(1170, 740)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.given.look.list.count() > 0, timeout=_FIRST_MS)
    yield made
    finish_all()


@pytest.fixture
def dialog(page, qtbot):
    made = page.designing.change()
    qtbot.waitUntil(lambda: made.is_drawn, timeout=_FIRST_MS)
    return made


def rule(workshop_id):
    return ruling.listing(workshop_id)[0]


def test_a_chosen_design_and_a_second_language_go_into_the_rule(page, workshop_id):
    look = page.given.look
    look.list.setCurrentIndex(look.list.findData("band"))
    look.list.activated.emit(look.list.currentIndex())
    look.second.setCurrentIndex(look.second.findData("fr"))
    look.second.activated.emit(look.second.currentIndex())
    assert (rule(workshop_id).design, rule(workshop_id).second_language) == ("band", "fr")
    assert options_now(workshop_id).design == "band"
    undo.undo()
    assert rule(workshop_id).second_language == ""


def test_the_designer_shows_the_hardest_names_and_what_each_certificate_weighs(dialog):
    assert WORST in dialog._sketch.names and not dialog._sketch.made_up
    assert 15_000 < dialog._sketch.weight < 80_000
    assert "kB" in dialog.under.weight.text()
    assert not dialog.tabs.isVisible()


def test_it_offers_what_certificates_have_and_no_badge_of_a_door(dialog):
    offered = set(dialog.parts.buttons)
    assert {What.SIGNATURES, What.SEAL, What.TEXT, What.QR} <= offered
    assert not {What.WIFI, What.TABLES, What.CODE, What.PRONOUNS} & offered


def test_a_kept_design_is_the_certificates_alone_and_its_rule_takes_it(dialog, workshop_id):
    dialog.add(What.SEAL)
    dialog.name.setText("Ours")
    dialog.verb.click()
    assert [one.name for one in certificate_designs.listing()] == ["Ours"]
    assert badge_designs.listing() == []
    assert rule(workshop_id).design == certificate_designs.listing()[0].key
    undo.undo()
    assert certificate_designs.listing() == [] and rule(workshop_id).design == ""


def test_a_design_can_be_deleted_and_brought_back(page, qtbot):
    kept = certificate_designs.keep(certificate_designs.design("band", "a4"), NINE)
    look = page.given.look
    page.designing.take(kept)
    qtbot.waitUntil(lambda: look.list.currentData() == kept and not look.remove.isHidden())
    look.remove.click()
    assert certificate_designs.listing() == []
    qtbot.waitUntil(lambda: look.list.currentData() == "classic" and look.remove.isHidden())
    undo.undo()
    assert [one.key for one in certificate_designs.listing()] == [kept]


def test_what_is_added_can_be_taken_back(dialog):
    before = dialog.draft.design
    for what in (What.SIGNATURES, What.SEAL, What.TEXT, What.BOX):
        dialog.add(what)
    assert dialog.draft.design != before
    for _ in range(4):
        dialog.draft.undo()
    assert dialog.draft.design == before


def test_a_background_lies_under_the_page_and_goes_again(dialog, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "sky.png"
    Image.new("RGB", (300, 200), "skyblue").save(path)
    monkeypatch.setattr(designer_module, "_ask", lambda _parent: path)
    dialog.choose_backdrop()
    qtbot.waitUntil(lambda: bool(dialog.draft.design.backdrop), timeout=_FIRST_MS)
    qtbot.waitUntil(lambda: dialog.is_drawn, timeout=_FIRST_MS)
    assert any("coarse" in one.text for one in dialog.matters(dialog._sketch))
    shown = dialog._sketch.page
    colour = shown.pixelColor(4, 4)
    assert colour.blue() > 200 and colour.red() < 180
    assert not dialog.under.remove.isHidden()
    dialog.under.remove.click()
    assert dialog.draft.design.backdrop == ""


def test_what_is_no_background_is_said_and_nothing_changes(dialog, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "notes.txt"
    path.write_text("not a page")
    monkeypatch.setattr(designer_module, "_ask", lambda _parent: path)
    before = dialog.draft.design
    refused = []
    monkeypatch.setattr(dialog, "trouble", refused.append)
    dialog.choose_backdrop()
    qtbot.waitUntil(lambda: bool(refused), timeout=_FIRST_MS)
    assert isinstance(refused[0], NotABackdrop)
    assert dialog.draft.design == before


def test_bleed_and_marks_are_part_of_the_design(dialog):
    dialog.under.bleed.click()
    dialog.under.marks.click()
    assert dialog.draft.design.bleed_mm == 3.0 and dialog.draft.design.has_marks
    again = badge_designs.as_file(dialog.design(), badge_designs.CERTIFICATE)
    back = badge_designs.from_file("x", again, NINE, badge_designs.CERTIFICATE)
    assert (back.bleed_mm, back.has_marks) == (3.0, True)


def test_a_code_too_small_to_be_read_is_said(dialog, qtbot):
    from dataclasses import replace

    draft = dialog.draft
    made = tuple(
        replace(one, box=replace(one.box, wide_mm=20, high_mm=20)) if one.what is What.QR else one
        for one in draft.elements
    )
    draft.put(made)
    qtbot.waitUntil(lambda: dialog.is_drawn, timeout=_FIRST_MS)
    assert any("20" in one.text and "25" in one.text for one in dialog.matters(dialog._sketch))


def test_the_file_of_a_background_pdf_keeps_it(db, tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(842, 595))
    canvas.rect(9, 9, 90, 90, fill=1)
    canvas.save()
    design = certificate_designs.design("letter", "a4")
    mark = certificate_designs.add_backdrop("x.pdf", out.getvalue(), design, NINE)
    made = certificate_designs.on_backdrop(design, mark)
    back = badge_designs.from_file(
        "x", badge_designs.as_file(made, "certificate"), NINE, "certificate"
    )
    assert (
        certificate_designs.with_pictures(back).pictures[back.backdrop].media_type.endswith("pdf")
    )
