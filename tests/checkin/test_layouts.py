"""What layouts make of a scanner's keys, by the system's own XKB data, and the way back."""

from __future__ import annotations

import csv
import ctypes
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost import codes
from lchost.checkin import layouts
from lchost.codes import ALPHABET

TABLE = Path(__file__).with_name("latin_layouts.csv")
ADA = codes.encode(b"Ada's 64")
ALL = [codes.encode(bytes([17 * n] * 8)) for n in range(16)]  # together they hold every letter
SHIFT, CAPS = 50, 66  # X11 key codes
US_KEYS = {
    letter: place
    for first, row in ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
    for place, letter in enumerate(row, first)
}


class Names(ctypes.Structure):
    """What libxkbcommon wants to know of a keyboard (struct xkb_rule_names)."""

    _fields_ = [
        (name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")
    ]


class Xkb:
    """The system's keyboards, through libxkbcommon."""

    def __init__(self):
        self.lib = ctypes.CDLL("libxkbcommon.so.0")
        for name in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
            getattr(self.lib, name).restype = ctypes.c_void_p
        self.context = ctypes.c_void_p(self.lib.xkb_context_new(0))
        self.lib.xkb_context_set_log_level(self.context, 0)
        self.keymaps: dict[str, ctypes.c_void_p | None] = {}

    def types(self, layout: str, letters: str, *, caps: bool, shift: bool) -> str | None:
        """Press the US keys of these letters; None where the system lacks the layout."""
        keymap = self._keymap(layout)
        if keymap is None:
            return None
        state = ctypes.c_void_p(self.lib.xkb_state_new(keymap))
        written = "".join(self._write(state, letters, caps=caps, shift=shift))
        self.lib.xkb_state_unref(state)
        return written

    def _keymap(self, layout: str) -> ctypes.c_void_p | None:
        if layout not in self.keymaps:
            name, _, variant = layout.rstrip(")").partition("(")
            names = Names(b"evdev", b"pc105", name.encode(), variant.encode(), b"")
            made = self.lib.xkb_keymap_new_from_names(self.context, ctypes.byref(names), 0)
            self.keymaps[layout] = ctypes.c_void_p(made) if made else None
        return self.keymaps[layout]

    def _write(self, state, letters, *, caps: bool, shift: bool) -> Iterator[str]:
        press = self.lib.xkb_state_update_key
        text = ctypes.create_string_buffer(64)
        if caps:
            press(state, CAPS, 1)
            press(state, CAPS, 0)
        for letter in letters:
            key = US_KEYS[letter]
            press(state, SHIFT, int(shift))
            self.lib.xkb_state_key_get_utf8(state, key, text, len(text))
            press(state, key, 1)
            press(state, key, 0)
            press(state, SHIFT, 0)
            yield text.value.decode()


@pytest.fixture(scope="module")
def xkb() -> Xkb:
    try:
        made = Xkb()
    except OSError:
        pytest.skip("libxkbcommon is not here")
    if made.types("us", "B", caps=False, shift=True) != "B":
        pytest.skip("the data of XKB are not here")
    return made


def ways(xkb: Xkb, layout: str, letters: str) -> list[str]:
    """What arrives with Caps Lock off and on, from scanners that press Shift and that do not."""
    found = [
        xkb.types(layout, letters, caps=caps, shift=shift)
        for caps in (False, True)
        for shift in (True, False)
    ]
    return [text for text in found if text is not None]


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_latin_layouts_bring_a_code_intact_but_those_named(xkb):
    intact = {row["layout"]: row["arrives"] == "intact" for row in rows()}
    seen = {
        layout: all(text.upper() == ALPHABET for text in found)
        for layout in intact
        if (found := ways(xkb, layout, ALPHABET))
    }
    wrong = {layout for layout, is_intact in seen.items() if is_intact != intact[layout]}
    assert not wrong
    assert sum(seen.values()) >= 34
    assert {"us", "fr", "de", "cz", "tr"} <= {layout for layout, well in seen.items() if well}


def test_the_table_tells_the_latin_layouts_that_garble_a_code():
    named = [row["layout"] for row in rows() if row["arrives"] != "intact"]
    default = [layout for layout in named if "(" not in layout]
    assert default == ["epo", "tm"]
    assert set(named) <= set(layouts.known())


def test_every_latin_layout_of_the_system_is_in_the_table(xkb):
    found = Path("/usr/share/X11/xkb/rules/evdev.lst")
    if not found.exists():
        pytest.skip("the list of XKB's layouts is not here")
    section = found.read_text(encoding="utf-8").split("! layout")[1].split("!")[0]
    names = [line.split()[0] for line in section.splitlines() if line.strip()]
    letters = "".join(US_KEYS)
    latin = {
        name
        for name in names
        if (text := xkb.types(name, letters, caps=False, shift=False))
        and sum("LATIN" in unicodedata.name(char, "") for char in text) >= 13
    }
    assert latin <= {row["layout"] for row in rows()}


@pytest.mark.parametrize("layout", layouts.known())
def test_what_a_layout_garbles_is_mended_with_caps_lock_on_and_off(xkb, layout):
    for code in ALL:
        found = ways(xkb, layout, code)
        if not found:
            pytest.skip(f"this system has no layout {layout}")
        assert [layouts.best(text) for text in found] == [code] * 4


def test_a_code_in_another_script_is_mended_with_what_the_scanner_put_around_it():
    russian = str.maketrans(ALPHABET, "ИСВАПРОЛДТЗКЫЕМЧ")
    assert layouts.mended(f"{ADA.translate(russian)}\r\n") == ADA
    assert layouts.mended("Ъ" + "Й1" + ADA.translate(russian)) == ADA  # its AIM prefix, garbled
    assert layouts.mended(ADA.translate(russian)[:-1]) == ""


def test_a_misread_code_is_not_mended_into_another_one():
    for code in ALL:
        wrong = ("B" if code[0] != "B" else "C") + code[1:]
        assert layouts.best(wrong) == wrong


@given(st.lists(st.tuples(st.text(max_size=2), st.text(max_size=1)), max_size=60))
def test_nothing_that_is_typed_makes_it_stumble(keys: list[tuple[str, str]]):
    texts, places = [text for text, _ in keys], [place for _, place in keys]
    by_keys = "".join(place or text for text, place in keys)
    assert layouts.best(texts, places) in ("".join(texts), by_keys)


def test_on_an_arabic_keyboard_one_key_writes_two_letters_and_has_no_place():
    plain = dict(zip(ALPHABET, "؟ؤيبلاتنمىحقسفرء", strict=True)) | {"B": "لا"}
    for code in ALL:
        texts = [plain[letter] for letter in code]
        places = ["" if letter == "B" else letter for letter in code]
        assert layouts.best(texts, places) == code
        assert layouts.best(texts) == code


def test_the_places_of_keys_tell_a_foreign_code_that_the_layout_garbled():
    assert layouts.best("httpsM!!q:exq;ple", "https://a.example") == "https://a.example"
    assert layouts.best("WIFI>T>WPA", "WIFI:T:WPA") == "WIFI:T:WPA"
    assert layouts.best("https://a.example", "") == "https://a.example"
    assert layouts.best("Zoe", "Yoe") == "Zoe"


# --- the places of keys -------------------------------------------------------------------------

US_PLAIN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./ "
US_SHIFTED = '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>? '


@pytest.mark.parametrize("platform", ["xcb", "wayland", "wayland-egl", "windows", "cocoa"])
def test_every_key_of_a_us_keyboard_has_one_place(platform):
    for shift, expected in ((False, US_PLAIN), (True, US_SHIFTED)):
        found = [layouts.on_us(platform, n, n, has_shift=shift) for n in range(256)]
        assert sorted(char for char in found if char) == sorted(expected)


def test_letters_are_where_the_systems_say():
    assert layouts.on_us("xcb", US_KEYS["B"], 0, has_shift=True) == "B"
    assert layouts.on_us("windows", 48, 0, has_shift=True) == "B"  # scan code set 1
    assert layouts.on_us("cocoa", 1, 11, has_shift=True) == "B"  # kVK_ANSI_B
    assert layouts.on_us("cocoa", 1, 49, has_shift=False) == " "  # kVK_Space


@pytest.mark.parametrize("platform", ["offscreen", "vnc", ""])
def test_where_places_are_not_known_there_are_none(platform):
    assert layouts.on_us(platform, 56, 66, has_shift=True) == ""
    assert layouts.best(ADA, "") == ADA


@pytest.mark.parametrize("layout", ["ru", "gr", "ara", "il", "th", "in", "us(dvorak)", "fr(bepo)"])
def test_by_the_places_of_its_keys_a_code_arrives_on_any_layout(xkb, layout):
    for text in ways(xkb, layout, ADA):
        places = "".join(layouts.on_us("xcb", US_KEYS[c], 0, has_shift=True) for c in ADA)
        assert layouts.best(text, places) == ADA
