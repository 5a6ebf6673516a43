"""Trouble with dividing the room."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError


class NobodyToGroup(HostError):
    """No one is in (or registered), so there is nothing to divide."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is nobody to put into groups yet. Check people in, or make groups of those"
        " registered.",
    )


class MoreGroupsThanPeople(HostError):
    """Some of the groups would have nobody."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There are {people} people, too few for {groups} groups. Ask for {people} groups or fewer.",
    )


class UnknownPerson(HostError):
    """A rule or a move names somebody who is not in the room."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "A rule or a move names somebody who is not among the people of these groups."
    )


class RulesCollide(HostError):
    """Rules that cannot all hold; `collisions` says which."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The rules cannot all be kept with groups of this size."
        " Take one of them out, or choose larger groups.",
    )

    def __init__(self, collisions: tuple[object, ...] = (), **facts: object) -> None:
        super().__init__(**facts)
        self.collisions = collisions


class BlockTooLarge(RulesCollide):
    """A chain of keep-together rules needs more seats than a group has."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{names} are all to be kept together, but a group has only {seats} seats. Choose larger"
        " groups, or take one of these rules out.",
    )


class ApartYetTogether(RulesCollide):
    """Two people are to be apart, and other rules bind them."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{one} and {other} are to be kept apart, but other rules keep them together ({chain})."
        " Take one of these rules out.",
    )


class TooManyToKeepApart(RulesCollide):
    """More people who are all to be apart than there are groups."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{names} are all to be kept apart from each other, but there are only {groups} groups."
        " Make more groups, or take one of these rules out.",
    )


class PairRulesDoNotFit(RulesCollide):
    """Each rule alone is possible, all of them are not."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The rules for {names} leave no way to seat them all. Take one of these rules out, or"
        " choose larger groups.",
    )


class SeatsDoNotFit(RulesCollide):
    """More people than the groups may hold, or fewer than they must."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There are {people} people, but the groups together take {least} to {most}. Change the"
        " number of groups or how many a group may have.",
    )


class TogetherElsewhere(RulesCollide):
    """People who are kept together may not sit in the same group."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{names} are to be kept together, but there is no group in which all of them may sit."
        " Unlock one of them, or take one of these rules out.",
    )


class ApartInOneGroup(RulesCollide):
    """Two people who are to be apart are bound to one group."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{one} and {other} are to be kept apart, but both may only sit in group {group}. Unlock"
        " one of them, or take the rule out.",
    )


class TooFewSeatsThere(RulesCollide):
    """More people who may sit in some groups only than these have seats."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{names} may only sit at these groups: {groups}. Together they have only {seats} seats."
        " Let some sit elsewhere, or choose larger groups.",
    )


class NowhereToSit(RulesCollide):
    """Somebody for whom no group is left."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "There is no group left in which {names} may sit. Let them sit elsewhere."
    )


class GroupsStayEmpty(RulesCollide):
    """Groups want more people than may sit there."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "These groups want at least {wanted} people: {groups}. Only {people} may sit there.",
    )


class TooManyOfOne(RulesCollide):
    """More people of a value than all groups together may have."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{value}: {people} people for {groups} groups. At most {most} in each leaves {left} of"
        " them without a place. Allow more in a group, or make more groups.",
    )


class TooManyOfOneThere(RulesCollide):
    """More people of a value who may sit in some groups only than these may have."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{value}: {people} people may only sit at these groups: {groups}. At most {most} in each"
        " leaves {left} of them without a place. Let some sit elsewhere, or allow more in a"
        " group.",
    )


class TooManyTogether(RulesCollide):
    """People who are kept together have a value more often than a group may."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "{names} are to be kept together, but at most {most} in a group may be {value}. Allow"
        " more in a group, or take one of these rules out.",
    )


class CrowdsDoNotFit(RulesCollide):
    """Each "at most" alone is possible, all of them are not."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "No seating has at most so many in every group: {values}. Allow more in a group, or make"
        " more groups.",
    )


class CrowdsDoNotFitThem(RulesCollide):
    """An "at most" and rules for people, of which each alone is possible."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "No seating has at most so many in every group ({values}) and keeps the rules for"
        " {names}. Allow more in a group, or take one of these rules out.",
    )


class OneIsNoPair(HostError):
    """A pair rule with the same person twice."""

    says = QT_TRANSLATE_NOOP("HostError", "Choose two different people for a rule.")


class TooFewSeats(HostError):
    """The tables of the room have fewer seats than there are people."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The tables have {seats} seats for {people} people. Add a table or seats, or make groups"
        " without tables.",
    )


class RoundChanged(HostError):
    """A round is not as it was when something was proposed for it."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "The groups have been changed meanwhile. Nothing was moved; look once more."
    )


class TooFewForJigsaw(HostError):
    """A jigsaw needs two themes, and somebody for each of them."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "A jigsaw needs at least two themes, and as many people as themes. There are {themes}"
        " themes and {people} people.",
    )


class TooFewThemes(HostError):
    """The themes have fewer places than there are people."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The themes have room for {seats} of {people} people. Let more people take part in a"
        " theme, or add one.",
    )


class NoMentorHere(HostError):
    """Mentor tables without a mentor."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "None of these people is a mentor. Give somebody the role of mentor, or choose another"
        " way to make groups.",
    )


class NothingToGoBy(HostError):
    """Groups by interest, and nothing was chosen that tells of anybody's."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "By interest needs to know what people want. Choose the question that their votes answer,"
        " or write themes, or choose who asks for what and who offers it.",
    )


class NobodyVoted(HostError):
    """Groups by interest, and none of these people has answered what was chosen."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "None of these {people} people has answered what was chosen for By interest. Add their"
        " answers in People, choose another question, or write themes.",
    )


class ExpertsGone(HostError):
    """Home groups of a jigsaw whose expert round was taken out."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "The expert round of this jigsaw is gone, and home groups are made of its experts. Make"
        " new rounds, or choose another way.",
    )


class HomesShown(HostError):
    """Expert groups that the room's home groups were made of."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Round {number} is published, and its home groups are made of these experts."
        " Take it back first; then both rounds can be mixed again.",
    )
