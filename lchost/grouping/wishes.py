"""What the host asks of a round, in words that can be kept and used again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lchost.grouping.problem import Kind, Weight

USUAL_SIZE = 5

BALANCED = 50
"""The middle between balance (0) and new faces (100)."""

ACCESS_NEEDS = 0
"""Instead of a question's id: what members noted of their access needs."""

FACES = {Weight.IGNORE: 0, Weight.LITTLE: 25, Weight.NORMAL: BALANCED, Weight.LOT: 75}
"""Where a weight in words stands between them."""


def in_words(new_faces: int) -> Weight:
    """The weight that stands nearest."""
    return min(FACES, key=lambda weight: abs(FACES[weight] - new_faces))


@dataclass(frozen=True, slots=True)
class AttributeWish:
    """One attribute of the members to mix or to match."""

    attribute_id: int
    weight: Weight = Weight.NORMAL
    kind: Kind = Kind.MIX


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a round is to be made.

    Attributes:
        mode, mode_data: what kind of round, as `modes.Mode`, and what that kind wants to know.
        size, groups: people a group, or how many groups; the number wins where both are given.
        least, most: people a group at least and at most; None: as even as can be.
        use_tables: groups sit at the tables of the room, as their seats allow.
        accessible: attribute whose "yes" needs an accessible table (group 1 where none is known),
            or `ACCESS_NEEDS`.
        skill, skill_kind: how much the skill counts; mixed levels or like levels.
        topics: whose levels count; none means every topic.
        new_faces: from 0, balance alone, to 100, meet others than before whatever it costs.
        never_one: attribute id and value of whom nobody shall be the only one in a group of
            four or more.
        at_most: attribute, value (None: whichever) and how many of it a group may have.
        mentor_in_each: somebody registered as mentor in every group.
        shared: attributes of which everyone shares a value with somebody of the group.
        share_language: the same for the members' language.
        seed: same seed, same people, same groups.
    """

    mode: str = "mix"
    mode_data: Mapping[str, Any] = field(default_factory=dict)
    size: int | None = USUAL_SIZE
    groups: int | None = None
    least: int | None = None
    most: int | None = None
    use_tables: bool = False
    accessible: int | None = None
    skill: Weight = Weight.NORMAL
    skill_kind: Kind = Kind.MIX
    topics: tuple[int, ...] = ()
    attributes: tuple[AttributeWish, ...] = ()
    new_faces: int = BALANCED
    never_one: tuple[tuple[int, str], ...] = ()
    at_most: tuple[tuple[int, str | None, int], ...] = ()
    mentor_in_each: bool = False
    shared: tuple[int, ...] = ()
    share_language: bool = False
    seed: int = 1

    def to_json(self) -> dict[str, Any]:
        """As plain lists, words and numbers."""
        return {
            "mode": self.mode,
            "mode_data": dict(self.mode_data),
            "size": self.size,
            "groups": self.groups,
            "least": self.least,
            "most": self.most,
            "use_tables": self.use_tables,
            "accessible": self.accessible,
            "skill": [self.skill.value, self.skill_kind.value],
            "topics": list(self.topics),
            "attributes": [[w.attribute_id, w.weight.value, w.kind.value] for w in self.attributes],
            "new_faces": self.new_faces,
            "never_one": [[attribute, value] for attribute, value in self.never_one],
            "at_most": [list(rule) for rule in self.at_most],
            "mentor_in_each": self.mentor_in_each,
            "shared": list(self.shared),
            "share_language": self.share_language,
            "seed": self.seed,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Wishes:
        """From `to_json`, also of an earlier version that knew fewer wishes."""
        usual = cls()
        skill, skill_kind = kept.get("skill", [usual.skill.value, usual.skill_kind.value])
        faces = kept.get("new_faces", usual.new_faces)  # once a weight in words
        return cls(
            mode=kept.get("mode", usual.mode),
            mode_data=kept.get("mode_data", {}),
            size=kept.get("size"),
            groups=kept.get("groups"),
            least=kept.get("least"),
            most=kept.get("most"),
            use_tables=bool(kept.get("use_tables", False)),
            accessible=kept.get("accessible"),
            skill=Weight(skill),
            skill_kind=Kind(skill_kind),
            topics=tuple(kept.get("topics", ())),
            attributes=tuple(
                AttributeWish(attribute, Weight(weight), Kind(kind))
                for attribute, weight, kind in kept.get("attributes", ())
            ),
            new_faces=faces if isinstance(faces, int) else FACES[Weight(faces)],
            never_one=tuple((attribute, value) for attribute, value in kept.get("never_one", ())),
            at_most=tuple((a, value, most) for a, value, most in kept.get("at_most", ())),
            mentor_in_each=bool(kept.get("mentor_in_each", False)),
            shared=tuple(kept.get("shared", ())),
            share_language=bool(kept.get("share_language", False)),
            seed=int(kept.get("seed", usual.seed)),
        )
