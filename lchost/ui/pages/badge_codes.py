"""Another badge code for one person, asked for before it is given."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from lchost.errors import NoSuchMember
from lchost.models import undo
from lchost.roster import members
from lchost.roster.members import Member
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.page import Page


def tr(text: str) -> str:
    """Translate a sentence about badge codes."""
    return QCoreApplication.translate("BadgeCodes", text)


def ask_for_new_code(page: Page, member_id: int) -> None:
    """Ask, then give this member another badge code; 0 is nobody: the host chooses first."""
    if not member_id:
        page.say(tr("Choose a member first"), undo=False)
        return
    try:
        who = members.get(member_id)
    except NoSuchMember as error:  # undo may have been quicker
        page.trouble(error)
        return
    asking = Ask(
        page,
        tr("Replace the badge code of {name}?").format(name=who.display_name),
        tr(
            "For a badge that was lost. The old badge will no longer let anybody in; print"
            " a new one under Paper. This cannot be taken back."
        ),
        tr("Replace the code"),
    )
    asking.accepted.connect(lambda: _replace(page, who))
    asking.open()


def _replace(page: Page, who: Member) -> None:
    name = who.display_name
    label = tr("new badge code of {name}").format(name=name)
    code = page.do(label, lambda: members.replace_badge(who.id, datetime.now(UTC)))
    if code is not None:
        undo.barrier(label, tr("The old badge may be lost: print a new one under Paper."))
        page.say(tr("{name} has a new badge code; print a badge").format(name=name), undo=False)
