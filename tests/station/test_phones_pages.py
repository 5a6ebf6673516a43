"""Every phone page, whole: light, old phones, right to left, inert, private."""

from __future__ import annotations

import gzip
import logging
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from lchost import paths
from lchost.checkin import poster, questions
from lchost.checkin.answers import Question, QuestionKind
from lchost.models import settings
from lchost.planning import items, workshops
from lchost.planning.agenda import ItemDraft
from lchost.station.phones_words import LANGUAGES

SCRIPT = "<script>alert(1)</script>"
RIGHT_TO_LEFT = "\u202eGNIHTYNA\u202c"
WHOLE_PAGE = 30_000  # bytes, with style and script


@pytest.fixture
def rich(circle, attendee):
    """A workshop in which all that people write is hostile or long."""
    from dataclasses import replace

    title = f"{SCRIPT} & {RIGHT_TO_LEFT} charts"
    workshops.edit(circle.id, replace(circle, title=title, place=SCRIPT, phone_walk_ins=True))
    items.set_agenda(circle.id, [ItemDraft(f"{SCRIPT} part {n}", 15) for n in range(12)])
    settings.put("community_name", SCRIPT)
    settings.put("guidelines", f"{SCRIPT}\n" + "We listen before we answer. " * 60)
    settings.put("stage_names", True)
    kinds = (QuestionKind.TEXT, QuestionKind.YES_NO, QuestionKind.CHOICE)
    put = [Question(0, f"{SCRIPT}?", kind, (SCRIPT, '"><b>x'), True) for kind in kinds]
    questions.put(circle.id, put)
    attendee(f'{SCRIPT} "onload=alert(2)', "evil@example.org", attention=SCRIPT)
    attendee(f"{RIGHT_TO_LEFT}Ada Lovelace", "")
    return circle


@pytest.fixture
def tour(phone, clock, rich, desk_station) -> Callable[[str], dict[str, str]]:
    """Go everywhere; give each page by name."""

    def go(language: str = "en") -> dict[str, str]:
        seen: dict[str, str] = {}
        mine = phone(language)

        def keep(name: str) -> None:
            seen[name] = mine.page

        mine.get("/")
        keep("start")
        mine.send("/C", word="no such")
        keep("wrong word")
        mine.scan()
        keep("find")
        mine.find("alert")
        keep("found")
        mine.choose()
        keep("confirm")
        mine.send("/in", last="nono")
        keep("wrong letters")
        mine.send("/in", last="evil", guidelines="1")
        keep("asks")
        numbers = [one.id for one in questions.listing(rich.id)]
        said = dict(zip(numbers, (SCRIPT, "yes", SCRIPT), strict=True))
        mine.send("/in", **{f"q{number}": text for number, text in said.items()})
        keep("me")
        mine.get("/new")
        keep("new")
        mine.send("/new", name="<b>", email="no", guidelines="1", **{f"q{numbers[0]}": SCRIPT})
        keep("new, mended")
        mine = phone(language)
        paper = poster.on_paper(desk_station.keys.of("poster"), desk_station.session_id())
        mine.scan(paper.code).find("ada").choose()
        mine.send("/in", guidelines="1", **{f"q{number}": text for number, text in said.items()})
        keep("held")
        mine.get("/no/such/page")
        keep("trouble")
        clock.set(6)
        mine = phone(language).scan().find("ada").choose()
        mine.send("/in", guidelines="1")
        keep("early")
        clock.set(8, 50)
        return seen

    return go


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_light_with_all_that_it_loads(tour, language):
    style = len(paths.resource("phone/static/phone.css").read_bytes())
    script = len(paths.resource("phone/static/phone.js").read_bytes())
    sign = len(paths.resource("phone/static/door.svg").read_bytes())
    for name, page in tour(language).items():
        assert len(page.encode()) + style + script + sign < WHOLE_PAGE, name
        assert len(gzip.compress(page.encode())) < 5_000, name


