"""The list of commands: what each says, its keys, its menu, and which page does it.

A page names what it does in `Page.does()`, under the keys written here.
"""

from __future__ import annotations

from lchost.ui.actions import Command, tr

MENUS = ("file", "edit", "community", "workshop", "go", "help")


def commands() -> tuple[Command, ...]:
    """Return all commands, in the order of the menus."""
    return (*_file(), *_edit(), *_community(), *_workshop(), *_go(), *_help())


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
            tr("Everything is saved already; this keeps one more copy of the file"),
            "file",
            gap=True,
        ),
        Command(
            "file.close",
            tr("&Close the community"),
            "log-out",
            "Ctrl+W",
            tr("Close the file and return to the Welcome page"),
            "file",
        ),
        Command(
            "file.quit",
            tr("&Quit lchost"),
            "x",
            "Ctrl+Q",
            tr("Keep a copy, close the file and leave"),
            "file",
            gap=True,
        ),
    )


def _edit() -> tuple[Command, ...]:
    return (
        Command("edit.undo", tr("&Undo"), "undo-2", "Ctrl+Z", tr("Take back"), "edit"),
        Command("edit.redo", tr("&Redo"), "redo-2", "Ctrl+Shift+Z", tr("Do it again"), "edit"),
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


def _community() -> tuple[Command, ...]:
    return ()


def _workshop() -> tuple[Command, ...]:
    return ()


def _go() -> tuple[Command, ...]:
    return ()


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
        Command("help.about", tr("&About lchost"), "info", "", tr("Version and licences"), "help"),
    )
