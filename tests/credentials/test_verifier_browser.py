"""The verifier page in browsers, from the disk and without a network."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selenium.webdriver import ActionChains, Keys

from lchost.credentials import baking, compact, did_key, keys, openbadge
from lchost.credentials.record import Record
from lchost.credentials.verifier_page import Published, TakenBack, page
from lchost.credentials.verify import KeySpan
from lchost.paper.attaching import attach
from lchost.paths import resource
from tests.credentials.openbadge.test_building import AT, FULL, SIGNER
from tests.credentials.pages import ChromiumPage, PageBrowser, page_chromium, page_firefox
from tests.examples import few

__all__ = ["page_chromium", "page_firefox"]  # fixtures that pytest finds here

IMPOSTOR, OLD_SIGNER = keys.signer_of(bytes(32)), keys.signer_of(bytes([7] * 32))
COMMUNITY = "Lantern Data Circle"
NAME = FULL.name
GIVEN_UP = AT - timedelta(days=30)
HOLDS = replace(FULL, expires_on=None)
BACK = (
    TakenBack("2026-0003", AT, "<b>left early</b>"),
    TakenBack("2026-0004", AT, "misspelt", by="2026-0147"),
)
TOLD = Published(
    COMMUNITY,
    {
        OLD_SIGNER.did: KeySpan(COMMUNITY, AT - timedelta(days=90), GIVEN_UP),
        SIGNER.did: KeySpan(COMMUNITY, GIVEN_UP),
    },
    BACK,
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'
WIDER = "return document.documentElement.scrollWidth > document.documentElement.clientWidth"


def credential(record: Record = HOLDS, signer: Any = SIGNER) -> str:
    at = record.issued_at
    return openbadge.signed(openbadge.credential(record, COMMUNITY, signer.did), signer, at)


def code(record: Record = HOLDS, signer: Any = SIGNER) -> str:
    return compact.encode(record, signer)


def png() -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (9, 9)).save(made, "PNG")
    return made.getvalue()


def printed() -> bytes:
    """A page with words and a picture, all its streams packed."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, pageCompression=1)
    canvas.drawString(99, 99, "{ no credential }")
    canvas.drawImage(ImageReader(io.BytesIO(png())), 9, 9)
    canvas.save()
    return made.getvalue()


def pdf(*attached: str, **how: Any) -> bytes:
    import pikepdf

    made = io.BytesIO()
    with pikepdf.new() as new:
        new.add_blank_page()
        for n, one in enumerate(attached):
            new.attachments[f"credential{n}.json"] = one.encode()
        new.save(made, **how)
    return made.getvalue()


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stick") / "verify.html"
    path.write_bytes(page(TOLD, AT))
    return path


@pytest.fixture
def chromium(page_chromium: ChromiumPage, verifier: Path) -> Iterator[ChromiumPage]:
    """The page, opened from the disk with the network off; in the end nothing was asked for."""
    page_chromium.network(False)
    page_chromium.colours("light")
    page_chromium.size(1000, 800)
    page_chromium.go("about:blank")
    page_chromium.requests()  # of the browser's own first page, and of other tests
    page_chromium.open(verifier)
    yield page_chromium
    asked = page_chromium.requests()
    assert {one.partition(":")[0] for one in asked} <= {"file", "about", "blob", "data"}, asked
    assert {one.partition("#")[0] for one in asked if one.startswith("file")} <= {verifier.as_uri()}
    # Chromium puts a look of its own on what it could not read as SVG, and forbids it itself
    assert [one for one in page_chromium.complaints() if "inline style" not in one] == []


@pytest.fixture(params=["chromium", "page_firefox"])
def browser(request: pytest.FixtureRequest, verifier: Path) -> PageBrowser:
    found: PageBrowser = request.getfixturevalue(request.param)
    found.open(verifier)
    return found


@pytest.fixture
def shown(browser: PageBrowser, tmp_path: Path) -> Callable[[str | bytes], str]:
    """Give the page a text or a file, and return how it says it stands."""

    def show(what: str | bytes, name: str = "certificate") -> str:
        if isinstance(what, str) and not what.startswith("{"):
            return browser.give_text(what)
        path = tmp_path / name
        path.write_bytes(what.encode() if isinstance(what, str) else what)
        return browser.give_file(path)

    return show


