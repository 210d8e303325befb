"""Conversations that servers have added: drafts until they are confirmed, then searched like all others."""

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, delete, func, select

from bot.library.added import DRAFT_TIME, AddedConversation, LibraryVersion, Most
from bot.library.added_room import DRAFT, LIVE, Held, check_room, held, lock, make_room
from bot.library.added_rows import changed, conversation_of, conversations, one_of
from bot.library.errors import DraftChanged, DraftGone
from bot.library.originals import NOT_KEPT, Original
from bot.storage.columns import WHOLE_SERVER
from bot.storage.database import insert
from bot.storage.store import Store, reads, writes
from bot.storage.tables import AddedRow, SettingsRow

UNDO_TIME = timedelta(days=30)
"""How long a removed conversation can be brought back; then it is deleted."""


class Content(NamedTuple):
    """What a conversation is made of: ``details`` as in a conversation.toml, and a transcript, ``packed``.

    ``odd_lines`` are those of the file it was read from: line, problem, and how to mend it.
    """

    details: str
    packed: bytes
    odd_lines: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, details: str, transcript: str, odd_lines: Sequence[tuple[str, ...]] = ()) -> "Content":
        """Pack ``transcript``; a long one takes a moment, so ask in a thread."""
        return cls(details, zlib.compress(transcript.encode(), level=9), tuple(odd_lines))

    @property
    def transcript(self) -> str:
        """The transcript as a file holds it; a long one takes a moment."""
        return zlib.decompress(self.packed).decode()

    @property
    def values(self) -> dict[str, Any]:
        """The columns it is kept in."""
        return {"details": self.details, "transcript": self.packed, "odd_lines": self.odd_lines}


class Figures(NamedTuple):
    """What is told of a conversation without opening it; ``seconds`` is its length."""

    title: str
    speakers: Sequence[str]
    words: int
    seconds: float


class OpenedDraft(NamedTuple):
    """A draft and what it is made of."""

    draft: AddedConversation
    content: Content


