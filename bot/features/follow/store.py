"""What people follow on each server."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from bot.features.follow.errors import NotFollowed, TooManyFollowed
from bot.features.follow.followed import Followed, Kind
from bot.storage.database import insert
from bot.storage.follow_tables import FollowedRow, LookedRow
from bot.storage.store import Store, reads, writes

MOST = 25
"""What a person may follow on a server, as many as a list of Discord's can offer."""


class Follows(Store):
    """What is followed on all servers."""

    @writes
    def add(
        self,
        connection: Connection,
        server: int,
        user: int,
        kind: Kind,
        subject: str,
        known: Iterable[str],
        now: datetime,
    ) -> bool:
        """Have ``user`` follow ``subject``; return False if they do already. Raises TooManyFollowed.

        ``known`` are the conversations there are: they are not new any more.
        """
        mine = FollowedRow.server == server, FollowedRow.user == user
        count = connection.execute(select(func.count()).select_from(FollowedRow).where(*mine)).scalar_one()
        if _find(connection, server, user, kind, subject) is not None:
            return False
        if count >= MOST:
            raise TooManyFollowed(MOST)
        anybody = connection.execute(select(FollowedRow.number).where(FollowedRow.server == server).limit(1)).first()
        for key in known if anybody is None else ():
            looked = insert(connection, LookedRow).values(server=server, conversation=key, looked_at=now)
            connection.execute(looked.on_conflict_do_nothing())
        row = {"server": server, "user": user, "kind": kind.value, "subject": subject, "added_at": now}
        added = insert(connection, FollowedRow).values(row).on_conflict_do_nothing().returning(FollowedRow.number)
        return connection.execute(added).one_or_none() is not None

    @reads
    def of(self, connection: Connection, server: int, user: int) -> tuple[Followed, ...]:
        """Return what ``user`` follows on ``server``, in the order in which they began to."""
        return _followed(connection, FollowedRow.server == server, FollowedRow.user == user)

    @reads
    def on(self, connection: Connection, server: int) -> tuple[Followed, ...]:
        """Return what anybody follows on ``server``."""
        return _followed(connection, FollowedRow.server == server)

    @reads
    def servers(self, connection: Connection) -> tuple[int, ...]:
        """Return the servers on which anybody follows anything."""
        return tuple(connection.execute(select(FollowedRow.server).distinct()).scalars())

    @writes
    def remove(self, connection: Connection, server: int, user: int, subject: str) -> Followed:
        """End following what is called so, and return it; raises NotFollowed."""
        mine = _followed(connection, FollowedRow.server == server, FollowedRow.user == user)
        wanted = subject.casefold().strip()
        found = next((one for one in mine if str(one.number) == wanted or one.subject.casefold() == wanted), None)
        if found is None:
            raise NotFollowed(subject)
        connection.execute(delete(FollowedRow).where(FollowedRow.number == found.number))
        return found

    @writes
    def remove_all(self, connection: Connection, server: int, user: int) -> None:
        """End all that somebody who is gone from ``server`` follows there."""
        connection.execute(delete(FollowedRow).where(FollowedRow.server == server, FollowedRow.user == user))


def _find(connection: Connection, server: int, user: int, kind: Kind, subject: str) -> Followed | None:
    mine = _followed(connection, FollowedRow.server == server, FollowedRow.user == user)
    folded = subject.casefold()
    return next((one for one in mine if one.kind is kind and one.subject.casefold() == folded), None)


def _followed(connection: Connection, *asked: object) -> tuple[Followed, ...]:
    columns = FollowedRow.number, FollowedRow.server, FollowedRow.user, FollowedRow.kind, FollowedRow.subject
    rows = connection.execute(select(*columns).where(*asked).order_by(FollowedRow.number)).all()  # type: ignore[arg-type]
    return tuple(Followed(row.number, row.server, row.user, Kind(row.kind), row.subject) for row in rows)