FORMS: dict[str, Callable[[], str | bytes]] = {
    "json": credential,
    "png": lambda: baking.bake_png(png(), credential()),
    "svg": lambda: baking.bake_svg(SVG, credential()),
    "pdf": lambda: pdf(credential()),
    "pdf with object streams": lambda: _packed(),
    "pdf as it is issued": lambda: attach(printed(), credential(), AT),
    "code": code,
    "code in lower case": lambda: code().lower(),
    "link": lambda: compact.encode(HOLDS, SIGNER, "https://lantern.example/verify"),
}


def _packed() -> bytes:
    import pikepdf

    mode = pikepdf.ObjectStreamMode.generate
    return pdf(credential(), object_stream_mode=mode, recompress_flate=True, linearize=True)


@pytest.mark.parametrize("form", FORMS)
def test_what_the_community_signed_is_genuine(browser, shown, form):
    assert shown(FORMS[form]()) == "good" and browser.tone() == "good"
    said = browser.answer()
    for fact in (NAME, HOLDS.number, HOLDS.workshop, HOLDS.place, COMMUNITY, "2 h 30 min",
                 "November 14, 2026 – November 15, 2026", "Compare with the paper"):  # fmt: skip
        assert fact in said


def test_it_does_not_say_twice_what_it_is(browser, shown):
    assert shown(credential(replace(HOLDS, because=""))) == "good"
    assert f"{HOLDS.title}: {HOLDS.workshop}" not in browser.answer()


def test_a_pdf_of_streams_that_never_end_is_answered_at_once(browser, shown):
    assert shown(b"%PDF-1.4\n" + b"stream\n" * 300_000) == "nothing"  # it took minutes
    assert shown(b"%PDF-1.4\n" + b"stream\n" * 300_000 + b"endstream") == "nothing"


def test_it_reads_what_stands_in_its_own_address(browser, verifier):
    browser.open(verifier, code().removeprefix("LC1:"))
    assert browser.state() == "good" and NAME in browser.answer()


def test_the_same_name_with_another_key_is_a_stranger(browser, shown):
    assert shown(credential(signer=IMPOSTOR)) == "unknown" and browser.tone() == "look"
    assert did_key.fingerprint(IMPOSTOR.did) in browser.answer()
    assert shown(code(signer=IMPOSTOR)) == "nokey" and browser.tone() == "look"
    assert did_key.fingerprint(IMPOSTOR.did) in browser.answer() and NAME not in browser.answer()


def test_a_strangers_dates_that_are_none_are_shown_as_they_are(chromium, tmp_path):
    made = openbadge.credential(HOLDS, COMMUNITY, IMPOSTOR.did)
    made["validFrom"], made["validUntil"] = "one\u202e day", "2026-99-99T00:00:00Z"
    path = tmp_path / "dates.json"
    path.write_text(openbadge.signed(made, IMPOSTOR, AT), "utf-8")
    assert chromium.give_file(path) == "unknown"
    assert "one day" in chromium.answer() and "2026-99-99" in chromium.answer()


def test_a_signature_by_another_key_than_the_issuers_shows_nothing(browser, shown):
    forged = json.loads(credential())
    forged["proof"] = json.loads(openbadge.signed(forged, IMPOSTOR, AT))["proof"]
    assert shown(json.dumps(forged)) == "altered" and browser.tone() == "bad"
    assert NAME not in browser.answer()


def _leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        if isinstance(one, dict | list):
            yield from _leaves(one, (*way, key))
        else:
            yield (*way, key)


def _changed(whole: Any, way: tuple[Any, ...]) -> str:
    changed = copy.deepcopy(whole)
    held = changed
    for key in way[:-1]:
        held = held[key]
    one = held[way[-1]]
    held[way[-1]] = (
        not one
        if isinstance(one, bool)
        else one + 1
        if isinstance(one, int | float)
        else one[:-1] + ("x" if one[-1] != "x" else "y")
    )
    return json.dumps(changed, ensure_ascii=False)


def test_a_change_of_any_one_fact_shows_nothing(chromium, tmp_path):
    whole = json.loads(credential(FULL))
    path = tmp_path / "changed.json"
    ways = [way for way in _leaves(whole) if way != ("proof", 0, "proofValue")]  # for JSON-LD
    assert len(ways) > 40
    for way in ways[:: few(4, 1)]:
        path.write_text(_changed(whole, way), "utf-8")
        assert chromium.give_file(path) in ("altered", "other"), way
        assert chromium.tone() == "bad" and NAME not in chromium.answer(), way


