from collections.abc import Callable, Mapping

import discord
import pytest
from simcord import MemberActor

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.desk.click_ids import read_click
from bot.desk.settings import Options
from bot.desk.settings_store import SettingsStore
from bot.features.settings.words import read_setback
from bot.storage.database import Database
from tests.conftest import MakeBot, Stage, text_of

STIFF = "i get a lot of shit for my stiff face"
OTHER = Conversation("boat", "The Boat", None, (Passage("Ada", 0.0, "The sea was calm that morning, nobody spoke."),))


@pytest.fixture
def manager(stage: Stage) -> MemberActor:
    manager = stage.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    return stage.guild.add_member(stage.env.create_user("kim"), roles=[manager])


@pytest.fixture
def two(library: Library, make_bot: MakeBot) -> Callable[[], object]:
    return lambda: make_bot(Library.of([*library, OTHER]))


async def change(stage: Stage, who: MemberActor, **options):
    return (await who.slash(stage.channel, "settings", **options)).response


async def test_without_options_the_page_is_shown_privately_with_nothing_to_reset(stage: Stage, manager: MemberActor):
    page = await change(stage, manager)
    assert page.ephemeral
    assert "Conversation where none is named: all of them" in text_of(page)
    assert "Time zone: UTC" in text_of(page)
    assert "[Reset]" not in text_of(page)


async def test_a_change_says_what_changed_and_undo_takes_it_back(stage: Stage, manager: MemberActor):
    told = await change(stage, manager, time_zone="vienna", share_style="card")
    assert "Time zone: UTC → Europe/Vienna" in text_of(told)
    assert "Share posts: lines and a player → a picture" in text_of(told)
    await manager.click(told.message, label="Undo")
    assert "Time zone: Europe/Vienna → UTC" in text_of(stage.refreshed(told))
    assert "[Reset]" not in text_of(await change(stage, manager))


async def test_undo_works_after_a_restart_and_can_be_undone(
    stage: Stage, manager: MemberActor, make_bot: MakeBot, library: Library
):
    told = await change(stage, manager, private=True)
    await stage.env.restart_bot(make_bot(library))
    for _ in range(2):
        await manager.click(stage.refreshed(told).message, label="Undo")
    assert "Answers: to the asker alone" in text_of(await change(stage, manager))


async def test_setting_what_is_set_says_so(stage: Stage, manager: MemberActor):
    await change(stage, manager, private=True)
    assert "Nothing to change" in text_of(await change(stage, manager, private=True))


async def test_reset_forgets_all_and_can_be_undone(stage: Stage, manager: MemberActor):
    await change(stage, manager, time_zone="Asia/Tokyo", private=True)
    page = await change(stage, manager)
    await manager.click(page.message, label="Reset")
    assert "Time zone: Asia/Tokyo → UTC" in text_of(stage.refreshed(page))
    await manager.click(stage.refreshed(page).message, label="Undo")
    assert "Time zone: Asia/Tokyo" in text_of(await change(stage, manager))


async def test_answers_are_private_where_the_server_or_the_channel_has_it_so(stage: Stage, manager: MemberActor):
    await change(stage, manager, private=True)
    commands = {
        "quote": {"words": STIFF},
        "random": {},
        "topic": {"words": "metaverse"},
        "moment": {"time": "9:20"},
        "stats speakers": {},
        "stats speaker": {"name": "Mark"},
        "stats word": {"words": "metaverse"},
        "conversations list": {},
        "conversations show": {},
        "saved list": {},
        "quiz scores": {},
    }
    for command, options in commands.items():
        assert (await stage.mira.slash(stage.channel, command, **options)).response.ephemeral, command
    assert not (await stage.mira.slash(stage.channel, "quote", words=STIFF, private=False)).response.ephemeral
    await change(stage, manager, private=False, channel=stage.channel)
    assert not (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response.ephemeral
    page = text_of(await change(stage, manager))
    assert f"<#{stage.channel.id}>: for everyone" in page


async def test_the_default_conversation_is_where_commands_look(
    stage: Stage, manager: MemberActor, two: Callable[[], object]
):
    await stage.env.restart_bot(two())
    told = await change(stage, manager, default_conversation="boat")
    assert "The Boat" in text_of(told)
    assert "The sea was calm" in text_of((await stage.mira.slash(stage.channel, "moment", time="0")).response)
    assert (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response.ephemeral
    choices = await stage.mira.autocomplete(stage.channel, "quote", "words", "the sea")
    assert all("Ada" in choice["name"] for choice in choices)
    by_mark = (await stage.mira.slash(stage.channel, "quote", words=STIFF, speaker="Mark")).response
    assert "stiff" in text_of(by_mark), "who is not in the default conversation is looked for in all"
    await change(stage, manager, default_conversation="every conversation")
    assert not (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response.ephemeral


async def test_a_default_conversation_that_is_gone_is_left(
    stage: Stage, manager: MemberActor, two: Callable[[], object], make_bot: MakeBot, library: Library
):
    await stage.env.restart_bot(two())
    await change(stage, manager, default_conversation="boat")
    await stage.env.restart_bot(make_bot(library))
    assert "stiff" in text_of((await stage.mira.slash(stage.channel, "quote", words=STIFF)).response)
    assert "no longer here" in text_of(await change(stage, manager))


async def test_what_is_searched_is_set_for_the_whole_server(stage: Stage, manager: MemberActor):
    changed = (await manager.slash(stage.channel, "settings", shared=False)).response
    assert "those I come with → its own conversations alone" in text_of(changed)
    await manager.click(changed.message, label="Undo")
    assert "its own conversations alone, once it has some → its own conversations and" in text_of(
        stage.refreshed(changed)
    )
    refused = (await manager.slash(stage.channel, "settings", shared=False, channel=stage.channel)).response
    assert "leave out channel" in text_of(refused).replace("`", "")


async def test_share_posts_in_the_style_that_is_set(stage: Stage, manager: MemberActor):
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF, private=True)).response
    await change(stage, manager, share_style="lines")
    (posted,) = (await stage.mira.click(answer.message, label="Share")).followups
    assert posted.content.splitlines()[-1].startswith("<https://www.youtube.com/watch?v=MVYrJJNdrEg&t=")
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF, private=True)).response
    await change(stage, manager, share_style="card")
    (posted,) = (await stage.mira.click(answer.message, label="Share")).followups
    assert len(posted.attachments) == 1


