"""The two vocabularies that our credentials are written in; they are bundled, never fetched."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from lchost import paths

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FILES = {CREDENTIALS: "credentials-v2.json", OPEN_BADGES: "open-badges-3.0.3.json"}


class NotBundled(ValueError):
    """A document asks for a vocabulary that is not here; it stays unread."""


def canonical(document: dict[str, Any]) -> bytes:
    """Return what a document states as N-Quads in RDF Canonicalization (W3C RDFC-1.0) order.

    Raises:
        NotBundled: it asks for another vocabulary.
        ValueError: it is no JSON-LD, or its nodes are too hard to tell apart.
    """
    from pyld import jsonld

    from lchost.credentials.openbadge.ordering import in_order

    try:
        return in_order(jsonld.to_rdf(document, {"documentLoader": _loaded}))
    except jsonld.JsonLdError as trouble:
        if isinstance(_first_cause(trouble), NotBundled):
            raise NotBundled(str(trouble)) from trouble
        raise ValueError(str(trouble)) from trouble


@cache
def bundled(url: str) -> dict[str, Any]:
    """Return one vocabulary.

    Raises:
        NotBundled: it is not one of ours.
    """
    if url not in FILES:
        raise NotBundled(url)
    text = paths.resource(f"credentials/contexts/{FILES[url]}").read_text(encoding="utf-8")
    vocabulary: dict[str, Any] = json.loads(text)
    return vocabulary


def _loaded(url: str, _options: object = None) -> dict[str, Any]:
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": bundled(url),
        "tag": "static",  # it never changes: what was made of it once is kept
    }


def _first_cause(trouble: BaseException) -> BaseException:
    """Return what lies under trouble that the library has wrapped, perhaps more than once."""
    while (inner := getattr(trouble, "cause", None) or trouble.__cause__) is not None:
        trouble = inner
    return trouble
