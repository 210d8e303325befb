from bot.interactions.send import PUBLIC_ANSWERS
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