async def test_who_does_not_manage_the_server_is_told_so(stage: Stage, manager: MemberActor):
    command = next(c for c in stage.env.bot.tree.get_commands() if c.name == "settings")
    assert command.default_permissions == discord.Permissions(manage_guild=True)
    everyone = stage.guild.create_role("Trusted")
    synced = next(c for c in await stage.env.bot.tree.fetch_commands() if c.name == "settings")
    stage.guild.set_command_permissions(synced, {stage.mira: True, everyone: True})
    answer = await change(stage, stage.mira, private=True)
    assert answer.ephemeral
    assert "people with the permission Manage Server" in answer.content
    page = await change(stage, manager, private=True)
    assert "[Undo]" in text_of(page)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("", "UTC"), ("vienn", "Europe/Vienna"), ("new york", "America/New_York"), ("Viena", "Europe/Vienna")],
)
async def test_zones_are_suggested_as_they_are_typed(stage: Stage, manager: MemberActor, typed: str, first: str):
    choices = await manager.autocomplete(stage.channel, "settings", "time_zone", typed)
    assert choices[0]["value"] == first
    assert len(choices) <= 25


async def test_a_zone_that_is_none_gets_a_hint(stage: Stage, manager: MemberActor):
    answer = await change(stage, manager, time_zone="Europe/Viena")
    assert answer.ephemeral
    assert "Did you mean Europe/Vienna" in text_of(answer)


async def test_the_longest_change_fits_the_undo_button(stage: Stage, manager: MemberActor, bot_database: Database):
    longest = "America/Argentina/Buenos_Aires"
    before = {"default_conversation": "k" * 24, "time_zone": longest, "private": True, "share_style": "player"}
    await SettingsStore(bot_database).set(stage.guild.id, stage.channel.id, before)
    page = await change(stage, manager, channel=stage.channel)
    await manager.click(page.message, label="Reset")
    undo = stage.refreshed(page).components[1]["components"][0]["custom_id"]
    assert read_setback(read_click(undo).form) == before


async def test_with_a_broken_database_search_answers_and_settings_say_so(
    stage: Stage, manager: MemberActor, bot_database: Database
):
    bot_database.file.write_bytes(b"this is no database " * 500)
    await bot_database.close()
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response
    assert "relatively stiff expression" in text_of(answer)
    assert answer.ephemeral, "perhaps the server has it so"
    for command, options in (("moment", {"time": "9:20"}), ("random", {}), ("topic", {"words": "metaverse"})):
        assert (await stage.mira.slash(stage.channel, command, **options)).response.ephemeral, command
    told = await change(stage, manager, private=True)
    assert told.ephemeral
    assert "My memory is out of order" in told.content


async def test_what_was_set_before_the_database_broke_still_holds(
    stage: Stage, manager: MemberActor, bot_database: Database
):
    await change(stage, manager, private=True)
    assert (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response.ephemeral
    bot_database.file.write_bytes(b"this is no database " * 500)
    await bot_database.close()
    manners = stage.env.bot.get_cog("QuoteCommands").desk.settings
    now = manners._clock()
    manners._clock = lambda: now + 3600
    assert (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response.ephemeral


async def test_a_change_made_while_settings_are_read_holds(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    read = SettingsStore.own

    async def overtaken(servers: SettingsStore, server: int) -> Mapping[int, Options]:
        own = await read(servers, server)
        monkeypatch.setattr(SettingsStore, "own", read)
        await servers.set(server, None, {"private": True})
        stage.env.bot.get_cog("SettingsCommands").desk.settings.forget(server)
        return own

    monkeypatch.setattr(SettingsStore, "own", overtaken)
    await stage.mira.slash(stage.channel, "quote", words=STIFF)
    assert (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response.ephemeral


async def test_a_thread_has_the_settings_of_its_channel(stage: Stage, manager: MemberActor):
    await change(stage, manager, private=True, channel=stage.channel)
    channel = stage.env.bot.get_channel(stage.channel.id)
    await channel.create_thread(name="side talk", type=discord.ChannelType.public_thread)
    (thread,) = stage.channel.threads
    assert (await stage.mira.slash(thread, "quote", words=STIFF)).response.ephemeral
