"""Every button, select and form that any version ever sent, used today."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.desk.click_ids import mark
from tests.sockets.interactions import Answer
from tests.sockets.server import Discord
from tests.sockets.wire import JsonObject

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="module")]

KEPT: dict[str, list[str]] = json.loads((Path(__file__).parents[1] / "desk/custom_ids_v1.json").read_text("utf-8"))
CHOSEN = {
    "bringback": ("1", "99999999999999999999"),
    "lookat": ("1", "99999999999999999999"),
    "match": ("p:lex-398:15o+u~AAAA", "n:lex-398:15o+u~AAAA"),
    "more": ("card", "save", "read", "text", "markdown", "citation", "mend", "speaker", "sound"),
    "cardlook": ("df", "lw", "ss"),
    "chapter": ("0", "99"),
    "madeby": ("people", "whisper"),
    "whichmoment": ("lex-398", "gone"),
    "whichview": ("lex-398", "gone"),
    "librarypage": ("0", "99"),
    "topicin": ("ka1b2c3", "wa1b2c3"),
    "topicas": ("speaker newest", "else"),
    "topicpage": ("0", "99"),
    "whichtopic": ("lex-398", "gone"),
    **dict.fromkeys(("whoquote", "whorandom", "whospeaks", "wholongest", "whotopic"), (mark("Lex Fridman"), "gone")),
    "view.person": ("person0", "person24"),
}
"""What may have been chosen in the selects; values are kept as ids are."""
FORMS = {
    "editeddetails": "title",
    "editedplaces": "places",
    "editedchapters": "lines",
    "editedspeakers": "names",
    "tagged": "tags",
    "mended": "words",
    "renamed": "names",
    "attributed": "name",
    "notspeakers": "labels",
    "alsospeakers": "lines",
    "dropped": "lines",
}
TAGS = "1:tags:12"
BROKEN = ("something broke", "don't know this button")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running() -> AsyncIterator[Discord]:
    async with Discord.listening() as discord, discord.client("bot", IDEAS="off"):
        yield discord


def sent_once(discord: Discord, custom_id: str) -> JsonObject:
    """A message of the bot's with a component of that id, as an earlier version may have sent it."""
    row = {"type": 1, "id": 1, "components": [{"type": 2, "id": 2, "style": 2, "label": "x", "custom_id": custom_id}]}
    text = {"type": 10, "id": 3, "content": "A quote"}
    body = {"components": [text, row], "flags": 1 << 15}
    return discord.messages.create(discord.world.guilds[0].channel, discord.world.bot, body, [])


async def used(discord: Discord, custom_id: str, action: str, state: str) -> list[Answer]:
    """The answers to who uses what has that id, in every way."""
    person = discord.new_person("ann")
    if field := FORMS.get(action):
        return [await person.submit(await form_of(discord, custom_id, field), {field: "Ada"})]
    if values := CHOSEN.get(action) or CHOSEN.get(f"{action}.{state}"):
        return [await person.choose(sent_once(discord, custom_id), custom_id, [value]) for value in values]
    return [await person.click(sent_once(discord, custom_id), custom_id)]


async def form_of(discord: Discord, custom_id: str, field: str) -> Answer:
    """A form as an earlier version may have shown it."""
    shown = await discord.person.click(sent_once(discord, TAGS), TAGS)
    fields = [{"type": 18, "component": {"type": 4, "custom_id": field}}]
    return replace(shown, data={"custom_id": custom_id, "components": fields})


@pytest.mark.parametrize(("custom_id", "held"), KEPT.items())
async def test_what_was_ever_sent_is_answered(running: Discord, custom_id: str, held: list[str]) -> None:
    action, state, _ = held
    answers = await used(running, custom_id, action, state)
    told = json.dumps([answer.data for answer in answers])
    assert not [said for said in BROKEN if said in told]
    running.check()


@pytest.mark.parametrize(("custom_id", "held"), KEPT.items())
async def test_an_id_used_as_another_kind_is_told_kindly(running: Discord, custom_id: str, held: list[str]) -> None:
    person = running.new_person("eve")
    as_form = await person.submit(await form_of(running, custom_id, "x"), {"x": "Ada"})
    as_button = await person.click(sent_once(running, custom_id), custom_id)
    as_select = await person.choose(sent_once(running, custom_id), custom_id, ["9" * 40])
    assert "something broke" not in json.dumps([answer.data for answer in (as_form, as_button, as_select)])
    running.check()


@pytest.mark.parametrize(("custom_id", "held"), KEPT.items())
async def test_numbers_that_nothing_holds_are_told_kindly(running: Discord, custom_id: str, held: list[str]) -> None:
    version, _, rest = custom_id.partition(":")
    forged = f"{version}:{re.sub(r'[0-9]+', '9' * 22, rest)}"[:100]
    action, state, _ = held
    answers = await used(running, forged, action, state)
    assert "something broke" not in json.dumps([answer.data for answer in answers])
    running.check()
