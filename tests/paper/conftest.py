"""How papers are read back: by text, by pixels, by a QR reader."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pypdf
import pypdfium2
import pytest
import zxingcpp

from lchost.paper.running import Occasion

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = Occasion(
    "Asking better questions of data",
    NINE,
    NINE + timedelta(minutes=150),
    "Lantern Data Circle",
    "Library, Room 2",
)

NAMES = {
    "Latin": "Zoë Łukasiewicz-Øst",
    "Vietnamese": "Nguyễn Thị Phương Thảo",
    "Turkish": "İbrahim Çağlayan-Işık",
    "Arabic": "محمد عبد الله الأحمد",
    "Hebrew": "עליזה בן־דוד",
    "Devanagari": "क्षितिज श्रीवास्तव",
    "Thai": "ณัฐวุฒิ ศรีสุข",
    "Tamil": "தமிழ்ச்செல்வி",
    "Bengali": "প্রিয়াঙ্কা চট্টোপাধ্যায়",
    "Chinese": "王小明 陈静",
    "Japanese": "田中 美咲 (たなか)",
    "Korean": "김서연",
    "Armenian": "Աննա Պետրոսյան",
    "Georgian": "გიორგი",
    "Ethiopic": "ሰላማዊት",
    "Greek and Cyrillic": "Ωμέγα Иванов",
    "mixed directions": "Dr. سارة Smith (42)",
    "emoji": "Anna 🎉 Lee",
    "60 letters": "Bartholomew-Alexander Featherstonehaugh Cholmondeley-Warner",
    "one long word": "Wolfeschlegelsteinhausenbergerdorffwelch",
    "markup": "<b>x</b> & (y) \\ %s",
}


@pytest.fixture
def says() -> Callable[[bytes], str]:
    """Return the text of a PDF."""
    return lambda pdf: "\n".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    )


@pytest.fixture
def pages() -> Callable[[bytes], int]:
    """Return how many pages a PDF has."""
    return lambda pdf: len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def picture() -> Callable[..., Any]:
    """Return a page as a grey picture (rows, columns) of 0 to 255."""

    def draw(pdf: bytes, page: int = 0, dpi: int = 200) -> Any:
        shown = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72, grayscale=True)
        return shown.to_numpy().squeeze()

    return draw


@pytest.fixture
def scanned(picture: Callable[..., Any]) -> Callable[..., list[str]]:
    """Return the QR codes of a page printed at 200 dpi."""

    def read(pdf: bytes, page: int = 0) -> list[str]:
        found = zxingcpp.read_barcodes(picture(pdf, page), formats=zxingcpp.BarcodeFormat.QRCode)
        return sorted(one.text for one in found)

    return read


@pytest.fixture
def on_paper(picture: Callable[..., Any], pages: Callable[[bytes], int]) -> Callable[[bytes], bool]:
    """Tell whether all ink of all pages keeps 9 mm from the edges."""

    def check(pdf: bytes) -> bool:
        for page in range(pages(pdf)):
            dark = picture(pdf, page, dpi=127) < 200  # five pixels a millimetre
            middle = dark[45:-45, 45:-45].sum()
            if middle != dark.sum():
                return False
        return True

    return check
