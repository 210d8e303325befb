import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection

from bot.conversation.correction import Correction, Rewording
from bot.features.privacy.store import Privacy
from bot.library.added import Most, key_of
from bot.library.added_store import Added, Content, Figures
from bot.library.errors import SuggestionGone, TooManySuggestions
from bot.library.suggestion_store import KEPT, Suggestions, delete_decided
from bot.library.suggestions import MOST_OPEN
from bot.storage.database import Database
from tests.storage.fixtures import NOW, rows_in

CLUB, OTHER = 2**60 + 11, 2**60 + 12
MIRA, SAM, KIM = 2**60 + 101, 2**60 + 102, 2**60 + 103
WORDS = [Rewording(number, f"old {number}", f"new {number}") for number in range(30)]


@pytest.fixture
def suggestions(database: Database) -> Suggestions:
    return Suggestions(database)


@pytest.fixture
def added(database: Database) -> Added:
    return Added(database)


async def add(added: Added, server: int = CLUB) -> int:
    content = Content.of("", "Ada (0:01) What she says.")
    number = await added.draft(server, KIM, Figures("The Boat", ("Ada",), 3, 2.0), content, NOW)
    return (await added.confirm(server, number, Most(10), NOW)).number


async def suggest(suggestions: Suggestions, key: str, *words: Rewording, by: int = MIRA) -> list[int]:
    return [one.number for one in await suggestions.suggest(words or WORDS[:1], key, by, NOW)]


async def test_a_suggestion_holds_what_is_to_be_put_right_and_waits(suggestions: Suggestions, added: Added) -> None:
    key = key_of(await add(added))
    (made,) = await suggestions.suggest([WORDS[3]], key, MIRA, NOW)
    (kept,) = await suggestions.of_server(CLUB)
    assert kept == made
    assert (kept.conversation, kept.first, kept.old, kept.new) == (key, 3, "old 3", "new 3")
    assert (kept.suggester, kept.suggested_at, kept.accepted, kept.decider) == (MIRA, NOW, None, None)
    assert kept.correction == Correction(3, "old 3", "new 3", f"suggestion {kept.number}", date(2026, 11, 23))


async def test_what_was_suggested_already_is_that_suggestion(suggestions: Suggestions) -> None:
    (first,) = await suggest(suggestions, "talk")
    (again,) = await suggest(suggestions, "talk", by=SAM)
    (elsewhere,) = await suggest(suggestions, "other-talk")
    assert first == again != elsewhere
    await suggestions.decide(first, None, None, accepted=False, now=NOW)
    assert await suggest(suggestions, "talk") != [first]


async def test_a_person_has_so_many_open_suggestions_and_no_part_of_a_further_one(suggestions: Suggestions) -> None:
    numbers = await suggest(suggestions, "talk", *WORDS[: MOST_OPEN - 1])
    with pytest.raises(TooManySuggestions):
        await suggest(suggestions, "talk", *WORDS[MOST_OPEN - 1 : MOST_OPEN + 1])
    assert len(await suggestions.of_shared()) == MOST_OPEN - 1
    await suggest(suggestions, "talk", WORDS[25])
    with pytest.raises(TooManySuggestions):
        await suggest(suggestions, "talk", WORDS[26])
    await suggest(suggestions, "talk", WORDS[26], by=SAM)
    await suggestions.decide(numbers[0], None, None, accepted=True, now=NOW)
    await suggest(suggestions, "talk", WORDS[27])


async def test_servers_see_and_decide_what_is_theirs_alone(suggestions: Suggestions, added: Added) -> None:
    ours, theirs = await add(added), await add(added, OTHER)
    (own,) = await suggest(suggestions, key_of(ours))
    (other,) = await suggest(suggestions, key_of(theirs))
    (shared,) = await suggest(suggestions, "talk")
    assert [one.number for one in await suggestions.of_server(CLUB)] == [own]
    assert [one.number for one in await suggestions.of_shared()] == [shared]
    for number, server in ((other, CLUB), (shared, CLUB), (own, None), (own, OTHER)):
        with pytest.raises(SuggestionGone):
            await suggestions.decide(number, server, KIM, accepted=True, now=NOW)
    assert set(await suggestions.accepted([ours, theirs])) == set()


async def test_open_ones_come_first_then_the_last_decided(suggestions: Suggestions) -> None:
    numbers = await suggest(suggestions, "talk", *WORDS[:4])
    for minute, number in enumerate((numbers[2], numbers[0])):
        await suggestions.decide(number, None, None, accepted=True, now=NOW + timedelta(minutes=minute))
    assert [one.number for one in await suggestions.of_shared()] == [numbers[1], numbers[3], numbers[0], numbers[2]]


