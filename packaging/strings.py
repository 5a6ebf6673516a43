"""Collect the screen's texts for translation, and make a language of twice the length from them.

The stretched language shows which layouts break before a translator does; it is made anew each
time and not kept.  Any other `lchost_*.ts` in resources/i18n is brought up to date: what was
translated stays, what is new is marked unfinished.
"""

from __future__ import annotations

import copy
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "resources" / "i18n"
STRETCHED = FOLDER / "lchost_stretched.ts"

# Letters that still read, so that the person who looks at the pictures knows where they are.
ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "åçéîñøšûÿžÅÇÉÎÑØŠÛŸŽ")
FILLER = "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
# Not to be touched: {fact}, %1, the letter of a shortcut (&F), an entity, a tag
KEPT = re.compile(r"(\{[^{}]*\}|%L?(?:n|\d{1,2})|&\w+;|<[^<>]*>)")


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    STRETCHED.unlink(missing_ok=True)
    languages = sorted(FOLDER.glob("lchost_*.ts"))
    sources = [*sorted((PROJECT / "lchost" / "ui").rglob("*.py"))]
    sources += [
        *sorted((PROJECT / "lchost" / "errors").glob("*.py")),
        PROJECT / "lchost" / "app.py",
    ]
    names = [str(path.relative_to(PROJECT)) for path in sources if path.exists()]
    plain = ["-locations", "absolute", "-source-language", "en", "-target-language", "en"]
    run("lupdate", *names, *plain, "-ts", str(STRETCHED))
    tree = ET.parse(STRETCHED)
    place(tree, sources)
    for file in languages:
        carry_over(file, tree)
    for message in tree.iter("message"):
        translation(message).text = stretched(message.findtext("source") or "")
    write(STRETCHED, tree)
    for file in (*languages, STRETCHED):
        run("lrelease", str(file), "-qm", str(file.with_suffix(".qm")))
    return 0


def run(tool: str, *arguments: str) -> None:
    """Run one of the tools that PySide6 brings beside this Python."""
    program = Path(sys.executable).parent / f"pyside6-{tool}"
    subprocess.run([str(program), *arguments], check=True, cwd=PROJECT)


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
    taken = re.search(r"^from (lchost[\w.]+) import (?:\([^)]*|[^\n]*)\btr\b", code, re.M)
    if taken is None:
        raise SystemExit(f"{module}: tr() outside of a class needs a context")
    return context_of(PROJECT.joinpath(*taken[1].split(".")).with_suffix(".py"))


def place(tree: ET.ElementTree, sources: list[Path]) -> None:
    """Give the texts of a module's own tr() its context, which lupdate cannot see."""
    by_name = {path.name + path.parent.name: path for path in sources}
    root = tree.getroot()
    contexts = {context.findtext("name") or "": context for context in root.iter("context")}
    nameless = contexts.pop("", None)
    for message in nameless.findall("message") if nameless is not None else []:
        spots = [Path(spot.get("filename", "")) for spot in message.findall("location")]
        for name in sorted({context_of(by_name[s.name + s.parent.name]) for s in spots}):
            if name not in contexts:
                contexts[name] = ET.SubElement(root, "context")
                ET.SubElement(contexts[name], "name").text = name
            contexts[name].append(copy.deepcopy(message))
    if nameless is not None:
        root.remove(nameless)
    for message in root.iter("message"):
        for spot in message.findall("location"):
            message.remove(spot)


def carry_over(file: Path, collected: ET.ElementTree) -> None:
    """Bring a language's file up to date: today's texts with the translations it had."""
    old = ET.parse(file).getroot()
    known = {
        (context.findtext("name"), message.findtext("source")): message.find("translation")
        for context in old.iter("context")
        for message in context.iter("message")
    }
    fresh = copy.deepcopy(collected)
    fresh.getroot().attrib.update(old.attrib)
    for context in fresh.getroot().iter("context"):
        for message in context.iter("message"):
            had = known.get((context.findtext("name"), message.findtext("source")))
            now = translation(message)
            if had is not None and had.text and had.get("type") != "unfinished":
                now.text = had.text
            else:
                now.set("type", "unfinished")
    write(file, fresh)


def translation(message: ET.Element) -> ET.Element:
    """Return the empty place of a message's translation."""
    for old in message.findall("translation"):
        message.remove(old)
    return ET.SubElement(message, "translation")


def write(file: Path, tree: ET.ElementTree) -> None:
    """Write a .ts file as Qt's own tools do, so that they find little to change."""
    ET.indent(tree, "    ")
    body = ET.tostring(tree.getroot(), encoding="unicode")
    file.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8", newline="\n"
    )


if __name__ == "__main__":
    sys.exit(main())