class Added(Store):
    """The conversations of all servers."""

    @reads
    def library_versions(self, connection: Connection) -> Mapping[int, LibraryVersion]:
        """Return, for each server that has added conversations, what tells whether they have changed."""
        sums = func.count(), func.sum(AddedRow.number * AddedRow.number), func.sum(AddedRow.version)
        of_server = and_(SettingsRow.server == AddedRow.server, SettingsRow.channel == WHOLE_SERVER)
        marks = (
            select(AddedRow.server, SettingsRow.shared, *sums)
            .join(SettingsRow, of_server, isouter=True)
            .where(*LIVE)
            .group_by(AddedRow.server, SettingsRow.shared)
        )
        rows = connection.execute(marks)
        return {
            server: LibraryVersion(count, int(numbers), int(versions), shared is False)
            for server, shared, count, numbers, versions in rows
        }

    @reads
    def listed(self, connection: Connection, server: int) -> tuple[AddedConversation, ...]:
        """Return the conversations of ``server``, in the order they were added."""
        return tuple(map(conversation_of, connection.execute(conversations(server, *LIVE))))

    @reads
    def contents(self, connection: Connection, numbers: Sequence[int]) -> Mapping[int, Content]:
        """Return what the conversations ``numbers`` are made of, those that are still there."""
        return _contents(connection, numbers)

    @reads
    def held(self, connection: Connection, server: int) -> Held:
        """Return how much ``server`` has."""
        return held(connection, server)

    @writes
    def draft(
        self,
        connection: Connection,
        server: int,
        adder: int,
        figures: Figures,
        content: Content,
        now: datetime,
        original: Original | None = None,
        file: bytes | None = None,
    ) -> int:
        """Keep what was read until it is confirmed, for a day; return its number.

        The ``file`` it was read from, packed, is kept as long, if it is given.
        """
        values = figures._asdict() | content.values | {"server": server, "adder": adder, "added_at": now}
        values |= (original.values if original else NOT_KEPT) | {"file": file}
        make_room(connection, server)
        row = insert(connection, AddedRow).values(values | {"version": 0, "confirmed_at": None, "removed_at": None})
        return int(connection.execute(row.returning(AddedRow.number)).scalar_one())

    @reads
    def opened_draft(self, connection: Connection, server: int, number: int, now: datetime) -> OpenedDraft:
        """Return a draft; raises DraftGone."""
        draft = _draft(connection, server, number, now)
        contents = _contents(connection, [number])
        if number not in contents:  # cancelled between the two
            raise DraftGone(number)
        return OpenedDraft(draft, contents[number])

    @writes
    def redraft(
        self,
        connection: Connection,
        server: int,
        number: int,
        figures: Figures,
        content: Content,
        now: datetime,
        original: Original | None = None,
        version: int | None = None,
    ) -> None:
        """Keep a draft as it is now; raises DraftGone, and DraftChanged if it has no longer the ``version`` told."""
        values = figures._asdict() | content.values | (original.values if original else {})
        draft = _draft(connection, server, number, now, locked=True)
        if version not in (None, draft.version):
            raise DraftChanged(number)
        changed(connection, number, values)

    @writes
    def confirm(self, connection: Connection, server: int, number: int, most: Most, now: datetime) -> AddedConversation:
        """Take a draft into the server's conversations, at most so many; raises DraftGone, TooManyConversations."""
        lock(connection, server)
        draft = _draft(connection, server, number, now)
        check_room(connection, server, draft.words, most)
        return changed(connection, number, {"confirmed_at": now} | NOT_KEPT)

    @writes
    def cancel(self, connection: Connection, server: int, number: int) -> None:
        """Forget a draft, if it is there."""
        gone = delete(AddedRow).where(AddedRow.server == server, AddedRow.number == number, *DRAFT)
        connection.execute(gone)

    @writes
    def remove(self, connection: Connection, server: int, number: int, now: datetime) -> AddedConversation:
        """Take a conversation away; raises ConversationGone."""
        one_of(connection, server, number, *LIVE)
        return changed(connection, number, {"removed_at": now})

    @writes
    def bring_back(self, connection: Connection, server: int, number: int, most: Most) -> AddedConversation:
        """Undo ``remove``; raises ConversationGone after 30 days, and TooManyConversations."""
        lock(connection, server)
        removed = one_of(connection, server, number, AddedRow.removed_at.is_not(None))
        check_room(connection, server, removed.words, most)
        return changed(connection, number, {"removed_at": None})


def bump(connection: Connection, number: int) -> None:
    """Have all processes read conversation ``number`` anew."""
    changed(connection, number, {})


def delete_outlived(connection: Connection, now: datetime) -> None:
    """Delete for good what was removed too long ago to be brought back, and drafts nobody confirmed."""
    connection.execute(delete(AddedRow).where(AddedRow.removed_at <= now - UNDO_TIME))
    connection.execute(delete(AddedRow).where(*DRAFT, AddedRow.added_at <= now - DRAFT_TIME))


def _draft(
    connection: Connection, server: int, number: int, now: datetime, *, locked: bool = False
) -> AddedConversation:
    fresh = AddedRow.added_at > now - DRAFT_TIME
    wanted = conversations(server, AddedRow.number == number, *DRAFT, fresh)
    row = connection.execute(wanted.with_for_update() if locked else wanted).one_or_none()
    if row is None:
        raise DraftGone(number)
    return conversation_of(row)


def _contents(connection: Connection, numbers: Sequence[int]) -> dict[int, Content]:
    columns = select(AddedRow.number, AddedRow.details, AddedRow.transcript, AddedRow.odd_lines)
    rows = connection.execute(columns.where(AddedRow.number.in_(numbers)))
    return {row.number: Content(row.details, row.transcript, tuple(map(tuple, row.odd_lines))) for row in rows}
