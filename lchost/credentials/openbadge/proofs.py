"""Signing a credential twice, and telling whether both signatures hold.

`eddsa-rdfc-2022` signs what the terms mean, and is what Open Badges verifiers look for; a key
that no vocabulary defines slips through it.  `eddsa-jcs-2022` signs every letter.  So both are
made, and both must hold.  Source: W3C Data Integrity EdDSA Cryptosuites 1.0.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from typing import Any, Protocol

from lchost.credentials import did_key
from lchost.credentials.openbadge import contexts
from lchost.credentials.openbadge.bounds import is_plain
from lchost.credentials.openbadge.building import CONTEXTS, moment

RDFC, JCS = "eddsa-rdfc-2022", "eddsa-jcs-2022"
SUITES = (RDFC, JCS)
_TYPE, _PURPOSE = "DataIntegrityProof", "assertionMethod"
_KEYS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_SIGNATURE_BYTES = 64


class Signs(Protocol):
    """What a key must be able to do: see `credentials.keys.Signer`."""

    did: str
    method: str

    def sign(self, data: bytes) -> bytes: ...


def signed(credential: dict[str, Any], signer: Signs, at: datetime) -> str:
    """Return the credential with both proofs, as JSON text."""
    bare = {key: value for key, value in credential.items() if key != "proof"}
    proofs = [proof(bare, signer, at, suite) for suite in SUITES]
    return json.dumps({**bare, "proof": proofs}, ensure_ascii=False, separators=(",", ":"))


def proof(bare: dict[str, Any], signer: Signs, at: datetime, suite: str) -> dict[str, Any]:
    """Return one proof of a document that has none yet."""
    options: dict[str, Any] = {
        "type": _TYPE,
        "cryptosuite": suite,
        "created": moment(at),
        "verificationMethod": signer.method,
        "proofPurpose": _PURPOSE,
    }
    if suite == JCS:
        options["@context"] = bare["@context"]
    signature = signer.sign(to_sign(bare, options))
    return {**options, "proofValue": did_key.multibase(signature)}


def intact(credential: dict[str, Any]) -> bool:
    """Tell whether both proofs hold, by the one key that the issuer's own id names.

    Exactly one proof of each kind, and nothing in a proof that is not signed with it.  False also
    for what is no credential at all, or asks for other vocabularies.
    """
    if credential.get("@context") != CONTEXTS:  # their own, or ours a thousand times: minutes
        return False
    found = credential.get("proof")
    if not isinstance(found, list) or [_suite(one) for one in found] != list(SUITES):
        return False
    bare = {key: value for key, value in credential.items() if key != "proof"}
    if (did := issuer_of(credential)) is None or not is_plain(bare):
        return False
    # every letter first: what was changed is refused before the costly one
    return all(holds(bare, one, did) for one in reversed(found))


def issuer_of(credential: dict[str, Any]) -> str | None:
    """Return the did:key of the issuer, or None for anything else."""
    issuer = credential.get("issuer")
    did = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(did, str):
        return None
    try:
        did_key.decode(did)
    except ValueError:
        return None
    return did


def holds(bare: dict[str, Any], given: dict[str, Any], did: str) -> bool:
    """Tell whether one proof of a document is by this key, and about all that it shows."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    options = {key: value for key, value in given.items() if key != "proofValue"}
    if not _is_as_we_write(options, given, bare, did):
        return False
    try:
        signature = did_key.from_multibase(given["proofValue"])
        if len(signature) != _SIGNATURE_BYTES:
            return False
        public = Ed25519PublicKey.from_public_bytes(did_key.decode(did))
        public.verify(signature, to_sign(bare, options))
    except InvalidSignature:
        return False
    except Exception:  # noqa: BLE001 - a stranger's document may break a library anywhere
        return False
    return True


def to_sign(bare: dict[str, Any], options: dict[str, Any]) -> bytes:
    """Return the 64 bytes that are signed: the hash of the options, then of the document.

    Raises:
        ValueError: the document cannot be brought into canonical form.
    """
    if options["cryptosuite"] == JCS:
        import rfc8785

        parts = (rfc8785.dumps(options), rfc8785.dumps(bare))
    else:
        parts = (quads_of_options(options), contexts.canonical(bare))
    return b"".join(hashlib.sha256(part).digest() for part in parts)


def quads_of_options(options: dict[str, Any]) -> bytes:
    """Return the options of a proof in canonical order.

    The five terms are protected in the credentials' vocabulary, so no document gives them another
    meaning; writing them out spares a fifth of the time of signing.
    """
    security = "https://w3id.org/security#"
    return (
        f'_:c14n0 <http://purl.org/dc/terms/created> "{options["created"]}"'
        "^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n"
        "_:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        f" <{security}{options['type']}> .\n"
        f'_:c14n0 <{security}cryptosuite> "{options["cryptosuite"]}"'
        f"^^<{security}cryptosuiteString> .\n"
        f"_:c14n0 <{security}proofPurpose> <{security}{options['proofPurpose']}> .\n"
        f"_:c14n0 <{security}verificationMethod> <{options['verificationMethod']}> .\n"
    ).encode()


def _suite(given: object) -> object:
    return given.get("cryptosuite") if isinstance(given, dict) else None


def _is_as_we_write(
    options: dict[str, Any], given: dict[str, Any], bare: dict[str, Any], did: str
) -> bool:
    suite = options["cryptosuite"]
    keys = _KEYS | {"@context"} if suite == JCS else _KEYS
    return (
        given.keys() == keys
        and all(isinstance(given[key], str) for key in _KEYS)
        and options["type"] == _TYPE
        and options["proofPurpose"] == _PURPOSE
        and options["verificationMethod"] == did_key.method(did)
        and _MOMENT.fullmatch(options["created"]) is not None
        and options.get("@context", bare.get("@context")) == bare.get("@context")
    )
