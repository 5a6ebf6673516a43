"""What the register and the Certificates page do, as commands."""

from __future__ import annotations

from lchost.ui.actions import Command, tr


def community() -> tuple[Command, ...]:
    """Return the commands of the register of all certificates."""
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
        _of_register(
            "check",
            tr("Verif&y a certificate…"),
            "search",
            tr("Is it genuine? Show its file, a photo of it, or its code"),
        ),
        _of_register(
            "save_page",
            tr("Save veri&fier page…"),
            "download",
            tr("One file with which anybody verifies your certificates, without lchost"),
        ),
    )


def workshop() -> tuple[Command, ...]:
    """Return the commands of a workshop's certificates."""
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
            tr("Correct or du&plicate a certificate…"),
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


def _of_register(key: str, text: str, icon: str, tip: str, *, gap: bool = False) -> Command:
    return Command(f"register.{key}", text, icon, "", tip, "community", "register", gap)
