"""The list of commands: what each says, its keys, its menu, and which page does it.

Those that pages do are in `ui.page_commands`.
"""

from __future__ import annotations

from lchost.ui.actions import Command, tr
from lchost.ui.page_commands import community, workshop


def menus() -> tuple[tuple[str, str], ...]:
    """Return the menus, from left to right: key and title."""
    return (
        ("file", tr("&File")),
        ("edit", tr("&Edit")),
        ("community", tr("&Community")),
        ("workshop", tr("&Workshop")),
        ("view", tr("&View")),
        ("help", tr("&Help")),
    )


def commands() -> tuple[Command, ...]:
    """Return all commands, in the order of the menus."""
    return (*_file(), *_edit(), *community(), *workshop(), *_view(), *_help())


def _file() -> tuple[Command, ...]:
    return (
        Command(
            "file.new",
            tr("&New community…"),
            "sprout",
            "Ctrl+Shift+N",
            tr("Start a community in a file of its own"),
            "file",
        ),
        Command(
            "file.open",
            tr("&Open community…"),
            "book-open",
            "Ctrl+O",
            tr("Open the file of another community"),
            "file",
        ),
        Command(
            "file.sample",
            tr("Open the &sample community"),
            "sparkles",
            "",
            tr("Look around in a made-up community"),
            "file",
        ),
        Command(
            "file.copy",
            tr("&Keep a copy now"),
            "hard-drive",
            "Ctrl+S",
            tr("All is saved already; this keeps one more copy of the file"),
            "file",
            gap=True,
        ),
        Command(
            "file.restore",
            tr("&Restore from a copy…"),
            "history",
            "",
            tr("Bring the community back as it was"),
            "file",
        ),
        Command(
            "file.close",
            tr("&Close the community"),
            "log-out",
            "Ctrl+W",
            tr("Close the file and return to the Welcome page"),
            "file",
            gap=True,
        ),
        Command(
            "file.quit",
            tr("&Quit lchost"),
            "x",
            "Ctrl+Q",
            tr("Keep a copy, close the file and leave"),
            "file",
        ),
    )


def _edit() -> tuple[Command, ...]:
    return (
        Command(
            "edit.undo",
            tr("&Undo"),
            "undo-2",
            "Ctrl+Z",
            tr("Take back what was done last"),
            "edit",
        ),
        Command(
            "edit.redo",
            tr("&Redo"),
            "redo-2",
            "Ctrl+Shift+Z",
            tr("Do again what was taken back"),
            "edit",
        ),
        Command(
            "edit.palette",
            tr("&Search or do anything"),
            "search",
            "Ctrl+K",
            tr("Find a command, a member or a workshop"),
            "edit",
            gap=True,
        ),
    )


def _view() -> tuple[Command, ...]:
    return (
        *_places(),
        Command(
            "view.scheme",
            tr("&Dark or light"),
            "moon",
            "Ctrl+Shift+D",
            tr("Switch between the dark and the light look"),
            "view",
            gap=True,
        ),
        Command(
            "view.larger",
            tr("&Larger text"),
            "zoom-in",
            "Ctrl++",
            tr("Make all words larger"),
            "view",
        ),
        Command(
            "view.smaller",
            tr("&Smaller text"),
            "zoom-out",
            "Ctrl+-",
            tr("Make all words smaller"),
            "view",
        ),
    )


def _help() -> tuple[Command, ...]:
    return (
        Command(
            "help.keys",
            tr("&Keyboard shortcuts"),
            "keyboard",
            "F1",
            tr("All commands and their keys"),
            "help",
        ),
        Command(
            "help.groups",
            tr("&How groups are made"),
            "users-round",
            "",
            tr("What the figures of groups mean, and what is never traded"),
            "help",
        ),
        Command(
            "help.about",
            tr("&About lchost"),
            "info",
            "",
            tr("Version and licences"),
            "help",
        ),
    )


def _places() -> tuple[Command, ...]:
    """Return a command for each page of the rail (Ctrl+1 …) and each step (Alt+1 …)."""
    from lchost.ui.pages import registry

    go = tr("Go to {page}")
    rail = [
        Command(f"go.{p.key}", p.text, p.icon, f"Ctrl+{n}", go.format(page=p.text), "view", p.key)
        for n, p in enumerate(registry.places(), 1)
    ]
    steps = [
        Command(
            f"go.{step.key}",
            step.text,
            step.icon,
            f"Alt+{n}",
            go.format(page=step.text),
            "view",
            step.key,
            gap=n == 1,
        )
        for n, step in enumerate(registry.steps(), 1)
    ]
    return (*rail, *steps)