def test_every_page_loads_nothing_but_our_own_style_and_script(tour):
    for page in tour("en").values():
        loads = set(re.findall(r'(?:src|href)="([^"]+)"', page))
        statics = {one for one in loads if "." in one}
        assert statics <= {"/static/phone.css", "/static/phone.js", "/static/door.svg"}
        assert "style=" not in page and "<style" not in page and "javascript:" not in page
        assert not re.search(r"<[^>]+\son\w+=", page.replace("&", ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_write_is_inert_and_keeps_its_direction(tour, language):
    pages = tour(language)
    for name, page in pages.items():
        assert SCRIPT not in page and "<b>x" not in page and '"onload' not in page, name
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages["me"]
    for name in ("found", "confirm", "me"):
        assert 'dir="auto"' in pages[name], name


class _Outline(HTMLParser):
    """The elements of a page: those still open, faults found, what each label is for."""

    EMPTY = ("meta", "link", "input", "br", "path", "circle", "rect")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.inputs: list[dict[str, str | None]] = []
        self.labelled: set[str] = set()
        self.inside_label: list[dict[str, str | None]] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if "id" in known:
            self.ids.append(str(known["id"]))
        if tag == "label" and "for" in known:
            self.labelled.add(str(known["for"]))
        if tag == "input" and known.get("type") != "hidden":
            (self.inside_label if "label" in self.open else self.inputs).append(known)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY:
            assert self.open.pop() == tag, f"</{tag}> closes something else"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_labelled_and_has_one_title(tour, language):
    direction = "rtl" if language == "ar" else "ltr"
    for name, page in tour(language).items():
        outline = _Outline()
        outline.feed(page)
        assert outline.open == [], name
        assert len(outline.ids) == len(set(outline.ids)), name
        assert outline.headings.count("h1") == 1, name
        assert page.startswith("<!doctype html>")
        assert f'<html lang="{language}" dir="{direction}">' in page, name
        assert 'name="viewport" content="width=device-width, initial-scale=1"' in page, name
        for one in outline.inputs:
            assert one.get("id") in outline.labelled or one.get("aria-label"), (name, one)


# --- old phones -----------------------------------------------------------------------------------

TOO_NEW_STYLE = [
    r"var\(",
    r"[^-]gap\s*:",
    r"display\s*:\s*grid",
    r"inset",
    r"(margin|padding|border)-inline",
    r"(margin|padding|border)-block",
    r"text-align\s*:\s*(start|end)",
    r":(is|where|has)\(",
    r"\b(clamp|min|max)\(",
    r"aspect-ratio",
    r"@(layer|container|supports|import|font-face)",
    r"\d(svh|dvh|lvh|cqw)",
    r"position\s*:\s*sticky",
    r"url\(",
    r"^\s*&",
]
TOO_NEW_SCRIPT = [
    r"=>",
    r"\b(const|let|class|async|await|import|export)\b",
    r"`",
    r"\bfetch\(",
    r"\?\.",
    r"\?\?",
    r"\bPromise\b",
    r"\.(includes|startsWith|closest|append|forEach)\(",
]


@pytest.mark.parametrize("rule", TOO_NEW_STYLE)
def test_the_style_is_read_by_phones_of_ten_years_ago(rule):
    style = paths.resource("phone/static/phone.css").read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.S)
    assert re.findall(rule, bare, re.M) == []


@pytest.mark.parametrize("rule", TOO_NEW_SCRIPT)
def test_the_script_is_read_by_phones_of_ten_years_ago(rule):
    script = paths.resource("phone/static/phone.js").read_text(encoding="utf-8")
    assert re.findall(rule, script) == []


def test_a_rule_of_the_style_that_old_phones_miss_takes_no_other_with_it():
    """A selector that a phone does not know drops its whole rule: it must stand by itself."""
    style = paths.resource("phone/static/phone.css").read_text(encoding="utf-8")
    for selectors in re.findall(r"^\s*([^{}@/]*:focus-visible[^{}]*)\{", style, re.M):
        assert all(":focus-visible" in one for one in selectors.split(","))


# --- private --------------------------------------------------------------------------------------


def test_nothing_personal_stands_in_an_address_or_in_the_log(phone, attendee, caplog):
    caplog.set_level(logging.INFO)
    attendee("Amélie Dubois", "amelie@example.org", "+33 6 12 34 56 78")
    mine = phone().scan().find("amélie").choose().send("/in", last="nono")
    mine.send("/in", last="5678").get("/me")
    for word in ("melie", "mélie", "Dubois", "12 34", "5678", "elie"):
        assert word not in caplog.text
    addresses = re.findall(r'(?:href|action)="([^"]*)"', mine.page)
    assert addresses and not any("?" in one and "lang=" not in one for one in addresses)


def test_pages_are_kept_by_nobody_and_our_files_are(ask_station, ada):
    front = ask_station("/")
    assert front.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in front.headers["content-security-policy"]
    cookie = front.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
    style = ask_station("/static/phone.css")
    assert "max-age=300" in style.headers["cache-control"]


@pytest.fixture
def ask_station(station):
    from tests.station.conftest import ask

    return lambda path: ask(station.address, path)
