"""The list of commands: what each says, its keys, its menu, and which page does it.

A page names what it does in `Page.does()`, under the keys written here.
"""

from __future__ import annotations

from lchost.ui.actions import Command, tr


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
    return (*_file(), *_edit(), *_community(), *_workshop(), *_view(), *_help())


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


def _community() -> tuple[Command, ...]:
    return ()


def _workshop() -> tuple[Command, ...]:
    return (
        Command(
            "workshops.new",
            tr("&New workshop…"),
            "calendar-plus",
            "Ctrl+N",
            tr("Plan a workshop"),
            "workshop",
            place="workshops",
        ),
        Command(
            "workshops.copy",
            tr("&Copy this workshop…"),
            "repeat",
            "",
            tr("Plan the same again on another day"),
            "workshop",
            place="workshops",
        ),
        Command(
            "workshops.archive",
            tr("&Archive this workshop"),
            "circle-slash",
            "",
            tr("Hide it; its history stays"),
            "workshop",
            place="workshops",
        ),
        *_plan(),
        *_checkin(),
        *_groups(),
    )


def _plan() -> tuple[Command, ...]:
    return (
        Command(
            "plan.edit",
            tr("Change title, time and &place…"),
            "pencil",
            "",
            tr("Change what the workshop is for, when and where it is"),
            "workshop",
            place="plan",
            gap=True,
        ),
        Command(
            "plan.add",
            tr("Add to the &agenda…"),
            "plus",
            "Ctrl+Shift+A",
            tr("Add an item after the chosen one"),
            "workshop",
            place="plan",
        ),
        Command(
            "plan.earlier",
            tr("Agenda from an &earlier workshop…"),
            "history",
            "",
            tr("Take over what another workshop did"),
            "workshop",
            place="plan",
        ),
        *_paper(),
    )


def _paper() -> tuple[Command, ...]:
    return (
        Command(
            "paper.print",
            tr("&Print…"),
            "printer",
            "Ctrl+P",
            tr("Print the badges, or the paper that is shown"),
            "workshop",
            place="paper",
            gap=True,
        ),
        Command(
            "paper.save",
            tr("Save as P&DF…"),
            "download",
            "Ctrl+Shift+P",
            tr("Save the paper that is shown as a PDF"),
            "workshop",
            place="paper",
        ),
    )


def _checkin() -> tuple[Command, ...]:
    return (
        Command(
            "checkin.find",
            tr("&Find at the door"),
            "search",
            "F2",
            tr("Find somebody by name, e-mail or code, and check them in"),
            "workshop",
            place="checkin",
            gap=True,
        ),
        Command(
            "checkin.walk_in",
            tr("&Walk-in…"),
            "user-plus",
            "F3",
            tr("Add somebody who is not on the list; a name is enough"),
            "workshop",
            place="checkin",
        ),
        Command(
            "checkin.let_in",
            tr("&Let in anyway"),
            "door-open",
            "F4",
            tr("Give a place to whom the door did not let in, and check them in"),
            "workshop",
            place="checkin",
        ),
        Command(
            "checkin.all",
            tr("All c&heck-ins…"),
            "list-checks",
            "Ctrl+L",
            tr("All scans with their times: sort, search, save, undo"),
            "workshop",
            place="checkin",
        ),
        Command(
            "checkin.open_door",
            tr("&Open the door"),
            "door-open",
            "",
            tr("Let people check in from now on"),
            "workshop",
            place="checkin",
        ),
        Command(
            "checkin.close_door",
            tr("&Close the door"),
            "door-closed",
            "",
            tr("Check nobody in by themselves from now on"),
            "workshop",
            place="checkin",
        ),
    )


def _groups() -> tuple[Command, ...]:
    def command(key: str, text: str, icon: str, keys: str, tip: str, gap: bool = False) -> Command:
        return Command(f"groups.{key}", text, icon, keys, tip, "workshop", "groups", gap)

    return (
        command(
            "next",
            tr("Make the next &round"),
            "users-round",
            "Ctrl+G",
            tr("Divide the room into groups once more"),
            gap=True,
        ),
        command(
            "again",
            tr("&Mix this round again"),
            "shuffle",
            "Ctrl+Shift+G",
            tr("Make the round that is shown anew"),
        ),
        command(
            "seat",
            tr("Find &seats for latecomers"),
            "armchair",
            "F6",
            tr("Seat whoever is in no group where they fit best; nobody else moves"),
        ),
        command(
            "wishes",
            tr("&Wishes for the groups…"),
            "sliders-horizontal",
            "",
            tr("How large, what to mix, what counts how much"),
        ),
        command(
            "pairs",
            tr("&Together, apart…"),
            "link",
            "",
            tr("Who must sit together and who must not"),
        ),
        command(
            "print",
            tr("Print the group &list…"),
            "printer",
            "",
            tr("Preview and print who sits where"),
        ),
        command(
            "save",
            tr("Save the groups as a &table…"),
            "download",
            "",
            tr("Save all rounds as CSV or XLSX"),
        ),
        command(
            "delete",
            tr("Remove this r&ound"),
            "trash-2",
            "",
            tr("Take the round that is shown out"),
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
