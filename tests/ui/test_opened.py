"""The community file that is open: what happens as it opens."""

from datetime import UTC, datetime

import pytest

from lchost.models import settings, undo
from lchost.paper import pictures
from lchost.paper.picture_reading import PictureData
from lchost.ui.main_window import MainWindow


@pytest.fixture
def opened(qapp, qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    yield window.opened
    window.opened.close()


def test_opening_a_file_clears_pictures_that_nothing_points_at(opened, tmp_path):
    path = tmp_path / "lantern.lchost"
    assert opened.open_file(path, create=True)
    logo = PictureData(b"x", "image/png", 1, 1)
    mark = pictures.put("logo.png", logo, datetime.now(UTC)).sha256
    settings.put("paper_logo", mark)
    assert opened.open_file(path)
    with undo.step("logo"):
        settings.put("paper_logo", "")
    assert pictures.facts(mark)  # undo may bring its pointer back
    undo.undo()
    assert settings.get("paper_logo") == mark
    settings.put("paper_logo", "")
    assert opened.open_file(path)
    assert pictures.facts(mark) is None
