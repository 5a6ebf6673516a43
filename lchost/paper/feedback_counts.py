"""What feedback says together: how often each answer was given, and what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lchost.paper.handouts.feedback import RECOMMEND, SCALES, STEPS, TENTHS, WRITTEN

Answers = Mapping[str, Any]  # of one form, by the question


@dataclass(frozen=True)
class Counted:
    """A question with boxes; `counts` has one number for each of its `steps`."""

    question: str
    steps: range
    counts: tuple[int, ...]

    @property
    def answers(self) -> int:
        """Return how many answered it."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """Return the mean of the answers; None: there are none."""
        total = sum(step * n for step, n in zip(self.steps, self.counts, strict=True))
        return total / self.answers if self.answers else None


@dataclass(frozen=True)
class Feedback:
    """All forms of a workshop together, questions in the order of the form."""

    forms: int
    scales: tuple[Counted, ...]
    written: tuple[tuple[str, tuple[str, ...]], ...]  # question, and what was written


def counted(replies: Sequence[Answers]) -> Feedback:
    """Count forms; what is no answer to its question is left out."""
    return Feedback(
        len(replies),
        tuple(_counted(question, replies) for question in (*SCALES, RECOMMEND)),
        tuple((question, tuple(_written(question, replies))) for question in WRITTEN),
    )


def lines(replies: Iterable[Answers]) -> list[list[str]]:
    """Return the forms as lines of a table, a column for each question of `questions`."""
    return [[_as_text(question, one) for question in questions()] for one in replies]


def questions() -> tuple[str, ...]:
    """Return all questions in the order of the form."""
    return (*SCALES, RECOMMEND, *WRITTEN)


def _steps(question: str) -> range:
    return TENTHS if question == RECOMMEND else STEPS


def _counted(question: str, replies: Sequence[Answers]) -> Counted:
    steps = _steps(question)
    found = Counter(_step(question, one) for one in replies)
    return Counted(question, steps, tuple(found[step] for step in steps))


def _written(question: str, replies: Sequence[Answers]) -> list[str]:
    return [text for one in replies if (text := _text(question, one))]


def _step(question: str, answers: Answers) -> int | None:
    value = answers.get(question)
    is_step = isinstance(value, int) and not isinstance(value, bool) and value in _steps(question)
    return value if is_step else None


def _text(question: str, answers: Answers) -> str:
    value = answers.get(question)
    return value.strip() if isinstance(value, str) else ""


def _as_text(question: str, answers: Answers) -> str:
    if question in WRITTEN:
        return _text(question, answers)
    step = _step(question, answers)
    return "" if step is None else str(step)
