"""How many conversations a server has added, and whether there is room for another."""

from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select

from bot.library.added import MOST_DRAFTS, Most
from bot.library.errors import TooManyConversations
from bot.storage.tables import AddedRow

LIVE = (AddedRow.confirmed_at.is_not(None), AddedRow.removed_at.is_(None))
DRAFT = (AddedRow.confirmed_at.is_(None),)
"""What tells conversations that are searched, and drafts, from the rest."""


class Held(NamedTuple):
    """How many conversations a server has, and their words."""

    conversations: int
    words: int


def held(connection: Connection, server: int) -> Held:
    """Return how much ``server`` has."""
    figures = select(func.count(), func.coalesce(func.sum(AddedRow.words), 0))
    count, words = connection.execute(figures.where(AddedRow.server == server, *LIVE)).one()
    return Held(int(count), int(words))


def lock(connection: Connection, server: int) -> None:
    """Have others who would change what ``server`` has wait; in one order, so that no two block each other."""
    rows = select(AddedRow.number).where(AddedRow.server == server).order_by(AddedRow.number)
    connection.execute(rows.with_for_update())


def check_room(connection: Connection, server: int, words: int, most: Most) -> None:
    """Raise TooManyConversations if ``server`` may not have one more, with so many ``words``."""
    there = held(connection, server)
    if there.conversations >= most.conversations or there.words + words > most.words:
        raise TooManyConversations(*most)


def make_room(connection: Connection, server: int) -> None:
    """Forget the oldest drafts of ``server`` so that there is room for another, or others handed in together."""
    times = select(AddedRow.added_at).where(AddedRow.server == server, *DRAFT).order_by(AddedRow.added_at.desc())
    oldest = connection.execute(times.distinct().offset(MOST_DRAFTS - 1)).scalars().all()
    connection.execute(delete(AddedRow).where(AddedRow.server == server, *DRAFT, AddedRow.added_at.in_(oldest)))
