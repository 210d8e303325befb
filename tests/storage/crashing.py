"""A process that writes to a database, tells so, and waits to be killed: ``python -m tests.storage.crashing URL``."""

import asyncio
import sys

from bot.desk.settings_store import SettingsStore
from bot.storage.database import open_database


async def _write_and_wait(url: str) -> None:
    servers = SettingsStore(await open_database(url))
    for server in range(100, 300):
        await servers.set(server, None, {"private": True})
    print("written", flush=True)
    await asyncio.sleep(3600)


asyncio.run(_write_and_wait(sys.argv[1]))
