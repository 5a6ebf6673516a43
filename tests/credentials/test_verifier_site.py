"""The address of the verifier page: https, short, and printable."""

from __future__ import annotations

import pytest

from lchost.credentials.verifier_site import MOST, site
from lchost.errors import NotASite


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("", ""),
        ("  ", ""),
        ("https://example.org/verify.html", "https://example.org/verify.html"),
        (" example.org/verify.html ", "https://example.org/verify.html"),
        ("HTTPS://Example.ORG:8443/V#old", "https://example.org:8443/V"),
        ("https://bücher.example/prüfen", "https://xn--bcher-kva.example/pr%C3%BCfen"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_it_is_printed_so_that_any_phone_opens_it(typed: str, printed: str) -> None:
    assert site(typed) == printed == site(printed)


@pytest.mark.parametrize(
    "typed",
    [
        "http://example.org",
        "javascript:alert(1)",
        "file:///verify.html",
        "example",
        "https://exa mple.org",
        "https://me:secret@example.org",
        "https://example.org/?q=1",
        "https://example.org:port",
        "https://[::1",
        f"https://example.org/{'a' * MOST}",
    ],
)
def test_what_no_phone_would_open_or_trust_is_refused(typed: str) -> None:
    with pytest.raises(NotASite):
        site(typed)
