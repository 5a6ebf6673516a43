"""Looking nearer: what lies under the mouse stays there, and the badge never leaves the bench."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from lchost.ui.badges.zoom import MOST, Zoom

FITS, BENCH = QSizeF(500, 350), QSizeF(560, 400)
places = st.builds(QPointF, st.floats(30, 530), st.floats(25, 375))


def test_all_of_the_badge_is_in_the_middle_to_begin_with():
    assert Zoom().label(FITS, BENCH) == QRectF(30, 25, 500, 350)


def test_what_lies_under_the_mouse_stays_there():
    zoom, at = Zoom(), QPointF(180, 130)  # 30 % of the label's width and height
    assert zoom.to(4.0, at, FITS, BENCH)
    label = zoom.label(FITS, BENCH)
    assert label.width() == 2000
    assert (at.x() - label.x()) / label.width() == pytest.approx(0.3)
    assert (at.y() - label.y()) / label.height() == pytest.approx(0.3)


@given(st.lists(st.tuples(st.floats(0.2, 3), places, st.floats(-900, 900)), max_size=9))
def test_a_badge_larger_than_the_bench_fills_it_wherever_it_is_pushed(deeds):
    zoom = Zoom()
    for factor, at, by in deeds:
        zoom.to(zoom.factor * factor, at, FITS, BENCH)
        zoom.move(QPointF(by, -by), FITS)
        label = zoom.label(FITS, BENCH)
        assert 1 <= zoom.factor <= MOST
        for start, length, room in (
            (label.x(), label.width(), BENCH.width()),
            (label.y(), label.height(), BENCH.height()),
        ):
            if length > room:
                assert start <= 0.01 and start + length >= room - 0.01
            else:
                assert start == pytest.approx((room - length) / 2)


def test_what_is_chosen_outside_of_the_bench_comes_into_sight():
    zoom = Zoom()
    zoom.to(4.0, QPointF(31, 26), FITS, BENCH)

    def place():
        label = zoom.label(FITS, BENCH)
        return QRectF(label.x() + 1700, label.y() + 1100, 100, 60)

    bench = QRectF(QPointF(), BENCH)
    assert not bench.contains(place())
    assert zoom.show(place(), FITS, BENCH)
    assert bench.contains(place())
    assert not zoom.show(place(), FITS, BENCH)
