"""The vocabularies are bundled, are the official ones, and nothing else is ever asked for."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from lchost import paths
from lchost.credentials.openbadge import contexts


def test_the_bundled_vocabularies_are_the_official_ones(shared: Path) -> None:
    official = shared / "data/vectors/ob3"
    for ours, theirs in (
        ("credentials-v2.json", "credentials-v2.npm.json"),
        ("open-badges-3.0.3.json", "ob-context-3.0.3.json"),
    ):
        path = paths.resource(f"credentials/contexts/{ours}")
        assert path.read_bytes() == (official / theirs).read_bytes()


def test_their_licences_lie_beside_them() -> None:
    folder = paths.resource("credentials/contexts")
    assert "BSD 3-Clause" in (folder / "credentials-v2.LICENSE.md").read_text("utf-8")
    assert "MIT License" in (folder / "open-badges.LICENSE.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "context",
    [
        "https://example.org/other.json",
        [contexts.CREDENTIALS, "https://www.w3.org/ns/credentials/examples/v2"],
        [contexts.CREDENTIALS, {"@import": "https://example.org/other.json"}],
        "file:///etc/hostname",
    ],
)
def test_nothing_is_fetched(context: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    with pytest.raises(contexts.NotBundled):
        contexts.canonical({"@context": context, "id": "urn:uuid:1", "name": "x"})


def test_what_is_stated_is_written_in_canonical_order() -> None:
    said = {"@context": [contexts.CREDENTIALS], "id": "urn:x:1", "name": "Zoë"}
    expected = '<urn:x:1> <https://schema.org/name> "Zoë" .\n'
    assert contexts.canonical(said).decode() == expected
    assert contexts.canonical(json.loads(json.dumps(said))).decode() == expected
