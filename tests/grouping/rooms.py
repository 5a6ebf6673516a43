"""Made-up rooms of people, the saved workshop cases, and a slow, independent cost."""

from __future__ import annotations

import importlib.util
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import strategies as st

from lchost.grouping import model
from lchost.grouping.problem import (
    OVERWHELMING,
    AtLeastOne,
    AtMost,
    Kind,
    NeverOne,
    Person,
    Problem,
    Rule,
    Shared,
    Weight,
    Wish,
    equal_sizes,
    ordered,
)

FOUR_WISHES = (Wish("skill"), Wish("dept"), Wish("gender"), Wish("site"))
CASE_RULES: tuple[Rule, ...] = (
    NeverOne("gender", "woman"),
    AtLeastOne("mentor", "yes"),
    Shared("languages"),
)

Groups = tuple[tuple[int, ...], ...]


def case(folder: Path, people: int) -> dict[str, Any]:
    """A saved workshop case."""
    return dict(json.loads((folder / "data" / "workshops" / f"case_{people}.json").read_text()))


def case_problem(data: dict[str, Any], **changes: Any) -> Problem:
    """A case as a problem: four wishes, three rules, its pairs."""
    people = tuple(
        Person(
            index,
            {"skill": data["skill"][index]},
            {
                "dept": data["dept"][index],
                "gender": data["gender"][index],
                "site": data["site"][index],
                "mentor": "yes" if data["mentor"][index] else "no",
            },
            {"languages": frozenset(data["langs"][index])},
        )
        for index in range(data["n"])
    )
    values = {
        "people": people,
        "sizes": equal_sizes(len(people), groups=data["G"]),
        "wishes": FOUR_WISHES,
        "rules": CASE_RULES,
        "together": frozenset(ordered(*pair) for pair in data["together"]),
        "apart": frozenset(ordered(*pair) for pair in data["apart"]),
        **changes,
    }
    return Problem(**values)


