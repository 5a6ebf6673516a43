"""What does not change about the pairs of a round while a series is searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lchost.grouping.model import MOST_TIMES
from lchost.grouping.places import always_together
from lchost.grouping.problem import Problem
from lchost.grouping.seating import Floats, Ints


@dataclass(frozen=True, slots=True)
class PairFacts:
    """Of a round's people.

    Attributes:
        places: theirs among the people of all rounds; here: these as an index of pairs.
        before: meetings of earlier days.
        free: pairs whose meeting costs nothing: oneself, and who is kept together.
        apart: prices that rules set.
    """

    places: Ints
    here: Any
    before: Floats
    free: NDArray[np.bool_]
    apart: Floats
    strength: float

    @classmethod
    def of(
        cls, problem: Problem, place: Mapping[int, int], meeting: float, hard: float
    ) -> PairFacts:
        """Read a problem.

        Args:
            place: of all people.
            meeting, hard: what it costs to meet again, and to meet whom one never should.
        """
        own = {person.id: index for index, person in enumerate(problem.people)}
        people = [place[person] for person in own]
        shape = len(own), len(own)
        before, apart = np.zeros(shape), np.zeros(shape)
        free = np.eye(len(own), dtype=bool)
        for (one, other), times in problem.met.items():
            if one in own and other in own and times > 0:
                often = min(times, MOST_TIMES)
                before[own[one], own[other]] += often
                before[own[other], own[one]] += often
        for one, other in always_together(problem.together):
            free[own[one], own[other]] = free[own[other], own[one]] = True
        for one, other in problem.apart:
            apart[own[one], own[other]] = apart[own[other], own[one]] = hard
        is_everyone = people == list(range(len(place)))
        here = np.s_[:, :] if is_everyone else np.ix_(people, people)
        return cls(np.array(people), here, before, free, apart, meeting * problem.new_faces)
