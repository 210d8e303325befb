import asyncio

import pytest

from bot.desk.settings import ServerSettings, ShareStyle
from bot.desk.settings_store import SettingsStore
from bot.storage.columns import WHOLE_SERVER
from bot.storage.database import Database

SERVER, OTHER, CHANNEL = 2**63 - 1, 22, 333


@pytest.fixture
def servers(database: Database) -> SettingsStore:
    return SettingsStore(database)


async def test_a_server_that_set_nothing_has_the_defaults(servers: SettingsStore) -> None:
    assert await servers.read(SERVER, CHANNEL) == ServerSettings()


async def test_a_channel_overrides_its_server_and_no_other_setting(servers: SettingsStore) -> None:
    await servers.set(SERVER, None, {"private": True, "time_zone": "Europe/Vienna"})
    await servers.set(SERVER, CHANNEL, {"private": False, "share_style": ShareStyle.CARD})
    assert await servers.read(SERVER, CHANNEL) == ServerSettings(None, "Europe/Vienna", False, ShareStyle.CARD)
    assert await servers.read(SERVER, CHANNEL + 1) == ServerSettings(None, "Europe/Vienna", True)
    assert await servers.read(SERVER) == ServerSettings(None, "Europe/Vienna", True)
    assert await servers.read(OTHER, CHANNEL) == ServerSettings()


async def test_own_settings_tell_which_level_set_them(servers: SettingsStore) -> None:
    await servers.set(SERVER, None, {"private": True})
    await servers.set(SERVER, CHANNEL, {"share_style": ShareStyle.LINES})
    assert await servers.own(SERVER) == {
        WHOLE_SERVER: {"private": True},
        CHANNEL: {"share_style": ShareStyle.LINES},
    }


async def test_a_change_tells_what_differs_and_can_be_undone(servers: SettingsStore) -> None:
    await servers.set(SERVER, None, {"default_conversation": "boat", "private": True})
    change = await servers.set(SERVER, None, {"default_conversation": "lex-398", "private": True, "time_zone": "UTC"})
    assert change.before == {"default_conversation": "boat", "time_zone": None}
    assert change.after == {"default_conversation": "lex-398", "time_zone": "UTC"}
    await servers.set(SERVER, None, change.before)
    assert await servers.own(SERVER) == {WHOLE_SERVER: {"default_conversation": "boat", "private": True}}


async def test_setting_what_is_set_changes_nothing(servers: SettingsStore) -> None:
    await servers.set(SERVER, None, {"share_style": ShareStyle.CARD})
    assert await servers.set(SERVER, None, {"share_style": ShareStyle.CARD}) == ({}, {})


async def test_a_reset_forgets_one_level_and_can_be_undone(servers: SettingsStore) -> None:
    await servers.set(SERVER, None, {"private": True})
    await servers.set(SERVER, CHANNEL, {"time_zone": "Asia/Tokyo", "share_style": ShareStyle.CARD})
    change = await servers.reset(SERVER, CHANNEL)
    assert change.before == {"time_zone": "Asia/Tokyo", "share_style": ShareStyle.CARD}
    assert await servers.own(SERVER) == {WHOLE_SERVER: {"private": True}}
    await servers.set(SERVER, CHANNEL, change.before)
    assert (await servers.read(SERVER, CHANNEL)).time_zone == "Asia/Tokyo"


async def test_resetting_nothing_tells_of_nothing(servers: SettingsStore) -> None:
    assert await servers.reset(SERVER) == ({}, {})


async def test_settings_changed_at_once_are_all_kept(servers: SettingsStore) -> None:
    await asyncio.gather(
        *(servers.set(SERVER, channel, {"private": True}) for channel in range(1, 20)),
        *(servers.set(SERVER, channel, {"time_zone": "UTC"}) for channel in range(1, 20)),
    )
    own = await servers.own(SERVER)
    assert own == {channel: {"private": True, "time_zone": "UTC"} for channel in range(1, 20)}


async def test_of_changes_made_at_once_each_knows_what_it_replaced(servers: SettingsStore) -> None:
    zones = [f"Etc/GMT+{number}" for number in range(12)]
    changes = await asyncio.gather(*(servers.set(SERVER, None, {"time_zone": zone}) for zone in zones))
    replaced = {change.before["time_zone"] for change in changes}
    last = (await servers.read(SERVER)).time_zone
    assert replaced == {None, *zones} - {last}
