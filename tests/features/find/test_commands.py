from datetime import timedelta

import discord
import pytest

from bot.desk.message_text import message_text
from tests.conftest import Stage, text_of

COMMAND = "Find this quote"


async def check(stage: Stage, written: str):
    message = await stage.sam.send(stage.channel, written)
    answer = (await stage.mira.context_menu(stage.channel, COMMAND, message)).response
    assert answer.ephemeral
    return answer


@pytest.mark.parametrize(
    "written",
    [
        "It’s really, really incredible. Can you describe what it takes currently for us to appear so photo realistic",
        "remember “Can you describe what it takes currently for us to appear so photo realistic to each other?” lol",
        "**can you describe what it takes currently, for us to appear so photo realistic** https://example.com <@1>",
    ],
)
async def test_the_exact_words_are_told_to_be_word_for_word(stage: Stage, written: str):
    answer = await check(stage, written)
    assert "Yes, word for word." in text_of(answer)
    assert "[Share]" in text_of(answer)


async def test_nearly_the_words_are_shown_with_what_differs(stage: Stage):
    answer = await check(stage, "I always get a lot of hate and shit for having a really stiff expression")
    assert "Nearly. 2 differences" in text_of(answer)
    shown = "".join(item["content"] for item in answer.components[0]["components"])
    assert "~~hate~~ **critique**" in shown
    assert "~~really~~ **relatively**" in shown


async def test_sentences_from_different_places_are_said_in_pieces(stage: Stage):
    answer = await check(
        stage,
        "It really feels like we’re in the same room. Kodak avatars do my tax returns. You’re in Austin, right?",
    )
    text = text_of(answer)
    assert "Said, but in pieces. I find 2" in text
    assert "Mark Zuckerberg · 1:39" in text


async def test_what_nobody_said_is_told_so(stage: Stage):
    answer = await check(stage, "Four score and seven years ago our fathers brought forth a new nation")
    assert "Not said, as far as I can find." in text_of(answer)


async def test_a_forwarded_message_is_read_too(stage: Stage):
    message = await stage.sam.send(
        stage.channel, "I actually moved you back a few feet before you got into the headset"
    )
    forwarded = await stage.mira.forward(message, stage.channel)
    answer = (await stage.mira.context_menu(stage.channel, COMMAND, forwarded)).response
    assert "Yes, word for word." in text_of(answer)


async def test_the_bots_own_results_can_be_checked(stage: Stage):
    quoted = (await stage.sam.slash(stage.channel, "quote", words="I actually moved you back a few feet")).response
    answer = (await stage.mira.context_menu(stage.channel, COMMAND, quoted.message)).response
    assert "moved you back a few feet" in text_of(answer)


async def test_a_message_without_words_says_so(stage: Stage):
    answer = await check(stage, "https://example.com/watch")
    assert "no words" in answer.content


async def test_a_checked_quote_can_be_shared(stage: Stage):
    answer = await check(stage, "I actually moved you back a few feet before you got into the headset")
    (posted,) = (await stage.mira.click(answer.message, label="Share")).followups
    assert not posted.ephemeral
    assert "moved you back" in posted.content


async def test_a_message_that_discord_made_a_file_of_is_read(stage: Stage):
    words = "Can you describe what it takes currently for us to appear so photo realistic to each other?"
    files = [("message.txt", f"{words}\n".encode()), ("other.txt", b"nobody reads this")]
    message = await stage.sam.send(stage.channel, "", attachments=files)
    answer = (await stage.mira.context_menu(stage.channel, COMMAND, message)).response
    assert "Yes, word for word." in text_of(answer)


async def test_a_file_that_is_too_large_for_a_message_is_not_read(stage: Stage):
    message = await stage.sam.send(stage.channel, "", attachments=[("message.txt", b"word " * 100_000)])
    answer = (await stage.mira.context_menu(stage.channel, COMMAND, message)).response
    assert "no words" in text_of(answer)


async def test_a_poll_is_read(stage: Stage):
    message = await stage.sam.send(stage.channel, "vote")
    message.poll = discord.Poll("Who said it?", duration=timedelta(hours=1))
    message.poll.add_answer(text="You’re in Austin, right?")
    assert await message_text(message) == "vote\nWho said it?\nYou’re in Austin, right?"
