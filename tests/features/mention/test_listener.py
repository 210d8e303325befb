from bot.desk.send import PUBLIC_ANSWERS
from bot.tryout.reading import read_message
from tests.conftest import Stage

WORDS = "i get a lot of shit for my stiff face"


async def said_after(stage: Stage, content: str) -> list:
    """Return all that the bot has said once mira has said ``content``."""
    await stage.mira.send(stage.channel, content)
    return [message for message in stage.channel.history() if message.author.id == stage.env.bot.user.id]


def text(message):
    return "\n".join(read_message(message.content, [c.to_dict() for c in message.components])).replace("**", "")


async def test_a_mention_is_answered_by_a_reply_without_a_ping(stage: Stage):
    (reply,) = await said_after(stage, f"<@{stage.env.bot.user.id}> {WORDS}")
    assert "relatively stiff expression" in text(reply)
    assert reply.reference is not None
    assert reply.mentions == []


async def test_below_the_bar_a_mention_gets_one_line_and_never_a_doubtful_quote(stage: Stage):
    (reply,) = await said_after(stage, f"<@{stage.env.bot.user.id}> four score and seven years ago our fathers")
    assert "I can't find that" in reply.content


async def test_an_empty_mention_says_what_there_is(stage: Stage):
    (reply,) = await said_after(stage, f"<@{stage.env.bot.user.id}>")
    assert "/quote" in reply.content


async def test_a_mention_inside_a_message_is_not_meant_for_the_bot(stage: Stage):
    assert await said_after(stage, f"did you see <@{stage.env.bot.user.id}> stiff face") == []


async def test_over_the_limit_a_mention_is_told_so_once_and_then_left_alone(stage: Stage):
    for _ in range(PUBLIC_ANSWERS):
        said = await said_after(stage, f"<@{stage.env.bot.user.id}> {WORDS}")
        assert "stiff" in text(said[-1])
    for _ in range(3):
        said = await said_after(stage, f"<@{stage.env.bot.user.id}> {WORDS}")
        assert "is the most I post for one person" in said[-1].content
        assert len(said) == PUBLIC_ANSWERS + 1
    await stage.sam.send(stage.channel, f"<@{stage.env.bot.user.id}> {WORDS}")
    assert "stiff" in text(stage.channel.last_message)


async def test_a_mention_alone_as_a_reply_tells_whether_that_message_was_said(stage: Stage):
    message = await stage.sam.send(stage.channel, "I actually moved you back a few feet before you got in the headset")
    await stage.mira.send(stage.channel, f"<@{stage.env.bot.user.id}>", reply_to=message)
    assert "moved you back a few feet" in text(stage.channel.last_message)
    assert "Nearly." in text(stage.channel.last_message)


async def test_what_nobody_said_is_told_to_all_without_a_doubtful_quote(stage: Stage):
    message = await stage.sam.send(stage.channel, "four score and seven years ago our fathers")
    await stage.mira.send(stage.channel, f"<@{stage.env.bot.user.id}>", reply_to=message)
    assert stage.channel.last_message.content.startswith("Not said, as far as I can find.")


async def test_a_message_without_words_is_told_to_hold_none(stage: Stage):
    message = await stage.sam.send(stage.channel, "https://example.org")
    await stage.mira.send(stage.channel, f"<@{stage.env.bot.user.id}>", reply_to=message)
    assert "I see no words in that message" in stage.channel.last_message.content
