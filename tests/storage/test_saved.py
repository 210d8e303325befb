import asyncio
from datetime import timedelta

import pytest

from bot.conversation.model import Conversation, Line, Quote
from bot.storage.database import Database
from bot.storage.errors import NotYours, SavedQuoteGone
from bot.storage.owner import Owner
from bot.storage.saved import UNDO_TIME, Order, Saved, delete_removed
from bot.storage.saved_quotes import SavedQuote
from tests.storage.fixtures import NOW, rows_in

CLUB, ELSEWHERE = Owner(11), Owner(12)
MIRA, SAM, KIM = 101, 102, 103


@pytest.fixture
def saved(database: Database) -> Saved:
    return Saved(database)


@pytest.fixture
def quotes(talk: Conversation) -> list[Quote]:
    return [talk.quote_passages(number, number + 1) for number in range(len(talk.passages))]


async def keep(saved: Saved, *quotes: Quote, saver: int = MIRA, place: Owner = CLUB, tags: tuple[str, ...] = ()) -> int:
    for minute, quote in enumerate(quotes):
        last = await saved.save(place, saver, quote, tags, NOW + timedelta(minutes=minute))
    return last.saved.number


def forms(quotes: tuple[SavedQuote, ...]) -> list[str]:
    return [quote.lines[0].text.split()[0] for quote in quotes]


async def test_a_saved_quote_holds_all_that_was_said(saved: Saved, talk: Conversation) -> None:
    quote = Quote(talk, 10, 15)
    number = (await saved.save(CLUB, MIRA, quote, ("boats", "fear"), NOW)).saved.number
    kept = await saved.one(CLUB, number)
    assert kept.lines == (Line("Mira", "an hour."), Line("Sam", "Then the engine"))
    assert (kept.title, kept.start, kept.saver, kept.saved_at) == ("The Boat", quote.start, MIRA, NOW)
    assert (kept.tags, kept.votes) == (("boats", "fear"), 0)


async def test_who_saves_what_is_saved_learns_who_was_first(saved: Saved, quotes: list[Quote]) -> None:
    first = await saved.save(CLUB, MIRA, quotes[0], ("sea",), NOW)
    second = await saved.save(CLUB, SAM, quotes[0], ("water",), NOW + timedelta(days=1))
    assert (first.new, second.new) == (True, False)
    assert second.saved == first.saved


async def test_places_do_not_see_each_others_quotes(saved: Saved, quotes: list[Quote]) -> None:
    number = await keep(saved, quotes[0])
    assert (await saved.save(Owner(CLUB.id, personal=True), MIRA, quotes[0], (), NOW)).new
    assert (await saved.page(ELSEWHERE)).total == 0
    with pytest.raises(SavedQuoteGone):
        await saved.one(ELSEWHERE, number)
    with pytest.raises(SavedQuoteGone):
        await saved.vote(ELSEWHERE, number, SAM)
    with pytest.raises(SavedQuoteGone):
        await saved.remove(ELSEWHERE, number, MIRA, moderator=True, now=NOW)


async def test_pages_are_newest_first_and_tell_how_many_there_are(saved: Saved, quotes: list[Quote]) -> None:
    await keep(saved, *quotes)
    first, second = await saved.page(CLUB, limit=3), await saved.page(CLUB, first=3, limit=3)
    assert (forms(first.quotes), first.total) == (["I", "You", "Then"], 4)
    assert (forms(second.quotes), second.total) == (["The"], 4)
    assert forms((await saved.page(CLUB)).quotes) == ["I", "You", "Then", "The"]


async def test_a_page_can_be_of_one_saver_or_one_tag(saved: Saved, quotes: list[Quote]) -> None:
    await keep(saved, quotes[0], tags=("sea", "calm"))
    await keep(saved, quotes[1], saver=SAM, tags=("seaside",))
    await keep(saved, quotes[2], saver=SAM, tags=("calm", "sea"))
    assert {quote.saver for quote in (await saved.page(CLUB, by=SAM)).quotes} == {SAM}
    assert (await saved.page(CLUB, tag="sea")).total == 2
    assert (await saved.page(CLUB, by=SAM, tag="sea")).total == 1
    assert (await saved.page(CLUB, tag="s%a")).total == 0


async def test_tags_in_use_come_most_used_first(saved: Saved, quotes: list[Quote]) -> None:
    await keep(saved, quotes[0], tags=("sea", "calm"))
    await keep(saved, quotes[1], tags=("sea", "anger"))
    assert await saved.tags(CLUB) == ("sea", "anger", "calm")


async def test_a_vote_is_given_once_and_taken_back_by_a_second_click(saved: Saved, quotes: list[Quote]) -> None:
    number = await keep(saved, quotes[0])
    assert (await saved.vote(CLUB, number, SAM)).votes == 1
    assert (await saved.vote(CLUB, number, KIM)).votes == 2
    assert (await saved.vote(CLUB, number, SAM)).votes == 1


