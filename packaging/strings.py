"""Collect the screen's texts for translation, and make a language of twice the length from them.

English needs a file of its own only for plurals: a source text writes "%n person(s)", and its two
English forms are made here.  The stretched language shows which layouts break before a
translator does.
"""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "resources" / "i18n"
ENGLISH = FOLDER / "lchost_en.ts"
STRETCHED = FOLDER / "lchost_stretched.ts"

# Letters that still read, so that the person who looks at the pictures knows where they are.
ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "åçéîñøšûÿžÅÇÉÎÑØŠÛŸŽ")
FILLER = "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
# Not to be touched: {fact}, %n, %1, %Ln, the letter of a shortcut (&F), an entity, a tag
KEPT = re.compile(r"(\{[^{}]*\}|%L?(?:n|\d{1,2})|&\w+;|<[^<>]*>)")


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    sources = [*sorted((PROJECT / "lchost" / "ui").rglob("*.py"))]
    sources += [PROJECT / "lchost" / "errors.py", PROJECT / "lchost" / "app.py"]
    names = [str(path.relative_to(PROJECT)) for path in sources if path.exists()]
    plain = ["-locations", "absolute", "-no-obsolete", "-source-language", "en"]
    run("lupdate", *names, "-pluralonly", *plain, "-target-language", "en", "-ts", str(ENGLISH))
    run("lupdate", *names, *plain, "-target-language", "en", "-ts", str(STRETCHED))
    place(ENGLISH, sources)
    place(STRETCHED, sources)
    fill(ENGLISH, english)
    fill(STRETCHED, lambda text, one: stretched(english(text, one)))
    for file in (ENGLISH, STRETCHED):
        run("lrelease", str(file), "-qm", str(file.with_suffix(".qm")))
    return 0


def run(tool: str, *arguments: str) -> None:
    """Run one of the tools that PySide6 brings beside this Python."""
    program = Path(sys.executable).parent / f"pyside6-{tool}"
    subprocess.run([str(program), *arguments], check=True, cwd=PROJECT)


def english(text: str, one: bool) -> str:
    """Return the singular or the plural of a text that writes "person(s)"."""
    return re.sub(r"\(s\)", "" if one else "s", text)


def stretched(text: str) -> str:
    """Return the text with accents and about as much again behind it."""
    told = "".join(
        part if KEPT.fullmatch(part) else part.translate(ACCENTED) for part in KEPT.split(text)
    )
    length = max(4, len(KEPT.sub("", text)))
    more = (FILLER * (length // len(FILLER) + 1))[: length - 1].strip()
    return f"[{told} {more}]"


def context_of(module: Path) -> str:
    """Return the context of a module's own tr(), or of the module that it takes tr from."""
    code = module.read_text("utf-8")
    own = re.search(r"^def tr\b.*?translate\(\"(\w+)\"", code, re.M | re.S)
    if own:
        return own[1]
    taken = re.search(r"^from (lchost[\w.]+) import [^\n]*\btr\b", code, re.M)
    if taken is None:
        raise SystemExit(f"{module}: tr() outside of a class needs a context")
    return context_of(PROJECT.joinpath(*taken[1].split(".")).with_suffix(".py"))


def place(file: Path, sources: list[Path]) -> None:
    """Give the texts of a module's own tr() its context, which lupdate cannot see."""
    by_name = {path.name + path.parent.name: path for path in sources}
    tree = ET.parse(file)
    root = tree.getroot()
    contexts = {context.findtext("name") or "": context for context in root.iter("context")}
    nameless = contexts.pop("", None)
    for message in nameless.findall("message") if nameless is not None else []:
        spots = [Path(spot.get("filename", "")) for spot in message.findall("location")]
        for name in {context_of(by_name[spot.name + spot.parent.name]) for spot in spots}:
            if name not in contexts:
                contexts[name] = ET.SubElement(root, "context")
                ET.SubElement(contexts[name], "name").text = name
            contexts[name].append(message)
    if nameless is not None:
        root.remove(nameless)
    for message in root.iter("message"):
        for spot in message.findall("location"):
            message.remove(spot)
    tree.write(file, "utf-8")


def fill(file: Path, translate: Callable[[str, bool], str]) -> None:
    """Write every translation of a .ts file anew."""
    tree = ET.parse(file)
    for message in tree.iter("message"):
        source = message.findtext("source") or ""
        place = message.find("translation")
        if place is None:
            place = ET.SubElement(message, "translation")
        place.attrib.clear()
        forms = place.findall("numerusform")
        if forms:
            for n, form in enumerate(forms):
                form.text = translate(source, n == 0)
        else:
            place.text = translate(source, False)
    ET.indent(tree, "    ")
    body = ET.tostring(tree.getroot(), encoding="unicode")
    file.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8", newline="\n"
    )


if __name__ == "__main__":
    sys.exit(main())
