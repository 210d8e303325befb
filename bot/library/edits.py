"""Edits of conversations that servers have added: what each was before is kept for a while, to be brought back."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from bot.library.added import AddedConversation
from bot.library.added_room import LIVE
from bot.library.added_rows import changed, one_of
from bot.library.added_store import Content, Figures
from bot.library.errors import ConversationEdited, ConversationGone
from bot.storage.database import insert
from bot.storage.follow_tables import EditRow
from bot.storage.store import Store, reads, writes
from bot.storage.tables import AddedRow

UNDO_TIME = timedelta(days=30)
"""How long an edit can be undone."""
MOST_KEPT = 10
"""Edits of a conversation that are kept, the latest."""


class Editable(NamedTuple):
    """A conversation as it is kept."""

    added: AddedConversation
    content: Content


class Edit(NamedTuple):
    """What ``editable`` becomes.

    ``transcript`` says that more than its details changes; ``names`` has new names by those that people had.
    """

    editable: Editable
    figures: Figures
    content: Content
    transcript: bool
    names: Mapping[str, str] = MappingProxyType({})


class Undone(NamedTuple):
    """Conversations as they were before an edit, and the titles of those that were changed since, which stay."""

    back: tuple[AddedConversation, ...]
    changed_since: tuple[str, ...]


class Edits(Store):
    """The edits of all servers, by when they were made: those made together are undone together."""

    @reads
    def opened(self, connection: Connection, server: int, number: int) -> Editable:
        """Return a conversation of ``server``; raises ConversationGone."""
        here = (AddedRow.server == server, AddedRow.number == number, *LIVE)
        wanted = select(AddedRow.details, AddedRow.transcript, AddedRow.odd_lines).where(*here)
        row = connection.execute(
            wanted.where(AddedRow.server == server, AddedRow.number == number, *LIVE)
        ).one_or_none()
        if row is None:
            raise ConversationGone(number)
        content = Content(row.details, row.transcript, tuple(map(tuple, row.odd_lines)))
        return Editable(one_of(connection, server, number, *LIVE), content)

    @writes
    def edit(
        self, connection: Connection, server: int, editor: int, edits: Sequence[Edit], now: datetime
    ) -> tuple[AddedConversation, ...]:
        """Make ``edits``, all or none; raises ConversationGone, and ConversationEdited if one was changed since."""
        return tuple(_edited(connection, server, editor, one, now) for one in edits)

    @writes
    def undo(self, connection: Connection, server: int, edited_at: datetime) -> Undone:
        """Take back what was edited at that moment; raises ConversationGone if nothing of it can be any more."""
        edits = select(EditRow).join(AddedRow, AddedRow.number == EditRow.added)
        wanted = edits.where(AddedRow.server == server, EditRow.edited_at == edited_at, *LIVE)
        rows = connection.execute(wanted.with_only_columns(*EditRow.__table__.c)).all()
        back, changed_since = list[AddedConversation](), list[str]()
        for row in rows:
            now = one_of(connection, server, row.added, *LIVE)
            if now.version != row.version:
                changed_since.append(now.title)
                continue
            values = {name: getattr(row, name) for name in ("title", "speakers", "words", "seconds", "details")}
            values |= {} if row.transcript is None else {"transcript": row.transcript}
            back.append(changed(connection, row.added, values))
            connection.execute(delete(EditRow).where(EditRow.number == row.number))
        if not rows:
            raise ConversationGone(0)
        return Undone(tuple(back), tuple(changed_since))


def delete_outlived_edits(connection: Connection, now: datetime) -> None:
    """Delete edits that can't be undone any more."""
    connection.execute(delete(EditRow).where(EditRow.edited_at <= now - UNDO_TIME))


def _edited(connection: Connection, server: int, editor: int, edit: Edit, now: datetime) -> AddedConversation:
    before, content = edit.editable
    if one_of(connection, server, before.number, *LIVE).version != before.version:
        raise ConversationEdited(before.number)
    values = edit.figures._asdict() | {"details": edit.content.details, "odd_lines": edit.content.odd_lines}
    after = changed(
        connection, before.number, values | ({"transcript": edit.content.packed} if edit.transcript else {})
    )
    kept = Figures(before.title, before.speakers, before.words, before.seconds)._asdict()
    kept |= {"added": before.number, "editor": editor, "edited_at": now, "version": after.version}
    kept |= {"details": content.details, "transcript": content.packed if edit.transcript else None}
    connection.execute(insert(connection, EditRow).values(kept))
    old = select(EditRow.number).where(EditRow.added == before.number).order_by(EditRow.number.desc()).offset(MOST_KEPT)
    connection.execute(delete(EditRow).where(EditRow.number.in_(connection.execute(old).scalars().all())))
    return after
