"""The published round on the stage: everybody finds themselves, at every size, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from lchost.grouping.showing import Seated, Seating, ShownGroup
from lchost.ui.colours import DARK, LIGHT
from lchost.ui.stage import by_group, find_table, lists
from lchost.ui.stage.canvas import Canvas
from lchost.ui.stage.find_table import Entry, Line
from lchost.ui.stage.lists import Laid
from lchost.ui.stage.scene import Scene, View

NAMES = [
    *("Nguyễn Thị Minh Anh", "김민준", "José Ángel Núñez", "Олена Коваленко", "ليلى منصور"),
    *("佐藤 さくら", "ธนพร ใจดี", "አበበ ተስፋዬ", "தமிழ்ச்செல்வி", "प्रिया शर्मा", "דניאל כהן"),
    *("Իսաբել Գրիգորյան", "თამარ ბერიძე", "Wolfeschlegelsteinhausenbergerdorffwelch"),
    "Bartholomew-Alexander Featherstonehaugh Cholmondeley-Warner",
]
SIZES = [(1920, 1080), (1366, 768), (1024, 768), (600, 960)]
READS = 2.3  # hundredths of the height: the least size of a name that reads from the back row


def seating(people, size=6, **given):
    """A round of so many people."""
    everybody = []
    for n in range(people):
        name = f"{NAMES[n % len(NAMES)]} {n}"
        everybody.append(Seated(n, name, name.casefold()))
    count = -(-people // size)
    groups = [ShownGroup(k + 1, tuple(everybody[k::count]), **given) for k in range(count)]
    return Seating(1, 2, tuple(groups))


def of_usual_names(people):
    """A round of people with names as most are; one is very long."""
    names = [f"{NAMES[n % 13]} {n}" for n in range(people - 1)] + [NAMES[-1]]
    return Seating(1, 1, (ShownGroup(1, tuple(Seated(n, x, x) for n, x in enumerate(names))),))


@pytest.fixture
def written(monkeypatch):
    """What was written: the words as they came out, their size, and the place they took."""
    found = []
    real = Canvas.write

    def write(self, text, x, y, wide, tall, words):
        took = real(self, text, x, y, wide, tall, words)
        found.append((text, QRectF(x, y + tall * 0.2, took, tall * 0.6), words))
        return took

    monkeypatch.setattr(Canvas, "write", write)
    return found


@pytest.fixture
def cut(monkeypatch):
    """The lines that ended in "…"."""
    from lchost.ui.stage import canvas

    found = []
    real = canvas._cut

    def watch(text, face, wide):
        shown = real(text, face, wide)
        if shown != text:
            found.append(text)
        return shown

    monkeypatch.setattr(canvas, "_cut", watch)
    return found


@pytest.fixture
def draw(qapp):
    """Draw every page of a list; return how many there are."""

    def do(shown, view, size=(1366, 768), look=LIGHT, is_rtl=False):
        image = QImage(*size, QImage.Format.Format_RGB32)
        laid, picture = Laid(), QRectF(image.rect())
        scene = Scene("Charts", "Circle", "14:02", view=view, seating=shown)
        pages = laid.pages(scene, picture)
        for page in range(pages):
            p = QPainter(image)
            made = laid.of(scene, picture)
            lists.draw_list(p, picture, lists.at_page(scene, page), look, made, is_rtl=is_rtl)
            p.end()
        return pages

    return do


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("people", [1, 5, 41, 300])
@pytest.mark.parametrize("view", [View.FIND, View.GROUPS])
def test_everybody_is_named_once_whole_and_large_enough(draw, written, cut, view, people, size):
    draw(seating(people), view, size)
    named = [text for text, _, _ in written if text.rpartition(" ")[0] in NAMES]
    assert sorted(named) == sorted(f"{NAMES[n % len(NAMES)]} {n}" for n in range(people))
    assert not [text for text in cut if text.rpartition(" ")[0] in NAMES]
    assert all(
        words.size >= READS for text, _, words in written if text.rpartition(" ")[0] in NAMES
    )


@pytest.mark.parametrize("view", [View.FIND, View.GROUPS])
@pytest.mark.parametrize("is_rtl", [False, True], ids=["ltr", "rtl"])
def test_no_words_of_a_page_lie_on_others(draw, written, view, is_rtl):
    assert draw(seating(14, 4), view, is_rtl=is_rtl, look=DARK) == 1
    places = [place for text, place, _ in written if text]
    over = [
        (n, m)
        for n, one in enumerate(places)
        for m, other in enumerate(places[:n])
        if one.intersects(other)
    ]
    assert over == []


def test_a_number_stands_beside_each_name(qapp):
    made = find_table.plan(seating(30), 177.8)
    found = {line.entry.name: line.entry.place for leaf in made.leaves for line in leaf}
    assert found[f"{NAMES[0]} 0"] == "1" and found[f"{NAMES[3]} 3"] == "4"


def test_a_few_people_get_large_letters_and_three_hundred_get_pages(qapp):
    few, many = find_table.plan(seating(5), 177.8), find_table.plan(of_usual_names(300), 177.8)
    assert few.size > 5 and len(few.leaves) == 1
    assert many.size >= 3 and 2 <= many.columns <= 4 and len(many.leaves) <= 9
    assert max(map(len, many.leaves)) - min(map(len, many.leaves)) < 25  # the last is no scrap


def test_long_names_alone_leave_no_half_of_the_stage_empty(qapp):
    people = tuple(Seated(n, f"{NAMES[-1]} {n}", f"{n:03}") for n in range(271))
    made = find_table.plan(Seating(1, 1, (ShownGroup(1, people),)), 160)
    assert made.columns >= 2 and made.columns * made.wide > 0.6 * 160


def test_a_page_says_which_letters_it_has(qapp):
    names = (("Ada", "ada"), ("Élise", "elise"), ("Zoë", "zoe"))
    people = [Seated(n, *name) for n, name in enumerate(names)]
    made = find_table.plan(Seating(1, 1, (ShownGroup(1, tuple(people)),)), 177.8)
    assert find_table.letters_of(made.leaves, 0) == "A – Z"


def heads(*leaves):
    """The heads of pages with these names."""
    laid = [[Line(Entry(name, "1"), 0, 0, 1) for name in leaf] for leaf in leaves]
    return [find_table.letters_of(laid, page) for page in range(len(laid))]


def test_no_two_pages_say_the_same_letter():
    assert heads(["Ada", "Kira"], ["Liam", "Zoë"]) == ["A – K", "L – Z"]
    assert heads(["Ada", "Kira"], ["Kofi", "Tara"]) == ["A – Ki", "Ko – T"]
    assert heads(["Ada", "Kira"], ["Kofi", "Kurt"], ["Lu"]) == ["A – Ki", "Ko – Ku", "L"]
    assert heads(["Ada", "Élan"], ["Elise", "Zoë"]) == ["A – Éla", "Eli – Z"]
    assert heads(["محمد عبد"], ["محمود"]) == ["محمد", "محمو"]
    same = heads(["Ada", "Mia"], ["Mia", "Zoë"])  # nothing tells these two apart
    assert same == ["A – Mia", "Mia – Z"]


def test_who_said_no_is_counted_and_not_named(draw, written):
    people = (Seated(1, "Ada", "ada"), Seated(2, "Bo", "bo", may_be_named=False))
    shown = Seating(1, 1, (ShownGroup(1, people, facilitator=people[1]),))
    draw(shown, View.FIND)
    draw(shown, View.GROUPS)
    said = [text for text, _, _ in written]
    assert "Ada" in said and "and 1 more" in said
    assert not any("Bo" in text for text in said)


def test_a_card_has_its_table_theme_and_facilitator(draw, written):
    ada = Seated(1, "Ada", "ada")
    given = {"theme": "Bias in data", "table": 7, "table_name": "By the window"}
    draw(Seating(1, 1, (ShownGroup(3, (ada,), facilitator=ada, **given),)), View.GROUPS)
    said = " ".join(text for text, _, _ in written)
    for part in ("7", "By the window", "Bias in data", "with"):
        assert part in said
    hosted = ShownGroup(3, (ada,), facilitator=ada, is_hosted=True)
    draw(Seating(1, 1, (hosted,)), View.GROUPS)
    assert any("Host:" in text and "Ada" in text for text, _, _ in written)
    assert lists.title_of(seating(4), View.FIND) == "Find your group"
    assert lists.title_of(seating(4, table=1), View.FIND) == "Find your table"


def test_the_names_of_cards_read_as_large_as_the_cards_allow(draw, qapp):
    names = [f"Person {n:03}" for n in range(120)]
    groups = [
        ShownGroup(k + 1, tuple(Seated(n, x, x) for n, x in enumerate(names[k::24])))
        for k in range(24)
    ]
    made = by_group.plan(Seating(1, 1, tuple(groups)), 177.8)
    assert len(made.leaves) <= 3 and made.pitch * find_table.LETTERS >= 3.2


def test_the_dots_of_pages_touch_neither_cards_nor_foot(draw, monkeypatch):
    found = []
    monkeypatch.setattr(Canvas, "disc", lambda _self, *place: found.append(place))
    assert draw(seating(120), View.GROUPS) > 1
    assert all(y - find_table.BOTTOM >= 1.2 and y + side <= 88 for _, y, side, _ in found)


def test_a_group_of_a_hundred_gets_several_cards(qapp):
    made = by_group.plan(seating(100, 100), 177.8)
    cards = [card for leaf in made.leaves for card in leaf]
    assert len(cards) > 1 and sum(len(card.names) for card in cards) == 100


def test_what_does_not_change_is_not_laid_out_again(qapp, monkeypatch):
    laid, shown = Laid(), seating(40)
    scene = Scene("Charts", view=View.FIND, seating=shown)
    first = laid.of(scene, QRectF(0, 0, 1366, 768))
    monkeypatch.setattr(find_table, "plan", lambda *_: pytest.fail("laid out again"))
    assert laid.of(lists.at_page(scene, 1), QRectF(0, 0, 1366, 768)) is first


@settings(max_examples=30, deadline=None)
@given(
    sizes=st.lists(st.integers(0, 40), max_size=30),
    wide=st.floats(40, 260),
    long=st.integers(1, 90),
)
def test_whatever_the_room_nobody_is_lost_or_stands_outside(qapp, sizes, wide, long):
    ids = iter(range(2000))
    groups = []
    for number, size in enumerate(sizes, 1):
        some = ((n, f"{n} {'Wm' * (n % long)}") for n in (next(ids) for _ in range(size)))
        groups.append(ShownGroup(number, tuple(Seated(n, name, name) for n, name in some)))
    shown = Seating(1, 1, tuple(groups))
    everybody = sorted(one.name for group in groups for one in group.people)
    found = find_table.plan(shown, wide)
    lines = [line for leaf in found.leaves for line in leaf]
    assert sorted(line.entry.name for line in lines) == everybody
    assert all(line.column < found.columns for line in lines)
    assert all(line.y < find_table.BOTTOM for line in lines)
    cards = [card for leaf in by_group.plan(shown, wide).leaves for card in leaf]
    assert sorted(name for card in cards for name in card.names) == everybody
    assert [card.group.number for card in cards] == sorted(card.group.number for card in cards)
