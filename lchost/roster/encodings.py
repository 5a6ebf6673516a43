"""Which character encoding a text file is in (pure)."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Western, Central European, Turkish, Baltic; then what old Macs and DOS wrote.
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "cp850")
_OTHER_SCRIPTS = (
    *("cp1251", "koi8_r", "cp866", "cp1253", "cp1255", "cp1256", "cp874"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
_BLOCK = 1 << 20  # bytes read at a time
_SAMPLE = 1 << 16  # bytes with accents that are enough to tell legacy encodings apart
_ODDNESS_SAMPLE = 1 << 14  # bytes looked at letter by letter
_MOSTLY_ODD = 0.3  # share of accents that make no sense: then it is no Latin text
_IN_RUNS = 0.5  # share of high bytes in runs of three or more: then it is another alphabet
# The Turkish letters of cp1254 lie where cp1252 has the Icelandic and cp1250 other ones.
_TURKISH_PLACES = {"cp1252": set("þðýÞÐÝ"), "cp1250": set("ţđŢĐÝ")}
_NOT_TURKISH = set("áéíóúæèòøìùñÁÉÍÓÚÆÈÒØÌÙÑ")


def guess_encoding(file: BinaryIO) -> tuple[str, str]:
    """Return the codec's name and how to treat errors ("strict" or "replace").

    A mark at the beginning decides; else UTF-8 if every byte fits; else the legacy encoding in
    which the accents make the best sense, Windows-1252 where several do.  charset-normalizer
    alone takes short Western files for Central European ones, so it is asked for other scripts
    only.
    """
    start = file.read(4096)
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name, "replace"
    wide = _utf16_without_mark(start)
    if wide:
        return wide, "replace"
    file.seek(0)
    good, bad, sample = _utf8_census(file)
    if not bad:
        return "utf-8", "strict"
    if good > 10 * bad:
        return "utf-8", "replace"  # a few broken bytes in a UTF-8 file
    return _legacy(sample), "replace"


def _utf16_without_mark(start: bytes) -> str:
    if len(start) < 8:
        return ""
    pairs = len(start) // 2
    even, odd = start[: 2 * pairs : 2].count(0), start[1 : 2 * pairs : 2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _utf8_census(file: BinaryIO) -> tuple[int, int, bytes]:
    """Count well-formed and broken multi-byte sequences; sample the lines with high bytes."""
    good = bad = 0
    sample = bytearray()
    rest = b""
    while block := file.read(_BLOCK):
        block = rest + block
        cut = max(block.rfind(b"\n"), block.rfind(b"\r")) + 1 or len(block)
        block, rest = block[:cut], block[cut:]
        if block.isascii():
            continue
        try:
            text = block.decode()
        except UnicodeDecodeError:
            text = block.decode(errors="replace")
            bad += text.count("\ufffd")
        good += _accents(text)
        if len(sample) < _SAMPLE:
            sample += b"\n".join(line for line in block.splitlines() if not line.isascii())[
                :_SAMPLE
            ]
    if rest and not rest.isascii():
        text = rest.decode(errors="replace")
        bad += text.count("\ufffd")
        good += _accents(text)
        sample += rest[:_SAMPLE]
    return good, bad, bytes(sample)


def _accents(text: str) -> int:
    """Count the characters beyond ASCII that were understood."""
    return len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd")


def _legacy(sample: bytes) -> str:
    high = sum(byte > 0x7F for byte in sample)
    in_runs = sum(len(run) for run in re.findall(rb"[\x80-\xff]{3,}", sample))
    marks = {name: _oddness(sample, name) for name in _LATIN}
    latin = min(_LATIN, key=marks.__getitem__)
    oddness = marks[latin]
    if in_runs <= _IN_RUNS * high and oddness <= _MOSTLY_ODD * min(high, _ODDNESS_SAMPLE):
        return latin
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_OTHER_SCRIPTS)).best()
    return best.encoding if best else latin


def _oddness(sample: bytes, name: str) -> float:
    """Return how many accents make no sense if the sample is read as `name`."""
    text = f" {sample[:_ODDNESS_SAMPLE].decode(name, errors='replace')} "
    odd = 3.0 * text.count("\ufffd")
    for found in re.finditer(r"[^\x00-\x7f\ufffd’]", text):
        before, char, after = text[found.start() - 1], found.group(), text[found.end()]
        if not char.isalpha():
            odd += before.isalpha() or after.isalpha()
        elif char.isupper() and before.islower():
            odd += 1
    if not _NOT_TURKISH & set(text):
        odd += 0.5 * sum(text.count(char) for char in _TURKISH_PLACES.get(name, ()))
    elif name == "cp1254":
        odd += sum(text.count(char) for char in "ğşıİĞŞ")
    return odd
