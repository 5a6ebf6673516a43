"""The colours of the two schemes, as values.

Every pair that carries words keeps WCAG contrast, and the four tones stay apart for colour-blind
eyes; `tests/ui/test_colours.py` measures both.
"""

from __future__ import annotations

from dataclasses import dataclass

TONES = ("welcome", "attention", "refused", "neutral")


@dataclass(frozen=True)
class Tone:
    """A meaning.  The icon's outline and the words tell it too: never the colour alone."""

    ink: str  # words and icons on window, card and soft
    soft: str  # quiet ground: pills, banners, rows
    solid: str  # loud ground: the answer panel
    on_solid: str
    icon: str  # round = fine, triangle = look, octagon = stop, dashed ring = unknown


@dataclass(frozen=True)
class Scheme:
    """One of the two schemes, light or dark."""

    name: str
    window: str  # the page
    rail: str  # navigation and status line
    card: str
    sunken: str  # tracks, hover, avatars
    line: str  # quiet division
    edge: str  # outline of things to operate: 3:1 on card and window
    text: str
    muted: str
    accent: str  # what to press, what is chosen
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_ink: str  # accent as words
    focus: str
    welcome: Tone
    attention: Tone
    refused: Tone
    neutral: Tone
    series: tuple[str, ...]  # charts, in this order; each also has its own label

    def tone(self, name: str) -> Tone:
        """Return the tone of this name, one of `TONES`."""
        found = getattr(self, name)
        assert isinstance(found, Tone), name
        return found

    def ink(self, role: str) -> str:
        """Return the colour of a role: a field's name, or a tone's, whose ink it is."""
        found = getattr(self, role)
        return found.ink if isinstance(found, Tone) else str(found)

    def pair(self, tone: str) -> tuple[str, str]:
        """Return ink and soft ground of a tone; "accent" counts as one here."""
        if tone == "accent":
            return self.accent_ink, self.accent_soft
        found = self.tone(tone)
        return found.ink, found.soft


LIGHT = Scheme(
    name="light",
    window="#F7F5F1",
    rail="#EFECE6",
    card="#FFFFFF",
    sunken="#F1EEE8",
    line="#E1DDD5",
    edge="#8B867C",
    text="#1E1D1A",
    muted="#5F5B53",
    accent="#2D52A8",
    accent_hover="#234388",
    on_accent="#FFFFFF",
    accent_soft="#E3EAF8",
    accent_ink="#2A4C9C",
    focus="#1F66E0",
    welcome=Tone("#0A6350", "#DDF1EA", "#00705A", "#FFFFFF", "circle-check"),
    attention=Tone("#7A4F00", "#FCEFCF", "#F4C13D", "#231A02", "triangle-alert"),
    refused=Tone("#A02C16", "#FBE5DF", "#A62B14", "#FFFFFF", "octagon-x"),
    neutral=Tone("#4D5358", "#E9EAE9", "#2E343A", "#FFFFFF", "circle-dashed"),
    series=("#2D52A8", "#00856B", "#A06400", "#8A4B9E", "#5F6B73"),
)
DARK = Scheme(
    name="dark",
    window="#1B1A19",
    rail="#151413",
    card="#242321",
    sunken="#2D2B29",
    line="#393733",
    edge="#8C877E",
    text="#F2EFEA",
    muted="#B6B1A8",
    accent="#9DB9FF",
    accent_hover="#B8CCFF",
    on_accent="#0E1A38",
    accent_soft="#2A3350",
    accent_ink="#AFC6FF",
    focus="#7FB0FF",
    welcome=Tone("#74D8B6", "#15352B", "#007660", "#FFFFFF", "circle-check"),
    attention=Tone("#F1C765", "#3B2F12", "#EDB92F", "#231A02", "triangle-alert"),
    refused=Tone("#FFA08A", "#45211A", "#B5321A", "#FFFFFF", "octagon-x"),
    neutral=Tone("#C4C6C8", "#34353A", "#3B4149", "#FFFFFF", "circle-dashed"),
    series=("#9DB9FF", "#54C9A4", "#E9B44C", "#CF9BE0", "#A9B1B8"),
)
