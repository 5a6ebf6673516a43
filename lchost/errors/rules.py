"""Trouble with who gets which certificate."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError


class RuleOfLater(HostError):
    """A rule asks or states what this version does not know."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "A later version of lchost wrote this rule, and it says “{what}”, which this one does not"
        " know. Install that version to give these certificates.",
    )


class RuleUnreadable(HostError):
    """A rule in the file is none."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "This rule cannot be read: look at “{where}”. Set the rule anew, or restore a copy of the"
        " community.",
    )


class AsksForNothing(HostError):
    """A rule without any condition."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "This rule asks for nothing, so everybody on the list would get one. Say at least one"
        " thing that they must have done.",
    )


class RuleInUse(HostError):
    """Certificates were issued by this rule."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Certificates were issued by “{title}”, and the register keeps by which rule. Change it"
        " instead.",
    )


class RuleNameTaken(HostError):
    """Two rules of one workshop would give certificates of one title."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is a certificate titled “{title}” here already. Choose another title, so that"
        " nobody mixes them up.",
    )


class BadLetters(HostError):
    """Letters before a number that are none."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{letters}” cannot stand before a number. Take one to six letters from A to Z.",
    )


class NoReasonForOverride(HostError):
    """The host decides otherwise than the rule without saying why."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "Say why you decide otherwise than the rule: the reason is kept."
    )
