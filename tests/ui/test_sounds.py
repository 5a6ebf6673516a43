"""The door's sounds; only the speakers are made up."""

from __future__ import annotations

import importlib.util
import wave
from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from lchost import paths
from lchost.ui import memory, sounds
from lchost.ui.sounds import NAMES, Sounds

PROJECT = Path(__file__).resolve().parents[2]


class Speakers(QObject):
    """The edge: notes what would be heard, and whether anything is plugged in."""

    audioOutputsChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.is_there = True

    def effect(self, path: Path, parent: QObject) -> QObject:
        speakers = self

        class Effect(QObject):
            def play(self) -> None:
                speakers.heard.append(path.stem)

            def stop(self) -> None:
                pass

        return Effect(parent)


@pytest.fixture
def speakers(monkeypatch, qapp):
    made = Speakers()
    memory.keep_sounds(True)
    monkeypatch.setattr(sounds, "_devices", lambda _: made)
    monkeypatch.setattr(sounds, "_has_speaker", lambda: made.is_there)
    monkeypatch.setattr(sounds, "_effect", made.effect)
    return made


def samples(name: str) -> tuple[wave._wave_params, array]:
    with wave.open(str(paths.resource(f"sounds/{name}.wav"))) as file:
        return file.getparams(), array("h", file.readframes(file.getnframes()))


def beats(name: str) -> list[int]:
    """Return the lengths in ms of what sounds between silences."""
    facts, values = samples(name)
    window = facts.framerate // 100
    found, run = [], 0
    for start in range(0, len(values), window):
        if max(abs(v) for v in values[start : start + window]) > 600:
            run += 10
        elif run:
            found.append(run)
            run = 0
    return found + ([run] if run else [])


@pytest.mark.parametrize("name", NAMES)
def test_each_sound_is_short_small_and_loud_enough(name):
    facts, values = samples(name)
    assert (facts.nchannels, facts.sampwidth, facts.framerate) == (1, 2, 22_050)
    assert 60 <= facts.nframes * 1000 / facts.framerate <= 250
    assert paths.resource(f"sounds/{name}.wav").stat().st_size < 12_000
    assert 15_000 < max(values) < 32_767


def test_the_sounds_are_told_apart_by_rhythm():
    assert len(beats("attention")) == 2  # one note twice
    [low] = beats("refused")
    [knock] = beats("neutral")
    [rising] = beats("welcome")
    assert knock < 80 < rising < low  # short, middle, long


def test_the_script_makes_the_sounds_that_are_shipped():
    spec = importlib.util.spec_from_file_location(
        "lchost_sounds", PROJECT / "packaging" / "make_sounds.py"
    )
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for name, sound in script.sounds().items():
        made, kept = array("h", script.packed(sound)), samples(name)[1]
        assert len(made) == len(kept)
        assert max(abs(a - b) for a, b in zip(made, kept, strict=True)) <= 1


def test_a_tone_is_heard(speakers):
    played = Sounds()
    for name in NAMES:
        played.play(name)
    assert speakers.heard == list(NAMES)


def test_the_switch_is_remembered(speakers):
    played = Sounds()
    played.switch(False)
    played.play("welcome")
    assert speakers.heard == [] and not memory.sounds_are_on()
    again = Sounds()
    assert not again.is_on
    again.switch(True)
    again.play("refused")
    assert speakers.heard == ["refused"]


def test_speakers_that_are_plugged_in_later_are_used(speakers):
    speakers.is_there = False
    played = Sounds()
    played.play("welcome")
    assert speakers.heard == []
    speakers.is_there = True
    speakers.audioOutputsChanged.emit()
    played.play("welcome")
    assert speakers.heard == ["welcome"]


def test_without_any_speaker_there_is_silence_and_no_error(qapp):
    memory.keep_sounds(True)
    played = Sounds()
    played.warm()  # the real edge: this machine may have no sound at all
    played.play("welcome")
