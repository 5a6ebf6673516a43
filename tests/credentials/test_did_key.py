"""did:key: the published names of known keys, there and back, nothing else taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.credentials import did_key

# W3C, Data Integrity EdDSA Cryptosuites v1.0, appendix B: the key pair of the test vectors
VECTOR = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ6XJPt4swbTQ2"


def test_the_key_of_the_published_vectors_is_read_and_written_back() -> None:
    public = did_key.decode(VECTOR)
    assert len(public) == 32
    assert did_key.encode(public) == VECTOR


def test_base58_is_that_of_its_draft() -> None:
    # draft-msporny-base58-03, section 5
    assert did_key.base58(b"Hello World!") == "2NEpo7TZRRrLZSi2U"
    text = b"The quick brown fox jumps over the lazy dog."
    assert did_key.base58(text) == "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"
    assert did_key.base58(bytes.fromhex("0000287fb4cd")) == "11233QC4"


@given(st.binary(min_size=32, max_size=32))
def test_every_key_comes_back_from_its_name(public: bytes) -> None:
    did = did_key.encode(public)
    assert did.startswith("did:key:z6Mk")
    assert did_key.decode(did) == public
    assert did_key.method(did) == f"{did}#{did[8:]}"


@given(st.binary(max_size=70))
def test_all_bytes_come_back_from_base58(data: bytes) -> None:
    assert did_key.from_multibase(did_key.multibase(data)) == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "did:key:",
        "did:web:example.org",
        VECTOR[:-1],
        VECTOR + "2",
        VECTOR.replace("z6Mk", "z6Mk0"),
        VECTOR.replace("did:key:z", "did:key:u"),
        "did:key:z" + "9" * 1_000_000,
        "did:key:" + did_key.multibase(b"\xe7\x01" + bytes(33)),  # secp256k1
        "did:key:" + did_key.multibase(b"\xed\x01" + bytes(31)),
    ],
)
def test_anything_else_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="no "):
        did_key.decode(text)


def test_a_fingerprint_is_sixteen_digits_in_fours() -> None:
    said = did_key.fingerprint(VECTOR)
    assert [len(part) for part in said.split(" ")] == [4, 4, 4, 4]
    assert set(said) <= set("0123456789ABCDEF ")
