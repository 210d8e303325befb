from dataclasses import replace
from datetime import date
from io import StringIO

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.conversation.quotable import quotable
from bot.storage.database import Database
from tests.conftest import MakeBot, Stage, text_of


async def test_no_quote_comes_twice_until_all_have_come(stage: Stage, seed: Conversation, make_bot: MakeBot):
    short = Conversation("short", "Short", None, seed.passages[:40])
    await stage.env.restart_bot(make_bot(Library.of([short])))
    answer = (await stage.mira.slash(stage.channel, "random", speaker="Lex Fridman")).response
    count = sum(quote.speaker == "Lex Fridman" for quote in quotable(short))
    assert count > 3
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


async def test_a_show_and_a_year_narrow_it_and_every_other(stage: Stage, make_bot: MakeBot, seed: Conversation):
    old = replace(
        seed, key="old", title="Old", published=date(2019, 1, 1), series="Before", passages=seed.passages[:40]
    )
    await stage.env.restart_bot(make_bot(Library.of([seed, old])))
    answer = (await stage.mira.slash(stage.channel, "random", year=2019)).response
    count = len(quotable(old))
    drawn = {text_of(answer)}
    for _ in range(count - 1):
        await stage.mira.click(answer.message, label="Another")
        answer = stage.refreshed(answer)
        drawn.add(text_of(answer))
    assert len(drawn) == count
    assert all("Before" in text for text in drawn)
    assert "Before" in text_of((await stage.mira.slash(stage.channel, "random", series="before")).response)
    none = (await stage.mira.slash(stage.channel, "random", series="before", year=2023)).response
    assert none.content == "I have no such conversation from 2023. There are some from 2019."


async def test_a_bag_outlasts_a_restart(stage: Stage, seed: Conversation, make_bot: MakeBot):
    short = Library.of([Conversation("short", "Short", None, seed.passages[:24])])
    (conversation,) = short
    drawn = set()
    count = len(quotable(conversation))
    for _ in range(count):
        await stage.env.restart_bot(make_bot(short))
        drawn.add(text_of((await stage.mira.slash(stage.channel, "random")).response))
    assert len(drawn) == count > 3


async def test_without_a_database_bags_are_held_in_memory(
    stage: Stage, seed: Conversation, make_bot: MakeBot, bot_database: Database, log: StringIO
):
    short = Library.of([Conversation("short", "Short", None, seed.passages[:24])])
    (conversation,) = short
    await stage.env.restart_bot(make_bot(short))
    bot_database.file.write_bytes(b"this is no database " * 500)
    await bot_database.close()
    answer = (await stage.mira.slash(stage.channel, "random")).response
    drawn = {text_of(answer)}
    for _ in range(len(quotable(conversation)) - 1):
        await stage.mira.click(answer.message, label="Another")
        drawn.add(text_of(stage.refreshed(answer)))
    assert len(drawn) == len(quotable(conversation))
    assert "drawn from memory" in log.getvalue()
