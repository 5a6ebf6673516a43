"""What is said of a certificate that was shown: a headline, why, and the facts to compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from lchost.credentials.verify import Because, Claims, Standing, Verdict
from lchost.ui import wording

_TOGETHER = "\u00a0"  # a space at which no line ends


def tr(text: str) -> str:
    """Translate a sentence about a certificate that was shown."""
    return QCoreApplication.translate("Verify", text)


@dataclass(frozen=True)
class Told:
    """What the panel shows; never by its tone alone."""

    tone: str  # "welcome", "attention", "refused", "neutral"
    icon: str
    headline: str
    sentence: str = ""
    facts: tuple[tuple[str, str], ...] = ()  # what it is, and what the certificate says

    @property
    def is_to_compare(self) -> bool:
        """Tell whether there is something to compare with the paper."""
        return bool(self.facts)


@dataclass(frozen=True)
class _Kind:
    """How one standing is told: green, amber and grey show what it says, red does not."""

    tone: str
    icon: str
    headline: Callable[[], str]
    sentence: Callable[[], str]

    @property
    def shows_facts(self) -> bool:
        return self.tone in ("welcome", "attention")


def told(verdict: Verdict) -> Told:
    """Return what the panel shows of a verdict."""
    kind = (
        _SAID.get((verdict.standing, verdict.because)) or _SAID[(verdict.standing, Because.NOTHING)]
    )
    claims = verdict.claims
    sentence = kind.sentence().format(
        community=verdict.community or tr("this community"),
        issuer=(claims.issuer if claims else "") or tr("the community"),
        fingerprint=verdict.fingerprint.replace(" ", _TOGETHER),
        number=verdict.number,
        name=claims.name if claims else "",
        said=verdict.said.rstrip(".") or tr("no reason was given"),
        day=wording.day(claims.expires_on) if claims and claims.expires_on else "",
    )
    facts = tuple(_facts(claims)) if claims and kind.shows_facts else ()
    return Told(kind.tone, kind.icon, kind.headline(), sentence, facts)


def _facts(claims: Claims) -> list[tuple[str, str]]:
    first, last = claims.first_on, claims.last_on
    stated = (
        (tr("Name"), claims.name),
        (tr("Certificate"), claims.title),
        (tr("Workshop"), claims.workshop if claims.workshop != claims.title else ""),
        (tr("Date"), _days(first, last or first) if first else ""),
        (tr("Duration"), wording.minutes(claims.minutes) if claims.minutes else ""),
        (tr("Number"), claims.number),
        (tr("Issued"), wording.moment(claims.issued_at) if claims.issued_at else ""),
        (tr("Issued by"), claims.issuer),
        (tr("Place"), claims.place),
        (tr("Host"), claims.host),
        (tr("Facilitator"), claims.facilitator),
        (tr("Topic"), claims.topic),
        (tr("Credits"), claims.credits),
        (tr("Licence"), claims.licence),
        (tr("For"), claims.because),
        (tr("Valid until"), wording.day(claims.expires_on) if claims.expires_on else ""),
        (tr("Replaces"), claims.replaces),
        (tr("Duplicate"), tr("yes") if claims.is_duplicate else ""),
    )
    return [(label, fact) for label, fact in stated if fact.strip()]


def _days(first: date, last: date) -> str:
    """Return the days with their years: what is shown may be old."""
    if first == last:
        return wording.day(first)
    days = wording.day(first, weekday=False), wording.day(last, weekday=False)
    return tr("{first} – {last}").format(first=days[0], last=days[1])


_GREEN, _AMBER = ("welcome", "badge-check"), ("attention", "triangle-alert")
_RED, _GREY = ("refused", "octagon-x"), ("neutral", "circle-dashed")

_SAID: dict[tuple[Standing, Because], _Kind] = {
    (Standing.GENUINE, Because.NOTHING): _Kind(
        *_GREEN,
        lambda: tr("Genuine"),
        lambda: tr("Signed by {community}, and unchanged since."),
    ),
    (Standing.UNSIGNED, Because.NOTHING): _Kind(
        *_GREEN,
        lambda: tr("Genuine, issued before signing"),
        lambda: tr("Your register has it; elsewhere nobody can tell."),
    ),
    (Standing.EXPIRED, Because.NOTHING): _Kind(
        *_AMBER,
        lambda: tr("Expired"),
        lambda: tr("Signed by {community} and unchanged, but valid only until {day}."),
    ),
    (Standing.UNLISTED, Because.NOTHING): _Kind(
        *_AMBER,
        lambda: tr("Not in your register"),
        lambda: tr(
            "Signed with the key of {community}, but this file does not have it. Was an older"
            " backup restored, or is the key in other hands?"
        ),
    ),
    (Standing.UNKNOWN_SIGNER, Because.NO_KEY): _Kind(
        *_AMBER,
        lambda: tr("Unchanged, but signed by a stranger"),
        lambda: tr(
            "It names {issuer}, but anybody can write any name, and the key is none of yours."
            " Ask them for the fingerprint of theirs, and compare: {fingerprint}"
        ),
    ),
    (Standing.UNKNOWN_SIGNER, Because.NO_KEY_TO_CHECK): _Kind(
        *_AMBER,
        lambda: tr("Signed by a stranger"),
        lambda: tr(
            "It is not your key, so what the code says cannot be checked and is not shown. Its"
            " file tells more. Key: {fingerprint}"
        ),
    ),
    (Standing.UNKNOWN_SIGNER, Because.KEY_RETIRED): _Kind(
        *_AMBER,
        lambda: tr("Signed with a key given up earlier"),
        lambda: tr(
            "{community} had given this key up before the day that the certificate states:"
            " {fingerprint}"
        ),
    ),
    (Standing.UNKNOWN_SIGNER, Because.NOT_ISSUED_HERE): _Kind(
        *_AMBER,
        lambda: tr("Not from here"),
        lambda: tr(
            "It was issued before signing, and your register has no such number. Only the"
            " community that issued it can tell."
        ),
    ),
    (Standing.REVOKED, Because.NOTHING): _Kind(
        *_RED,
        lambda: tr("Revoked"),
        lambda: tr("No. {number} was taken back: {said}."),
    ),
    (Standing.REPLACED, Because.NOTHING): _Kind(
        *_RED,
        lambda: tr("Replaced"),
        lambda: tr("No. {number} was replaced by no. {said}. Ask to see that one."),
    ),
    (Standing.ALTERED, Because.PROOF): _Kind(
        *_RED,
        lambda: tr("Altered: do not trust it"),
        lambda: tr("The signature does not fit. Nothing that it says is shown."),
    ),
    (Standing.ALTERED, Because.DIFFERS): _Kind(
        *_RED,
        lambda: tr("Your number, but other facts"),
        lambda: tr(
            "Your register has another certificate under this number. Nothing that it says is"
            " shown."
        ),
    ),
    (Standing.UNREADABLE, Because.NO_CERTIFICATE): _Kind(
        *_GREY,
        lambda: tr("No certificate found"),
        lambda: tr(
            "There is none in it, or a part is missing. A photo must be straight, sharp and close."
        ),
    ),
    (Standing.UNREADABLE, Because.SEVERAL): _Kind(
        *_GREY,
        lambda: tr("More than one certificate"),
        lambda: tr("Show one at a time."),
    ),
    (Standing.UNREADABLE, Because.TOO_LARGE): _Kind(
        *_GREY,
        lambda: tr("Too large"),
        lambda: tr("No certificate is larger than 20 MB."),
    ),
    (Standing.UNREADABLE, Because.BROKEN): _Kind(
        *_GREY,
        lambda: tr("Cannot be read"),
        lambda: tr("The file is cut off or damaged."),
    ),
    (Standing.UNREADABLE, Because.OTHER_KIND): _Kind(
        *_GREY,
        lambda: tr("A credential of another kind"),
        lambda: tr("It is not signed in a way that lchost can check."),
    ),
}
