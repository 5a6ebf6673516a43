"""The community's stationery in its file: read whole, changed piece by piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lchost.errors import TooLight
from lchost.models import settings
from lchost.models.database import Topic, writing
from lchost.paper import look, pictures
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.stationery import (
    HAN_ORDERS,
    LEAST_CONTRAST,
    MOST_SIGNATURES,
    HousePicture,
    Signature,
    Stationery,
    contrast,
    is_colour,
)

# The settings that make the stationery.
NAME, HOST = "community_name", "host_name"
LOGO, SIGNATURES = "logo", "signatures"
INK, ACCENT = "paper_ink", "paper_accent"
HEADER, FOOT = "paper_header", "paper_foot"
SIZE, HAN = "paper_size", "han_order"
_LOGO_PX = 1600  # 135 mm at 300 dpi


@dataclass(frozen=True)
class Signer:
    """Who signs, as it is kept; `picture` is a SHA-256 or empty."""

    name: str
    line: str = ""
    picture: str = ""


def stationery() -> Stationery:
    """Return the community's stationery; what another program spoilt is left out."""
    signers = signed_by()
    mark = settings.get(LOGO, "")
    marks = [mark if isinstance(mark, str) else "", *(one.picture for one in signers)]
    found = {key: HousePicture(key, picture) for key, picture in pictures.data(marks).items()}
    return Stationery(
        community=_text(NAME),
        host=_text(HOST),
        logo=found.get(marks[0]),
        ink=ink(),
        accent=accent(),
        header=_text(HEADER),
        foot=_text(FOOT),
        page_size=page_size(),
        signatures=tuple(Signature(one.name, one.line, found.get(one.picture)) for one in signers),
        han=han_order(),
    )


def ink() -> str:
    """Return the colour of titles and rules."""
    return _colour(INK, look.INK)


def accent() -> str:
    """Return the colour of ornaments."""
    return _colour(ACCENT, look.OCHRE)


def page_size() -> str:
    """Return the community's size of paper; empty where nobody chose one."""
    return _one_of(SIZE, tuple(PAGES_MM))


def han_order() -> str:
    """Return whose shapes of Han letters come first; empty where nobody chose."""
    return _one_of(HAN, HAN_ORDERS)


def signed_by() -> list[Signer]:
    """Return who signs."""
    kept = settings.get(SIGNATURES, [])
    listed = kept if isinstance(kept, list) else []
    return [_signer(one) for one in listed if isinstance(one, dict)][:MOST_SIGNATURES]


def keep(key: str, value: str) -> None:
    """Change a line, a colour or a choice of the stationery.

    Raises:
        TooLight: the ink could not be read.
    """
    if key == INK and is_colour(value) and contrast(value) < LEAST_CONTRAST:
        raise TooLight()
    settings.put(key, " ".join(value.split()))


def keep_logo(name: str, content: bytes, at: datetime) -> None:
    """Put a logo on the papers.

    Raises:
        NotAPicture, PictureTooLarge: the old one stays.
    """
    with writing(Topic.SETTINGS):
        settings.put(LOGO, pictures.add(name, content, at, _LOGO_PX).sha256)


def keep_hand(
    signers: Sequence[Signer], place: int, name: str, content: bytes, at: datetime
) -> None:
    """Put a picture on somebody's line, beside those who sign now.

    Raises:
        NotAPicture, PictureTooLarge: nothing changes.
    """
    with writing(Topic.SETTINGS):
        mark = pictures.add(name, content, at, _LOGO_PX).sha256
        keep_signers(
            [replace(one, picture=mark) if n == place else one for n, one in enumerate(signers)]
        )


def drop_logo() -> None:
    """Take the logo off the papers."""
    settings.put(LOGO, "")


def keep_signers(signers: Sequence[Signer]) -> None:
    """Say who signs; who has neither name nor picture is left out."""
    kept = [one for one in signers if one.name.strip() or one.picture]
    settings.put(
        SIGNATURES,
        [
            {"name": one.name.strip(), "line": one.line.strip(), "picture": one.picture}
            for one in kept[:MOST_SIGNATURES]
        ],
    )


def _signer(kept: Mapping[str, Any]) -> Signer:
    return Signer(*(str(kept.get(key, "")) for key in ("name", "line", "picture")))


def _text(key: str) -> str:
    return str(settings.get(key, "") or "")


def _colour(key: str, usual: str) -> str:
    found = settings.get(key, usual)
    return found if is_colour(found) else usual


def _one_of(key: str, offered: Sequence[str]) -> str:
    found = settings.get(key, "")
    return found if found in offered else ""
