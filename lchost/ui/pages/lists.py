"""Lists of people, out of lchost: who is a member, who came, who sits where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from lchost.grouping import seat_list
from lchost.models import settings
from lchost.planning.workshops import Workshop
from lchost.roster import exporting, members, tables
from lchost.ui import wording
from lchost.ui.dialogs.export import ExportDialog
from lchost.ui.dialogs.table_files import ask_where
from lchost.ui.page import Page
from lchost.ui.pages import attendance_sheet
from lchost.ui.tasks import Progress


def tr(text: str) -> str:
    """Translate the words of a list."""
    return QCoreApplication.translate("Lists", text)


def save_attendance(page: Page, workshop: Workshop) -> None:
    """Ask where, then save who came to a workshop."""
    on = workshop.local(workshop.starts_at).date()
    name = tr("Attendance, {title}, {day}").format(title=workshop.title, day=on.isoformat())
    path = ask_where(page, tr("Save the attendance"), name)
    if path is None:
        return

    def work(_: Progress) -> object:
        headers, rows = attendance_sheet.sheet(workshop)
        tables.write_table(path, headers, rows)
        return len(rows)

    _save(page, path, work)


def save_groups(page: Page, workshop: Workshop, round_ids: Sequence[int]) -> None:
    """Ask where, then save who sits where in each round."""
    on = workshop.local(workshop.starts_at).date()
    name = tr("Groups, {title}, {day}").format(title=workshop.title, day=on.isoformat())
    path = ask_where(page, tr("Save the groups"), name)
    if path is None:
        return

    def work(_: Progress) -> object:
        headers, *rows = seat_list.rows(round_ids)
        tables.write_table(path, headers, rows)
        return len(rows)

    _save(page, path, work)


def _save(page: Page, path: Path, work: Callable[[Progress], object]) -> None:
    said = tr("Saved {file}").format(file=path.name)
    page.run(tr("Saving…"), work, lambda _: page.say(said, undo=False))


def today() -> str:
    """Return this day as it stands in the name of a file."""
    return datetime.now(UTC).astimezone().date().isoformat()


def save_members(page: Page, member_ids: list[int]) -> None:
    """Ask what and where, then save members; without ids, everybody who is not archived."""
    private = [asked.name for asked in members.attributes() if asked.is_private]
    if not private:
        _save_members(page, member_ids, with_private=False)
        return
    people = len(member_ids) or len(members.listing())
    asking = ExportDialog(page, people, private)
    asking.accepted.connect(
        lambda: _save_members(page, member_ids, with_private=asking.with_private())
    )
    asking.open()


def _save_members(page: Page, member_ids: list[int], *, with_private: bool) -> None:
    name = tr("Members, {day}").format(day=today())
    path = ask_where(page, tr("Save the members"), name)
    if path is None:
        return
    zone = settings.get("zone", "") or wording.local_zone_name()

    def work(_: Progress) -> object:
        chosen = member_ids or None
        sheet = exporting.members_sheet(chosen, zone=zone, with_private=with_private)
        tables.write_table(path, sheet.headers, sheet.rows)
        return len(sheet.rows)

    _save(page, path, work)
