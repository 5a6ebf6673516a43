"""The commands about people: in the community, and in one workshop."""

from __future__ import annotations

from lchost.ui.actions import Command, tr


def community() -> tuple[Command, ...]:
    """Return what can be done with members."""
    return (
        _of_members("new", tr("&New member…"), "user-plus", "Ctrl+N", tr("Write down a member")),
        _of_members(
            "import",
            tr("&Import people…"),
            "upload",
            "Ctrl+I",
            tr("Bring people in from a file; you see first what would happen"),
        ),
        _of_members(
            "edit",
            tr("&Edit member…"),
            "pencil",
            "Ctrl+E",
            tr("Change what is known of the member chosen"),
            gap=True,
        ),
        _of_members(
            "archive",
            tr("&Archive"),
            "circle-slash",
            "",
            tr("Hide the members chosen; what they did stays"),
        ),
        _of_members(
            "restore",
            tr("&Bring back"),
            "rotate-ccw",
            "",
            tr("Show the archived members chosen again"),
        ),
        _of_members(
            "replace_badge",
            tr("&Replace badge code…"),
            "qr-code",
            "",
            tr("For a badge that was lost; the old one no longer works"),
        ),
        _of_members(
            "questions",
            tr("&Questions and topics…"),
            "list-checks",
            "",
            tr("What you ask members, and what there is to be skilled at"),
            gap=True,
        ),
        _of_members(
            "export",
            tr("E&xport members…"),
            "download",
            "Ctrl+Shift+E",
            tr("Save the members as a table"),
        ),
    )


def workshop() -> tuple[Command, ...]:
    """Return what can be done with the people of a workshop."""
    return (
        _of_people(
            "import",
            tr("&Import people…"),
            "upload",
            "Ctrl+Shift+I",
            tr("Bring people in from a file and give them places"),
            gap=True,
        ),
        _of_people(
            "add",
            tr("Add &members…"),
            "user-plus",
            "Ctrl+Shift+M",
            tr("Give members a place in this workshop"),
        ),
        _of_people(
            "new",
            tr("Add somebody &new…"),
            "sprout",
            "",
            tr("Write down a new member and give them a place"),
        ),
        _of_people(
            "edit",
            tr("&Edit person…"),
            "pencil",
            "",
            tr("Change what is known of the person chosen"),
            gap=True,
        ),
        _of_people(
            "give", tr("&Give a place"), "check", "", tr("From the waitlist, or after cancelling")
        ),
        _of_people(
            "cancel", tr("&Cancel the place"), "circle-minus", "", tr("Give the place back")
        ),
        _of_people(
            "excuse",
            tr("E&xcuse…"),
            "hand-heart",
            "Ctrl+Shift+X",
            tr("You know why they do not come: they are not counted as absent"),
        ),
        _of_people(
            "unexcuse", tr("Excuse no &longer"), "rotate-ccw", "", tr("Take that mark away again")
        ),
        _of_people(
            "remove",
            tr("&Take off the list"),
            "x",
            "",
            tr("As if they had never been on it"),
        ),
        _of_people(
            "export",
            tr("Ex&port attendance…"),
            "download",
            "",
            tr("Save who came as a table"),
            gap=True,
        ),
    )


def _of_members(
    key: str, text: str, icon: str, shortcut: str, tip: str, *, gap: bool = False
) -> Command:
    return Command(f"members.{key}", text, icon, shortcut, tip, "community", "members", gap)


def _of_people(
    key: str, text: str, icon: str, shortcut: str, tip: str, *, gap: bool = False
) -> Command:
    return Command(f"people.{key}", text, icon, shortcut, tip, "workshop", "people", gap)
