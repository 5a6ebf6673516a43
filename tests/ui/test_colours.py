from itertools import combinations

import pytest

from lchost.ui.colours import DARK, LIGHT, TONES

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def contrast(one, other):
    """WCAG 2 contrast ratio, 1 to 21."""
    weights = (0.2126, 0.7152, 0.0722)
    lights = sorted(
        sum(w * v for w, v in zip(weights, linear(c), strict=True)) for c in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def oklab(colour, eye):
    seen = [sum(m * v for m, v in zip(row, linear(colour), strict=True)) for row in EYES[eye]]
    r, g, b = (min(1.0, max(0.0, v)) for v in seen)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    mid = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short,
    )


def promises(s):
    """(what, ink, ground, least contrast) for every pair that carries words or an outline."""
    grounds = {"window": s.window, "rail": s.rail, "card": s.card, "sunken": s.sunken}
    for name, ground in grounds.items():
        yield f"text on {name}", s.text, ground, 7
        yield f"muted on {name}", s.muted, ground, 4.5
        yield f"link on {name}", s.accent_ink, ground, 4.5
        yield f"focus on {name}", s.focus, ground, 3
        for tone in TONES:
            yield f"{tone} on {name}", s.tone(tone).ink, ground, 4.5
    for name in ("window", "card"):
        yield f"edge on {name}", s.edge, grounds[name], 3
    for ground in (s.accent, s.accent_hover):
        yield "words on a filled button", s.on_accent, ground, 4.5
    yield "accent on card", s.accent, s.card, 3
    for ink, least in ((s.accent_ink, 4.5), (s.text, 7), (s.muted, 4.5)):
        yield "words on a chosen row", ink, s.accent_soft, least
    for name in TONES:
        tone = s.tone(name)
        yield f"{name} pill", tone.ink, tone.soft, 4.5
        yield f"{name} banner", s.text, tone.soft, 7
        yield f"{name} answer", tone.on_solid, tone.solid, 5.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda s: s.name)
def test_words_can_be_read_on_every_ground(scheme):
    broken = [
        f"{what}: {contrast(ink, ground):.2f} < {least}"
        for what, ink, ground, least in promises(scheme)
        if contrast(ink, ground) < least
    ]
    assert broken == []


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda s: s.name)
@pytest.mark.parametrize("eye", EYES)
def test_the_four_answers_stay_apart_for_colour_blind_eyes(scheme, eye):
    for one, other in combinations(TONES, 2):
        near = oklab(scheme.tone(one).solid, eye), oklab(scheme.tone(other).solid, eye)
        apart = sum((a - b) ** 2 for a, b in zip(*near, strict=True)) ** 0.5
        assert apart >= 0.08, (one, other, apart)


def test_the_ink_of_a_role_is_a_colour_of_the_scheme_or_of_a_tone():
    assert LIGHT.ink("muted") == LIGHT.muted
    assert LIGHT.ink("welcome") == LIGHT.welcome.ink
    assert LIGHT.pair("accent") == (LIGHT.accent_ink, LIGHT.accent_soft)
