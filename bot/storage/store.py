"""What stores are made of: methods that are each one transaction, done whole in one visit to the database's thread."""

from collections.abc import Callable, Coroutine
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from bot.storage.database import Database


class Store:
    """What is remembered of one subject in ``database``."""

    def __init__(self, database: Database) -> None:
        self._database = database


Kept = TypeVar("Kept", bound=Store)
Given = ParamSpec("Given")
Returned = TypeVar("Returned")
_Work = Callable[Concatenate[Kept, Connection, Given], Returned]
_Method = Callable[Concatenate[Kept, Given], Coroutine[Any, Any, Returned]]


def reads(work: _Work[Kept, Given, Returned]) -> _Method[Kept, Given, Returned]:
    """Make a method that is awaited of ``work``, which is handed a connection in a transaction that only reads."""

    @wraps(work)
    async def method(self: Kept, /, *args: Given.args, **kwargs: Given.kwargs) -> Returned:
        return await self._database.read(partial(work, self), *args, **kwargs)

    return method


def writes(work: _Work[Kept, Given, Returned]) -> _Method[Kept, Given, Returned]:
    """The same in a transaction that may write; what ``work`` raises undoes all that it did."""

    @wraps(work)
    async def method(self: Kept, /, *args: Given.args, **kwargs: Given.kwargs) -> Returned:
        return await self._database.write(partial(work, self), *args, **kwargs)

    return method
