"""Brings files back: opens them, reads their sheets, and tells whose they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lchost.errors import HostError
from lchost.paper.scanback import kept, pictures
from lchost.paper.scanback.plane import Gray
from lchost.paper.scanback.reading import ReadSheet, Trouble, read
from lchost.paper.scanback.rows import best

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class NotRead:
    """A picture, or one of the sheets in it, that was not read.

    Attributes:
        name: of the file; empty: a picture of the webcam.
        page: of that file, from 1; 0: the file has one, or does not open.
        why: what was wrong with a sheet; None where the file does not open, for its `error`.
        workshop_id: where the sheet belongs to another workshop.
    """

    name: str
    page: int = 0
    why: Trouble | None = None
    error: HostError | None = None
    workshop_id: int = 0


@dataclass(frozen=True)
class Brought:
    """What came back: each sheet once, and what was not read."""

    sheets: tuple[ReadSheet, ...]
    not_read: tuple[NotRead, ...]


def bring(workshop_id: int, paths: Iterable[Path], tell: Progress) -> Brought:
    """Read files of photos and scans, and those in folders.

    `tell` is told of pages, and cancels by raising.
    """
    files: list[Path] = []
    sheets: list[ReadSheet] = []
    not_read: list[NotRead] = []
    for path in paths:
        try:
            files += pictures.inside(path)
        except HostError as error:
            not_read.append(NotRead(path.name, error=error))
    counts = [_count(path) for path in files]
    done, total = 0, sum(counts)
    for path, count in zip(files, counts, strict=True):
        try:
            for page, gray in enumerate(pictures.grays(path), 1):
                tell(done, total)
                found = look(workshop_id, gray, path.name, page if count > 1 else 0)
                sheets += found.sheets
                not_read += found.not_read
                done += 1
        except HostError as error:
            not_read.append(NotRead(path.name, error=error))
    tell(total, total)
    return Brought(tuple(best(sheets)), tuple(not_read))


def look(workshop_id: int, gray: Gray, name: str = "", page: int = 0) -> Brought:
    """Read one picture."""
    reading = read(gray, kept.layout_of)
    sheets: list[ReadSheet] = []
    not_read = [NotRead(name, page, why) for why, _ in reading.troubles]
    for sheet in reading.sheets:
        out = kept.find(sheet.code)
        if out is not None and out.workshop_id != workshop_id:
            not_read.append(NotRead(name, page, workshop_id=out.workshop_id))
        else:
            sheets.append(replace(sheet, file=name, page=page))
    return Brought(tuple(sheets), tuple(not_read))


def _count(path: Path) -> int:
    try:
        return pictures.pages(path)
    except HostError:
        return 1


def merged(one: Brought, other: Brought) -> Brought:
    """Return both together, each sheet once; what is read now is no longer missed."""
    sheets = best((*one.sheets, *other.sheets))
    return Brought(tuple(sheets), tuple(_each_once((*one.not_read, *other.not_read))))


def _each_once(missed: Iterable[NotRead]) -> Iterator[NotRead]:
    seen: set[tuple[str, int, Trouble | None, int]] = set()
    for one in missed:
        key = (one.name, one.page, one.why, one.workshop_id)
        if key not in seen:
            seen.add(key)
            yield one
