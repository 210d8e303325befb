"""The kinds of columns there are, and whose they are: what is erased and exported goes by these marks."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

WHOLE_SERVER = 0
"""The channel of what is set for all channels of a server; no channel of Discord has it."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; SQLite forgets zones, so all is stored in UTC and comes back in UTC. Naive moments are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return ``value`` in UTC; raises ValueError for a naive one."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return what was stored, in UTC."""
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


class CleanText(TypeDecorator[str]):
    """Text without what PostgreSQL cannot hold: NUL, and halves of surrogate pairs (stored as "?")."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Return ``value`` as it can be stored."""
        return value if value is None else clean(value)


class Json(TypeDecorator[Any]):
    """A list of texts, or of lists of texts, as JSON in a text column; what is read back equals what was clean."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """Return ``value`` as JSON."""
        return value if value is None else json.dumps(_cleaned(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Any:
        """Return what was stored; lists for tuples."""
        return value if value is None else json.loads(value)


def clean(text: str) -> str:
    """Return ``text`` without what a database cannot hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _cleaned(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else [_cleaned(item) for item in value]


class Base(DeclarativeBase):
    """What every table is made of; constraints are named, so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, str: CleanText}  # noqa: RUF012 -- as SQLAlchemy wants it


USER, SERVER, PLACE = "user", "server", "place"
"""What ``Column.info["holds"]`` says: the column holds somebody's id, a server's, or either's (see ``Place``)."""

Snowflake = Annotated[int, mapped_column(BigInteger, autoincrement=False)]
UserId = Annotated[int, mapped_column(BigInteger, autoincrement=False, info={"holds": USER})]
FormerUserId = Annotated[int, mapped_column(BigInteger, autoincrement=False, info={"holds": USER, "blank": True})]
"""Somebody's id in a row that stays without it when all of theirs is erased."""
ServerId = Annotated[int, mapped_column(BigInteger, autoincrement=False, info={"holds": SERVER})]
PlaceId = Annotated[int, mapped_column(BigInteger, autoincrement=False, info={"holds": PLACE})]
Number = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)]
"""A row's own number; none is ever used again (``NUMBERED``), since buttons hold them."""

NUMBERED = {"sqlite_autoincrement": True}

CHILD = "CASCADE"
"""What becomes of a row when the one it belongs to is deleted."""
