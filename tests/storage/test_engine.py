import pytest

from bot.storage.engine import parse, sqlite_file
from bot.storage.errors import BadDatabaseUrl, StorageUnavailable
from bot.storage.migrating import migrate
from bot.storage.postgresql import asyncpg_address


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg2"])
def test_every_way_hosts_write_postgresql_is_understood(scheme: str) -> None:
    parsed = parse(f"{scheme}://mira:s%40cret@db.example:6543/club?sslmode=require")
    assert parsed.drivername == "postgresql+asyncpg"
    assert asyncpg_address(parsed) == "postgresql://mira:s%40cret@db.example:6543/club?sslmode=require"
    assert sqlite_file(parsed) is None


def test_what_only_other_clients_know_is_left_out() -> None:
    parsed = parse("postgres://mira@db.example/club?channel_binding=require&sslmode=verify-full&pgbouncer=true")
    assert asyncpg_address(parsed) == "postgresql://mira@db.example/club?sslmode=verify-full"


@pytest.mark.parametrize("url", ["sqlite:///verbatim.db", " sqlite+aiosqlite:///verbatim.db\n"])
def test_sqlite_is_a_file(url: str) -> None:
    parsed = parse(url)
    assert parsed.drivername == "sqlite+pysqlite"
    assert str(sqlite_file(parsed)) == "verbatim.db"


@pytest.mark.parametrize("url", ["", "verbatim.db", "mysql://db.example/club", "sqlite://", "sqlite:///:memory:"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(BadDatabaseUrl):
        parse(url)


def test_a_refused_url_does_not_tell_its_password() -> None:
    with pytest.raises(BadDatabaseUrl) as refused:
        parse("mysql://mira:secret@db.example/club")
    assert "secret" not in str(refused.value)
    assert "db.example" in refused.value.url


async def test_a_url_of_a_host_opens_as_it_is(postgresql: str) -> None:
    address = parse(postgresql).set(drivername="postgres").update_query_dict({"sslmode": "prefer"})
    await migrate(parse(address.render_as_string(hide_password=False)))


async def test_sslmode_is_heeded(postgresql: str) -> None:
    address = parse(postgresql).update_query_dict({"sslmode": "require"})
    if "host" in address.query:
        pytest.skip("this PostgreSQL is reached by a socket file, which is never encrypted")
    with pytest.raises(StorageUnavailable):
        await migrate(address)
