"""Speed-pairs: short talks of two or three, nobody twice with the same while that is possible."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from lchost.grouping.collisions import blocks
from lchost.grouping.modes import laws, newest
from lchost.grouping.modes.asked import Asked, Groups, Progress, Shape, Stop
from lchost.grouping.modes.partners import repaired
from lchost.grouping.modes.relabel import relabelled
from lchost.grouping.problem import Pair, Problem, ordered

MOST_LOOKS = 60_000
"""Pairs looked at while the rounds of the circle are chosen for an odd number."""


def shape(people: int, at_once: int) -> Shape:
    """Twos (threes), and one of three (of four, or of two) where the number is odd."""
    if people < at_once + 2:
        return Shape((people,))
    count, over = divmod(people, at_once)
    if at_once > 2 and over == at_once - 1:
        return Shape((at_once,) * count + (over,))
    return Shape((at_once + over,) + (at_once,) * (count - 1))


@dataclass(frozen=True, slots=True)
class PairsNote:
    """What a host should know of speed-pairs before they are made.

    Attributes:
        other: how many talk in the one group that is not of the usual number; 0: there is none.
        rounds: how many are wanted.
        possible: in so many rounds at most, nobody talks with the same person twice.
        together: who is kept together, by id: they talk with each other in every round.
    """

    people: int
    at_once: int
    other: int
    rounds: int
    possible: int
    together: tuple[tuple[int, ...], ...]


def noted(
    people: Sequence[int], at_once: int, rounds: int, together: Collection[Pair] = ()
) -> PairsNote | None:
    """What is not as it may be thought; None: all is.  Who is kept together meets nobody new."""
    sizes = shape(len(people), at_once).sizes
    parts = [part for part in blocks(people, together) if len(part) > 1]
    free = len(people) - sum(len(part) for part in parts if len(part) == at_once)
    note = PairsNote(
        people=len(people),
        at_once=at_once,
        other=next((size for size in sizes if size != at_once), 0),
        rounds=rounds,
        possible=_most_rounds(free, at_once),
        together=tuple(sorted(parts)),
    )
    return note if note.other or note.together or note.rounds > note.possible else None


def _most_rounds(people: int, at_once: int) -> int:
    """There are only so many pairs of people, and so many of them talk in a round."""
    if people < 2:
        return 1
    talks = sum(size * (size - 1) // 2 for size in shape(people, at_once).sizes)
    return max(1, people * (people - 1) // 2 // talks)


def plan(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """Rounds of pairs from a round-robin schedule; searched where that breaks a rule."""
    problems = asked.problems
    first = problems[0]
    is_plain = not asked.kept and _are_alike(problems) and _are_twos(first)
    found = None
    if is_plain and all(len(part) <= 2 for part in _parts(first)):
        found = _round_robin(problems, seed, progress, stop)
    return found or newest.planned(problems, asked, seed, progress, stop)


def _are_alike(problems: tuple[Problem, ...]) -> bool:
    who = [person.id for person in problems[0].people]
    return all([person.id for person in p.people] == who for p in problems)


def _are_twos(problem: Problem) -> bool:
    return problem.sizes == shape(len(problem.people), 2).sizes and len(problem.sizes) > 1


def _parts(problem: Problem) -> list[tuple[int, ...]]:
    return blocks((person.id for person in problem.people), problem.together)


def _round_robin(
    problems: tuple[Problem, ...], seed: int, progress: Progress | None, stop: Stop | None
) -> tuple[Groups, ...] | None:
    """The circle's rounds with people in them; None: some rule cannot be kept that way."""
    fixed = tuple(part for part in _parts(problems[0]) if len(part) == 2)
    bound = {person for part in fixed for person in part}
    rest = [person for person in problems[0].people if person.id not in bound]
    if len(rest) == 1 or (not rest and len(problems[0].people) % 2):
        return None
    found: tuple[Groups, ...] = ((),) * len(problems)
    if rest:
        free = [_of_only(problem, [p.id for p in rest]) for problem in problems]
        found = relabelled(circle(len(rest), len(problems)), free, seed, progress, stop)
        if newest.ranked(free, found) >= (1,) and not (stop and stop()):
            found = repaired(free, found, seed, stop)
    whole = []
    for problem, groups in zip(problems, found, strict=True):
        in_order = sorted((*groups, *(tuple(sorted(part)) for part in fixed)), key=_largest_first)
        placed = laws.at_places(problem, tuple(in_order))
        if placed is None or not laws.holds(problem, placed):
            return None
        whole.append(placed)
    return tuple(whole)


def _largest_first(people: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return -len(people), people


def _of_only(problem: Problem, ids: list[int]) -> Problem:
    """The part of a problem that is about these people."""
    here = set(ids)
    people = tuple(person for person in problem.people if person.id in here)
    return replace(
        problem,
        people=people,
        sizes=shape(len(people), 2).sizes,
        limits=(),
        allowed={},
        together=frozenset(),
        apart=frozenset(pair for pair in problem.apart if here.issuperset(pair)),
        met={pair: times for pair, times in problem.met.items() if here.issuperset(pair)},
    )


def circle(people: int, rounds: int) -> list[list[tuple[int, ...]]]:
    """Rounds in which nobody meets twice: one stays, the others walk around a table.

    With an even number there are people - 1 such rounds; an odd one out joins a pair whom they
    do not meet otherwise, as long as there is one.  After that it begins again.
    """
    if people < 4:
        return [[tuple(range(people))] for _ in range(rounds)]
    around = people - 1 + people % 2
    turns = [n % around for n in range(rounds)]
    if people % 2 == 0:
        return [[(around, turn), *_facing(turn, around)] for turn in turns]
    rng = random.Random(people)
    best, fewest = _with_threes(turns, around)
    for _ in range(MOST_LOOKS // (people * rounds) if rounds < around else 0):
        if fewest == 0:
            break
        found, repeats = _with_threes(rng.sample(range(around), rounds), around)
        if repeats < fewest:
            best, fewest = found, repeats
    return best


def _facing(turn: int, around: int) -> list[tuple[int, ...]]:
    return [((turn + i) % around, (turn - i) % around) for i in range(1, (around + 1) // 2)]


def _with_threes(turns: Sequence[int], around: int) -> tuple[list[list[tuple[int, ...]]], int]:
    """Let the odd one of every round join a pair; return the repeats that this makes."""
    rounds = [_facing(turn, around) for turn in turns]
    met = Counter(ordered(*pair) for pairs in rounds for pair in pairs)
    made, repeats = [], 0
    for odd, pairs in zip(turns, rounds, strict=True):
        times = [sum(met[ordered(odd, other)] for other in pair) for pair in pairs]
        joined = pairs[times.index(min(times))]
        repeats += min(times)
        met.update(ordered(odd, other) for other in joined)
        made.append([(odd, *joined), *(pair for pair in pairs if pair != joined)])
    return made, repeats
