"""The agenda in the file: parts added, changed, moved, removed."""

from __future__ import annotations

from collections.abc import Sequence

from lchost.errors import NoTitle
from lchost.models.database import Topic, writing
from lchost.models.fields import word
from lchost.models.workshops import AgendaItem as Row
from lchost.models.workshops import Session
from lchost.planning.agenda import AgendaItem, Format, ItemDraft


def agenda(workshop_id: int) -> list[AgendaItem]:
    """Return a workshop's parts in their order."""
    rows = Row.select().join(Session).where(Session.workshop == workshop_id)
    return [
        AgendaItem(
            row.title, row.minutes, word(Format, row.format), row.leader, row.id, row.position
        )
        for row in rows.order_by(Row.position, Row.id)
    ]


def add_item(workshop_id: int, draft: ItemDraft, position: int | None = None) -> int:
    """Put a part in at `position` (at the end without one) and return its id.

    Raises:
        NoTitle: it says nothing.
    """
    with writing(Topic.WORKSHOPS):
        session = _first_session(workshop_id)
        row = Row.create(session=session, position=-1, **_columns(draft))
        order = [item.id for item in agenda(workshop_id) if item.id != row.id]
        order.insert(len(order) if position is None else position, row.id)
        _number(order)
    return int(row.id)


def set_agenda(workshop_id: int, drafts: Sequence[ItemDraft]) -> None:
    """Give a workshop these parts instead of those it has.  Raises as `add_item` does."""
    with writing(Topic.WORKSHOPS):
        session = _first_session(workshop_id)
        Row.delete().where(Row.session == session).execute()
        for position, draft in enumerate(drafts):
            Row.create(session=session, position=position, **_columns(draft))


def edit_item(item_id: int, draft: ItemDraft) -> None:
    """Change a part.  Raises as `add_item` does."""
    with writing(Topic.WORKSHOPS):
        Row.update(**_columns(draft)).where(Row.id == item_id).execute()


def move_item(item_id: int, position: int) -> None:
    """Move a part so that it stands at `position`, counted from 0; too far is the end."""
    with writing(Topic.WORKSHOPS):
        order = _order_beside(item_id)
        order.remove(item_id)
        order.insert(max(0, position), item_id)
        _number(order)


def remove_item(item_id: int) -> None:
    """Take a part out."""
    with writing(Topic.WORKSHOPS):
        order = _order_beside(item_id)
        order.remove(item_id)
        Row.delete().where(Row.id == item_id).execute()
        _number(order)


def _first_session(workshop_id: int) -> Session:
    """The agenda hangs on the session that was planned first."""
    rows = Session.select().where(Session.workshop == workshop_id)
    first: Session = rows.order_by(Session.id).get()
    return first


def _columns(draft: ItemDraft) -> dict[str, object]:
    if not draft.title.strip():
        raise NoTitle()
    return {
        "title": draft.title.strip(),
        "minutes": max(0, draft.minutes),
        "format": draft.format.value,
        "leader": draft.leader.strip(),
    }


def _order_beside(item_id: int) -> list[int]:
    session = Row.get_by_id(item_id).session_id
    rows = Row.select(Row.id).where(Row.session == session).order_by(Row.position, Row.id)
    return [row.id for row in rows]


def _number(order: list[int]) -> None:
    for position, item_id in enumerate(order):
        Row.update(position=position).where(Row.id == item_id, Row.position != position).execute()
