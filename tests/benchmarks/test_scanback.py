"""How long a photo of a sheet takes from the file to its boxes, beside opening it alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lchost.paper.handouts.feedback import feedback
from lchost.paper.lists.sign_in import Signer, sign_in
from lchost.paper.scanback import pictures, reading
from tests.paper.conftest import DAY, NAMES
from tests.paper.scanback import scans
from tests.paper.scanback.scans import Photo

pytestmark = pytest.mark.bench

SEED = 31
PHOTO = Photo(3000, 4000, 12, 0.1, 0.6, 0.08, 4, 85, 0.5, 90)


@pytest.mark.parametrize("kind", ["sign_in", "four_forms"])
def test_photo_of_12_megapixels(kind: str, tmp_path: Path, figures: Callable[..., None]) -> None:
    people = [Signer(name, "", "", n + 1) for n, name in enumerate(NAMES.values())]
    printed = sign_in(DAY, people) if kind == "sign_in" else feedback(DAY, 4)
    sheets = [one for one in printed.sheets if one.page == 0]
    size = sheets[0].layout
    origins = [(n % 2 * size.wide_mm, n // 2 * size.high_mm) for n in range(len(sheets))]
    page = scans.page_of(printed.pdf, 0)
    rng = np.random.default_rng(SEED)
    made = scans.filled(rng, page, sheets, origins, scans.any_kind, PHOTO)
    Image.fromarray(made.gray).save(tmp_path / "photo.jpg", quality=88)
    layouts = {one.code: one.layout for one in sheets}
    opening, whole = [], []
    for _ in range(7):
        began = time.perf_counter()
        (gray,) = pictures.grays(tmp_path / "photo.jpg")
        opening.append(time.perf_counter() - began)
        found = reading.read(gray, layouts.get)
        whole.append(time.perf_counter() - began)
    assert len(found.sheets) == len(sheets)
    figures(
        kind=kind,
        seed=SEED,
        pixels=PHOTO.wide * PHOTO.high,
        boxes=sum(len(one.layout.boxes) for one in sheets),
        limit_s=1.5,
        seconds=round(sorted(whole)[3], 3),
        worst_s=round(max(whole), 3),
        opening_s=round(sorted(opening)[3], 3),
    )
