"""What a member said yes or no to: when, how, and to which words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout

from lchost.roster.consents import Consent, What
from lchost.ui import wording
from lchost.ui.widgets import Mark, column, row, words
from lchost.ui.widgets.layout import Item


def tr(text: str) -> str:
    """Translate what is said of a consent."""
    return QCoreApplication.translate("Consents", text)


def consent_parts(said: Sequence[Consent]) -> list[Item]:
    """Lay out all that a member said, the last first; the same words are shown once."""
    if not said:
        return []
    parts: list[Item] = [words(tr("Said yes or no to"), "strong")]
    shown: set[str] = set()
    for consent in reversed(said):
        text = "" if consent.wording in shown else consent.wording
        shown.add(consent.wording)
        parts.append(_line(consent, text))
    return parts


def consent_words(consent: Consent) -> str:
    """Return "Photos: yes"."""
    named = {
        What.GUIDELINES: (tr("Guidelines: accepted"), tr("Guidelines: not accepted")),
        What.PHOTO: (tr("Photos: yes"), tr("Photos: no")),
        What.STAGE: (tr("Name on the stage: yes"), tr("Name on the stage: no")),
    }
    yes, no = named[consent.what]
    return yes if consent.given else no


def _line(consent: Consent, text: str) -> QBoxLayout:
    when, how = wording.moment(consent.at), _channel(consent.channel)
    said = words(f"{when}, {how}" if how else when, "caption", muted=True, wrap=True)
    more = [words(text, "caption", muted=True, wrap=True)] if text else []
    icon, tone = ("circle-check", "welcome") if consent.given else ("circle-minus", "muted")
    mark = Mark(icon, tone, 16, consent_words(consent))
    below = column(words(consent_words(consent), wrap=True), said, *more, gap=0)
    made = row(mark, (below, 1), gap=8)
    made.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    return made


def _channel(channel: str) -> str:
    known = {"phone": tr("on their phone"), "desk": tr("at the desk"), "import": tr("from a list")}
    return known.get(channel, channel)
