"""Sheets come back as photos: every box is read right, or it is asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from lchost.paper.handouts.feedback import FORMS, feedback
from lchost.paper.lists.sign_in import Signer, sign_in
from lchost.paper.running import Printed
from lchost.paper.scanback import reading
from lchost.paper.scanback.layout import Area, MarkedSheet
from lchost.paper.scanback.reading import Reading, Trouble
from tests.paper.conftest import DAY, NAMES
from tests.paper.scanback import scans
from tests.paper.scanback.scans import Gray, Photo

A4 = (210.0, 297.0)
STRAIGHT = Photo(1654, 2339, desk=235)
PLAIN = ("empty", *scans.TICKED)
PEOPLE = [Signer(name, "they", "", n + 1) for n, name in enumerate(NAMES.values())]


@dataclass
class Tally:
    """What came of some photos."""

    boxes: int = 0
    right: int = 0
    unsure: int = 0  # of what is plain
    lost: list[Photo] = field(default_factory=list)
    wrong: list[tuple[str, Photo]] = field(default_factory=list)  # and not asked
    mistaken: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)


@pytest.fixture(scope="module")
def printed() -> Printed:
    return sign_in(DAY, PEOPLE)


@pytest.fixture(scope="module")
def page(printed: Printed) -> Gray:
    return scans.page_of(printed.pdf, 0)


def read(gray: Gray, *sheets: MarkedSheet) -> Reading:
    return reading.read(gray, {one.code: one.layout for one in sheets}.get)


def tallied_forms(seed: int, photos: int, per_page: int) -> Tally:
    """Read so many photos of whole pages of feedback forms."""
    rng = np.random.default_rng(seed)
    printed = feedback(DAY, per_page, "a4", per_page)
    layout = printed.sheets[0].layout
    origins = [
        (column * layout.wide_mm, row * layout.high_mm)
        for row in range(2)
        for column in range(per_page // 2)
    ]
    page = scans.page_of(printed.pdf, 0)
    tally = Tally()
    for _ in range(photos):
        photo = scans.any_photo(rng, *A4)
        made = scans.filled(rng, page, printed.sheets, origins, scans.any_kind, photo)
        found = read(made.gray, *printed.sheets)
        counted(tally, found, made.done, list(printed.sheets), photo)
    return tally


def tallied(printed: Printed, seed: int, photos: int) -> Tally:
    """Read so many photos of both pages, filled in and taken by chance."""
    rng = np.random.default_rng(seed)
    pages = [scans.page_of(printed.pdf, n) for n in range(printed.pages)]
    tally = Tally()
    for n in range(photos):
        sheet = printed.sheets[n % printed.pages]
        photo = scans.any_photo(rng, *A4)
        made = scans.filled(rng, pages[sheet.page], [sheet], [(0, 0)], scans.any_kind, photo)
        counted(tally, read(made.gray, *printed.sheets), made.done, [sheet], photo)
    return tally


def counted(
    tally: Tally,
    found: Reading,
    done: dict[tuple[str, str], str],
    sheets: list[MarkedSheet],
    photo: Photo,
) -> None:
    known = {one.code: one for one in found.sheets}
    for sheet in sheets:
        if sheet.code not in known:
            tally.lost.append(photo)
            continue
        for box in known[sheet.code].boxes:
            kind = done[sheet.code, box.key]
            is_right = box.is_ticked == (kind in scans.TICKED)
            if kind in scans.BESIDE:  # meant: anything but a plain "no"
                is_right = box.is_ticked or not box.is_sure
            tally.boxes += 1
            tally.right += is_right
            tally.unsure += not box.is_sure and is_plain(done, sheet.code, box.key)
            tally.mistaken[kind] += not is_right
            tally.asked[kind] += not box.is_sure
            tally.seen[kind] += 1
            if box.is_sure and not is_right:
                tally.wrong.append((f"{kind} in {box.key}", photo))


def is_plain(done: dict[tuple[str, str], str], code: str, key: str) -> bool:
    """Tell whether a box is plain, and those right beside it in its question are."""
    question, _, number = key.rpartition(" ")
    beside = [f"{question} {int(number) + n}" for n in (-1, 1)] if number.isdecimal() else []
    return all(done.get((code, one), "empty") in PLAIN for one in (key, *beside))


def test_photos_of_sign_in_sheets_are_read_right_or_asked(printed: Printed) -> None:
    tally = tallied(printed, seed=71, photos=4)
    assert tally.lost == [] and tally.wrong == []
    assert tally.right >= 0.99 * tally.boxes > 80
    assert tally.unsure <= 0.06 * tally.boxes


@pytest.mark.stress
@pytest.mark.parametrize("seed", [72, 73, 74])
def test_many_photos_of_sign_in_sheets_are_read_right_or_asked(printed: Printed, seed: int) -> None:
    tally = tallied(printed, seed, photos=80)
    print(f"seed {seed}: {tally}")
    assert tally.lost == [] and tally.wrong == []
    assert tally.right >= 0.99 * tally.boxes
    assert tally.unsure <= 0.05 * tally.boxes


@pytest.mark.parametrize("per_page", FORMS)
def test_forms_that_nobody_has_cut_apart_are_read_from_one_photo(per_page: int) -> None:
    tally = tallied_forms(seed=81, photos=2, per_page=per_page)
    assert tally.lost == [] and tally.wrong == []
    assert tally.right >= 0.99 * tally.boxes > 80


@pytest.mark.stress
@pytest.mark.parametrize("per_page", FORMS)
def test_many_photos_of_forms_are_read_right_or_asked(per_page: int) -> None:
    tally = tallied_forms(seed=82, photos=40, per_page=per_page)
    print(f"{per_page} a page: {tally}")
    assert tally.lost == [] and tally.wrong == []
    assert tally.right >= 0.99 * tally.boxes
    assert tally.unsure <= 0.05 * tally.boxes


def test_a_clean_scan_asks_nothing(printed: Printed, page: Gray) -> None:
    sheet = printed.sheets[0]
    rng = np.random.default_rng(1)
    keys = [box.key for box in sheet.layout.boxes]
    ticked = dict(zip(keys, ["tick", "cross", "fill", *["empty"] * len(keys)], strict=False))
    made = scans.filled(rng, page, [sheet], [(0, 0)], lambda _, box: ticked[box.key], STRAIGHT)
    (found,) = read(made.gray, sheet).sheets
    assert [one.key for one in found.boxes if one.is_ticked] == keys[:3]
    assert all(one.is_sure for one in found.boxes)
    assert found.marks == 4 and found.code == sheet.code


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", scans.BESIDE)
def test_a_mark_around_or_beside_a_box_is_never_a_plain_no(
    printed: Printed, page: Gray, kind: str, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    made = scans.filled(
        rng, page, printed.sheets[:1], [(0, 0)],
        lambda _, box: kind if box.key in ("2 r2", "5 r5") else "empty", STRAIGHT,
    )  # fmt: skip
    (found,) = read(made.gray, *printed.sheets).sheets
    plain_no = {one.key for one in found.boxes if one.is_sure and not one.is_ticked}
    assert plain_no == {box.key for box in found.layout.boxes} - {"2 r2", "5 r5"}


@pytest.mark.parametrize("turn", [0, 90, -25, 205])
def test_a_sheet_may_lie_any_way_round(printed: Printed, page: Gray, turn: int) -> None:
    photo = Photo(2400, 2400, turn, tilt=0.1, blur_mm=0.05, noise=2)
    made = scans.filled(
        np.random.default_rng(2), page, printed.sheets[:1], [(0, 0)],
        lambda _, box: "cross" if box.key == "3 r3" else "empty", photo,
    )  # fmt: skip
    (found,) = read(made.gray, *printed.sheets).sheets
    assert [one.key for one in found.boxes if one.is_ticked] == ["3 r3"]


def test_a_thumb_on_one_corner_is_no_harm_and_on_two_is_told(printed: Printed, page: Gray) -> None:
    sheet = printed.sheets[0]
    gray = scans.taken(np.random.default_rng(3), page, replace(STRAIGHT, thumb=1))
    (found,) = read(gray, sheet).sheets
    assert found.marks == 3
    assert not any(one.is_ticked for one in found.boxes)
    gray[:300] = 90
    assert read(gray, sheet).troubles == ((Trouble.CORNERS, sheet.code),)


def test_a_cut_off_photo_tells_what_is_missing(printed: Printed, page: Gray) -> None:
    sheet = printed.sheets[0]
    gray = scans.taken(np.random.default_rng(3), page, STRAIGHT)
    without_head, without_foot = gray[400:], gray[:-500]
    assert read(without_head, sheet).troubles == ((Trouble.CUT_OFF, sheet.code),)
    assert read(without_foot, sheet).troubles == ((Trouble.NO_CODE, ""),)
    covered = gray.copy()
    covered[-600:, :1000] = 120
    assert read(covered, sheet).troubles == ((Trouble.NO_CODE, ""),)


def test_forms_of_one_photo_come_in_the_order_of_the_page() -> None:
    printed = feedback(DAY, 4)
    gray = scans.taken(np.random.default_rng(7), scans.page_of(printed.pdf, 0), STRAIGHT)
    assert [one.code for one in read(gray, *printed.sheets).sheets] == [
        sheet.code for sheet in printed.sheets
    ]


def test_two_copies_of_a_sheet_in_one_picture_are_two(printed: Printed, page: Gray) -> None:
    gray = scans.taken(np.random.default_rng(4), page, STRAIGHT)
    one, other = read(np.hstack((gray, gray)), *printed.sheets).sheets
    assert one.code == other.code and one.picture == other.picture
    assert abs(one.projection[0, 2] - other.projection[0, 2]) > 500


def test_what_is_not_a_sheet_of_ours_is_told(page: Gray, printed: Printed) -> None:
    assert read(np.full((900, 700), 240, np.uint8)).troubles == ((Trouble.NO_SHEET, ""),)
    assert read(np.zeros((5, 5), np.uint8)).troubles == ((Trouble.NO_SHEET, ""),)
    gray = scans.taken(np.random.default_rng(4), page, STRAIGHT)
    assert read(gray).troubles == ((Trouble.UNKNOWN, printed.sheets[0].code),)


def test_a_signature_is_seen_and_shown_straight(printed: Printed, page: Gray) -> None:
    sheet = printed.sheets[0]
    area = next(one for one in sheet.layout.areas if one.key == "2 r2")
    written = page.copy()
    scans.write(np.random.default_rng(5), written, area)
    gray = scans.taken(np.random.default_rng(6), written, Photo(2448, 3264, 8, 0.1, 0.6, 0.08, 4))
    (found,) = read(gray, sheet).sheets
    assert [one.area.key for one in found.areas if one.is_written] == ["2 r2"]
    shown = found.part(area)
    assert shown.shape == (round(area.high_mm * 6), round(area.wide_mm * 6))
    assert np.percentile(shown, 2) < 0.6 * np.median(shown)
    blank = found.part(Area("", area.x_mm, area.y_mm + 9.6, area.wide_mm, area.high_mm))
    assert np.percentile(blank, 2) > 0.8 * np.median(blank)
