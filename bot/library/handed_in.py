"""Drafts that were handed in together: kept in one transaction, so that the time they have in common names them all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, delete, select

from bot.library.added import DRAFT_TIME, AddedConversation, Most
from bot.library.added_room import DRAFT, LIVE, check_room, lock, make_room
from bot.library.added_rows import changed, conversation_of, conversations
from bot.library.added_store import Content, Figures
from bot.library.errors import TooManyConversations
from bot.library.originals import NOT_KEPT, Original
from bot.storage.database import insert
from bot.storage.store import Store, reads, writes
from bot.storage.tables import AddedRow


class NewDraft(NamedTuple):
    """A draft to be kept, with the ``file`` it was read from, packed, where that may be read again."""

    figures: Figures
    content: Content
    original: Original | None = None
    file: bytes | None = None


class HandedIn(NamedTuple):
    """What ``adder`` has handed in on ``server`` at a moment."""

    server: int
    adder: int
    at: datetime


class WaitingDraft(NamedTuple):
    """A draft that waits to be confirmed, and what is odd in it, as in ``Content``."""

    draft: AddedConversation
    odd_lines: tuple[tuple[str, ...], ...]


class Taken(NamedTuple):
    """What was added of what waited, and the titles of those for which there was no room."""

    added: tuple[AddedConversation, ...]
    without_room: tuple[str, ...]


class HandedInTogether(Store):
    """The drafts of all servers by when they were handed in, and conversations by when they were removed."""

    @writes
    def draft(self, connection: Connection, handed_in: HandedIn, drafts: Sequence[NewDraft]) -> None:
        """Keep ``drafts`` until they are confirmed, for a day."""
        server, adder, at = handed_in
        make_room(connection, server)
        for one in drafts:
            values = one.figures._asdict() | one.content.values | (one.original.values if one.original else NOT_KEPT)
            values |= {"file": one.file, "server": server, "adder": adder, "added_at": at}
            row = insert(connection, AddedRow).values(values | {"version": 0, "confirmed_at": None, "removed_at": None})
            connection.execute(row)

    @reads
    def waiting(self, connection: Connection, handed_in: HandedIn, now: datetime) -> tuple[WaitingDraft, ...]:
        """Return those that still wait, in the order they were handed in."""
        return _waiting(connection, handed_in, now)

    @writes
    def confirm(
        self, connection: Connection, handed_in: HandedIn, numbers: Sequence[int], most: Most, now: datetime
    ) -> Taken:
        """Take those of ``numbers`` that still wait into the server's conversations, as far as there is room."""
        lock(connection, handed_in.server)
        added, without_room = list[AddedConversation](), list[str]()
        for draft in (one.draft for one in _waiting(connection, handed_in, now) if one.draft.number in numbers):
            try:
                check_room(connection, handed_in.server, draft.words, most)
            except TooManyConversations:
                without_room.append(draft.title)
            else:
                added.append(changed(connection, draft.number, {"confirmed_at": now} | NOT_KEPT))
        return Taken(tuple(added), tuple(without_room))

    @writes
    def cancel(self, connection: Connection, handed_in: HandedIn) -> None:
        """Forget those that still wait."""
        connection.execute(delete(AddedRow).where(*_of(handed_in), *DRAFT))

    @writes
    def take_out(self, connection: Connection, handed_in: HandedIn, now: datetime) -> tuple[AddedConversation, ...]:
        """Remove those that were confirmed, and return them."""
        return _removed(connection, select(AddedRow.number).where(*_of(handed_in), *LIVE), now)

    @writes
    def remove(
        self, connection: Connection, server: int, numbers: Sequence[int], now: datetime
    ) -> tuple[AddedConversation, ...]:
        """Remove those of ``numbers`` that ``server`` has, and return them."""
        wanted = select(AddedRow.number).where(AddedRow.server == server, AddedRow.number.in_(numbers), *LIVE)
        return _removed(connection, wanted, now)

    @writes
    def bring_back(self, connection: Connection, server: int, removed_at: datetime, most: Most) -> Taken:
        """Bring back what was removed together, as far as there is room."""
        lock(connection, server)
        back, without_room = list[AddedConversation](), list[str]()
        wanted = conversations(server, AddedRow.removed_at == removed_at)
        for one in map(conversation_of, connection.execute(wanted).all()):
            try:
                check_room(connection, server, one.words, most)
            except TooManyConversations:
                without_room.append(one.title)
            else:
                back.append(changed(connection, one.number, {"removed_at": None}))
        return Taken(tuple(back), tuple(without_room))

    @reads
    def removed(self, connection: Connection, server: int, most: int) -> tuple[tuple[AddedConversation, datetime], ...]:
        """Return what ``server`` has removed and can bring back, with when, the latest first, at most so many."""
        wanted = conversations(server, AddedRow.removed_at.is_not(None)).add_columns(AddedRow.removed_at)
        latest = wanted.order_by(None).order_by(AddedRow.removed_at.desc(), AddedRow.number.desc()).limit(most)
        rows = connection.execute(latest).all()
        return tuple((conversation_of(row), row.removed_at) for row in rows)


def _of(handed_in: HandedIn) -> tuple[ColumnElement[bool], ...]:
    server, adder, at = handed_in
    return AddedRow.server == server, AddedRow.adder == adder, AddedRow.added_at == at


def _waiting(connection: Connection, handed_in: HandedIn, now: datetime) -> tuple[WaitingDraft, ...]:
    if handed_in.at <= now - DRAFT_TIME:
        return ()
    wanted = conversations(handed_in.server, *_of(handed_in), *DRAFT).add_columns(AddedRow.odd_lines)
    rows = connection.execute(wanted).all()
    return tuple(WaitingDraft(conversation_of(row), tuple(map(tuple, row.odd_lines))) for row in rows)


def _removed(connection: Connection, wanted: Select[Any], now: datetime) -> tuple[AddedConversation, ...]:
    numbers = connection.execute(wanted.order_by(AddedRow.number)).scalars().all()
    return tuple(changed(connection, number, {"removed_at": now}) for number in numbers)
