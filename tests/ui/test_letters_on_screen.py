"""Typefaces on the screen: every script, from the same files in the same order as on paper."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from lchost import paths
from lchost.models import settings
from lchost.paper import house
from lchost.paper.text import faces
from lchost.paper.text.shaping import shape
from lchost.ui import looks, theme

from ..paper.text.test_oracle import SCRIPTS

HEAD = "head"  # the table of a font file that no other file has alike: it sums up all others


@pytest.fixture(scope="module")
def bundled(qapp):
    """Return each bundled file's name by its head."""
    found = {}
    for file in sorted(paths.resource("fonts").glob("*.ttf")):
        found[QRawFont(str(file), 16).fontTable(HEAD).data()] = file.stem
    return found


@pytest.fixture
def letters():
    """Put the usual order back."""
    yield theme.choose_han
    theme.choose_han("")


def shown(text, font):
    """Return the head and whether all glyphs are there, for each run of a text on the screen."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return [(r.rawFont().fontTable(HEAD).data(), 0 not in r.glyphIndexes()) for r in runs]


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
@pytest.mark.parametrize("step", ["body", "strong", "title"])
def test_names_in_every_script_use_the_bundled_faces(bundled, text, step):
    runs = shown(text, theme.font(step))
    assert runs
    for head, is_whole in runs:
        assert head in bundled, "a face of this computer's own"
        assert is_whole, "a letter has no glyph"


def test_a_face_of_another_file_is_seen(bundled, qapp):
    own = set(theme.families()) | {"Noto Serif Display"}
    others = [
        one
        for one in QFontDatabase.families()
        if one not in own and "Latin" in str(QFontDatabase.writingSystems(one))
    ]
    if not others:
        pytest.skip("this computer has no typeface but ours")
    assert all(head not in bundled for head, _ in shown("Ana", QFont(others[0])))


def test_screen_and_paper_ask_the_faces_in_one_order(qapp):
    asked = [one.name for one in faces.chain(faces.Style.PLAIN)]
    families = [QRawFont(str(paths.resource(f"fonts/{one}.ttf")), 16).familyName() for one in asked]
    assert families == theme.families()


@pytest.mark.parametrize("han", ["", "zh", "ja", "ko"])
def test_han_letters_have_one_shape_on_screen_and_paper(bundled, letters, han):
    letters(han)
    text = "王小明陈静直接骨"
    on_paper = {run.face.name for run in shape(text, language=han).runs}
    assert {bundled[head] for head, _ in shown(text, theme.font())} == on_paper


def test_the_order_is_the_open_community_s(db, qapp, letters):
    settings.put(house.HAN, "ko")
    looks.follow_letters(is_open=True)
    assert theme.font().families()[10] == qapp.font().families()[10] == "Noto Sans KR"
    looks.follow_letters(is_open=False)
    assert theme.font().families()[10] == "Noto Sans SC"
