"""Names are found however they are typed, and told apart where they differ."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.roster import matching


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zoë Ångström-O'Neill", "zoe angstrom oneill"),
        ("Łukasz Đặng Øystein Æsa Weiß", "lukasz dang oystein aesa weiss"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("İpek ILGAZ ılgaz", "ipek ilgaz ilgaz"),
        ("  Lin,\u200f Mei ", "lin mei"),
        ("김민준", "김민준"),
        ("ガク", "ガク"),
        ("ｶﾞｸ", "ガク"),
        ("Ёлкин", "елкин"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("مُحَمَّد", "محمد"),
        ("हिन्दी", "हिन्दी"),
        ("", ""),
    ],
)
def test_a_name_folds_to_what_people_type(written: str, folded: str) -> None:
    assert matching.fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = matching.fold(text)
    assert matching.fold(once) == once


@given(st.text(), st.text())
def test_composed_and_decomposed_text_fold_alike(text: str, other: str) -> None:
    name = f"{text} {other}"
    decomposed = unicodedata.normalize("NFD", name)
    assert matching.fold(name) == matching.fold(decomposed)


def test_two_ways_of_writing_one_answer_share_a_key() -> None:
    assert matching.value_key("Non-binary") == matching.value_key(" nonbinary")
    assert matching.value_key("man") != matching.value_key("woman")


ALIKE = ("Non-binary nonbinary|non binary|NON–BINARY", "Español espanol", "18-25 18–25|18 - 25")
ALIKE += ("1,000 1000|1 000", "C# c#|C #", "O+ o+|O +", "5.5 5,5", "❤️ ❤", "e.mail email", "1. 1")


@pytest.mark.parametrize("line", ALIKE)
def test_ways_of_writing_one_answer_share_a_key(line: str) -> None:
    one, others = line.split(" ", 1)
    assert {matching.value_key(other) for other in others.split("|")} == {matching.value_key(one)}


UNLIKE = ("C C++ C# C-", "A A- A+ A++", "O+ O-", "AB+ AB-", "5 -5 >5 <5 ≥5 5.5 55", "+ - #")
UNLIKE += ("👍 👎 ❤️", "😀 😀😀", "1/2 12 1.2 1-2", "18-25 1825", "F# F", "C++ C+", "≤5 <5", "€ $")


@pytest.mark.parametrize("line", UNLIKE)
def test_answers_that_a_mark_tells_apart_have_keys_of_their_own(line: str) -> None:
    keys = [matching.value_key(text) for text in line.split()]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_an_email_is_compared_without_case() -> None:
    assert matching.email_key(" Mei@Example.org ") == "mei@example.org"
    assert matching.email_key("none") == ""


def test_a_phone_number_is_compared_by_its_digits() -> None:
    assert matching.phone_key("+49 (0)30 901820") == matching.phone_key("0049 30-901820")
    assert matching.phone_key("n/a 12") == ""


def test_names_are_similar_with_a_typo_and_never_by_a_shared_first_name() -> None:
    assert matching.similar_name("Araceli Andrzejewski", "Araceli Andrejewski")
    assert not matching.similar_name("Anna Berg", "Anna Lund")
    assert not matching.similar_name("", "")
    assert matching.same_name("Lin, Mei", "Mei Lin")


KEYS = [
    matching.search_key("Zoë Ångström", email="zoe@example.org"),
    matching.search_key("Mei Lin"),
    matching.search_key("李小龍"),
    matching.search_key("Robert Lund", legal_name="Roberta Johnson"),
    matching.search_key("Anna Bergström"),
    matching.search_key("Linnea Meier"),
]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("angstrom zoe", 0),
        ("zoe@exam", 0),
        ("lin mei", 1),
        ("小龍", 2),
        ("johnson", 3),
        ("jonson", 3),
        ("johnosn rob", 3),
        ("Bergstöm", 4),
        ("bergsr", 4),
    ],
)
def test_search_takes_any_order_folds_accents_and_forgives_a_typo(typed: str, first: int) -> None:
    assert matching.ranked(typed, KEYS, 5)[0] == first


def test_whole_words_come_before_beginnings() -> None:
    assert matching.ranked("lin", KEYS, 5) == [1, 5]


def test_a_word_that_is_right_counts_more_than_one_with_a_typo() -> None:
    keys = [matching.search_key(name) for name in ("Fado Medo", "Zedo Fado")]
    assert matching.ranked("zedo faqdo", keys, 5) == [1, 0]


def test_search_finds_nobody_for_nonsense() -> None:
    assert matching.ranked("qqqqqq", KEYS, 5) == []
    assert matching.ranked("  ", KEYS, 5) == []
