"""The stretched language: every text about twice as long, and still filled in rightly."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "strings.py"
FOUND = """<TS version="2.1"><context><name/>
<message><location filename="{module}" line="3"/><source>Save</source>
<translation type="unfinished"/></message></context></TS>"""


@pytest.fixture
def strings() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lchost_strings", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("text", ["OK", "Save", "Take back the check-in of somebody?", "a" * 300])
def test_a_stretched_text_is_about_twice_as_long(strings: ModuleType, text: str) -> None:
    assert 2 * len(text) <= len(strings.stretched(text)) <= 2 * len(text) + 8


def test_facts_shortcuts_and_tags_stay_as_they_are(strings: ModuleType) -> None:
    told = strings.stretched("&Open {path} for %n person(s), <b>%1</b> &amp; more")
    for kept in ("{path}", "%n", "<b>", "%1", "</b>", "&amp;", "&Ø"):
        assert kept in told


def test_a_text_of_a_modules_own_tr_gets_the_modules_context(
    strings: ModuleType, tmp_path: Path
) -> None:
    module = tmp_path / "actions.py"
    module.write_text('def tr(text):\n    return translate("Actions", text)\ntr("Save")\n')
    file = tmp_path / "found.ts"
    file.write_text(FOUND.format(module=module))
    tree = ET.parse(file)
    strings.place(tree, [module])
    root = tree.getroot()
    assert [node.text for node in root.iter("name")] == ["Actions"]
    assert [node.text for node in root.iter("source")] == ["Save"]
    assert not list(root.iter("location"))


def test_a_tr_without_a_context_is_refused(strings: ModuleType, tmp_path: Path) -> None:
    module = tmp_path / "page.py"
    module.write_text('tr("Save")\n')
    with pytest.raises(SystemExit, match="needs a context"):
        strings.context_of(module)


def test_every_module_that_speaks_has_a_context(strings: ModuleType) -> None:
    rooms = [*(SCRIPT.parents[1] / "lchost" / "ui").rglob("*.py")]
    speaking = [path for path in rooms if re.search(r"(?<![.\w])tr\(", path.read_text("utf-8"))]
    assert speaking
    for module in speaking:
        assert strings.context_of(module)


def test_what_was_translated_stays_and_what_is_new_is_marked(
    strings: ModuleType, tmp_path: Path
) -> None:
    french = tmp_path / "lchost_fr.ts"
    french.write_text(
        '<TS version="2.1" language="fr"><context><name>Page</name><message>'
        "<source>Save</source><translation>Enregistrer</translation></message><message>"
        "<source>Gone</source><translation>Parti</translation></message></context></TS>"
    )
    today = ET.ElementTree(
        ET.fromstring(
            '<TS version="2.1" language="en"><context><name>Page</name>'
            "<message><source>Save</source></message>"
            "<message><source>Open</source></message></context></TS>"
        )
    )
    strings.carry_over(french, today)
    root = ET.parse(french).getroot()
    told = {m.findtext("source"): m.find("translation") for m in root.iter("message")}
    assert root.get("language") == "fr"
    assert set(told) == {"Save", "Open"}
    assert told["Save"].text == "Enregistrer"
    assert told["Open"].get("type") == "unfinished"
