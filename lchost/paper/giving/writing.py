"""Certificates into a folder or a ZIP file: all of them, or nothing at all."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from pathlib import Path

from lchost import errors
from lchost.credentials import register, verifier_page
from lchost.credentials.issued import Parcel
from lchost.paper.giving import mail
from lchost.paper.giving.files import Beside, file_name, files
from lchost.paper.giving.mail import Letter
from lchost.paths import safe_name
from lchost.roster import delimited, tables
from lchost.roster.matching import looks_like_email

Progress = Callable[[int, int], None]  # (done, of all); cancels by raising
TABLE = "certificates.csv"
_HEADERS = ("Name", "Email", "Number", "Title", "File", "Code")
_PACKED = (".pdf", ".png")  # they are compressed already


@dataclass(frozen=True)
class Written:
    """What is there now; `unwritten`: who has no e-mail address that a draft could go to."""

    path: Path
    count: int
    unwritten: tuple[Parcel, ...] = ()


def folder(
    parcels: Sequence[Parcel], path: Path, beside: Beside, progress: Progress, *, table: bool
) -> Written:
    """Write each certificate's files into a folder; see `_appearing` for its name.

    Args:
        table: also what a mail merge reads: whom to write to, and which file to attach.

    Raises:
        CertificateAltered: one is not as it was issued.
        NotSaved: or one of its kinds: the disk is full, or gone.
    """
    with _appearing(path) as (made, final):
        for done, parcel in enumerate(parcels, 1):
            for name, data in files(parcel, beside):
                (made / name).write_bytes(data)
            progress(done, len(parcels))
        _put_page(made, beside.verifier_page)
        if table:
            delimited.write(made / TABLE, _HEADERS, map(_merged, parcels))
    return Written(final, len(parcels))


def packed(
    parcels: Sequence[Parcel], path: Path, beside: Beside, progress: Progress, at: datetime
) -> Written:
    """Write all files into one ZIP file, one certificate after the other.  Raises as `folder`."""
    with tables.appearing(path) as part, zipfile.ZipFile(part, "w") as bundle:
        for done, parcel in enumerate(parcels, 1):
            for name, data in files(parcel, beside):
                _pack(bundle, name, data, at)
            progress(done, len(parcels))
        if beside.verifier_page:
            _pack(bundle, verifier_page.FILE_NAME, beside.verifier_page, at)
    return Written(path, len(parcels))


def drafts(
    parcels: Sequence[Parcel],
    path: Path,
    letter: Letter,
    community: str,
    progress: Progress,
    page: bytes = b"",
) -> Written:
    """Write a draft of an e-mail for each who has an address.  Raises as `folder`.

    Args:
        page: the verifier page, to lie beside them; empty for none.
    """
    unwritten: list[Parcel] = []
    where = mail.where_to_verify()
    with _appearing(path) as (made, final):
        for done, parcel in enumerate(parcels, 1):
            if not _written(made, parcel, letter, community, where):
                unwritten.append(parcel)
            progress(done, len(parcels))
        _put_page(made, page)
    return Written(final, len(parcels) - len(unwritten), tuple(unwritten))


def _put_page(made: Path, page: bytes) -> None:
    if page:
        (made / verifier_page.FILE_NAME).write_bytes(page)


def _pack(bundle: zipfile.ZipFile, name: str, data: bytes, at: datetime) -> None:
    local = at.astimezone()
    moment = (local.year, local.month, local.day, local.hour, local.minute, local.second)
    entry = zipfile.ZipInfo(name, moment)
    is_packed = name.endswith(_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    bundle.writestr(entry, data)


def _written(made: Path, parcel: Parcel, letter: Letter, community: str, where: str) -> bool:
    if not looks_like_email(parcel.email):
        return False
    called = file_name(parcel.number, parcel.name)
    try:
        said = mail.draft(parcel, letter, community, where, register.pdf(parcel.id), called)
    except (MessageError, ValueError):  # "a..b@c.org" has the shape of an address, and is none
        return False
    (made / file_name(parcel.number, parcel.name, ".eml")).write_bytes(said)
    return True


def _merged(parcel: Parcel) -> tuple[str, ...]:
    called = file_name(parcel.number, parcel.name)
    return (parcel.name, parcel.email, parcel.number, parcel.title, called, parcel.code)


@contextmanager
def _appearing(path: Path) -> Iterator[tuple[Path, Path]]:
    """Give a folder to write into, and the name that it gets once it is whole.

    The name is `path`, or with a number behind it: nothing that is there is ever touched.

    Raises:
        NotSaved: or one of its kinds; nothing is left behind.
    """
    final = _free(path)
    made = tables.beside_of(final)
    try:
        if made.is_dir():  # what a kill left there
            shutil.rmtree(made)
        made.mkdir()
        yield made, final
        made.rename(final)
    except OSError as trouble:
        raise errors.not_written(final, trouble) from trouble
    finally:
        with suppress(OSError):  # as good as nothing, where the stick is gone
            shutil.rmtree(made)


def _free(path: Path) -> Path:
    free, n = path.with_name(safe_name(f"{path.name}.d").removesuffix(".d")), 1
    while free.exists():
        n += 1
        free = path.with_name(f"{path.name} {n}")
    return free