def test_a_fact_more_or_less_shows_nothing(chromium, tmp_path):
    whole, path = json.loads(credential()), tmp_path / "changed.json"
    more = {**whole, "hours": 1600}
    less = {key: value for key, value in whole.items() if key != "validFrom"}
    alone = {**whole, "proof": whole["proof"][1:]}
    for one in (more, less, alone, {**whole, "proof": []}):
        path.write_text(json.dumps(one), "utf-8")
        assert chromium.give_file(path) == "altered"


def test_any_letter_of_a_code_that_is_changed_is_found(chromium):
    letters = code()
    for at in range(4, len(letters), few(37, 1)):
        other = "A" if letters[at] != "A" else "B"
        state = chromium.give_text(letters[:at] + other + letters[at + 1 :])
        assert state in ("altered", "nothing", "nokey") and NAME not in chromium.answer()


@pytest.mark.parametrize("signed", [credential, code])
def test_what_was_taken_back_says_so_with_day_and_reason(browser, shown, signed):
    assert shown(signed(replace(HOLDS, number="2026-0003"))) == "revoked"
    assert browser.tone() == "bad" and NAME not in browser.answer()
    assert "No. 2026-0003 was revoked on November 14, 2026" in browser.answer()
    assert "<b>left early</b>" in browser.answer()
    assert shown(signed(replace(HOLDS, number="2026-0004"))) == "replaced"
    assert "replaced on November 14, 2026 by no. 2026-0147" in browser.answer()
    assert browser.tone() == "bad" and NAME not in browser.answer()


@pytest.mark.parametrize("signed", [credential, code])
def test_what_has_expired_says_until_when_it_was_valid(browser, shown, signed):
    assert shown(signed(replace(FULL, expires_on=date(2020, 1, 31)))) == "expired"
    assert browser.tone() == "look" and "until January 31, 2020" in browser.answer()


@pytest.mark.parametrize("signed", [credential, code])
def test_an_earlier_key_holds_for_what_it_signed_in_its_time(browser, shown, signed):
    earlier = replace(HOLDS, issued_at=GIVEN_UP - timedelta(days=1))
    assert shown(signed(earlier, OLD_SIGNER)) == "good"
    assert shown(signed(HOLDS, OLD_SIGNER)) == "retired" and browser.tone() == "look"
    assert did_key.fingerprint(OLD_SIGNER.did) in browser.answer()


@pytest.mark.parametrize(
    "what, state",
    [
        (code()[:-20], "nothing"),
        (credential()[:-20], "nothing"),
        ("hello", "nothing"),
        ("LCHOST 2026-0147 0123456789ABCDEF", "old"),
        (b"", "nothing"),
        (b"\x89PNG\r\n\x1a\n\0\0", "photo"),
        (baking.bake_png(png(), credential())[:700], "nothing"),
        (b"%PDF-1.7\n1 0 obj << /Filter /FlateDecode >> stream\nxx", "nothing"),
        (b"<svg", "nothing"),
        (b'{"@context": 1}', "other"),
        (b'{"issuer": {"id": "did:web:example.org"}, "proof": []}', "other"),
        (pdf(), "nothing"),
        (pdf("{}", "not ours"), "nothing"),
        (pdf(credential(), credential(replace(HOLDS, number="2026-0148"))), "several"),
        (pdf(credential(), credential()), "good"),
    ],
)
def test_what_is_no_certificate_is_refused_in_words(chromium, tmp_path, what, state):
    if isinstance(what, bytes):
        path = tmp_path / "what"
        path.write_bytes(what)
        found = chromium.give_file(path)
    else:
        found = chromium.give_text(what)
    assert found == state
    assert NAME not in chromium.answer() or state == "good"


def test_a_browser_without_its_own_ed25519_gives_the_same_answers(chromium, verifier, tmp_path):
    chromium.run("crypto.subtle.importKey = () => { window.asked = true; throw Error('none') }")
    for one, state in (
        (credential(), "good"),
        (_changed(json.loads(credential()), ("name",)), "altered"),
        (credential(signer=IMPOSTOR), "unknown"),
    ):
        path = tmp_path / "one.json"
        path.write_text(one, "utf-8")
        assert chromium.give_file(path) == state
    assert chromium.give_text(code()) == "good"
    assert chromium.run("return window.asked") is True


GIVE = """
var [kind, name, content] = arguments;
var data = new DataTransfer();
if (name) data.items.add(new File([content], name));
else data.setData("text", content);
var event = kind === "paste"
  ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
  : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
delete document.getElementById("answer").dataset.state;
document.querySelector("h1").dispatchEvent(event);
"""


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_it_takes_what_is_dropped_or_pasted_anywhere(chromium, kind):
    chromium.run(GIVE, kind, "credential.json", credential())
    assert chromium.state() == "good"
    chromium.run(GIVE, kind, "", code(replace(HOLDS, number="2026-0003")))
    assert chromium.state() == "revoked"


