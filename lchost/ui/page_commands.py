"""The commands that pages do: those of the community, and those of a workshop's steps.

A page names what it does in `Page.does()`, under the keys written here.
"""

from __future__ import annotations

from lchost.ui import door_commands, people_commands
from lchost.ui.actions import Command, tr


def community() -> tuple[Command, ...]:
    """Return the commands of the community's own pages."""
    return (*people_commands.community(), *_register())


def workshop() -> tuple[Command, ...]:
    """Return the commands of the workshops' list and of each step."""
    return (
        Command(
            "workshops.new",
            tr("&New workshop…"),
            "calendar-plus",
            "Ctrl+Shift+W",
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
        *people_commands.workshop(),
        *_paper(),
        *door_commands.workshop(),
        *_groups(),
        *_certificates(),
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
            "plan.sessions",
            tr("&Sessions…"),
            "calendar-days",
            "",
            tr("Several days, or several rooms at one time"),
            "workshop",
            place="plan",
        ),
        Command(
            "plan.door",
            tr("The &door…"),
            "door-open",
            "",
            tr("When it opens and closes, who is late, who may come in again"),
            "workshop",
            place="plan",
        ),
        Command(
            "plan.questions",
            tr("&Questions at the door…"),
            "message-circle",
            "",
            tr("What is asked of whoever comes in"),
            "workshop",
            place="plan",
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


def _register() -> tuple[Command, ...]:
    return (
        _of_register(
            "open",
            tr("&Open a certificate"),
            "book-open",
            tr("Show the certificate chosen as it was frozen"),
            gap=True,
        ),
        _of_register(
            "save_pdf",
            tr("Save a certificate as P&DF…"),
            "download",
            tr("Save the certificate chosen as it was frozen"),
        ),
        _of_register(
            "save_credential",
            tr("Save its credential for &wallets…"),
            "id-card",
            tr("An Open Badges credential, as a .json file"),
        ),
        _of_register(
            "save_badge",
            tr("Save its badge as a pict&ure…"),
            "image",
            tr("A medal as a .png file that has the credential in it"),
        ),
        _of_register(
            "workshop",
            tr("Go to its wor&kshop"),
            "arrow-right",
            tr("Show the certificate chosen where it was issued"),
        ),
        _of_register(
            "export",
            tr("Export the &register…"),
            "file-spreadsheet",
            tr("Save the certificates that are shown as a table"),
        ),
    )


def _of_register(key: str, text: str, icon: str, tip: str, *, gap: bool = False) -> Command:
    return Command(f"register.{key}", text, icon, "", tip, "community", "register", gap)


def _certificates() -> tuple[Command, ...]:
    return (
        Command(
            "certificates.issue",
            tr("&Issue certificates…"),
            "badge-check",
            "",
            tr("Issue a certificate to everybody who gets one by the rule"),
            "workshop",
            place="certificates",
            gap=True,
        ),
        Command(
            "certificates.check",
            tr("Verif&y a certificate…"),
            "search",
            "",
            tr("Is it genuine? Show its file, a photo of it, or its code"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.save_page",
            tr("Save veri&fier page…"),
            "download",
            "",
            tr("One file with which anybody verifies your certificates, without lchost"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.add_rule",
            tr("&Add another certificate…"),
            "plus",
            "",
            tr("Another kind of certificate, with a rule of its own"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.edit_rule",
            tr("&Who gets a certificate…"),
            "pencil",
            "",
            tr("Change the rule: who gets one, and what it says"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.remove_rule",
            tr("&Remove this rule"),
            "trash-2",
            "",
            tr("Take the rule out; one that certificates were issued by stays"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.override",
            tr("&Decide otherwise…"),
            "circle-check",
            "",
            tr("Give the people chosen a certificate, or none, whatever the rule says"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.by_rule",
            tr("&Let the rule decide"),
            "undo-2",
            "",
            tr("Take back what you decided about the people chosen"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.give",
            tr("&Give certificates…"),
            "mail",
            "",
            tr("As files, by e-mail or on paper"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.reissue",
            tr("Correct a certificate's na&me…"),
            "pencil",
            "",
            tr("Revoke the chosen certificate and issue it anew"),
            "workshop",
            place="certificates",
        ),
        Command(
            "certificates.void",
            tr("Re&voke a certificate…"),
            "ban",
            "",
            tr("Take the chosen certificate back, with a reason"),
            "workshop",
            place="certificates",
        ),
    )
