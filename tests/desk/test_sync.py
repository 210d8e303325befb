"""When the commands are sent to Discord: it allows 200 changes a day, and keeps what it was told."""

from io import StringIO

import pytest

from bot.client import VerbatimBot
from bot.conversation.library import Library
from tests.conftest import MakeBot, Stage


async def sent_by(stage: Stage, bot: VerbatimBot) -> list[str]:
    """Return the methods of the requests about commands that ``bot`` makes when it starts."""
    before = len(stage.env.http_requests)
    await stage.env.restart_bot(bot)
    return [asked.method for asked in stage.env.http_requests[before:] if asked.path.endswith("/commands")]


async def test_the_first_start_sends_the_commands(stage: Stage):
    asked = [one.method for one in stage.env.http_requests if one.path.endswith("/commands")]
    assert asked == ["GET", "PUT"]


async def test_unchanged_commands_are_not_sent_again(stage: Stage, library: Library, make_bot: MakeBot):
    assert await sent_by(stage, make_bot(library)) == ["GET"]


async def test_what_discord_adds_to_commands_is_no_change(stage: Stage, library: Library, make_bot: MakeBot):
    for command in stage.env.backend.commands[None].values():
        command |= {"version": "7", "nsfw": False, "name_localizations": None}
        command.setdefault("default_member_permissions", None)
        command["contexts"] = list(reversed(command["contexts"]))
        for option in command["options"]:
            option |= {"name_localizations": None, "description_localizations": None}
    assert await sent_by(stage, make_bot(library)) == ["GET"]


@pytest.mark.parametrize(
    "change",
    [
        {"description": "Something else"},
        {"contexts": [0]},
        {"options": []},
        {"default_member_permissions": "8"},
    ],
)
async def test_changed_commands_are_sent(stage: Stage, library: Library, make_bot: MakeBot, change: dict[str, object]):
    stage.env.backend.commands[None][("quote", 1)] |= change
    assert await sent_by(stage, make_bot(library)) == ["GET", "PUT"]
    assert stage.env.backend.commands[None][("quote", 1)]["description"].startswith("Find who said it")


async def test_a_changed_option_is_sent(stage: Stage, library: Library, make_bot: MakeBot):
    stage.env.backend.commands[None][("quote", 1)]["options"][0]["required"] = False
    assert await sent_by(stage, make_bot(library)) == ["GET", "PUT"]


async def test_a_command_that_went_is_taken_away(stage: Stage, library: Library, make_bot: MakeBot):
    stage.env.backend.commands[None][("old", 1)] = {"name": "old", "type": 1, "description": "Gone", "options": []}
    assert await sent_by(stage, make_bot(library)) == ["GET", "PUT"]
    assert ("old", 1) not in stage.env.backend.commands[None]


async def test_the_operator_may_send_them_always_or_never(stage: Stage, library: Library, make_bot: MakeBot):
    assert await sent_by(stage, make_bot(library, sync="always")) == ["PUT"]
    stage.env.backend.commands[None].clear()
    assert await sent_by(stage, make_bot(library, sync="never")) == []


@pytest.mark.parametrize(("shard_ids", "asks"), [([0], True), ([1, 0], True), ([1], False)])
def test_only_the_process_of_shard_0_sends_them(library: Library, make_bot: MakeBot, shard_ids: list[int], asks: bool):
    bot = make_bot(library, sync="always", shard_ids=shard_ids, shard_count=2)
    assert (bot._sync == "always") is asks
    assert make_bot(library, sync="always")._sync == "always"


@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_the_bot_serves_on_when_discord_refuses_its_commands(
    stage: Stage, library: Library, make_bot: MakeBot, log: StringIO, method: str
):
    stage.env.backend.commands[None][("quote", 1)]["description"] = "Something else"
    stage.env.inject_error(method, "/applications/*/commands", status=403, code=50001, message="Missing Access")
    assert "GET" in await sent_by(stage, make_bot(library))
    assert "commands not synced" in log.getvalue()
    assert (await stage.mira.slash(stage.channel, "help")).response is not None
