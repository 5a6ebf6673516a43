"""What the Paper page does, as commands."""

from __future__ import annotations

from lchost.ui.actions import Command, tr


def workshop() -> tuple[Command, ...]:
    """Return the commands of a workshop's papers."""
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
            "paper.pack",
            tr("Print p&ack…"),
            "printer",
            "",
            tr("Print or save all that the day needs, at once"),
            "workshop",
            place="paper",
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
        Command(
            "paper.look",
            tr("Open in the system's &viewer"),
            "monitor",
            "",
            tr("Show the paper in the program that shows PDFs on this computer"),
            "workshop",
            place="paper",
        ),
        Command(
            "paper.design",
            tr("Badge desi&gn…"),
            "id-card",
            "",
            tr("Change how the name badges look"),
            "workshop",
            place="paper",
        ),
        Command(
            "paper.designs",
            tr("All badge designs…"),
            "id-card",
            "",
            tr("Choose, copy, rename, delete, save or take in a badge design"),
            "workshop",
            place="paper",
        ),
        Command(
            "paper.words",
            tr("W&ords on paper…"),
            "pencil",
            "",
            tr("Say any text of the papers otherwise, in each language"),
            "workshop",
            place="paper",
        ),
        Command(
            "paper.read_back",
            tr("Read filled-in &sheets…"),
            "scan-line",
            "",
            tr("Read sign-in sheets and feedback forms from photos or a scanner"),
            "workshop",
            place="paper",
        ),
        Command(
            "paper.resources",
            tr("What to &read on…"),
            "book-open",
            "",
            tr("Titles and addresses for the handout, with codes for phones"),
            "workshop",
            place="paper",
        ),
        Command(
            "groups.print",
            tr("Print the group &list…"),
            "printer",
            "",
            tr("Lists, table cards and slips of the groups"),
            "workshop",
            place="paper",
        ),
    )
