"""What people are still to be told: kept from when a conversation was looked through until they know, then deleted."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, delete, or_, select, update

from bot.storage.database import insert
from bot.storage.follow_tables import LookedRow, NewsRow
from bot.storage.store import Store, reads, writes

WAITING, REFUSED = "waiting", "refused"
"""News to be sent, and news that Discord does not let through, which comes with the next command."""
TAKEN_FOR = timedelta(minutes=3)
"""How long a process has to send some news; after that another one may."""
KEPT = timedelta(days=30)
"""How long news that can't be told is kept."""
MOST_MESSAGES = 3
"""Messages a person gets at a time; where many conversations come at once, one tells of all of them."""
_AT_ONCE = 500


class Item(NamedTuple):
    """News of a conversation for somebody: what they follow, each with the short form of a quote."""

    number: int
    server: int
    user: int
    conversation: str
    found: tuple[tuple[str, str], ...]

    @property
    def nonce(self) -> str:
        """What Discord is to know the message by; the same for every try."""
        return f"news{self.number}"


def by_person(items: Sequence[Item]) -> list[list[Item]]:
    """Return ``items`` as messages: one for each, but one for all of a person's on a server where they are many."""
    mine: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        mine.setdefault((item.server, item.user), []).append(item)
    return [
        part
        for together in mine.values()
        for part in ([together] if len(together) > MOST_MESSAGES else [[item] for item in together])
    ]


class News(Store):
    """The news of all servers."""

    @reads
    def unlooked(self, connection: Connection, server: int, keys: Sequence[str]) -> tuple[str, ...]:
        """Return those of ``keys`` that nobody has looked through yet."""
        looked = select(LookedRow.conversation).where(LookedRow.server == server)
        known = set(connection.execute(looked).scalars())
        return tuple(key for key in keys if key not in known)

    @writes
    def record(
        self,
        connection: Connection,
        server: int,
        conversation: str,
        found: Mapping[int, Sequence[tuple[str, str]]],
        now: datetime,
    ) -> bool:
        """Keep what was ``found`` for each person; return False if another process has looked before."""
        looked = {"server": server, "conversation": conversation, "looked_at": now}
        claim = insert(connection, LookedRow).values(looked).on_conflict_do_nothing().returning(LookedRow.server)
        if connection.execute(claim).one_or_none() is None:
            return False
        for user, what in found.items():
            row = {"server": server, "user": user, "conversation": conversation, "found": [list(one) for one in what]}
            row |= {"state": WAITING, "made_at": now, "taken_until": None}
            connection.execute(insert(connection, NewsRow).values(row).on_conflict_do_nothing())
        return True

    @reads
    def waiting(self, connection: Connection, now: datetime) -> tuple[Item, ...]:
        """Return what may be sent now, the oldest first; ``take`` each before sending it."""
        free = or_(NewsRow.taken_until.is_(None), NewsRow.taken_until <= now)
        wanted = select(NewsRow).where(NewsRow.state == WAITING, free).order_by(NewsRow.number).limit(_AT_ONCE)
        return _items(connection.execute(wanted.with_only_columns(*NewsRow.__table__.c)).all())

    @writes
    def take(self, connection: Connection, item: Item, now: datetime) -> bool:
        """Say whether this process has the right to send ``item``."""
        free = or_(NewsRow.taken_until.is_(None), NewsRow.taken_until <= now)
        taken = update(NewsRow).where(NewsRow.number == item.number, NewsRow.state == WAITING, free)
        return bool(connection.execute(taken.values(taken_until=now + TAKEN_FOR)).rowcount)

    @writes
    def told(self, connection: Connection, item: Item) -> None:
        """Forget what somebody knows by now."""
        connection.execute(delete(NewsRow).where(NewsRow.number == item.number))

    @writes
    def refuse(self, connection: Connection, item: Item) -> None:
        """Keep ``item`` for the next command of whom it is for."""
        connection.execute(update(NewsRow).where(NewsRow.number == item.number).values(state=REFUSED))

    @reads
    def refused(self, connection: Connection) -> frozenset[int]:
        """Return who has news that comes with their next command."""
        return frozenset(connection.execute(select(NewsRow.user).where(NewsRow.state == REFUSED).distinct()).scalars())

    @writes
    def take_refused(self, connection: Connection, server: int, user: int, most: int) -> tuple[Item, ...]:
        """Return such news of ``user`` on ``server``, at most so many, and forget it: it is told at once."""
        mine = (NewsRow.server == server, NewsRow.user == user, NewsRow.state == REFUSED)
        wanted = select(*NewsRow.__table__.c).where(*mine).order_by(NewsRow.number).limit(most).with_for_update()
        items = _items(connection.execute(wanted).all())
        connection.execute(delete(NewsRow).where(NewsRow.number.in_([item.number for item in items])))
        return items


def delete_old(connection: Connection, now: datetime) -> None:
    """Delete news that could not be told in time."""
    connection.execute(delete(NewsRow).where(NewsRow.made_at <= now - KEPT))


def _items(rows: Sequence[object]) -> tuple[Item, ...]:
    return tuple(map(_item, rows))


def _item(row: object) -> Item:
    number, server, user, conversation, found = (
        getattr(row, name) for name in ("number", "server", "user", "conversation", "found")
    )
    return Item(number, server, user, conversation, tuple((str(what), str(form)) for what, form in found))
