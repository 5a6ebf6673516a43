"""The door's own key: it signs poster codes, phones' cookies and forms, never certificates."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from lchost import paths
from lchost.errors import CannotWrite

KEY_BYTES = 32
_MARK_BYTES = 16  # of a signature: 128 bits, in 22 letters


@dataclass(frozen=True)
class DoorKeys:
    """Keys for each purpose, all from one secret."""

    secret: bytes

    def of(self, purpose: str) -> bytes:
        """Return the key for one purpose, such as "poster"; 32 bytes."""
        return hmac.digest(self.secret, b"lchost door: " + purpose.encode(), "sha256")

    def mark(self, purpose: str, text: str) -> str:
        """Return the signature of a text, as 22 letters that a cookie or an address carries."""
        whole = hmac.digest(self.of(purpose), text.encode("utf-8", "surrogatepass"), "sha256")
        return urlsafe_b64encode(whole[:_MARK_BYTES]).decode().rstrip("=")

    def sealed(self, purpose: str, text: str) -> str:
        """Return the text with its signature; the text itself stays readable."""
        return f"{text}.{self.mark(purpose, text)}"

    def opened(self, purpose: str, sealed: str) -> str | None:
        """Return the text of what `sealed` gave for this purpose; None if it is anything else."""
        text, _, mark = sealed.rpartition(".")
        good = self.mark(purpose, text)
        is_ours = hmac.compare_digest(good, mark if mark.isascii() else "")
        return text if is_ours and text else None


def door_keys(folder: Path | None = None) -> DoorKeys:
    """Return this computer's door keys; the first time they are made.

    Raises:
        CannotWrite: the data folder takes no file.
    """
    path = (folder or paths.data_folder()) / "door.key"
    try:
        kept = path.read_bytes() if path.exists() else b""
        if len(kept) != KEY_BYTES:
            kept = _made(path)
    except OSError as trouble:
        raise CannotWrite(path=path) from trouble
    return DoorKeys(kept)


def _made(path: Path) -> bytes:
    """Keep a new secret that only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_bytes(KEY_BYTES)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secret)
    beside.replace(path)
    return secret


def new_id() -> str:
    """Return 128 random bits in 22 letters."""
    return secrets.token_urlsafe(16)


def new_pin() -> str:
    """Return six digits for the door stations: easy to say, and guessing them is slow."""
    return f"{secrets.randbelow(10**6):06}"


def fingerprint(key: bytes, text: str) -> str:
    """Return a keyed hash: it tells texts apart and gives none of them away."""
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