def test_a_photo_is_read_where_the_browser_can_else_it_says_what_to_do(chromium, tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(png())
    can = chromium.run("return 'BarcodeDetector' in window")
    assert chromium.give_file(path) == ("nothing" if can else "photo")
    reads = "detect() { return Promise.resolve([{ rawValue: arguments_ }]); }"
    script = f"var arguments_ = arguments[0]; window.BarcodeDetector = class {{ {reads} }};"
    chromium.run(script, code())
    assert chromium.give_file(path) == "good"


def test_a_page_that_others_could_have_changed_on_the_way_checks_nothing(chromium):
    chromium.run("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    assert chromium.give_text(code()) == "insecure" and NAME not in chromium.answer()


def test_two_in_a_row_show_the_last_one_only(chromium):
    chromium.run("document.getElementById('text').value = arguments[0]", code())
    chromium.click("form button")
    assert chromium.give_text(code(replace(HOLDS, number="2026-0004"))) == "replaced"
    assert len(chromium.driver.find_elements("css selector", ".panel")) == 1


def test_a_hostile_fact_runs_nothing(chromium, tmp_path):
    name = '<img src="https://example.org/x" onerror="document.title=1">\u202e'
    path = tmp_path / "hostile.json"
    path.write_text(credential(replace(HOLDS, name=name), IMPOSTOR), "utf-8")
    assert chromium.give_file(path) == "unknown"
    assert "<img src=" in chromium.answer() and "\u202e" not in chromium.answer()
    assert chromium.run("return document.querySelectorAll('main img').length") == 0


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), inner, max_size=4)
    ),
    max_leaves=12,
)
HARD = [
    {"é": 1, "e\u0301": 2, "\U0001f600": 3, "\ufb33": 4, "\r": 5, "1": 6, "10": 7, "2": 8},
    {"Ελ": "Ω", "Кир": "я", "العربية": "ع", "漢字": "字", "tiếng": "Việt", "עברית": "א"},
    ['\u0000\u001f\b\t\n\f\r"\\/\u007f\u2028\u2029\ufeff', "</script>", "€$\u000f\u000aA'\u0042"],
    [0.0, -0.0, 1e21, 1e20, 1e-6, 1e-7, 5e-324, 1.7976931348623157e308, 333333333.33333329, 1e23],
    {"__proto__": {"constructor": 1}, "toString": 2, "": {}},
]


def test_its_canonical_form_is_that_of_the_signing_side(chromium):
    script = resource("verify/canonical.js").read_text("utf-8")
    script += "return arguments[0].map((one) => canonical(JSON.parse(one)));"

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(JSON, min_size=10, max_size=10))
    def holds(values: list[Any]) -> None:
        written = [json.dumps(one) for one in values]
        expected = [rfc8785.dumps(json.loads(one)).decode() for one in written]
        assert chromium.run(script, written) == expected

    holds()
    written = [json.dumps(one, ensure_ascii=False) for one in HARD]
    assert chromium.run(script, written) == [rfc8785.dumps(one).decode() for one in HARD]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_nothing_is_wider_than_the_screen(chromium, verifier, width, scheme):
    chromium.size(width, 640)
    chromium.colours(scheme)
    long = "Donaudampfschifffahrtsgesellschaftskapitänspatent"
    chromium.give_text(code(replace(HOLDS, name=long, place=long)))
    assert not chromium.run(WIDER)


def test_the_keyboard_reaches_all_and_answers_are_read_out(chromium):
    reached = []
    for _ in range(3):
        ActionChains(chromium.driver).send_keys(Keys.TAB).perform()
        reached.append(chromium.run("return document.activeElement.id || 'button'"))
    assert reached == ["file", "text", "button"]
    live = "var a = document.getElementById('answer'); return [a.role, a.ariaLive]"
    assert chromium.run(live) == ["status", "polite"]


@pytest.mark.parametrize(
    "language, word", [("fr-CA", "Authentique"), ("vi-VN", "Thật"), ("de", "Genuine")]
)
def test_it_speaks_the_browsers_language(chromium, verifier, language, word):
    added = chromium.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument",
        {"source": f"Object.defineProperty(navigator, 'languages', {{get: () => ['{language}']}})"},
    )
    try:
        chromium.open(verifier)
        assert chromium.give_text(code()) == "good" and word in chromium.answer()
    finally:
        chromium.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
