"""An attendee's certificates on their phone: their own, and nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import poster
from lchost.credentials import drafting, register
from lchost.credentials.drafting import Wording
from lchost.credentials.register import Frozen
from lchost.models.credentials import Certificate as Row
from lchost.paper import issuing
from lchost.paper.issuing import CertificateOptions
from tests.station.conftest import ask
from tests.station.test_phone_browser import SMALL_TARGETS, SMALLEST_TARGET, WIDER

NOW = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
LOAD = """
var done = arguments[1];
fetch(arguments[0]).then(function (answer) {
  answer.arrayBuffer().then(function (whole) {
    done([answer.status, whole.byteLength, answer.headers.get("Cache-Control")]);
  });
});
"""


@pytest.fixture
def bo(attendee):
    return attendee("Bo Berg")


@pytest.fixture
def mine(phone, bo):
    """The phone of Bo, who is in."""
    return phone().scan().find("Bo Berg").choose().send("/in")


@pytest.fixture
def given(circle, signer):
    """Issue one to a member and return its row."""

    def issue(member_id, title=""):
        options = CertificateOptions(title)
        made = issuing.issue(circle.id, [member_id], options, signer, NOW)
        return Row.get_by_id(made.certificate_ids[0])

    return issue


def fetched(phone, row, ending="pdf"):
    return phone.get(f"/certificate/{row.uid}.{ending}")


def test_the_part_shows_only_once_there_is_one(mine, bo, given):
    assert "Your certificates" not in mine.get("/me").words
    row = given(bo)
    words = mine.get("/me").words
    assert "Your certificates Certificate of attendance Charts No. 2026-0001 Save the PDF" in words
    assert f"/certificate/{row.uid}.pdf" in mine.page


def test_a_page_that_waits_learns_of_it(mine, bo, given):
    tag = mine.get("/me").answer.headers["ETag"]
    assert mine.get("/me", **{"If-None-Match": tag}).status == 304
    given(bo)
    assert mine.get("/me", **{"If-None-Match": tag}).status == 200


def test_the_files_are_what_was_frozen_and_are_kept_by_nobody_between(mine, bo, given):
    row = given(bo)
    answer = fetched(mine, row).answer
    assert answer.get_data() == register.pdf(row.id)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "2026-0001 Bo Berg.pdf" in answer.headers["Content-Disposition"]
    assert fetched(mine, row, "json").answer.get_data().decode() == register.credential(row.id)


def test_the_real_server_gives_it_to_that_phone_and_lets_nobody_keep_it(mine, bo, given):
    row, address = given(bo), mine.station.address
    cookie = mine.client.get_cookie("lchost_phone")
    path = f"/certificate/{row.uid}.pdf"
    said = ask(address, path, headers={"Cookie": f"lchost_phone={cookie.value}"})
    assert (said.status, said.body) == (200, register.pdf(row.id))
    assert said.headers["cache-control"] == "no-store"
    assert said.headers["x-content-type-options"] == "nosniff"
    assert ask(address, path).status == 404


def test_another_s_an_unknown_one_and_none_at_all_are_answered_alike(
    mine, bo, attendee, given, phone
):
    given(bo)
    hers = given(attendee("Ada"))
    assert "2026-0002" not in mine.get("/me").page
    pages = [fetched(mine, hers), phone().get(f"/certificate/{hers.uid}.pdf")]
    unknown = mine.get("/certificate/00000000-0000-0000-0000-000000000000.pdf")
    assert [one.status for one in (*pages, unknown)] == [404, 404, 404]
    assert fetched(mine, hers).words == unknown.words
    assert mine.get(f"/certificate/{hers.id}.pdf").status == 404


def test_a_revoked_one_is_named_and_not_given(mine, bo, given):
    row = given(bo)
    register.void(row.id, "left early", NOW)
    words = mine.get("/me").words
    assert "No. 2026-0001 Revoked" in words
    assert "left early" not in words and f"/certificate/{row.uid}" not in mine.page
    assert [fetched(mine, row, ending).status for ending in ("pdf", "json")] == [404, 404]


def test_one_that_was_issued_anew_stands_there_as_the_new_one(mine, bo, given, signer):
    row = given(bo)
    issuing.reissue(row.id, CertificateOptions(), signer, "misspelt", NOW)
    words = mine.get("/me").words
    assert "2026-0002" in words and "2026-0001" not in words
    assert fetched(mine, row).status == 404


def test_an_expired_one_says_so_and_is_given(mine, bo, given):
    row = given(bo)
    Row.update(expires_on=(NOW - timedelta(days=1)).date()).where(Row.id == row.id).execute()
    assert "Expired on 13 November 2026" in mine.get("/me").words
    assert fetched(mine, row).status == 200


def test_one_from_before_signing_has_no_credential(mine, bo, circle):
    [draft] = drafting.drafts(circle.id, [bo], Wording("Thanks"), NOW)
    [number] = register.freeze([Frozen(draft, b"%PDF old", "", "", "")], NOW)
    row = Row.get_by_id(number)
    assert ".json" not in mine.get("/me").page
    assert fetched(mine, row).answer.get_data() == b"%PDF old"
    assert fetched(mine, row, "json").status == 404


def test_one_that_was_changed_in_the_file_is_not_given(mine, bo, given):
    row = given(bo)
    Row.update(pdf=b"%PDF other").where(Row.id == row.id).execute()
    assert fetched(mine, row).status == 404


def test_who_tries_addresses_must_wait_and_who_loads_their_own_need_not(mine, bo, given):
    row = given(bo)
    assert {fetched(mine, row).status for _ in range(15)} == {200}
    tried = [mine.get(f"/certificate/{n:08}.pdf").status for n in range(12)]
    assert tried[:10] == [404] * 10 and tried[-1] == 429
    assert fetched(mine, row).status == 429


def test_a_phone_that_was_given_away_shows_nobody_s(mine, bo, given):
    row = given(bo)
    mine.get("/me").send("/forget")
    assert fetched(mine, row).status == 404


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Vos attestations"), ("vi", "Giấy chứng nhận của bạn"), ("ar", "شهاداتك")],
)
def test_it_speaks_the_phone_s_language(mine, bo, given, language, said):
    given(bo, "<b>Thanks</b>")
    page = mine.get(f"/me?lang={language}")
    assert said in page.words
    assert "&lt;b&gt;Thanks&lt;/b&gt;" in page.page


# --- in a browser -------------------------------------------------------------------------------


@pytest.fixture
def shown(browser, desk_station, attendee, given):
    """The page of somebody with two certificates, one revoked, in a real browser."""
    maxi = attendee("Maximiliane Donaudampfschifffahrtsgesellschaft")
    row = given(maxi, "Rindfleischetikettierungsüberwachungsaufgabenübertragungsurkunde")
    register.void(given(maxi).id, "left early", NOW)
    key, session = desk_station.keys.of("poster"), desk_station.session_id()
    code = poster.on_screen(key, session, desk_station.now()).code
    browser.go(poster.address(desk_station.address.url, code))
    browser.type("#name", "maxi")
    browser.click("form[action='/find'] button")
    browser.click(".choices button")
    browser.click("form[action='/in'] .main")
    browser.until_says("You are in")
    return row


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_them_without_a_line_too_wide_and_loads_the_file(
    browser, shown, scheme, tmp_path
):
    browser.colours(scheme)
    browser.size(320, 900)
    browser.until_says("Your certificates")
    assert "Revoked" in browser.text(".given")
    assert not browser.run(WIDER)
    assert browser.run(SMALL_TARGETS, SMALLEST_TARGET) == []
    browser.run("document.querySelector('.given').scrollIntoView()")
    browser.picture(tmp_path / f"given_{scheme}.png")
    link = browser.find(".given a").get_attribute("href")
    loaded = browser.driver.execute_async_script(LOAD, link)
    assert loaded == [200, len(register.pdf(shown.id)), "no-store"]
    assert browser.complaints() == []
