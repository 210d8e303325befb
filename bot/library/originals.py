"""The files that drafts were read from: kept until somebody confirms or cancels, to be read again another way."""

import zlib
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from bot.storage.store import Store, reads
from bot.storage.tables import AddedRow

NOT_KEPT: dict[str, Any] = {"file": None, "file_name": None, "told": None, "labels": None}
"""The columns of a conversation whose file is not kept."""


class Original(NamedTuple):
    """The file called ``name`` with what was ``told`` of it, as a conversation.toml has it.

    ``labels`` are those in it that name somebody, each with how it is told where nobody renamed it.
    """

    name: str
    told: str
    labels: tuple[tuple[str, str], ...]

    @property
    def values(self) -> dict[str, Any]:
        """The columns it is kept in, but for the file itself."""
        return {"file_name": self.name, "told": self.told, "labels": self.labels}


class Originals(Store):
    """The files of all drafts."""

    @reads
    def of(self, connection: Connection, draft: int) -> Original | None:
        """Return what is kept of the file of ``draft`` beside itself; None if that draft's file is not kept."""
        wanted = select(AddedRow.file_name, AddedRow.told, AddedRow.labels)
        row = connection.execute(wanted.where(AddedRow.number == draft, AddedRow.file.is_not(None))).one_or_none()
        return row and Original(row.file_name, row.told, tuple((label, told) for label, told in row.labels))

    @reads
    def packed(self, connection: Connection, draft: int) -> bytes | None:
        """Return the file of ``draft`` as it was ``packed``; None if it is not kept, or not any more."""
        file = connection.execute(select(AddedRow.file).where(AddedRow.number == draft))
        return file.scalar_one_or_none()


def packed(file: bytes) -> bytes:
    """Return ``file`` in less room; a large one takes a second, so ask in a thread."""
    return zlib.compress(file)


def unpacked(file: bytes) -> bytes:
    """Return what was ``packed``."""
    return zlib.decompress(file)
