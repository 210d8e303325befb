"""How work on a database is run: a function, in one transaction, at one go."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection

BUSY_SECONDS: float = 10
"""How long a statement waits for another writer, a task for its turn, and a connection to be made."""

Returned = TypeVar("Returned")


class Transactions(Protocol):
    """Connections to one database, and whoever works on them. Nothing is connected before it is asked for."""

    async def run(self, work: Callable[[Connection], Returned], *, reading: bool = False) -> Returned:
        """Return what ``work`` returns for a connection in a transaction of its own, undone by what it raises.

        One for ``reading`` waits for no writer. Raises StorageBusy when others keep it waiting for
        ``BUSY_SECONDS``, and the driver's own errors.
        """

    async def close(self) -> None:
        """Close every connection, when all that was begun is done; whoever asks again has it opened again."""
