from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.features.stats.compare import compared_words
from bot.features.stats.people_view import compared_people
from bot.features.stats.person_view import person_of
from bot.features.stats.person_words import person_reply
from bot.features.stats.show_view import show_view
from bot.features.stats.word_view import word_view
from bot.library.finder import Finder
from bot.library.indexed import LibraryIndexer
from bot.statistics.concordance import Concordance
from bot.statistics.shows import show_figures
from bot.statistics.speakers import speaker_figures
from tests.conftest import MakeBot, Stage, text_of
from tests.desk.conversations import HOSTILE_TEXT, conversations, few
from tests.desk.sent import check
from tests.statistics.conversations import ANY_CONVERSATION, FEW, archive


@pytest.fixture
def bot(make_bot: MakeBot) -> VerbatimBot:
    return make_bot(Library.of(archive(40)))


def finder(among: list[Conversation]) -> Finder:
    named = {one.key: one for one in among}
    return Finder([LibraryIndexer().indexed(Library.of(named.values()))])


async def test_a_library_is_told_in_hours_speakers_guests_and_years(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats show")).response
    text = text_of(answer)
    assert "40 episodes" in text
    assert "9 speakers" in text
    assert "Busiest guests: Guest 0 (6 episodes" in text
    assert "2015" in text
    assert "no date" in text
    assert "Weaving: loom" in text
    assert len(answer.attachments) == 1
    assert not answer.ephemeral


async def test_one_show_and_one_year(stage: Stage):
    weaving = text_of((await stage.mira.slash(stage.channel, "stats show", series="weaving")).response)
    assert "Weaving" in weaving
    assert "20 episodes" in weaving
    assert "Ada" in weaving
    assert "Bo " not in weaving
    assert "Says more than the rest: loom" in weaving
    year = text_of((await stage.mira.slash(stage.channel, "stats show", series="weaving", year=2016)).response)
    assert "Weaving in 2016" in year
    assert "4 episodes" in year


async def test_a_year_or_show_without_conversations_is_told_in_one_line(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats show", year=1999)).response
    assert answer.ephemeral
    assert answer.content == "I have no such conversation from 1999. There are some from 2015 to 2018."
    assert (
        "No show is called" in (await stage.mira.slash(stage.channel, "stats show", series="gardens")).response.content
    )


async def test_a_word_is_told_by_year_and_every_time_names_its_episode(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats word", words="loom")).response
    text = text_of(answer)
    assert "said 60 times" in text
    assert "2016" in text
    assert "first 0:" in text
    times = [line for line in text.splitlines() if "first " in line]
    assert times
    assert all(line.count(" in Episode ") == line.count("first ") + line.count("last ") for line in times)
    assert "said in 20 of 40 conversations" in text
    assert len(answer.attachments) == 1


async def test_a_library_without_conversations(stage: Stage, make_bot: MakeBot):
    await stage.env.restart_bot(make_bot(Library.of([])))
    assert (await stage.mira.slash(stage.channel, "stats show")).response.ephemeral


def test_two_thousand_episodes() -> None:
    many = finder(archive(2000))
    for view in (show_view(many, None, None), show_view(many, "Pottery", 2020), word_view(many, "a")):
        check(view.reply(None))
        assert view.sketch is not None


@few
@given(st.lists(conversations(), min_size=1, max_size=5), st.sampled_from(["I", "face", "stiff", "*"]))
def test_whatever_conversations_are_called(some: list[Conversation], words: str) -> None:
    among = finder(some)
    check(show_view(among, None, None).reply(None))
    check(word_view(among, words).reply(None))


@FEW
@given(st.lists(ANY_CONVERSATION, min_size=1, max_size=4, unique_by=lambda one: one.key))
def test_the_figures_of_many_are_those_of_each_together(some: list[Conversation]) -> None:
    figures = show_figures(Concordance(some), np.ones(len(some), bool))
    told = {one.speaker: one for one in speaker_figures(some)}
    assert {one.speaker for one in figures.speakers} == set(told)
    for one in figures.speakers:
        same = told[one.speaker]
        assert (one.amount.words, one.amount.conversations) == (same.words, same.conversations)
        assert one.amount.seconds == pytest.approx(same.seconds)
    assert sum(amount.words for _, amount in figures.years) == figures.all.words


async def test_a_person_is_told_over_all_of_their_episodes_and_in_one(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats speaker", name="ada")).response
    text = text_of(answer)
    assert "How Ada talks" in text
    assert "20 episodes" in text
    assert "2016" in text
    assert "Episode 1:" in text
    assert len(answer.attachments) == 1
    one = (await stage.mira.slash(stage.channel, "stats speaker", name="ada", conversation="episode-3")).response
    assert "20 episodes" not in text_of(one)
    assert "Episode 3" in text_of(one)


@few
@given(st.lists(conversations(), min_size=1, max_size=5))
def test_a_person_whatever_conversations_are_called(some: list[Conversation]) -> None:
    concordance = finder(some).concordances[0]
    for speaker, words in concordance.words_by_speaker.items():
        if words:
            check(person_reply(person_of(concordance, speaker)))


async def test_two_words_side_by_side(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats compare", first="loom", second="kiln")).response
    text = text_of(answer)
    assert "loom and kiln" in text
    assert any(line.split() == ["in", "all", "60", "20"] for line in text.splitlines())
    assert len(answer.attachments) == 1
    assert (await stage.mira.slash(stage.channel, "stats compare", first="zzzz", second="yyyy")).response.ephemeral


async def test_two_people_side_by_side(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats compare", first="ada", second="Bo")).response
    text = text_of(answer)
    assert "Ada and Bo" in text
    assert any(line.split() == ["Episodes", "20", "20"] for line in text.splitlines())
    assert "Ada says more, in 1,000 words: loom" in text
    assert "never in one conversation" in text
    assert len(answer.attachments) == 1
    forgiven = await stage.mira.slash(stage.channel, "stats compare", first="ada", second="guest 1", what="people")
    assert "together in 3 conversations" in text_of(forgiven.response)
    words = await stage.mira.slash(stage.channel, "stats compare", first="Ada", second="Bo", what="words")
    assert words.response.content == "Nobody says “Ada” or “Bo”."
    same = await stage.mira.slash(stage.channel, "stats compare", first="Ada", second="Ada")
    assert same.response.content == "Both names are Ada's. /stats speaker tells of one person."


@few
@given(st.lists(conversations(), min_size=1, max_size=5))
def test_two_people_whatever_they_are_called(some: list[Conversation]) -> None:
    among = finder(some)
    said = [name for name, words in among.concordances[0].words_by_speaker.items() if words]
    for first, second in pairwise(name for name in said if among.library.speakers.count(name) == 1 and name.split()):
        check(compared_people(among, first, second).reply(None))


def test_two_people_in_two_thousand_episodes() -> None:
    view = compared_people(finder(archive(2000)), "Ada", "Guest 3")
    check(view.reply(None))
    assert view.sketch is not None


@few
@given(st.lists(conversations(), min_size=1, max_size=5), HOSTILE_TEXT)
def test_two_words_whatever_they_are(some: list[Conversation], words: str) -> None:
    check(compared_words(finder(some), "I", words[:60] or "x").reply(None))