async def test_what_is_accepted_is_had_in_the_order_of_acceptance(suggestions: Suggestions, added: Added) -> None:
    number, other = await add(added), await add(added)
    first, second, third = await suggest(suggestions, key_of(number), *WORDS[:3])
    await suggest(suggestions, key_of(other))
    await suggestions.decide(second, CLUB, KIM, accepted=True, now=NOW)
    await suggestions.decide(third, CLUB, KIM, accepted=False, now=NOW)
    await suggestions.decide(first, CLUB, KIM, accepted=True, now=NOW + timedelta(minutes=1))
    accepted = await suggestions.accepted([number, other])
    assert {key: [one.number for one in of] for key, of in accepted.items()} == {number: [second, first]}
    assert (accepted[number][0].decider, accepted[number][0].decided_at) == (KIM, NOW)


async def test_a_decision_is_noticed_by_every_process_and_can_be_undone(suggestions: Suggestions, added: Added) -> None:
    number = await add(added)
    (suggestion,) = await suggest(suggestions, key_of(number))
    marks = [await added.library_versions()]
    for accepted in (True, None, False, None):
        await suggestions.decide(suggestion, CLUB, KIM, accepted=accepted, now=NOW)
        (kept,) = await suggestions.of_server(CLUB)
        assert (kept.accepted, kept.decider) == (accepted, None if accepted is None else KIM)
        marks.append(await added.library_versions())
    assert len({mark[CLUB] for mark in marks}) == 5
    with pytest.raises(SuggestionGone):
        await suggestions.decide(suggestion, CLUB, KIM, accepted=None, now=NOW)


async def test_of_two_who_decide_at_once_one_is_told(suggestions: Suggestions, added: Added) -> None:
    number = await add(added)
    (suggestion,) = await suggest(suggestions, key_of(number))
    decisions = await asyncio.gather(
        *(
            suggestions.decide(suggestion, CLUB, who, accepted=accepted, now=NOW)
            for who, accepted in ((KIM, True), (SAM, False), (MIRA, True))
        ),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in decisions) == ["Suggestion", "SuggestionGone", "SuggestionGone"]


async def test_suggestions_for_what_was_removed_are_not_listed_and_go_with_it(
    suggestions: Suggestions, added: Added, database: Database
) -> None:
    number = await add(added)
    await suggest(suggestions, key_of(number))
    await added.remove(CLUB, number, NOW)
    assert await suggestions.of_server(CLUB) == ()
    await database.write(Connection.exec_driver_sql, f"DELETE FROM added_conversations WHERE number = {number}")
    assert await rows_in(database, "suggested_corrections") == 0


async def test_in_time_all_goes_but_what_is_open_or_corrects_a_servers_own(
    suggestions: Suggestions, added: Added, database: Database
) -> None:
    number = await add(added)
    own = await suggest(suggestions, key_of(number), *WORDS[:3])
    shared = await suggest(suggestions, "talk", *WORDS[:3])
    for server, (accepted, rejected, _) in ((CLUB, own), (None, shared)):
        await suggestions.decide(accepted, server, None, accepted=True, now=NOW)
        await suggestions.decide(rejected, server, None, accepted=False, now=NOW)
    await database.write(delete_decided, NOW + KEPT - timedelta(seconds=1))
    assert await rows_in(database, "suggested_corrections") == 6
    await database.write(delete_decided, NOW + KEPT)
    assert {one.number for one in await suggestions.of_server(CLUB)} == {own[0], own[2]}
    assert {one.number for one in await suggestions.of_shared()} == {shared[2]}


async def test_who_erases_theirs_is_in_no_suggestion_and_no_decision(
    suggestions: Suggestions, database: Database
) -> None:
    first, second = await suggest(suggestions, "talk", *WORDS[:2])
    await suggestions.decide(first, None, MIRA, accepted=True, now=NOW)
    assert await Privacy(database).count(MIRA) == {"suggested_corrections": 2}
    await Privacy(database).erase(MIRA)
    kept = {one.number: (one.suggester, one.decider) for one in await suggestions.of_shared()}
    assert kept == {first: (None, None), second: (None, None)}


async def test_what_no_database_can_hold_is_left_out(suggestions: Suggestions) -> None:
    (made,) = await suggestions.suggest([Rewording(0, "a\0b", "c\ud800")], "talk", MIRA, NOW)
    assert (made.old, made.new) == ("ab", "c?")
