from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.sockets.interactions import CallbackType
from tests.sockets.server import Discord

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bare() -> AsyncIterator[Discord]:
    async with Discord.listening() as discord, discord.client("bare"):
        yield discord


@pytest.fixture
def discord(bare: Discord) -> Iterator[Discord]:
    yield bare
    bare.check()


async def test_a_command_is_answered(discord: Discord) -> None:
    answer = await discord.person.slash("ok", words="rain", count=2)
    assert (answer.type, answer.message["content"], answer.private) == (CallbackType.MESSAGE, "ok", False)
    assert 0 < answer.seconds < discord.callbacks.answer_within


async def test_suggestions_are_offered(discord: Discord) -> None:
    answer = await discord.person.autocomplete("ok", "words", "stiff fa")
    assert answer.choices == [{"name": "stiff fa?", "value": "stiff fa"}]


async def test_a_second_answer_is_refused(discord: Discord) -> None:
    answer = await discord.person.slash("twice")
    assert (await answer.followed_up())["content"] == "refused: 40060"
    assert answer.message["content"] == "once"


async def test_a_late_answer_is_refused(discord: Discord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord.callbacks, "answer_within", 0.0)
    interaction = await discord.person.start_slash("ok")
    await interaction.until("refused", lambda: bool(interaction.refused))
    assert (interaction.refused, interaction.answer) == ([10062], None)


async def test_an_answer_is_deferred_edited_followed_up_and_removed(discord: Discord) -> None:
    answer = await discord.person.slash("later")
    assert answer.type is CallbackType.LATER
    message = await answer.edited()
    assert (message["content"], answer.private) == ("edited", True)
    more = await answer.followed_up()
    await answer.interaction.until("more edited", lambda: more["content"] == "more, edited")
    await answer.interaction.until("removed", lambda: message["id"] not in discord.messages.ids)


async def test_files_are_read(discord: Discord) -> None:
    answer = await discord.person.slash("pictured")
    assert answer.files == {"card.png": b"a picture"}
    assert [attachment["filename"] for attachment in answer.message["attachments"]] == ["card.png"]


async def test_buttons_and_selects_change_their_message(discord: Discord) -> None:
    shown = await discord.person.slash("pictured")
    clicked = await discord.person.click(shown.message, "click")
    assert clicked.type is CallbackType.UPDATE
    assert shown.message["content"] == "clicked click"
    await discord.person.choose(shown.message, "choose", ["rain"])
    assert shown.message["content"] == "clicked rain"


async def test_what_is_not_there_cannot_be_clicked(discord: Discord) -> None:
    shown = await discord.person.slash("pictured")
    with pytest.raises(LookupError, match="nothing to click"):
        await discord.person.click(shown.message, "elsewhere")


async def test_a_form_is_shown_and_read(discord: Discord) -> None:
    form = await discord.person.slash("form")
    assert form.type is CallbackType.FORM
    read = await discord.person.submit(form, {"words": "rain"})
    assert read.message["content"] == "read rain"


async def test_a_message_command_sees_its_message(discord: Discord) -> None:
    message = await discord.person.write("hello")
    answer = await discord.person.message_command("Measure", message)
    assert (answer.message["content"], answer.private) == ("5 letters", True)


async def test_messages_are_heard_in_full_only_when_meant_for_the_bot(discord: Discord) -> None:
    person, heard = discord.person, discord.messages.reply_to
    assert (await heard(await person.write("hello")))["content"] == "0 letters"
    assert (await heard(await person.write("hello", where=person.places.direct)))["content"] == "5 letters"
    mention = await person.write("hello", mention_bot=True)
    assert (await heard(mention))["content"] == f"{len(mention['content'])} letters"


async def test_the_bot_answers_where_it_is_no_member(discord: Discord) -> None:
    person = discord.person
    for where in (person.places.direct, person.places.group_chat, person.places.foreign_server):
        assert (await person.slash("ok", where=where)).message["content"] == "ok"


async def test_commands_are_offered_only_where_installed(discord: Discord) -> None:
    with pytest.raises(LookupError, match="not offered"):
        await discord.person.slash("form", where=discord.person.places.group_chat)


async def test_commands_take_only_their_options(discord: Discord) -> None:
    with pytest.raises(LookupError, match="unknown"):
        await discord.person.slash("ok", verse="rain")


async def test_five_follow_ups_are_allowed_where_the_bot_is_no_member(discord: Discord) -> None:
    answer = await discord.person.slash("many", where=discord.person.places.group_chat)
    assert (await answer.edited())["content"] == "refused: 40094"
    assert len(answer.interaction.follow_ups) == 5


async def test_more_follow_ups_are_allowed_where_it_is(discord: Discord) -> None:
    answer = await discord.person.slash("many")
    assert (await answer.followed_up(6))["content"] == "follow-up 5"


async def test_a_message_sent_again_with_its_nonce_is_one_message(discord: Discord) -> None:
    answer = await discord.person.slash("post")
    assert (await answer.edited())["content"] == "posted 1"


async def test_the_bot_may_not_write_where_it_is_no_member(discord: Discord) -> None:
    answer = await discord.person.slash("post", where=discord.person.places.foreign_server)
    assert (await answer.edited())["content"] == "refused: 50001"


async def test_an_unknown_route_fails_the_test(bare: Discord) -> None:
    await bare.person.slash("stray")
    with pytest.raises(AssertionError, match="GET /voice/regions"):
        bare.check()


async def test_a_wrong_request_fails_the_test(bare: Discord) -> None:
    await bare.person.autocomplete("ok", "words", "w" * 101)
    with pytest.raises(AssertionError, match="101 characters"):
        bare.check()
