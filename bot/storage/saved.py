"""Quotes that people keep, with their tags and votes.

A saved quote holds its words, speakers and time as they were: a transcript that is corrected changes none of it.
Saving what is saved already changes nothing and tells who was first.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, Text, delete, func, select, type_coerce, update

from bot.conversation.model import Line, Quote
from bot.conversation.short_form import shorten
from bot.storage.database import insert
from bot.storage.errors import NotYours, SavedQuoteGone
from bot.storage.owner import Owner
from bot.storage.saved_quotes import SavedQuote, Saving
from bot.storage.store import Store, reads, writes
from bot.storage.tables import SavedRow, VoteRow

UNDO_TIME = timedelta(days=30)
"""How long a removed quote can be brought back; then it is deleted."""


class Page(NamedTuple):
    """Some of the ``total`` saved quotes that were asked for."""

    quotes: tuple[SavedQuote, ...]
    total: int


class Order(StrEnum):
    """What comes first in a list."""

    NEWEST = "newest"
    VOTES = "votes"


_VOTES = select(func.count()).where(VoteRow.saved == SavedRow.number).correlate(SavedRow).scalar_subquery()
_ORDERS = {
    Order.NEWEST: (SavedRow.saved_at.desc(), SavedRow.number.desc()),
    Order.VOTES: (_VOTES.desc(), SavedRow.saved_at, SavedRow.number),
}


class Saved(Store):
    """The saved quotes of all places."""

    @writes
    def save(
        self, connection: Connection, place: Owner, saver: int, quote: Quote, tags: Sequence[str], now: datetime
    ) -> Saving:
        """Keep ``quote``, with ``tags`` as ``bot.features.saved.tags`` writes them."""
        values: dict[str, Any] = {
            "saver": saver,
            "title": quote.conversation.title,
            "start": quote.start,
            "lines": quote.lines,
            "tags": tags,
            "saved_at": now,
            "removed_at": None,
        }
        form = shorten(quote)
        row = insert(connection, SavedRow).values(place=place.id, personal=place.personal, form=form, **values)
        kept = row.on_conflict_do_update(
            index_elements=["place", "personal", "form"], set_=values, where=SavedRow.removed_at.is_not(None)
        ).returning(SavedRow.number)
        new = connection.execute(kept).scalar_one_or_none() is not None
        found = connection.execute(_saved_quotes(place).where(SavedRow.form == form))
        return Saving(_saved_quote(found.one()), new)

    @reads
    def one(self, connection: Connection, place: Owner, number: int) -> SavedQuote:
        """Return saved quote ``number``; raises SavedQuoteGone."""
        return _one(connection, place, number)

    @reads
    def page(
        self,
        connection: Connection,
        place: Owner,
        *,
        by: int | None = None,
        tag: str | None = None,
        order: Order = Order.NEWEST,
        first: int = 0,
        limit: int | None = None,
    ) -> Page:
        """Return ``limit`` saved quotes (None: all) from number ``first`` of them on, of one saver or with one tag."""
        asked: list[ColumnElement[bool]] = []
        if by is not None:
            asked.append(SavedRow.saver == by)
        if tag is not None:
            asked.append(type_coerce(SavedRow.tags, Text).contains(f'"{tag}"', autoescape=True))
        wanted = _saved_quotes(place).where(*asked)
        total = connection.execute(select(func.count()).select_from(wanted.subquery()))
        found = connection.execute(wanted.order_by(*_ORDERS[order]).offset(first).limit(limit))
        return Page(tuple(map(_saved_quote, found)), total.scalar_one())

    @reads
    def hall_of_fame(self, connection: Connection, place: Owner, limit: int) -> tuple[SavedQuote, ...]:
        """Return the quotes with most votes, at least one; of equals the one that was saved first."""
        best = _saved_quotes(place).where(_VOTES > 0).order_by(*_ORDERS[Order.VOTES]).limit(limit)
        return tuple(map(_saved_quote, connection.execute(best)))

    @reads
    def tags(self, connection: Connection, place: Owner) -> tuple[str, ...]:
        """Return every tag in use, the most used first."""
        rows = connection.execute(_of(select(SavedRow.tags), place))
        used = [tag for (tags,) in rows for tag in tags]
        return tuple(sorted(set(used), key=lambda tag: (-used.count(tag), tag)))

    @writes
    def vote(self, connection: Connection, place: Owner, number: int, voter: int) -> SavedQuote:
        """Give ``voter``'s vote to a quote, or take it back; raises SavedQuoteGone."""
        locked = _of(select(SavedRow.number), place).where(SavedRow.number == number).with_for_update()
        if connection.execute(locked).one_or_none() is None:
            raise SavedQuoteGone(number)
        own = delete(VoteRow).where(VoteRow.saved == number, VoteRow.voter == voter)
        if not connection.execute(own).rowcount:
            connection.execute(insert(connection, VoteRow).values(saved=number, voter=voter))
        return _one(connection, place, number)

    async def retag(self, place: Owner, number: int, tags: Sequence[str], user: int, *, moderator: bool) -> SavedQuote:
        """Give a quote other tags; raises SavedQuoteGone, or NotYours unless ``user`` saved it or moderates."""
        return await self._change(place, number, user, moderator, {"tags": tags})

    async def remove(self, place: Owner, number: int, user: int, *, moderator: bool, now: datetime) -> SavedQuote:
        """Take a quote away; raises SavedQuoteGone, or NotYours unless ``user`` saved it or is a ``moderator``."""
        return await self._change(place, number, user, moderator, {"removed_at": now})

    async def bring_back(self, place: Owner, number: int, user: int, *, moderator: bool) -> SavedQuote:
        """Undo ``remove``, votes and all; raises SavedQuoteGone after 30 days, or NotYours."""
        return await self._change(place, number, user, moderator, {"removed_at": None}, removed=True)

    @writes
    def _change(
        self,
        connection: Connection,
        place: Owner,
        number: int,
        user: int,
        moderator: bool,
        values: dict[str, Any],
        *,
        removed: bool = False,
    ) -> SavedQuote:
        before = _one(connection, place, number, removed=removed)
        if not moderator and before.saver != user:
            raise NotYours(number)
        connection.execute(update(SavedRow).where(SavedRow.number == number).values(values))
        return before


def delete_removed(connection: Connection, now: datetime) -> None:
    """Delete for good what was removed too long ago to be brought back."""
    connection.execute(delete(SavedRow).where(SavedRow.removed_at <= now - UNDO_TIME))


def _one(connection: Connection, place: Owner, number: int, *, removed: bool = False) -> SavedQuote:
    wanted = _saved_quotes(place, removed=removed).where(SavedRow.number == number)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise SavedQuoteGone(number)
    return _saved_quote(row)


def _of(query: Select[Any], place: Owner, *, removed: bool = False) -> Select[Any]:
    """Return ``query`` held to what ``place`` has saved, or has removed."""
    state = SavedRow.removed_at.is_not(None) if removed else SavedRow.removed_at.is_(None)
    return query.where(SavedRow.place == place.id, SavedRow.personal == place.personal, state)


def _saved_quotes(place: Owner, *, removed: bool = False) -> Select[Any]:
    columns = (getattr(SavedRow, name) for name in SavedQuote.__dataclass_fields__ if name != "votes")
    return _of(select(*columns, _VOTES.label("votes")), place, removed=removed)


def _saved_quote(row: Row[Any]) -> SavedQuote:
    lines = tuple(Line(speaker, text) for speaker, text in row.lines)
    return SavedQuote(**row._asdict() | {"lines": lines, "tags": tuple(row.tags)})
