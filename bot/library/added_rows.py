"""Rows of conversations that servers have added, as their stores read and change them."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select, update

from bot.library.added import AddedConversation
from bot.library.errors import ConversationGone
from bot.storage.tables import AddedRow


def conversations(server: int, *asked: ColumnElement[bool]) -> Select[Any]:
    """Select the conversations of ``server`` that are ``asked`` for, in the order they were added."""
    columns = (getattr(AddedRow, name) for name in AddedConversation.__dataclass_fields__)
    return select(*columns).where(AddedRow.server == server, *asked).order_by(AddedRow.number)


def one_of(connection: Connection, server: int, number: int, *asked: ColumnElement[bool]) -> AddedConversation:
    """Return conversation ``number`` of ``server``, locked; raises ConversationGone."""
    wanted = conversations(server, AddedRow.number == number, *asked).with_for_update()
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise ConversationGone(number)
    return conversation_of(row)


def changed(connection: Connection, number: int, values: dict[str, Any]) -> AddedConversation:
    """Change conversation ``number``, so that all processes read it anew, and return it."""
    change = update(AddedRow).where(AddedRow.number == number).values(values | {"version": AddedRow.version + 1})
    columns = (getattr(AddedRow, name) for name in AddedConversation.__dataclass_fields__)
    return conversation_of(connection.execute(change.returning(*columns)).one())


def conversation_of(row: Row[Any]) -> AddedConversation:
    """Return what ``row`` tells of a conversation."""
    columns = {name: getattr(row, name) for name in AddedConversation.__dataclass_fields__}
    return AddedConversation(**columns | {"speakers": tuple(row.speakers)})
