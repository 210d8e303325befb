import json

from sqlalchemy import select

from bot.storage.columns import Base
from bot.storage.database import Database
from tests.conftest import Stage, text_of

STIFF = "i get a lot of shit for my stiff face"


async def keep_something(stage: Stage) -> None:
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response
    for who in (stage.mira, stage.sam):
        await who.click(answer.message, label="Save")
    shown = (await stage.mira.slash(stage.channel, "saved list")).response
    await stage.sam.click(shown.message, label="Vote (0)")
    await stage.mira.click(stage.refreshed(shown).message, label="Vote (1)")


async def everything(bot_database: Database) -> str:
    tables = Base.metadata.sorted_tables
    return await bot_database.read(lambda reading: str([reading.execute(select(table)).all() for table in tables]))


async def test_what_is_kept_is_shown_to_the_asker_alone(stage: Stage):
    nothing = (await stage.mira.slash(stage.channel, "privacy show")).response
    assert nothing.ephemeral
    assert "Of you: nothing." in text_of(nothing)
    await keep_something(stage)
    assert "Of you: 1 saved quote, 1 vote." in text_of((await stage.mira.slash(stage.channel, "privacy show")).response)
    assert "Of you: 1 vote." in text_of((await stage.sam.slash(stage.channel, "privacy show")).response)


async def test_all_of_it_is_handed_over_as_a_file(stage: Stage):
    assert "nothing of you" in (await stage.mira.slash(stage.channel, "privacy export")).response.content
    await keep_something(stage)
    answer = (await stage.mira.slash(stage.channel, "privacy export")).response
    assert answer.ephemeral
    rows = json.loads(await answer.attachments[0].read())
    assert {table: len(of_table) for table, of_table in rows.items()} == {"saved_quotes": 1, "saved_votes": 1}
    assert rows["saved_quotes"][0]["saver"] == str(stage.mira.id)
    assert str(stage.sam.id) not in str(rows)


async def test_erasing_asks_once_more_and_then_leaves_nothing_of_the_asker(stage: Stage, bot_database: Database):
    await keep_something(stage)
    asked = (await stage.sam.slash(stage.channel, "privacy erase")).response
    assert asked.ephemeral
    assert str(stage.sam.id) in await everything(bot_database)
    await stage.sam.click(asked.message, label="Erase all of it")
    assert "Erased: 1 vote." in text_of(stage.refreshed(asked))
    assert str(stage.sam.id) not in await everything(bot_database)
    assert str(stage.mira.id) in await everything(bot_database)
    again = (await stage.sam.slash(stage.channel, "privacy erase")).response
    assert "nothing to erase" in again.content


async def test_what_is_asked_for_is_in_no_table(stage: Stage, bot_database: Database):
    words = "xylophone zeppelin quixotic"
    await stage.mira.slash(stage.channel, "quote", words=words)
    await stage.mira.slash(stage.channel, "topic", words=words)
    await keep_something(stage)
    kept = await everything(bot_database)
    assert "stiff" in kept
    assert not any(word in kept for word in words.split())
