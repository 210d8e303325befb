"""Whose something is: a server's, or one person's where the bot is no member of the server."""

from typing import NamedTuple


class Owner(NamedTuple):
    """A server, or a person's own place: ``id`` is that of the server or of the person."""

    id: int
    personal: bool = False

    @classmethod
    def of(cls, server: int | None, user: int) -> "Owner":
        """Return the place of ``server``, or of ``user`` where there is no server that has the bot."""
        return cls(user, personal=True) if server is None else cls(server)
