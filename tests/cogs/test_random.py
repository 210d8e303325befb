from bot.conversation.model import Conversation
from bot.conversation.quotable import quotable
from tests.conftest import Stage, text_of


async def test_no_quote_comes_twice_until_all_have_come(stage: Stage, seed: Conversation):
    answer = (await stage.mira.slash(stage.channel, "random", speaker="Lex Fridman")).response
    count = sum(quote.speaker == "Lex Fridman" for quote in quotable(seed))
    drawn = {text_of(answer)}
    for _ in range(count - 1):
        await stage.sam.click(answer.message, label="Another")
        answer = stage.refreshed(answer)
        assert "Mark Zuckerberg ·" not in text_of(answer)
        drawn.add(text_of(answer))
    assert len(drawn) == count


async def test_another_replaces_the_quote_for_everyone(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "random")).response
    before = text_of(answer)
    await stage.sam.click(answer.message, label="Another")
    assert text_of(stage.refreshed(answer)) != before
