"""Send the codes that were read from paper to the desk, and some that do not belong there."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from lchost import codes
from lchost.checkin import desk
from lchost.checkin.answers import Method, Outcome, Scan
from lchost.cli.rehearsal.day import Day

DOOR = "Rehearsal"
FOREIGN = "https://example.org/menu"
WALK_INS = ("Ngọc Ánh Walk-in", "Åsa Walk-in")
TWICE = 2  # people whose badge is held up a second time


def open_door(day: Day) -> str:
    """Check people in, and count the answers against the log."""
    read = sorted(day.member_of, key=day.member_of.__getitem__)  # codes are new each time
    coming = day.chance.sample(read, max(1, len(read) * 9 // 10))
    again = [coming[n % len(coming)] for n in range(min(TWICE, len(read)))]
    unknown = codes.encode(day.chance.randbytes(8))
    said: Counter[str] = Counter()
    for text in [*coming, *again, unknown, FOREIGN]:
        said[_scan(day, text).answer.value] += 1
    for name in WALK_INS:
        at = datetime.now(UTC)
        said[desk.walk_in(day.session_id, name, at, door=DOOR).answer.value] += 1

    answers = dict(sorted(said.items()))
    day.present = day.tally.present()
    due = {"welcome": len(coming) + len(WALK_INS), "already": len(again)}
    due |= {"unknown": 1, "foreign": 1}
    day.check("answers at the desk", dict(sorted(due.items())), answers)
    day.check("answers in the log", answers, day.tally.answers())
    day.check("people who are in", len(coming) + len(WALK_INS), len(day.present))
    invited_in = sorted(day.member_of[code] for code in coming)
    registered = set(day.member_of.values())
    day.check("who is in", invited_in, [n for n in day.present if n in registered])
    day.check("walk-ins", len(WALK_INS), day.tally.walk_ins())
    day.report |= {"answers": answers, "walk_ins": len(WALK_INS), "present": len(day.present)}
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in answers.items())
    return f"The desk answered {sum(answers.values())} times ({told}); {len(day.present)} are in."


def _scan(day: Day, text: str) -> Outcome:
    at = datetime.now(UTC)
    return desk.check_in(Scan(day.session_id, at, text, method=Method.SCANNER, door=DOOR))
