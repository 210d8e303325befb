"""People who click in any order, and libraries nobody had in mind: always an answer, never a dead end."""

import random
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from discord import Permissions
from simcord import Env

from bot.conversation.library import Library
from bot.conversation.model import Chapter, Conversation, Passage
from tests.conftest import MakeBot, Stage, text_of
from tests.discord_api import check_requests
from tests.discord_api.component_limits import everything_in
from tests.features.every_command import commands_of, required

BUTTON, SELECT, LINK = 2, 3, 5
STEPS = 20
COMMANDS: list[tuple[str, dict[str, Any]]] = [
    ("help", {}),
    ("quote", {"words": "the future of virtual reality"}),
    ("quote", {"words": "xyzzy"}),
    ("quote", {"words": ""}),
    ("moment", {"time": "32"}),
    ("moment", {"time": "99:59:59"}),
    ("random", {}),
    ("topic", {"words": "people"}),
    ("saved list", {}),
    ("saved best", {}),
    ("privacy show", {}),
    ("privacy erase", {}),
]


def to_click(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the buttons and selects that can be used."""
    for _, part in everything_in(components):
        if part["type"] in (BUTTON, SELECT) and not part.get("disabled") and part.get("style") != LINK:
            yield part


@pytest.mark.parametrize("seed_of_chance", range(2))
async def test_whatever_is_clicked_in_whatever_order_is_answered(stage: Stage, seed_of_chance: int):
    chance = random.Random(seed_of_chance)
    stage.env.bot._explainer._sender._clock = lambda: (
        chance.random() * 1e9
    )  # nobody reaches the limit of public answers
    shown = []
    for name, options in COMMANDS:
        shown.append((await stage.mira.slash(stage.channel, name, **options)).response)
    for _ in range(STEPS):
        message = stage.refreshed(chance.choice(shown))
        parts = [*to_click(message.components)]
        if not parts:
            continue
        part = chance.choice(parts)
        if part["type"] == BUTTON:
            result = await stage.mira.click(message.message, custom_id=part["custom_id"])
        else:
            value = chance.choice(part["options"])["value"]
            result = await stage.mira.select(message.message, [value], custom_id=part["custom_id"])
        assert result.acknowledged, part
        for answer in filter(None, [result.response, *result.followups]):
            assert "something broke" not in text_of(answer), part
            shown.append(answer)


NOBODY = Conversation("nobody", "", None, (Passage("", 0.0, "Well, this is all that anybody ever said here."),))
ODD = Conversation(
    "odd",
    "A *title* with `marks` " * 8,
    None,
    (
        Passage("Ada", 0.0, "word " * 1200),
        Passage("Ada", 0.0, "\x00"),
        Passage("日本 語", 5.0, "שלום @everyone <@1> https://evil.example/ what is it that you want to know today?"),
        Passage("Ada", 3.0, "**"),
    ),
    chapters=tuple(Chapter(float(number), "Same") for number in range(30)),
)
LIBRARIES = {
    "no conversation": Library.of([]),
    "nobody named": Library.of([NOBODY]),
    "odd": Library.of([ODD]),
    "of one title": Library.of([NOBODY, replace(NOBODY, key="again"), ODD]),
}
WHATEVER = [
    *COMMANDS,
    ("moment", {"time": "0", "conversation": "x"}),
    ("random", {"speaker": "Ada"}),
    ("quote", {"words": "word word word", "speaker": "Ada"}),
    ("quote", {"words": "anybody ever said"}),
    ("topic", {"words": "word"}),
    ("stats speaker", {"name": "Ada"}),
    ("stats word", {"words": "word"}),
]


@pytest.mark.parametrize("name", LIBRARIES)
async def test_every_command_answers_from_a_library_nobody_had_in_mind(name: str, log: StringIO, make_bot: MakeBot):
    bot = make_bot(LIBRARIES[name])
    env = Env(bot, shard_count=1)
    await env.start()
    try:
        guild = env.create_guild("The Listening Club")
        channel, ruler = guild.create_text_channel("quotes"), guild.create_role("Rulers", permissions=Permissions.all())
        mira = guild.add_member(env.create_user("mira"), roles=[ruler])
        every = [(one.qualified_name, required(one, channel)) for one in commands_of(bot)]
        for command, options in [*WHATEVER, *every]:
            result = await mira.slash(channel, command, **options)
            assert "something broke" not in text_of(result.response), (command, options)
        for option in ("words", "speaker", "conversation"):
            await mira.autocomplete(channel, "quote", option, "")
            await mira.autocomplete(channel, "quote", option, "wor")
    finally:
        await bot.close()
        await env.shutdown()
    check_requests(env.http_requests)


async def test_a_doubtful_match_chosen_under_a_public_answer_is_shown_to_the_asker_alone(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "quote", words="codec avatars")).response
    stored = stage.env.backend.get_message(answer.channel_id, answer.id)
    others = next(part for _, part in everything_in(stored.components) if ":match." in part.get("custom_id", ""))
    others["options"][-1]["value"] = "n" + others["options"][-1]["value"][1:]
    before = text_of(answer)
    told = await stage.sam.select(answer.message, [others["options"][-1]["value"]], custom_id=others["custom_id"])
    assert told.response.ephemeral
    assert "I'm not sure" in text_of(told.response)
    assert text_of(stage.refreshed(answer)) == before


@pytest.mark.parametrize("command", ["/quote", "/topic"])
async def test_the_examples_that_help_gives_are_found(stage: Stage, command: str):
    told = text_of((await stage.mira.slash(stage.channel, "help")).response)
    words = next(line for line in told.splitlines() if command in line).split("—")[0].strip("` ").split(maxsplit=1)[1]
    answer = (await stage.mira.slash(stage.channel, command[1:], words=words.strip("` "))).response
    assert not answer.ephemeral
