"""The file that keeps a signing key: its shape, whole or not at all, never over another's."""

from __future__ import annotations

import base64
import errno
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lchost.credentials import did_key
from lchost.errors import (
    CannotRead,
    KeyFileDamaged,
    KeyFileExists,
    NewerKeyFile,
    NoKeyFile,
    NotAKeyFile,
)
from lchost.errors.writing import not_written

VERSION = 1
_KDF = "argon2id"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_LARGEST = 16_384  # bytes that are read; a key file has about 400
_MOST = {"memory_kib": 256 * 1024, "passes": 10, "lanes": 16}  # no file may stop the computer


@dataclass(frozen=True)
class Cost:
    """What one try of a passphrase costs, in the terms of Argon2."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True)
class KeyFile:
    """A locked key.  `locked`: the master and its tag, by AES-256-GCM; the did goes with it."""

    did: str
    cost: Cost
    salt: bytes
    nonce: bytes
    locked: bytes


def read(path: Path) -> KeyFile:
    """Read a key file and check that no byte of it has changed by accident.

    Raises:
        NoKeyFile: there is none.
        CannotRead: the system does not let us.
        KeyFileDamaged, NotAKeyFile, NewerKeyFile: it cannot be used as it is.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as trouble:
        raise NoKeyFile(path=path) from trouble
    except PermissionError as trouble:
        raise CannotRead(path=path) from trouble
    except OSError as trouble:  # a folder, or a stick with bad places
        raise KeyFileDamaged(path=path) from trouble
    facts = _facts(path, data)
    try:
        cost = Cost(**{name: int(facts["params"][name]) for name in _MOST})
        found = KeyFile(
            did=facts["did"],
            cost=cost,
            salt=base64.b64decode(facts["salt"], validate=True),
            nonce=base64.b64decode(facts["nonce"], validate=True),
            locked=base64.b64decode(facts["ct"], validate=True),
        )
        did_key.decode(found.did)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as trouble:
        raise KeyFileDamaged(path=path) from trouble
    is_sane = all(0 < getattr(cost, name) <= most for name, most in _MOST.items())
    if not is_sane or facts.get("kdf") != _KDF or facts.get("sum") != _sum(facts):
        raise KeyFileDamaged(path=path)
    return found


def create(path: Path, key: KeyFile) -> None:
    """Write a new file that only its owner may read.

    Raises:
        KeyFileExists: there is something at `path`; it stays as it is.
        NotSaved: the disk refuses; nothing is left behind.
    """
    _write(path, key, over=False)


def put(path: Path, key: KeyFile) -> None:
    """Write a file, over an earlier one of the same key if there is one.

    Raises:
        KeyFileExists: there is something else at `path`; it stays as it is.
        NotSaved: the disk refuses; what was there is whole.
    """
    if os.path.lexists(path):
        try:
            found = read(path).did
        except (KeyFileDamaged, NoKeyFile) as trouble:
            raise KeyFileExists(path=path) from trouble
        if found != key.did:
            raise KeyFileExists(path=path)
        _write(path, key, over=True)
    else:
        _write(path, key, over=False)


def _facts(path: Path, data: bytes) -> dict[str, Any]:
    """What the JSON says, if it is a key file's."""
    if not data.strip(b"\0 \t\r\n"):
        raise KeyFileDamaged(path=path)  # what a pulled stick leaves
    begins_like_ours = data.startswith(b'{\n  "v":')
    try:
        facts = json.loads(data)
    except (ValueError, RecursionError) as trouble:
        raise (KeyFileDamaged if begins_like_ours else NotAKeyFile)(path=path) from trouble
    if not isinstance(facts, dict) or ("kdf" not in facts and "ct" not in facts):
        raise NotAKeyFile(path=path)
    version = facts.get("v")
    if isinstance(version, int) and version > VERSION:
        raise NewerKeyFile(path=path)
    if version != VERSION:
        raise KeyFileDamaged(path=path)
    return facts


def _text(key: KeyFile) -> bytes:
    facts: dict[str, Any] = {
        "v": VERSION,
        "kdf": _KDF,
        "salt": base64.b64encode(key.salt).decode(),
        "params": {name: getattr(key.cost, name) for name in _MOST},
        "nonce": base64.b64encode(key.nonce).decode(),
        "ct": base64.b64encode(key.locked).decode(),
        "did": key.did,
    }
    return (json.dumps({**facts, "sum": _sum(facts)}, indent=2) + "\n").encode()


def _sum(facts: dict[str, Any]) -> str:
    """Tell damage from a wrong passphrase; it protects from accidents, the tag from people."""
    rest = {name: value for name, value in facts.items() if name != "sum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()[:16]


def _write(path: Path, key: KeyFile, *, over: bool) -> None:
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(beside, _NEW, 0o600), "wb") as file:
            file.write(_text(key))
            file.flush()
            os.fsync(file.fileno())
        if over:
            beside.replace(path)
        else:
            _name(beside, path)
        _folder_to_disk(path.parent)
    except FileExistsError as trouble:
        raise KeyFileExists(path=path) from trouble
    except OSError as trouble:
        raise not_written(path, trouble) from trouble
    finally:
        beside.unlink(missing_ok=True)


def _name(beside: Path, path: Path) -> None:
    """Give a written file its name, which nobody else may have."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # most USB sticks know no second names
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, str(path)) from None
        beside.rename(path)


def _folder_to_disk(folder: Path) -> None:
    """See that the name is on the disk too, where the system lets us."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network folders refuse; the file itself is written
        pass
    finally:
        os.close(handle)
