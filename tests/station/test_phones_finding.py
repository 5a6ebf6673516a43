"""Short names, and the proof that it is them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.station.phones_finding import Proof, is_proven, proof_of, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Amélie Dubois", "Amélie D."),
        ("Maria del Carmen García López", "Maria L."),
        ("Dubois, Amélie", "Amélie D."),
        ("Dr. Ada Lovelace", "Ada L."),
        ("Madonna", "Madonna"),
        ("Bo", "Bo"),
        ("김민준", "김○○"),
        ("李娜", "李○"),
        ("さくら", "さ○○"),
        ("민준 김", "민준 김."),
        ("أمل الهاشمي", "أمل ه."),
        ("שרה כהן", "שרה כ."),
        ("अनन्या शर्मा", "अनन्या श."),
        ("Seán Ó'Néill", "Seán Ó."),
        ("Zoë van der Meer", "Zoë M."),
        ("Ada (she)", "Ada S."),
        ("  Ada   Lovelace ", "Ada L."),
        ("Ada 🌍", "Ada"),
        ("", ""),
    ],
)
def test_a_short_name_is_a_given_name_and_one_letter(name, short):
    assert short_name(name) == short


@given(st.text(max_size=60))
def test_any_name_has_a_short_one_that_holds_no_second_word(name):
    short = short_name(name)
    assert len(short.split()) <= 2


@pytest.mark.parametrize(
    ("typed", "is_them"),
    [
        ("bois", True),
        ("BOIS", True),
        (" b o i s ", True),
        ("dubois", True),
        ("bois@", True),
        ("amelie.dubois@example.org", True),
        ("ois", False),
        ("", False),
        ("@", False),
        ("example.org", False),
        ("s@example.org", False),
        ("5678", True),
        ("56 78", True),
        ("٥٦٧٨", True),
        ("+33 6 12 34 56 78", True),
        ("06 12 34 56 78", True),
        ("678", False),
        ("56785678", False),
        ("1234", False),
        ("bois5678", False),
    ],
)
def test_the_last_letters_or_digits_prove_who_it_is(typed, is_them):
    assert is_proven(typed, "Amelie.Dubois@Example.org", "+33 (0)6 12 34 56 78") is is_them


@pytest.mark.parametrize(
    ("typed", "email", "is_them"),
    [
        ("ada", "ada@x.org", True),  # all there is
        ("a", "ada@x.org", False),
        ("lists", "ada.l+lists@x.org", True),
        ("da.l", "ada.l+lists@x.org", True),  # what comes after + is not what one thinks of
        ("ada", "", False),
    ],
)
def test_short_and_tagged_addresses(typed, email, is_them):
    assert is_proven(typed, email, "") is is_them


@pytest.mark.parametrize(
    ("typed", "phone", "is_them"),
    [
        ("0008", "+33 6 12 34 56 78", False),
        ("0078", "+33 6 12 34 56 78", False),
        ("0000", "+33 6 12 34 56 70", False),
        ("05678", "+33 6 12 34 56 78", False),
        ("5678", "+33 6 12 34 56 78", True),
        ("0078", "+33 6 12 34 00 78", True),
        ("0000", "+33 6 12 34 00 00", True),
        ("0612345678", "+33 6 12 34 56 78", True),
        ("0008", "8", False),
    ],
)
def test_all_four_digits_must_fit_and_noughts_stand_for_nothing_else(typed, phone, is_them):
    assert is_proven(typed, "", phone) is is_them


def test_of_all_four_digits_that_can_be_typed_one_fits():
    fitting = [n for n in range(10_000) if is_proven(f"{n:04}", "", "+33 6 12 34 56 78")]
    assert fitting == [5678]


@pytest.mark.parametrize(
    ("email", "phone", "proof"),
    [
        ("a@x.org", "+44 20 1234", Proof.BOTH),
        ("a@x.org", "", Proof.EMAIL),
        ("a@x.org", "n/a 1", Proof.EMAIL),
        ("not said", "020 123 456", Proof.PHONE),
        ("", "", Proof.NONE),
    ],
)
def test_only_what_is_known_is_asked_for(email, phone, proof):
    assert proof_of(email, phone) is proof


@given(st.text(max_size=20))
def test_nothing_proves_somebody_of_whom_nothing_is_known(typed):
    assert not is_proven(typed, "", "")


@pytest.mark.parametrize(
    ("name", "email", "phone", "proof"),
    [
        ("Suharti", "suharti@example.org", "", Proof.DOMAIN),
        ("Suharti", "suharti@example.org", "+62 811 2345 6789", Proof.PHONE),
        ("Suharti", "suharti85@example.org", "", Proof.EMAIL),
        ("Amélie Dubois", "a.dubois@example.org", "", Proof.DOMAIN),
        ("Dubois, Amélie", "ameliedub@example.org", "", Proof.DOMAIN),
        ("Amélie Dubois", "moonrise@example.org", "020 123 456", Proof.BOTH),
        ("Ada", "ada+lists@example.org", "", Proof.DOMAIN),
        ("Ada L", "ada_l@example.org", "", Proof.DOMAIN),
        ("李娜", "lina@example.org", "", Proof.EMAIL),
    ],
)
def test_what_the_name_gives_away_is_not_asked_for(name, email, phone, proof):
    assert proof_of(email, phone, name) is proof


@pytest.mark.parametrize(
    ("typed", "phone", "is_them"),
    [
        ("arti", "", False),
        ("suharti", "", False),
        ("exam", "", True),
        ("@exam", "", True),
        ("example.org", "", True),
        ("exa", "", False),
        ("examen", "", False),
        ("suharti@example.org", "", True),
        ("arti", "+62 811 2345 6789", False),
        ("exam", "+62 811 2345 6789", False),
        ("6789", "+62 811 2345 6789", True),
    ],
)
def test_what_the_name_gives_away_proves_nothing(typed, phone, is_them):
    assert is_proven(typed, "suharti@example.org", phone, "Suharti") is is_them


def test_a_short_domain_may_be_typed_without_its_dot():
    assert is_proven("x.or", "ada@x.org", "", "Ada") and is_proven("xorg", "ada@x.org", "", "Ada")
