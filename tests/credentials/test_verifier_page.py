"""The exported page as a file: small, closed to the network, deaf to what names may say."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from lchost.credentials import keys
from lchost.credentials.verifier_page import Published, TakenBack, page
from lchost.credentials.verify import KeySpan
from lchost.paths import resource
from tests.credentials.openbadge.test_building import AT, SIGNER

OLD_SIGNER = keys.signer_of(bytes(32))
MOST_BYTES = 40_000
COMMUNITY = "Lantern Data Circle"
KEYS = {
    OLD_SIGNER.did: KeySpan(COMMUNITY, AT - timedelta(days=90), AT - timedelta(days=30)),
    SIGNER.did: KeySpan(COMMUNITY, AT - timedelta(days=30)),
}
TOLD = Published(COMMUNITY, KEYS, [TakenBack("2026-0003", AT, "left early")])


def known(made: bytes) -> dict:
    found = re.search(r'<script type="application/json" id="known">(.*?)</script>', made.decode())
    assert found
    return json.loads(found[1])


def test_it_stays_small_with_two_keys_and_a_dozen_taken_back() -> None:
    back = [TakenBack(f"2026-{n:04}", AT, "the name was misspelt") for n in range(12)]
    assert len(page(replace(TOLD, taken_back=back), AT)) < MOST_BYTES


def test_the_same_facts_make_the_same_page() -> None:
    assert page(TOLD, AT) == page(TOLD, AT) != page(TOLD, AT + timedelta(days=1))


def test_its_policy_allows_its_own_script_and_style_and_nothing_else() -> None:
    text = page(TOLD, AT).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    script = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert policy and len(script) == len(style) == 1
    hashes = [
        "sha256-" + base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()
        for one in (script[0], style[0])
    ]
    assert policy[1] == (
        f"default-src 'none'; script-src '{hashes[0]}'; style-src '{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_it_names_no_address_that_a_browser_would_load() -> None:
    text = page(TOLD, AT).decode()
    assert not re.search(r"\b(src|href|action|srcset)\s*=|url\(|@import|fetch\(|XMLHttp", text)


def test_it_knows_the_keys_and_what_was_taken_back() -> None:
    said = known(page(TOLD, AT))
    assert said["name"] == COMMUNITY and said["asof"] == "2026-11-14T12:00:00Z"
    assert [(one["did"], one["until"]) for one in said["keys"]] == [
        (OLD_SIGNER.did, "2026-10-15T12:00:00Z"),
        (SIGNER.did, ""),
    ]
    assert said["back"] == {"2026-0003": {"day": "2026-11-14T12:00:00Z", "why": "left early"}}


@pytest.mark.parametrize(
    "name",
    ["</script><script>alert(1)</script>", "<!--<script>", "{{script}}", "a\u2028b\\u003c\"'"],
)
def test_no_name_gets_out_of_its_place(name: str) -> None:
    told = Published(name, {SIGNER.did: KeySpan(name, AT)}, [TakenBack(name, AT, name, name)])
    made = page(told, AT)
    said = known(made)
    assert (said["name"], said["keys"][0]["name"], said["back"][name]["why"]) == (name,) * 3
    assert made.count(b"<script") == page(TOLD, AT).count(b"<script") == 2
    assert b"<!--<" not in made


def test_every_language_has_every_sentence_with_the_same_places() -> None:
    words = json.loads(resource("verify/words.json").read_text("utf-8"))
    assert set(words) == {"en", "fr", "vi"}
    for language, said in words.items():
        assert list(said) == list(words["en"]), language
        for name, sentence in said.items():
            places = set(re.findall(r"\{\w+\}", sentence))
            assert sentence and places == set(re.findall(r"\{\w+\}", words["en"][name])), name


def test_the_licence_of_what_others_wrote_is_in_it() -> None:
    text = page(TOLD, AT).decode()
    assert "The MIT License" in text and "Paul Miller" in text
