import re
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.sockets.interactions import Answer, CallbackType
from tests.sockets.person import Person, Place
from tests.sockets.server import Discord

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="module")]

REMEMBERED = "i get a lot of shit for my stiff face"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running() -> AsyncIterator[Discord]:
    async with Discord.listening() as discord, discord.client("bot", IDEAS="off"):
        yield discord


@pytest.fixture
def ann(running: Discord, request: pytest.FixtureRequest) -> Iterator[Person]:
    yield running.new_person(request.node.name)
    running.check()


def words_of(message: dict[str, object]) -> str:
    return re.sub(r"[*>\\_~]", "", str(message))


def with_action(answer: Answer, action: str) -> str:
    found = re.search(rf"'custom_id': '(\d+:{action}[^']*)'", str(answer.message["components"]))
    assert found, f"nothing for {action}"
    return found[1]


async def test_quote_is_answered_in_public_at_once(ann: Person) -> None:
    answer = await ann.slash("quote", words=REMEMBERED)
    assert (answer.type, answer.private) == (CallbackType.MESSAGE, False)
    assert "stiff" in words_of(answer.message)
    assert re.search(r"t=55[5-7]", words_of(answer.message))


async def test_words_never_said_are_answered_privately(ann: Person) -> None:
    answer = await ann.slash("quote", words="photosynthesis in deep sea volcano bacteria")
    assert answer.private


async def test_a_suggestion_is_a_quote_and_choosing_it_answers_with_it(ann: Person) -> None:
    offered = await ann.autocomplete("quote", "words", "relatively stiff expr")
    assert 0 < len(offered.choices) <= 25
    answer = await ann.slash("quote", words=offered.choices[0]["value"])
    assert "stiff" in words_of(answer.message)


async def test_a_chat_message_is_checked_privately(ann: Person) -> None:
    answer = await ann.message_command("Find this quote", await ann.write("I actually moved you back a few feet"))
    assert answer.private
    assert "Yes, word for word." in words_of(answer.message)


async def test_a_click_changes_the_message(ann: Person) -> None:
    shown = await ann.slash("quote", words=REMEMBERED)
    before = words_of(shown.message)
    clicked = await ann.click(shown.message, with_action(shown, "context"))
    assert clicked.type is CallbackType.UPDATE
    assert len(words_of(shown.message)) > len(before)


async def test_share_marks_the_message_and_follows_up_in_public(ann: Person) -> None:
    shown = await ann.slash("quote", words=REMEMBERED, private=True)
    clicked = await ann.click(shown.message, with_action(shown, "share"))
    shared = await clicked.followed_up()
    assert shown.private
    assert shared["flags"] & (1 << 6) == 0
    assert shared["content"].splitlines()[-1].startswith("https://")


async def test_where_discord_forces_it_private_share_gives_the_text(ann: Person) -> None:
    place = Place(*ann.places.foreign_server)._replace(all_private=True)
    shown = await ann.slash("quote", words=REMEMBERED, where=place)
    clicked = await ann.click(shown.message, with_action(shown, "share"), where=place)
    shared = await clicked.followed_up()
    await clicked.interaction.until("the text", lambda: shared["edited_timestamp"] is not None)
    assert shared["flags"] & (1 << 6)


async def test_everything_works_where_the_bot_is_no_member(ann: Person) -> None:
    for where in (ann.places.direct, ann.places.group_chat, ann.places.foreign_server):
        shown = await ann.slash("quote", words=REMEMBERED, where=where)
        clicked = await ann.click(shown.message, with_action(shown, "context"), where=where)
        shared = await ann.click(shown.message, with_action(shown, "share"), where=where)
        assert clicked.type is CallbackType.UPDATE
        assert await shared.followed_up()


async def test_a_mention_is_replied_to(ann: Person, running: Discord) -> None:
    question = await ann.write(REMEMBERED, mention_bot=True)
    assert "stiff" in words_of(await running.messages.reply_to(question))


async def test_sigterm_lets_what_runs_finish_and_a_restart_takes_up_the_rest() -> None:
    async with Discord.listening() as discord:
        async with discord.client("bot", IDEAS="off") as client:
            shown = await discord.person.slash("quote", words=REMEMBERED)
            discord.replying.clear()
            clicked = await discord.person.click(shown.message, with_action(shown, "share"))
            client.ask_to_end()
            await client.printed("finishing")
            discord.replying.set()
            assert await client.ended() == 0
            assert len(clicked.interaction.follow_ups) == 1
        async with discord.client("bot", IDEAS="off"):
            assert (await discord.person.click(shown.message, with_action(shown, "context"))).message
            assert discord.commands.syncs == 1
        discord.check()


async def test_two_processes_share_the_shards_and_only_the_first_syncs() -> None:
    async with (
        Discord.listening(guild_count=2) as discord,
        discord.client("bot", shards=range(1), IDEAS="off", until_connected=False) as first,
        discord.client("bot", shards=range(1, 2), IDEAS="off", until_connected=False) as second,
    ):
        for guild in discord.world.guilds:
            answer = await discord.person.slash("quote", words=REMEMBERED, where=Place.server(guild))
            assert "stiff" in words_of(answer.message)
        assert sorted(discord.gateway.identified) == [0, 1]
        assert discord.commands.syncs == 1
        assert "commands synced" in first.output
        assert "commands synced" not in second.output
        discord.check()
