"""The key that a community signs with: made, locked in a file, unlocked into memory.

32 random bytes, the master, lie in `<community>.lckey` under a passphrase (Argon2id, RFC 9106;
AES-256-GCM).  The signing key is derived from them, so the master alone brings it back.  A
secret is in this file and in memory, nowhere else.
"""

from __future__ import annotations

import secrets
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from lchost.credentials import did_key, key_file
from lchost.credentials.key_file import Cost, KeyFile
from lchost.errors import (
    AnotherKey,
    CopyBesideKey,
    HostError,
    KeyFileDamaged,
    NoKeyFile,
    PassphraseTooShort,
    WrongPassphrase,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_SUFFIX = ".lckey"
LEAST = 10  # characters of a passphrase
MASTER_BYTES = 32
COST = Cost(memory_kib=64 * 1024, passes=3, lanes=4)  # about half a second a try
_INFO = b"lchost/credentials/ed25519/v1"
_SALT_BYTES, _NONCE_BYTES = 16, 12


class Signer:
    """An unlocked key.  It lives in memory only: it shows its did, and cannot be written down."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = key.public_key().public_bytes_raw()
        self.did = did_key.encode(self.public)
        self.method = did_key.method(self.did)

    def sign(self, data: bytes) -> bytes:
        """Return the Ed25519 signature, 64 bytes."""
        return self._key.sign(data)

    def __repr__(self) -> str:
        return f"Signer({self.did})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a signer is never written down")


def throwaway() -> Signer:
    """Return a signer of a key that is kept nowhere: for rehearsals and tests."""
    return signer_of(secrets.token_bytes(MASTER_BYTES))


def make(path: Path, passphrase: str) -> Signer:
    """Make a new key and write its file.

    Raises:
        PassphraseTooShort: nothing was made.
        KeyFileExists: there is a file at `path`; it stays as it is.
        NotSaved: the disk refuses.
    """
    signer, locked = _locked(secrets.token_bytes(MASTER_BYTES), passphrase)
    key_file.create(path, locked)
    return signer


def unlock(path: Path, passphrase: str) -> Signer:
    """Return the key in memory.  It takes about half a second: never on the screen's thread.

    Raises:
        WrongPassphrase: the file is whole and says no.
        KeyFileDamaged, NoKeyFile, CannotRead: it cannot be opened.
    """
    return signer_of(master(path, passphrase))


def did_of(path: Path) -> str:
    """Return whose key a file keeps, without the passphrase.

    Raises:
        KeyFileDamaged, NoKeyFile: it cannot be read.
    """
    return key_file.read(path).did


def master(path: Path, passphrase: str) -> bytes:
    """Return the 32 secret bytes themselves: for the recovery sheet only.  Raises as `unlock`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    found = key_file.read(path)
    try:
        lock = _stretched(passphrase, found.salt, found.cost)
        opened = AESGCM(lock).decrypt(found.nonce, found.locked, found.did.encode())
    except InvalidTag:
        raise WrongPassphrase() from None
    except ValueError:  # a nonce or salt of no possible length
        raise KeyFileDamaged(path=path) from None
    if len(opened) != MASTER_BYTES or signer_of(opened).did != found.did:
        raise KeyFileDamaged(path=path)
    return opened


def length(passphrase: str) -> int:
    """Return how many characters count: spaces at its ends do not, nor that an accent is two."""
    return len(_composed(passphrase).strip())


def change_passphrase(path: Path, old: str, new: str) -> Signer:
    """Lock the same key with another passphrase; copies made earlier keep the old one.

    Raises:
        WrongPassphrase, PassphraseTooShort, KeyFileDamaged, NoKeyFile, NotSaved: the file is as
            it was.
    """
    signer, locked = _locked(master(path, old), new)
    key_file.put(path, locked)
    return signer


def copy(path: Path, to: Path, passphrase: str) -> str:
    """Copy a key file, read the copy back and unlock it; return the did.

    Raises:
        CopyBesideKey: a copy in the same folder is lost with it.
        KeyFileExists: another file is at `to`; it stays as it is.
        WrongPassphrase, KeyFileDamaged, NoKeyFile, NotSaved: there is no copy that counts.
    """
    if to.parent.resolve() == path.parent.resolve():
        raise CopyBesideKey(folder=to.parent)
    key_file.put(to, key_file.read(path))
    return unlock(to, passphrase).did


def bring_back_file(community: Path, copy: Path, passphrase: str, did: str = "") -> Signer:
    """Put a copy of a key file beside a community again, once it was unlocked.

    Raises:
        AnotherKey: the copy is of another key than `did`; nothing was written.
        WrongPassphrase, KeyFileDamaged, NoKeyFile: it is no copy that can be used.
        NotSaved: the disk refuses.
    """
    signer = unlock(copy, passphrase)
    _must_be(did, signer)
    key_file.put(_home_of(community, signer.did), key_file.read(copy))
    return signer


def bring_back_sheet(community: Path, master: bytes, passphrase: str, did: str = "") -> Signer:
    """Write the key of a recovery sheet beside a community, under a new passphrase.

    Raises:
        AnotherKey: the sheet is of another key than `did`; nothing was written.
        PassphraseTooShort, NotSaved: nothing was written.
    """
    signer, locked = _locked(master, passphrase)
    _must_be(did, signer)
    key_file.put(_home_of(community, signer.did), locked)
    return signer


def signer_of(master: bytes) -> Signer:
    """Return the signer that 32 secret bytes stand for."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    seed = HKDF(SHA256(), length=32, salt=None, info=_INFO).derive(master)
    return Signer(Ed25519PrivateKey.from_private_bytes(seed))


# --- where key files lie -------------------------------------------------------------------------


def beside(community: Path) -> Path:
    """Return where the key of a community file usually lies."""
    return community.with_suffix(KEY_SUFFIX)


def find(community: Path, did: str) -> Path:
    """Return the file beside a community that keeps the key `did`.

    Raises:
        KeyFileDamaged: the usual file is there and cannot be read, and no other keeps the key.
        NoKeyFile: there is none.
    """
    trouble: HostError = NoKeyFile(path=beside(community))
    for path in _candidates(community):
        try:
            if did_of(path) == did:
                return path
        except HostError as error:
            if path == beside(community):
                trouble = error
    raise trouble


def free_place(community: Path, did: str = "") -> Path:
    """Return where a key may be written: the usual place, else one named by `did` or a number."""
    usual = beside(community)
    letters = did[-6:]
    names = [usual, *([usual.with_stem(f"{usual.stem}-{letters}")] if letters else [])]
    numbered = (usual.with_stem(f"{usual.stem}-{n}") for n in range(2, 10_000))
    for path in (*names, *numbered):
        if not path.exists():
            return path
    return usual


def _home_of(community: Path, did: str) -> Path:
    """Where a key that comes back goes: over its own file if that is there."""
    try:
        return find(community, did)
    except HostError:
        return free_place(community, did)


def _candidates(community: Path) -> list[Path]:
    """The usual file first, then all others there: somebody may have renamed the community."""
    usual = beside(community)
    others = sorted(usual.parent.glob(f"*{KEY_SUFFIX}"))
    return [usual, *(one for one in others if one != usual)]


# --- inside --------------------------------------------------------------------------------------


def _must_be(did: str, signer: Signer) -> None:
    if did and signer.did != did:
        found, wanted = did_key.fingerprint(signer.did), did_key.fingerprint(did)
        raise AnotherKey(found=found, wanted=wanted)


def _locked(master: bytes, passphrase: str) -> tuple[Signer, KeyFile]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if length(passphrase) < LEAST:
        raise PassphraseTooShort(least=LEAST)
    signer = signer_of(master)
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    lock = _stretched(passphrase, salt, COST)
    locked = AESGCM(lock).encrypt(nonce, master, signer.did.encode())
    return signer, KeyFile(signer.did, COST, salt, nonce, locked)


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase stands for.  Accents count the same however they were typed."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    text = _composed(passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(text)


def _composed(passphrase: str) -> str:
    return unicodedata.normalize("NFC", passphrase)
