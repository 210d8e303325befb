"""What a server follows is searched beside the rest, from one index however many follow it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.conversation.correction import Rewording
from bot.conversation.library import Library
from bot.library.added_store import Added
from bot.library.following.serving import FollowedLibraries
from bot.library.indexed import LibraryIndexer
from bot.library.serving import Libraries
from bot.library.suggestion_store import Suggestions, delete_decided
from tests.conftest import unprepared
from tests.feeds.shows import Show, captions, sentence_of
from tests.library.following.conftest import CLUB, OTHER, Following

pytestmark = pytest.mark.process


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def libraries_of(following: Following, library: Library, clock: Clock, cache: Path | None = None) -> Libraries:
    indexer = LibraryIndexer(cache=cache)
    followed = FollowedLibraries(
        following.follows,
        following.episodes,
        Suggestions(following.database),
        indexer,
        memory=2**28,
        prepare=unprepared,
        cache=cache,
        clock=clock,
    )
    stores = Added(following.database), Suggestions(following.database)
    return Libraries(
        indexer.indexed(library), indexer, *stores, memory=2**26, prepare=unprepared, followed=followed, clock=clock
    )


async def test_episodes_are_found_by_who_follows_them_alone(
    show: Show, following: Following, library: Library, tmp_path: Path
):
    show.add(3)
    follow = await following.follow(show.address)
    await following.go()
    clock = Clock()
    libraries = libraries_of(following, library, clock, tmp_path)
    finder = await libraries.finder(CLUB)
    (best, *_) = await finder.find(sentence_of(2))
    assert (best.quote.text, best.quote.conversation.title) == (sentence_of(2), "Part 2")
    assert best.quote.conversation.series == show.title
    assert len(finder.library) == len(library) + 3
    assert await libraries.finder(OTHER) is libraries.shared

    second = await following.follow(show.address, OTHER)
    clock.now += 10
    other = await libraries.finder(OTHER)
    assert other.library.conversations.keys() == finder.library.conversations.keys()
    assert other.libraries[0] is finder.libraries[0]  # one copy for both

    await following.follows.remove(CLUB, follow.number, following.now)
    libraries.forget()
    assert await libraries.finder(CLUB) is libraries.shared
    assert await (await libraries.finder(OTHER)).find(sentence_of(2))
    assert second.feed == follow.feed

    again = await libraries_of(following, library, Clock(), tmp_path).finder(OTHER)  # after a restart
    assert again.library.conversations == other.library.conversations


async def test_a_new_and_a_corrected_episode_are_found_and_old_links_lead_on(
    show: Show, following: Following, library: Library
):
    show.add(published=following.now)
    await following.follow(show.address)
    await following.go()
    clock = Clock()
    libraries = libraries_of(following, library, clock)
    (best, *_) = await (await libraries.finder(CLUB)).find(sentence_of(1))
    show.add()
    show.serve("/1.vtt", captions(1, extra="And this was forgotten."))
    await following.go(days=2)
    clock.now += 60
    finder = await libraries.finder(CLUB)
    assert (await finder.find(sentence_of(2)))[0].quote.text == sentence_of(2)
    assert (await finder.find("and this was forgotten"))[0].quote.conversation.title == "Part 1"
    assert finder.library.conversations[best.quote.conversation.key].title == "Part 1"


async def test_what_is_accepted_for_an_episode_is_shown_to_all_who_follow(
    show: Show, following: Following, library: Library
):
    show.add()
    await following.follow(show.address)
    await following.go()
    clock = Clock()
    libraries = libraries_of(following, library, clock)
    (best, *_) = await (await libraries.finder(CLUB)).find(sentence_of(1))
    suggestions, key = Suggestions(following.database), best.quote.conversation.key
    change = Rewording(best.quote.first_word + 2, "was", "is")
    (suggestion,) = await suggestions.suggest([change], key, 7, following.now)
    await suggestions.decide(suggestion.number, None, None, accepted=True, now=following.now)
    await following.database.write(delete_decided, following.now + timedelta(days=90))
    clock.now += 60
    (best, *_) = await (await libraries.finder(CLUB)).find(sentence_of(1))
    assert best.quote.text == sentence_of(1).replace(" was ", " is ")
