"""Keyboard layouts: what they make of the letters that a scanner sends, and the way back.

A USB scanner presses the keys of a US keyboard.  Most Latin layouts type our letters all the same;
on the others the text is mended by the tables here, or read from the places of the keys.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from lchost import codes
from lchost.codes import ALPHABET, LENGTH, CodeKind

_LONGEST_PREFIX = 12  # letters before a code: ECI and AIM prefixes, each at most 7

# What the sixteen keys type, in the order of ALPHABET: without Shift, then with it where that is
# not the same as its capital.  Read from xkeyboard-config 2.35; a test compares.
_CASED = {
    "ru": "исвапролдтзкыемч",
    "by": "ісвапролдтзкыемч",
    "ua": "исвапролдтзкіемч",
    "uz": "исвапролдтзкқемч",
    "tj": "исвапролдтзкҷемч",
    "mn": "мёбөахролизжыэсч",
    "bg": "фъаожгтнвхзияшэй",
    "rs": "бцдфгхјклнпрствџ",
    "gr": "βψδφγηξκλνπρστωχ",
    "am": "զչգեանիտհլթսվմյդ",
    "ge": "ბცდფგჰჯკლნპრსტვხBჩDFGHჟKLNPღშთVX",
    "ru(phonetic)": "бцдфгхйклнпрстжь",
    "bg(phonetic)": "бцдфгхйклнпрстжьБЦДФГХЙКЛНПРСТЖѝ",
    "bg(bas_phonetic)": "бцдфгхйклнпрствж",
    "ru(phonetic_winkeys)": "бцдфгчйклнпрстжх",
    "ru(phonetic_YAZHERTY)": "бцдфгчйклнпрствх",
    "ua(typewriter)": "ісвапролдтзкиемч",
    "ua(homophonic)": "бцдфґгйклнпрствх",
    "kz(kazrus)": "исқапролдтзкыемі",
    "am(phonetic)": "բցդֆգհյկլնպրստվղ",
    "am(eastern)": "բքդֆգհճկլնպրստվց",
    "am(western)": "պգտֆկհճքլնբրսդւց",
    "epo": "bcdfghjklnprstvĉ",
    "tm": "bçdfghjklnprstýü",
    "tr(f)": "çveaütkmlzpıiocöÇVEAÜTKMLZPIİOCÖ",
    "tr(ku_f)": "çveautkmlzpiîocê",
    "us(dvorak)": "xjeuidhtnblpoykq",
    "us(dvorak-l)": "wgcdtheazn6ykuvxWGCDTHEAZN^YKUVX",
    "us(dvorak-r)": "ixzaehtdcnb.8o,0IXZAEHTDCNB>*O<)",
    "us(colemak)": "bcstdhneik;prgvxBCSTDHNEIK:PRGVX",
    "us(colemak_dh)": "zdstgmneik;prbvcZDSTGMNEIK:PRBVC",
    "us(workman)": "vmhtgyneok;wsbcxVMHTGYNEOK:WSBCX",
    "us(norman)": "bcetgyniop;fskvxBCETGYNIOP:FSKVX",
    "fr(bepo)": "kxie,ctsr'jouè.yKXIE;CTSR?JOUÈ:Y",
    "fr(dvorak)": "y,uebfstnxkga.iqY@UEBFSTNXKGA!IQ",
    "de(neo)": "zäaeosnrtbqciwpö",
    "pt(nativo)": "kjaoumdsrqphexbç",
    "lv(ergonomic)": "pīsildateočrumkb",
    "lv(adapted)": "bcdfghjklnprstvķ",
    "lt(std)": "bcdšghjklnprstvū",
    "lt(lekp)": "žcstmpneišęlkdvx",
    "lt(ratise)": "xįiahlrtsvboeqąę",
    "no(smi)": "bcdfghjklnprstvč",
    "hr(unicode)": "bcdfghjklnprstvǆBCDFGHJKLNPRSTVǅ",
    "gh(akan)": "bcdfghjklnprstvɔ",
    "gh(ewe)": "bŋdfghƒklnprstvx",
    "gh(hausa)": "bcɗfghjklnprstvx",
    "gh(ga)": "bŋdfghjklnprstvɔ",
    "ng(igbo)": "bcdfghjklnprstvṅ",
    "ng(yoruba)": "bcdfghjklnprstṣọ",
    "ke(kik)": "bcdfghjklnprstvũ",
    "kz(latin)": "bcdfghjklnprstvxBCDFGHJKLNPRSTMX",
    "ua(crh)": "bcdfghjklnprstvñ",
    "md(gag)": "bcdfghjklnprstvç",
}
# The same as code points, for letters that join, run from the right or have no width.
_UNCASED = {
    "ara": (
        "fefb 0624 064a 0628 0644 0627 062a 0646 0645 0649 062d 0642 0633 0641 0631 0621"
        " fef5 007d 005d 005b fef7 0623 0640 060c 002f 0622 061b 064c 064d fef9 007b 0652"
    ),
    "ir": (
        "0630 0632 06cc 0628 0644 0627 062a 0646 0645 062f 062d 0642 0633 0641 0631 0637"
        " 200c 0698 064a 0625 0623 0622 0629 00bb 00ab 0654 005b 064b 0626 064f 0670 0653"
    ),
    "il": (
        "05e0 05d1 05d2 05db 05e2 05d9 05d7 05dc 05da 05de 05e4 05e8 05d3 05d0 05d4 05e1"
        " 0042 0043 0044 0046 0047 0048 004a 004b 004c 004e 0050 0052 0053 0054 0056 0058"
    ),
    "pk": (
        "0628 0686 062f 0641 06af 062d 062c 06a9 0644 0646 067e 0631 0633 062a 0637 0634"
        " 002e 062b 0688 0651 063a 06be 0636 062e 0654 06ba 064f 0691 0635 0679 0638 0698"
    ),
    "in": (
        "0935 092e 094d 093f 0941 092a 0930 0915 0924 0932 091c 0940 0947 0942 0928 0902"
        " 0934 0923 0905 0907 0909 092b 0931 0916 0925 0933 091d 0908 090f 090a 0929 0901"
    ),
    "np": (
        "092c 091a 0926 0909 0917 0939 091c 0915 0932 0928 092a 0930 0938 0924 0935 0921"
        " 092d 091b 0927 090a 0918 0905 091d 0916 0965 0923 092b 0943 0936 0925 0901 0922"
    ),
    "bd": (
        "09a8 09c7 09bf 09ac 09cd 09be 0995 09a4 09a6 09b8 09dc 09aa 09c1 099f 09b0 09cb"
        " 09a3 09c8 09c0 09ad 0964 0985 0996 09a5 09a7 09b7 09dd 09ab 09c2 09a0 09b2 09cc"
    ),
    "lk": (
        "0db6 0da0 0daf 0dc6 0d9c 0dc4 0da2 0d9a 0dbd 0db1 0db4 0dbb 0dc3 0dad 0dc0 0db3"
        " 0db7 0da1 0db0 0046 0d9d 0d83 0da3 0d9b 0dc5 0dab 0db5 0dca 0dc1 0dae 0056 0dac"
    ),
    "mm": (
        "1018 1001 102d 103a 102b 1037 103c 102f 1030 100a 1005 1019 103b 1021 101c 1011"
        " 101a 1003 102e 1039 103d 1036 1032 1012 1013 1009 100f 104e 103e 1024 1020 100c"
    ),
    "bt": (
        "0f62 0f60 0f51 0f53 0f54 0f55 0f56 0f58 0f59 0f63 0f46 0f44 0f50 0f72 0f61 0f5f"
        " 0fb2 0f71 0fa1 0fa3 0fa4 0fa5 0fa6 0fa8 0fa9 0fb3 0f96 0f94 0fa0 0f80 0fb1 0faf"
    ),
    "kh": (
        "1794 1785 178a 1790 1784 17a0 17d2 1780 179b 1793 1795 179a 179f 178f 179c 1781"
        " 1796 1787 178c 1792 17a2 17c7 1789 1782 17a1 178e 1797 17ac 17c3 1791 17fd 1783"
    ),
    "la": (
        "0eb6 0ec1 0e81 0e94 0ec0 0ec9 0ec8 0eb2 0eaa 0eb7 0e8d 0e9e 0eab 0eb0 0ead 0e9b"
        " 0eb6 0eaf 002e 002c 003a 0eca 0ecb 0021 003f 0eb7 0ebd 005f 003b 002b 0ead 0028"
    ),
    "th": (
        "0e34 0e41 0e01 0e14 0e40 0e49 0e48 0e32 0e2a 0e37 0e22 0e1e 0e2b 0e30 0e2d 0e1b"
        " 0e3a 0e09 0e0f 0e42 0e0c 0e47 0e4b 0e29 0e28 0e4c 0e0d 0e11 0e06 0e18 0e2e 0029"
    ),
    "mv": (
        "0784 0797 078b 078a 078e 0780 0796 0786 078d 0782 0795 0783 0790 078c 0788 00d7"
        " 079e 079d 0791 fdf2 07a3 0799 079b 079a 0785 078f 00f7 079c 0781 0793 07a5 0798"
    ),
    "gn": (
        "07d3 07d7 07d8 07dd 07dc 07e4 07d6 07de 07df 07e3 07d4 07d9 07db 07d5 07e2 060c"
        " 07d3 07e9 07d8 07dd 07f7 07e4 07e8 07de 07ea 07d2 07d4 07da 07db 07d5 07e2 060c"
    ),
    "jv": (
        "a9a7 a995 a9a2 a99d a992 a9b2 a997 a98f a9ad a9a4 a9a5 a9ab a9b1 a9a0 a99b a99a"
        " a9a8 a996 a9a3 a99e a993 a983 a999 a991 a98a a99f a9a6 a9ac a9af a9a1 a99c a998"
    ),
}

# The keys of a US keyboard, by the PC's scan codes: first code, without and with Shift.
_US_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_US = {
    first + n: pair
    for first, plain, shifted in _US_ROWS
    for n, pair in enumerate(zip(plain, shifted, strict=True))
}
_SCAN_CODES_START = {"xcb": 8, "wayland": 8, "windows": 0}  # native scan code less the PC's
# macOS has no scan codes; it numbers the places of keys in its own order, from 0 on.
_MAC_US = "asdfhgzxcv\0bqweryt123465=97-80]ou[ip\0lj'k;\\,/nm.\0 `"
_US_SHIFTED = dict(_US.values())


def on_us(platform: str, scan_code: int, virtual_key: int, *, has_shift: bool) -> str:
    """Return what a US keyboard types at a key's place; empty where places are not known.

    `platform` is Qt's name of it, the two numbers are a key event's native ones.
    """
    name = platform.split("-")[0]
    if name == "cocoa":
        plain = _MAC_US[virtual_key : virtual_key + 1].strip("\0")
        return _US_SHIFTED[plain] if plain and has_shift else plain
    start = _SCAN_CODES_START.get(name)
    pair = None if start is None else _US.get(scan_code - start)
    return pair[has_shift] if pair else ""


def mended(texts: Sequence[str], places: Sequence[str] = ()) -> str:
    """Return the badge code that some layout garbled into this text; empty if none did.

    `texts` are a text, or what each key typed; `places` what a US keyboard has there, as far as
    that is known.
    """
    keys = [
        (text, place.upper())
        for text, place in zip_longest(texts, places, fillvalue="")
        if text.strip() or place.strip()
    ]
    if not LENGTH <= len(keys) <= LENGTH + _LONGEST_PREFIX:
        return ""
    last = keys[-LENGTH:]
    for table in _tables():
        by_text = [table.get(text, "?") for text, _place in last]
        by_both = [
            place if place in ALPHABET else letter
            for (_text, place), letter in zip(last, by_text, strict=True)
        ]
        for letters in (by_text, by_both):
            if codes.is_valid(code := "".join(letters)):
                return code
    return ""


def best(texts: Sequence[str], places: Sequence[str] = ()) -> str:
    """Return the badge code that was scanned: as typed, by the places of the keys, or mended.

    Without one, return the text; or the places, if only they tell what kind of code it is.
    """
    typed = "".join(texts)
    by_keys = "".join(place or text for text, place in zip_longest(texts, places, fillvalue=""))
    by_text, by_place = codes.read(typed), codes.read(by_keys)
    if code := by_text.code or by_place.code or mended(texts, places):
        return code
    is_garbled = by_text.kind is CodeKind.OTHER and by_place.kind is not CodeKind.OTHER
    return by_keys if is_garbled else typed


def known() -> tuple[str, ...]:
    """Return the layouts that can be mended, as XKB names them: `ru`, `us(dvorak)`."""
    return (*_CASED, *_UNCASED)


@cache
def _tables() -> tuple[dict[str, str], ...]:
    uncased = ("".join(chr(int(point, 16)) for point in row.split()) for row in _UNCASED.values())
    return tuple(_way_back(row) for row in (ALPHABET, *_CASED.values(), *uncased))


def _way_back(row: str) -> dict[str, str]:
    """Return our letter for each that the layout types, with Caps Lock or without."""
    plain = row[: len(ALPHABET)]
    shifted = row[len(ALPHABET) :] or plain.upper()
    back: dict[str, str] = {}
    for types in (plain, shifted, plain.lower(), plain.upper(), shifted.lower(), shifted.upper()):
        if len(types) == len(ALPHABET):  # no letter has become two, as ß does
            back = dict(zip(types, ALPHABET, strict=True)) | back
    # a ligature may arrive as the letters that it joins
    return {unicodedata.normalize("NFKC", types): ours for types, ours in back.items()} | back
