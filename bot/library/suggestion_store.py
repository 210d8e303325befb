"""Corrections that people suggest: of a server's own conversations its moderators decide, of others the operator."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, not_, select, update

from bot.conversation.correction import Attribution, Rewording
from bot.library.added import number_of
from bot.library.added_store import bump
from bot.library.errors import SuggestionGone, TooManySuggestions
from bot.library.following.episode_store import bump_episode
from bot.library.following.values import FOLLOWED, number_of_episode
from bot.library.suggestions import MOST_OPEN, Suggestion
from bot.storage.database import insert
from bot.storage.store import Store, reads, writes
from bot.storage.tables import AddedRow, SuggestionRow

KEPT = timedelta(days=30)
"""How long what was decided about a shared conversation, or rejected, is remembered."""

_OPEN = SuggestionRow.accepted.is_(None)
_SHARED = SuggestionRow.added.is_(None)


class Suggestions(Store):
    """The suggested corrections of all conversations."""

    @writes
    def suggest(
        self,
        connection: Connection,
        changes: Sequence[Rewording | Attribution],
        key: str,
        suggester: int,
        now: datetime,
    ) -> tuple[Suggestion, ...]:
        """Keep ``changes`` of the conversation ``key`` until they are decided, all or none.

        Of what was suggested already it is that suggestion. Raises TooManySuggestions.
        """
        kept = [_kept(connection, one, key, suggester, now) for one in changes]
        own = select(func.count()).where(_OPEN, SuggestionRow.suggester == suggester)
        if connection.execute(own).scalar_one() > MOST_OPEN:
            raise TooManySuggestions(MOST_OPEN)
        return tuple(kept)

    async def of_server(self, server: int) -> tuple[Suggestion, ...]:
        """Return all suggestions for conversations that ``server`` added: open ones first, then the latest."""
        own = select(AddedRow.number).where(AddedRow.server == server, AddedRow.removed_at.is_(None))
        return await self._found(SuggestionRow.added.in_(own))

    async def of_shared(self) -> tuple[Suggestion, ...]:
        """Return all suggestions for shared conversations: open ones first, then the latest."""
        return await self._found(_SHARED)

    @reads
    def accepted_of(self, connection: Connection, keys: Collection[str]) -> Mapping[str, tuple[Suggestion, ...]]:
        """Return what was accepted for the episodes of feeds with ``keys``, in the order of acceptance."""
        wanted = _suggestions(SuggestionRow.conversation.in_(keys), _SHARED, SuggestionRow.accepted.is_(True))
        found: dict[str, tuple[Suggestion, ...]] = {}
        rows = connection.execute(wanted.order_by(SuggestionRow.decided_at, SuggestionRow.number))
        for suggestion in map(_suggestion, rows):
            found[suggestion.conversation] = (*found.get(suggestion.conversation, ()), suggestion)
        return found

    @reads
    def accepted(self, connection: Connection, numbers: Collection[int]) -> Mapping[int, tuple[Suggestion, ...]]:
        """Return what was accepted for the added conversations ``numbers``, in the order of acceptance."""
        wanted = _suggestions(SuggestionRow.added.in_(numbers), SuggestionRow.accepted.is_(True))
        found: dict[int, tuple[Suggestion, ...]] = {}
        rows = connection.execute(wanted.order_by(SuggestionRow.decided_at, SuggestionRow.number))
        for suggestion in map(_suggestion, rows):
            number = number_of(suggestion.conversation) or 0
            found[number] = (*found.get(number, ()), suggestion)
        return found

    @writes
    def decide(
        self,
        connection: Connection,
        number: int,
        server: int | None,
        decider: int | None,
        *,
        accepted: bool | None,
        now: datetime,
    ) -> Suggestion:
        """Accept or reject a suggestion of ``server``, of a shared conversation for None, or open it again for None.

        Return it as it was before; raises SuggestionGone.
        """
        of_server = select(AddedRow.number).where(AddedRow.server == server)
        where = (SuggestionRow.number == number, _SHARED if server is None else SuggestionRow.added.in_(of_server))
        values: dict[str, Any] = {"accepted": accepted, "decider": decider, "decided_at": now}
        if accepted is None:
            values = dict.fromkeys(values)
        before = _one(connection, *where, locked=True)
        if (before.accepted is None) == (accepted is None):
            raise SuggestionGone(number)
        connection.execute(update(SuggestionRow).where(*where).values(values))
        if added := number_of(before.conversation):
            bump(connection, added)
        if episode := number_of_episode(before.conversation):
            bump_episode(connection, episode)
        return before

    @reads
    def _found(self, connection: Connection, *asked: ColumnElement[bool]) -> tuple[Suggestion, ...]:
        wanted = _suggestions(*asked).order_by(
            SuggestionRow.accepted.is_not(None), SuggestionRow.decided_at.desc(), SuggestionRow.number
        )
        return tuple(map(_suggestion, connection.execute(wanted)))


def delete_decided(connection: Connection, now: datetime) -> None:
    """Delete what nobody will ask for again.

    What was accepted for a server's own conversation, or for an episode of a feed, is its correction.
    """
    in_a_file = _SHARED & not_(SuggestionRow.conversation.startswith(FOLLOWED))
    over = (SuggestionRow.decided_at <= now - KEPT, in_a_file | SuggestionRow.accepted.is_(False))
    connection.execute(delete(SuggestionRow).where(*over))


def _kept(
    connection: Connection, change: Rewording | Attribution, key: str, suggester: int, now: datetime
) -> Suggestion:
    """Return the open suggestion of ``change``, made now unless somebody has made it already."""
    values = {"conversation": key, **_columns(change)}
    same = (getattr(SuggestionRow, name) == value for name, value in values.items())
    known = connection.execute(_suggestions(_OPEN, *same).limit(1)).one_or_none()
    if known is not None:
        return _suggestion(known)
    values |= {"added": number_of(key), "suggester": suggester, "suggested_at": now}
    row = insert(connection, SuggestionRow).values(values).returning(SuggestionRow.number)
    return _one(connection, SuggestionRow.number == connection.execute(row).scalar_one())


def _columns(change: Rewording | Attribution) -> dict[str, Any]:
    if isinstance(change, Rewording):
        return {**change._asdict(), "count": None, "former": None, "speaker": None}
    told = {"first": change.first, "count": change.count, "old": change.words, "new": ""}
    return {**told, "former": change.old, "speaker": change.new}


def _one(connection: Connection, *asked: ColumnElement[bool], locked: bool = False) -> Suggestion:
    wanted = _suggestions(*asked)
    row = connection.execute(wanted.with_for_update() if locked else wanted).one_or_none()
    if row is None:
        raise SuggestionGone(0)
    return _suggestion(row)


def _suggestions(*asked: ColumnElement[bool]) -> Select[Any]:
    return select(*(getattr(SuggestionRow, name) for name in Suggestion.__dataclass_fields__)).where(*asked)


def _suggestion(row: Row[Any]) -> Suggestion:
    return Suggestion(**row._asdict())