async def test_a_hundred_votes_at_once_all_count(saved: Saved, quotes: list[Quote]) -> None:
    number = await keep(saved, quotes[0])
    await asyncio.gather(*(saved.vote(CLUB, number, voter) for voter in range(100)))
    assert (await saved.one(CLUB, number)).votes == 100


async def test_two_clicks_of_one_person_at_once_cancel_out(saved: Saved, quotes: list[Quote]) -> None:
    number = await keep(saved, quotes[0])
    await asyncio.gather(*(saved.vote(CLUB, number, SAM) for _ in range(10)))
    assert (await saved.one(CLUB, number)).votes == 0


async def test_many_who_save_one_quote_at_once_make_one(saved: Saved, quotes: list[Quote]) -> None:
    savings = await asyncio.gather(*(saved.save(CLUB, saver, quotes[0], (), NOW) for saver in range(30)))
    assert sum(saving.new for saving in savings) == 1
    assert len({saving.saved for saving in savings}) == 1


async def test_the_hall_of_fame_holds_what_has_votes_best_first(saved: Saved, quotes: list[Quote]) -> None:
    numbers = [await keep(saved, quote) for quote in quotes]
    for number, votes in zip(numbers, (1, 0, 3, 1), strict=True):
        for voter in range(votes):
            await saved.vote(CLUB, number, voter)
    assert forms(await saved.hall_of_fame(CLUB, 10)) == ["You", "The", "I"]
    assert forms(await saved.hall_of_fame(CLUB, 1)) == ["You"]
    assert forms((await saved.page(CLUB, order=Order.VOTES)).quotes) == ["You", "The", "I", "Then"]


async def test_only_the_saver_or_a_moderator_changes_a_quote(saved: Saved, quotes: list[Quote]) -> None:
    number = await keep(saved, quotes[0])
    with pytest.raises(NotYours):
        await saved.remove(CLUB, number, SAM, moderator=False, now=NOW)
    with pytest.raises(NotYours):
        await saved.retag(CLUB, number, ("mine",), SAM, moderator=False)
    await saved.retag(CLUB, number, ("sea",), MIRA, moderator=False)
    assert (await saved.remove(CLUB, number, SAM, moderator=True, now=NOW)).tags == ("sea",)
    with pytest.raises(SavedQuoteGone):
        await saved.one(CLUB, number)
    with pytest.raises(SavedQuoteGone):
        await saved.vote(CLUB, number, MIRA)


async def test_what_was_removed_comes_back_with_its_votes(saved: Saved, quotes: list[Quote]) -> None:
    number = await keep(saved, quotes[0])
    before = await saved.vote(CLUB, number, SAM)
    await saved.remove(CLUB, number, MIRA, moderator=False, now=NOW)
    with pytest.raises(NotYours):
        await saved.bring_back(CLUB, number, SAM, moderator=False)
    await saved.bring_back(CLUB, number, MIRA, moderator=False)
    assert await saved.one(CLUB, number) == before
    with pytest.raises(SavedQuoteGone):
        await saved.bring_back(CLUB, number, MIRA, moderator=False)


async def test_what_was_removed_can_be_saved_anew_by_another(saved: Saved, quotes: list[Quote]) -> None:
    number = await keep(saved, quotes[0])
    await saved.remove(CLUB, number, MIRA, moderator=False, now=NOW)
    saving = await saved.save(CLUB, SAM, quotes[0], ("sam",), NOW + timedelta(hours=1))
    assert (saving.new, saving.saved.saver, saving.saved.tags) == (True, SAM, ("sam",))


async def test_after_its_time_what_was_removed_is_deleted_votes_and_all(
    database: Database, saved: Saved, quotes: list[Quote]
) -> None:
    number = await keep(saved, quotes[0])
    await saved.vote(CLUB, number, SAM)
    await saved.remove(CLUB, number, MIRA, moderator=False, now=NOW)
    await database.write(delete_removed, NOW + UNDO_TIME - timedelta(seconds=1))
    assert await rows_in(database, "saved_quotes") == 1
    await database.write(delete_removed, NOW + UNDO_TIME)
    assert await rows_in(database, "saved_quotes") == 0
    assert await rows_in(database, "saved_votes") == 0


async def test_a_number_is_never_used_again(database: Database, saved: Saved, quotes: list[Quote]) -> None:
    number = await keep(saved, quotes[0])
    await saved.remove(CLUB, number, MIRA, moderator=False, now=NOW)
    await database.write(delete_removed, NOW + UNDO_TIME)
    assert await keep(saved, quotes[1]) > number
