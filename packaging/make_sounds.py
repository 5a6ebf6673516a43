"""Make the door's sounds anew: four short ones and one longer, told apart by their rhythm.

`python packaging/make_sounds.py` writes resources/sounds/*.wav, the same bytes every time.
"""

from __future__ import annotations

import math
import random
import struct
import wave
from collections.abc import Sequence
from pathlib import Path

SOUNDS = Path(__file__).resolve().parent.parent / "resources" / "sounds"
SEED = 1914
RATE = 22_050  # samples a second: enough for notes below 4 kHz
LOUDEST = 0.62  # of what 16 bits hold: laptop speakers rattle above
FADE_MS = 6  # at both ends of a note, so that nothing clicks

E5, A5, A4, G3 = 659.26, 880.0, 440.0, 196.0  # Hz


def note(hertz: float, ms: int, parts: Sequence[float] = (1.0, 0.35, 0.12)) -> list[float]:
    """Return a struck note: a few overtones that die away."""
    count = RATE * ms // 1000
    fade = RATE * FADE_MS / 1000
    made = []
    for n in range(count):
        wave_now = sum(
            part * math.sin(2 * math.pi * hertz * (k + 1) * n / RATE)
            for k, part in enumerate(parts)
        )
        ends = min(1.0, n / fade, (count - n) / fade)
        made.append(wave_now * ends * math.exp(-2.2 * n / count))
    return made


def silence(ms: int) -> list[float]:
    """Return a rest."""
    return [0.0] * (RATE * ms // 1000)


def knock(ms: int) -> list[float]:
    """Return a soft knock: low noise that is gone at once."""
    chance = random.Random(SEED)
    count = RATE * ms // 1000
    low, made = 0.0, []
    for n in range(count):
        low += 0.12 * (chance.uniform(-1, 1) - low)
        body = math.sin(2 * math.pi * 150 * n / RATE)
        made.append((2.2 * low + body) * math.exp(-9 * n / count) * min(1.0, n / 20))
    return made


def sounds() -> dict[str, list[float]]:
    """Return every sound by its name: the tones of the door, and a note that needs attention."""
    refused = note(G3, 250, (1.0, 0.8, 0.6, 0.4, 0.25))  # small speakers carry its overtones only
    return {
        "welcome": note(E5, 85) + note(A5, 150),  # two rising notes
        "attention": note(A4, 80) + silence(60) + note(A4, 80),  # one note twice
        "refused": refused,  # one low long note
        "neutral": knock(90),
        "note": note(E5, 60) + note(A5, 70) + silence(25) + note(A5, 80),  # welcome, then: look
    }


def packed(sound: Sequence[float]) -> bytes:
    """Return a sound as 16-bit samples, as loud as the others."""
    most = max(abs(value) for value in sound)
    scale = LOUDEST * 32767 / most
    return b"".join(struct.pack("<h", round(value * scale)) for value in sound)


def main() -> None:
    """Write them all."""
    SOUNDS.mkdir(parents=True, exist_ok=True)
    for name, sound in sounds().items():
        with wave.open(str(SOUNDS / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(packed(sound))


if __name__ == "__main__":
    main()
