"""What the host asks of a round, in words that can be kept and used again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lchost.grouping.problem import Kind, Weight

USUAL_SIZE = 5


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
        size, groups: people a group, or how many groups; the number wins where both are given.
        skill, skill_kind: how much the skill counts; mixed levels or like levels.
        topics: whose levels count; none means every topic.
        new_faces: how much it counts that people meet others than before.
        never_one: attribute id and value of whom nobody shall be the only one in a group.
        mentor_in_each: somebody registered as mentor in every group.
        shared: attributes of which everyone shares a value with somebody of the group.
        share_language: the same for the members' language.
        seed: same seed, same people, same groups.
    """

    size: int | None = USUAL_SIZE
    groups: int | None = None
    skill: Weight = Weight.NORMAL
    skill_kind: Kind = Kind.MIX
    topics: tuple[int, ...] = ()
    attributes: tuple[AttributeWish, ...] = ()
    new_faces: Weight = Weight.NORMAL
    never_one: tuple[tuple[int, str], ...] = ()
    mentor_in_each: bool = False
    shared: tuple[int, ...] = ()
    share_language: bool = False
    seed: int = 1

    def to_json(self) -> dict[str, Any]:
        """As plain lists, words and numbers."""
        return {
            "size": self.size,
            "groups": self.groups,
            "skill": [self.skill.value, self.skill_kind.value],
            "topics": list(self.topics),
            "attributes": [[w.attribute_id, w.weight.value, w.kind.value] for w in self.attributes],
            "new_faces": self.new_faces.value,
            "never_one": [[attribute, value] for attribute, value in self.never_one],
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
        return cls(
            size=kept.get("size"),
            groups=kept.get("groups"),
            skill=Weight(skill),
            skill_kind=Kind(skill_kind),
            topics=tuple(kept.get("topics", ())),
            attributes=tuple(
                AttributeWish(attribute, Weight(weight), Kind(kind))
                for attribute, weight, kind in kept.get("attributes", ())
            ),
            new_faces=Weight(kept.get("new_faces", usual.new_faces.value)),
            never_one=tuple((attribute, value) for attribute, value in kept.get("never_one", ())),
            mentor_in_each=bool(kept.get("mentor_in_each", False)),
            shared=tuple(kept.get("shared", ())),
            share_language=bool(kept.get("share_language", False)),
            seed=int(kept.get("seed", usual.seed)),
        )
