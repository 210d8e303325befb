"""A PostgreSQL, looked at by ``check``; SQLite is tested through the command line."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import URL

from bot.storage.engine import parse
from bot.storage.errors import BadDatabaseUrl, SchemaTooNew, StorageUnavailable, Trouble
from bot.storage.examining import examine
from bot.storage.migrating import migrate, newest_revision
from bot.storage.postgresql import asyncpg_address


@pytest.fixture
def engine() -> str:
    return "postgresql"


async def told(url: str, statement: str) -> None:
    connection = await asyncpg.connect(asyncpg_address(parse(url)))
    await connection.execute(statement)
    await connection.close()


async def test_one_that_no_bot_has_used_and_one_that_is_up_to_date(url: str):
    assert (await examine(url)).schema is None
    await migrate(parse(url))
    examined = await examine(url)
    assert examined.up_to_date
    assert examined.schema == newest_revision()


async def test_a_newer_schema_is_refused(url: str):
    await migrate(parse(url))
    await told(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew):
        await examine(url)


async def test_one_that_takes_no_writing_is_refused(url: str):
    await told(url, f"ALTER DATABASE {parse(url).database} SET default_transaction_read_only = on")
    with pytest.raises(StorageUnavailable) as refused:
        await examine(url)
    assert refused.value.trouble == Trouble.READ_ONLY


async def test_a_user_who_may_not_make_tables_is_refused(url: str):
    name = parse(url).database
    await told(url, f"REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE USER {name} PASSWORD 'se-cret'")
    poor = parse(url).set(username=name, password="se-cret")
    try:
        with pytest.raises(StorageUnavailable) as refused:
            await examine(poor.render_as_string(hide_password=False))
        assert refused.value.trouble == Trouble.REFUSED
    finally:
        await told(url, f"DROP USER {name}")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"database": "nowhere"}, "are the user, the password and the database's name in DATABASE_URL right?"),
        ({"username": "nobody-of-this-name"}, "are the user, the password and the database's name"),
        ({"port": 1, "host": "127.0.0.1", "query": {}}, "are the host and port in DATABASE_URL right?"),
    ],
)
async def test_a_wrong_name_user_or_port_is_told_with_what_to_do(url: str, changed: dict[str, object], problem: str):
    with pytest.raises(StorageUnavailable, match=problem.replace("?", r"\?")):
        await examine(parse(url).set(**changed).render_as_string(hide_password=False))


@pytest.fixture
def rules(postgresql: str) -> Iterator[Path]:
    """Where the server keeps who has to tell a password; as it was when the test is over."""
    found = Path(asyncio.run(_fetched(postgresql, "SHOW hba_file")))
    if not os.access(found, os.W_OK):
        pytest.skip("only of a server on this machine can be changed who has to tell a password")
    before = found.read_text()
    yield found
    found.write_text(before)


@pytest.fixture
async def locked(url: str, rules: Path) -> AsyncIterator[URL]:
    """The address of a database whose user has to tell the password ``se-cret``."""
    name = str(parse(url).database)
    _ask_for_password(rules, name)
    await told(url, f"CREATE USER {name} PASSWORD 'se-cret'; SELECT pg_reload_conf()")
    address = parse(url).set(username=name, password=None)
    with suppress(asyncpg.InvalidPasswordError, asyncpg.InterfaceError):
        while True:  # until the server has heard of it
            await _fetched(address.render_as_string(), "SELECT 1")
    yield address
    await told(url, f"DROP USER {name}")


def _ask_for_password(rules: Path, user: str) -> None:
    ways = f"local all {user} scram-sha-256\nhost all {user} all scram-sha-256\n"
    rules.write_text(ways + rules.read_text())


async def _fetched(url: str, query: str) -> str:
    connection = await asyncpg.connect(asyncpg_address(parse(url)))
    try:
        return str(await connection.fetchval(query))
    finally:
        await connection.close()


@pytest.mark.parametrize("password", ["wrong", "", None])
async def test_a_wrong_password_is_told_in_one_line_that_does_not_hold_it(locked: URL, password: str | None):
    with pytest.raises((StorageUnavailable, BadDatabaseUrl)) as refused:
        await examine(locked.set(password=password).render_as_string(hide_password=False))
    assert "password" in str(refused.value)
    assert "DATABASE_URL" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "wrong" not in str(refused.value)


@pytest.mark.parametrize(
    "setting",
    [("sslmode", "bogus"), ("no_such_setting", "1"), ("statement_timeout", "soon"), ("target_session_attrs", "x")],
)
async def test_a_setting_that_nobody_knows_is_told_by_its_name(url: str, setting: tuple[str, str]):
    with pytest.raises(BadDatabaseUrl, match=setting[0]):
        await examine(parse(url).update_query_pairs([setting]).render_as_string(hide_password=False))
