"""What the Groups page does, as commands."""

from __future__ import annotations

from lchost.ui.actions import Command, tr


def workshop() -> tuple[Command, ...]:
    """Return the commands of a workshop's groups."""

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
            "mend",
            tr("Mend this roun&d…"),
            "handshake",
            "Shift+F6",
            tr("Latecomers, people who have left, a table lost: as few moves as can be"),
        ),
        command(
            "publish",
            tr("P&ublish this round"),
            "monitor",
            "F7",
            tr("On phones and stage everybody sees where they sit"),
        ),
        command(
            "withdraw",
            tr("Take this round &back"),
            "eye-off",
            "Shift+F7",
            tr("Show the round to nobody but you"),
        ),
        command(
            "stage",
            tr("“&Find your table” on the stage"),
            "presentation",
            "Ctrl+F7",
            tr("Show everybody by name, with their table, on the projector"),
        ),
        command(
            "stage_cards",
            tr("Group by group on the sta&ge"),
            "layout-grid",
            "Ctrl+Shift+F7",
            tr("Show a card for each group on the projector"),
        ),
        command(
            "stage_next",
            tr("Ne&xt page on the stage"),
            "arrow-right",
            "Ctrl+PgDown",
            tr("Turn the page of the list on the projector"),
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
            "copy",
            tr("&Copy the group list"),
            "file-text",
            "",
            tr("Who sits where, as text and as a table; Ctrl+C on this page does it too"),
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
