"""The colours of paper: dark inks that a grey printer keeps apart, on white."""

from __future__ import annotations

INK = "#1F3B7D"
TEAL = "#00705A"
OCHRE = "#E2A72E"
CLAY = "#C4563A"
IVORY = "#FBF8F1"
WHITE = "#FFFFFF"
BLACK = "#111111"
TEXT = "#191814"
STONE = "#6A655C"
RULE = "#CFC9BC"
HAIR = "#B9B4A8"
WASH = "#F4F1EA"

ROLE_COLOURS = {"facilitator": INK, "mentor": TEAL, "helper": CLAY}