def measures(folder: Path) -> ModuleType:
    """The saved measures, as a module; they know nothing of our model."""
    path = folder / "data" / "workshops" / "metrics.py"
    spec = importlib.util.spec_from_file_location("workshop_metrics", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(folder: Path, data: dict[str, Any], groups: Groups) -> dict[str, float]:
    """What the saved measures say of a plan for a case."""
    labels = {person: index for index, people in enumerate(groups) for person in people}
    found = measures(folder).measure(data, [[labels[i] for i in range(data["n"])]])
    return {name: float(value) for name, value in found.items()}


def room(people: int, seed: int, groups: int, **changes: Any) -> Problem:
    """A room of any size, with every kind of wish and rule and some answers missing."""
    rng = random.Random(seed)
    made = []
    for index in range(people):
        numbers = {"skill": rng.randint(1, 5)} if rng.random() < 0.9 else {}
        categories = {"dept": rng.choice("aabbbcd")} if rng.random() < 0.9 else {}
        categories["mentor"] = "yes" if rng.random() < 0.2 else "no"
        spoken = frozenset(rng.sample(["en", "fr", "ar", "vi"], rng.randint(0, 2)))
        many = {"languages": spoken} if spoken else {}
        made.append(Person(index * 3 + 5, numbers, categories, many))
    ids = [person.id for person in made]
    met = {ordered(*rng.sample(ids, 2)): rng.choice([0.5, 1, 2]) for _ in range(people)}
    values = {
        "people": tuple(made),
        "sizes": equal_sizes(people, groups=groups),
        "wishes": (
            Wish("skill"),
            Wish("dept", Weight.LOT),
            Wish("languages", Weight.LITTLE, Kind.MATCH),
        ),
        "rules": (NeverOne("dept", "d"), AtLeastOne("mentor", "yes"), Shared("languages")),
        "met": met,
        **changes,
    }
    return Problem(**values)


@st.composite
def rooms(draw: st.DrawFn, most: int = 24, pairs: bool = True) -> Problem:
    """Any room of `room`, with a few pair rules."""
    people = draw(st.integers(4, most))
    seed, groups = draw(st.integers(0, 10_000)), draw(st.integers(2, max(2, people // 2)))
    if not pairs:
        return room(people, seed, groups)
    pair = st.lists(st.integers(0, people - 1), min_size=2, max_size=2, unique=True)
    together = frozenset(ordered(a * 3 + 5, b * 3 + 5) for a, b in draw(st.lists(pair, max_size=3)))
    apart = frozenset(ordered(a * 3 + 5, b * 3 + 5) for a, b in draw(st.lists(pair, max_size=4)))
    return room(people, seed, groups, together=together, apart=apart)


@st.composite
def bound_rooms(draw: st.DrawFn, least: int = 5, most: int = 16) -> Problem:
    """A room with every kind of wish and rule: pairs, allowed groups, limits, at most."""
    people = draw(st.integers(least, most))
    groups = draw(st.integers(2, max(2, people // 2)))
    problem = room(people, draw(st.integers(0, 10_000)), groups)
    ids = [person.id for person in problem.people]
    pair = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    pairs = st.lists(pair, max_size=3).map(lambda found: frozenset(ordered(*p) for p in found))
    where = st.frozensets(st.integers(0, groups - 1), min_size=1)
    room_for = st.tuples(st.integers(0, 2), st.integers(0, 2))
    spare = draw(st.lists(room_for, min_size=groups, max_size=groups) | st.none())
    limits = tuple(
        (max(0, size - fewer), size + more)
        for size, (fewer, more) in zip(problem.sizes, spare or (), strict=False)
    )
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=3, max_size=3))
    at_most = AtMost("dept", draw(st.integers(1, 3)), draw(st.sampled_from((None, "b"))))
    return replace(
        problem,
        wishes=tuple(
            Wish(wish.of, wish.weight, kind)
            for wish, kind in zip(problem.wishes, kinds, strict=True)
        ),
        rules=(*problem.rules, at_most),
        together=draw(pairs),
        apart=draw(pairs),
        allowed=draw(st.dictionaries(st.sampled_from(ids), where, max_size=3)),
        limits=limits,
        new_faces=draw(st.sampled_from((0.0, 1.0, 30.0))),
    )


def seatings(problem: Problem) -> Iterator[Groups]:
    """Every way to seat people within sizes and limits; only for the smallest rooms."""
    ids = [person.id for person in problem.people]
    for group in product(range(len(problem.sizes)), repeat=len(ids)):
        inside = [group.count(index) for index in range(len(problem.sizes))]
        if all(few <= n <= many for n, (few, many) in zip(inside, problem.seats, strict=True)):
            yield tuple(
                tuple(i for i, where in zip(ids, group, strict=True) if where == index)
                for index in range(len(problem.sizes))
            )


def broken_bonds(problem: Problem, groups: Groups) -> int:
    """Pairs, allowed groups and values "at most" that a seating does not keep."""
    group = {i: index for index, people in enumerate(groups) for i in people}
    who = {person.id: person for person in problem.people}
    crowded = {
        (rule.of, value, rule.most)
        for rule in problem.rules
        if isinstance(rule, AtMost)
        for people in groups
        for value, count in Counter(v for i in people for v in who[i].values(rule.of)).items()
        if rule.value in (None, value) and value not in rule.beyond and count > rule.most
    }
    return len(crowded) + (
        sum(group[a] == group[b] for a, b in problem.apart)
        + sum(group[a] != group[b] for a, b in problem.together)
        + sum(group[i] not in allowed for i, allowed in problem.allowed.items())
    )


def by_lot(problem: Problem, seed: int) -> Groups:
    """Groups by lot, whatever the rules say."""
    ids = [person.id for person in problem.people]
    random.Random(seed).shuffle(ids)
    cut = iter(ids)
    return tuple(tuple(next(cut) for _ in range(seats)) for seats in problem.sizes)


def slow_cost(problem: Problem, groups: Groups) -> float:
    """The cost once more, written from the text of the model and not from its code."""
    who = {person.id: person for person in problem.people}
    hard = model.hard_prices(problem)
    total = sum(_slow_wish(problem, wish, groups) for wish in problem.wishes)
    if problem.limits:
        over = [len(group) - seats for group, seats in zip(groups, problem.sizes, strict=True)]
        total += model.SIZE_PRICE * sum(more**2 for more in over)
    for group in groups:
        members = [who[i] for i in group]
        total += sum(_slow_rule(problem, rule, members) for rule in problem.rules)
        for pair in combinations(sorted(group), 2):
            times = problem.met.get(pair, 0)
            if times and not _are_bound(problem, *pair):
                price = model.MEETING_PRICE * problem.new_faces
                total += price * max(times, 2 * times - 1)
            total += hard.apart * (pair in problem.apart)
    return total


def _are_bound(problem: Problem, one: int, other: int) -> bool:
    """Whether a chain of keep-together rules leads from one to the other."""
    reached = {one}
    for _ in problem.together:
        reached |= {i for pair in problem.together if reached.intersection(pair) for i in pair}
    return other in reached


def _slow_wish(problem: Problem, wish: Wish, groups: Groups) -> float:
    """Sum over groups of the squared distance from the expected, by size and variance."""
    people = {person.id: person for person in problem.people}
    numbers = {i: p.numbers[wish.of] for i, p in people.items() if wish.of in p.numbers}
    if not numbers:
        every = sorted({v for p in people.values() for v in p.values(wish.of)})
        held = {i: p.values(wish.of) for i, p in people.items() if p.values(wish.of)}
        figures = [{i: float(value in values) for i, values in held.items()} for value in every]
        parts = [_off(figure, len(people), groups) for figure in figures]
        variance, squares = sum(part[0] for part in parts), sum(part[1] for part in parts)
        found = squares / variance if variance > 1e-12 else None
        strength = wish.weight.strength
    else:
        mean = sum(numbers.values()) / len(numbers)
        width = {i: (number - mean) ** 2 for i, number in numbers.items()}
        by_mean = {Kind.SPREAD: model.MEAN_OF_SPREAD}.get(wish.kind, 1.0)
        by_width = {Kind.SPREAD: 1.0, Kind.MIX: model.WIDTH_OF_MIX}.get(wish.kind, 0.0)
        found = None
        for figure, share in ((numbers, by_mean), (width, by_width)):
            variance, squares = _off(figure, len(people), groups)
            if share and variance > 1e-12:
                found = (found or 0.0) + share * squares / variance
        strength = wish.weight.strength * model.NUMBER_STRENGTH
    if found is None:
        return 0.0
    return strength * (len(people) - found if wish.kind is Kind.MATCH else found)


def _off(figure: dict[int, float], people: int, groups: Groups) -> tuple[float, float]:
    """The variance of a figure in the room, and the squares of what groups have too much."""
    share = sum(figure.values()) / len(figure)
    variance = sum((f - share) ** 2 for f in figure.values()) / people
    squares = 0.0
    for group in groups:
        here = [figure[i] for i in group if i in figure]
        squares += (sum(here) - share * len(here)) ** 2 / len(group) if group else 0.0
    return variance, squares


def _slow_rule(problem: Problem, rule: Rule, group: list[Person]) -> float:
    price = model.RULE_PRICE * max(1.0, problem.new_faces)
    if isinstance(rule, Shared):
        lonely = [
            person
            for person in group
            if person.values(rule.of)
            and not any(o.values(rule.of) & person.values(rule.of) for o in group if o != person)
        ]
        return price * sum(_is_watched(problem, rule, p) for p in lonely)
    if isinstance(rule, AtMost):
        wanted = (
            {v for p in group for v in p.values(rule.of)} if rule.value is None else {rule.value}
        )
        counts = [sum(value in p.values(rule.of) for p in group) for value in wanted]
        return sum(
            model.hard_prices(problem).at_most * max(0, count - rule.most) for count in counts
        )
    here = sum(rule.value in p.values(rule.of) for p in group)
    if isinstance(rule, NeverOne):
        return price if here == 1 else 0.0
    if problem.new_faces >= OVERWHELMING:
        price = model.RULE_PRICE
    if not any(rule.value in p.values(rule.of) for p in problem.people):
        return 0.0
    return price * (model.SECOND * (here - 1) if here else 1)


def _is_watched(problem: Problem, rule: Shared, person: Person) -> bool:
    """Whether chance may well leave somebody with these values alone."""
    place = problem.people.index(person)
    alone = max(most for _, most in problem.seats) + 1
    return any(t.marks[place] == alone for t in model.build(problem).tables if t.rule == rule)
