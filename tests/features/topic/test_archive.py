"""Topics in an archive: by episode, narrowed, arranged; every page a message Discord takes."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.desk.click_ids import LONGEST, Click, mark, read_click
from bot.features.topic.asked import LONGEST_KEPT, LONGEST_TOPIC, Asked, read_asked
from bot.features.topic.menus import arranged, chosen_group
from bot.features.topic.view import topic_view
from bot.library.finder import Finder
from bot.library.indexed import LibraryIndexer
from bot.statistics.topic import By, Order
from tests.conftest import MakeBot, Stage, text_of
from tests.desk.conversations import HOSTILE_TEXT, conversations, few
from tests.desk.sent import check, components, read
from tests.statistics.conversations import archive

MARKS = st.one_of(st.just(""), st.sampled_from(["Ada", "Weaving", "episode-3"]).map(mark))
ASKED = st.builds(
    Asked,
    words=st.one_of(st.sampled_from(["loom", "I", "face", "*"]), st.text(min_size=1, max_size=LONGEST_KEPT)),
    by=st.sampled_from([None, *By]),
    order=st.sampled_from(Order),
    page=st.integers(0, 9999),
    year=st.none() | st.integers(1900, 2100),
    series=MARKS,
    speaker=MARKS,
    conversation=MARKS,
)


@pytest.fixture
def bot(make_bot: MakeBot) -> VerbatimBot:
    return make_bot(Library.of(archive(40)))


def finder(among: list[Conversation]) -> Finder:
    return Finder([LibraryIndexer().indexed(Library.of({one.key: one for one in among}.values()))])


async def topic(stage: Stage, **options: object) -> str:
    return text_of((await stage.mira.slash(stage.channel, "topic", words="loom", **options)).response)


async def test_a_topic_is_told_by_episode_with_its_picture_over_the_years(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="loom")).response
    text = text_of(answer)
    assert "said 60 times in 20 of 40 conversations" in text
    assert text.count("Episode ") == 8
    assert "Page 1 of 3" in text
    (picture,) = answer.attachments
    assert "2016" in picture.description


async def test_options_narrow_and_sort(stage: Stage):
    newest = await topic(stage, sort="newest")
    assert newest.index("Episode 35") < newest.index("Episode 33") < newest.index("Episode 37")
    of_a_year = await topic(stage, series="weaving", year=2016)
    assert "only in Weaving from 2016" in of_a_year
    assert "said 12 times in 4 of 4 conversations" in of_a_year
    by_ada = await topic(stage, speaker="ada")
    assert "said 20 times" in by_ada
    assert "only by Ada" in by_ada
    by_speaker = await topic(stage, by="speaker")
    assert "Ada\n20 passages · 20 episodes" in by_speaker
    assert "in Episode " in by_speaker
    one = await topic(stage, conversation="episode-3")
    assert "how often: Guest 3 2 · Ada 1" in one


async def test_where_nobody_speaks_of_it_says_where_somebody_does(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="loom", series="pottery")).response
    assert answer.ephemeral
    assert answer.content == ("Nobody speaks of “loom” there. In all it is said 60 times: ask without those options.")
    never = (await stage.mira.slash(stage.channel, "topic", words="loom", year=1999)).response
    assert "from 2015 to 2018" in never.content


async def test_one_episode_is_opened_and_left_again(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="loom", sort="newest")).response
    first = text_of(answer)
    await stage.sam.select(answer.message, [f"k{mark('episode-37')}"], custom_id="1:topicin.0en:loom")
    opened = text_of(stage.refreshed(answer))
    assert "how often: Guest 2 2 · Ada 1" in opened
    await stage.sam.click(stage.refreshed(answer).message, label="All episodes")
    assert text_of(stage.refreshed(answer)) == first


async def test_another_order_is_chosen_and_a_person_opened(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="loom")).response
    await stage.sam.select(answer.message, ["speaker most"], custom_id="1:topicas.0eq:loom")
    assert "Ada\n20 passages" in text_of(stage.refreshed(answer))
    await stage.sam.select(stage.refreshed(answer).message, [f"w{mark('Ada')}"], custom_id="1:topicin.0su:loom")
    assert "only by Ada" in text_of(stage.refreshed(answer))


async def test_buttons_of_earlier_versions_still_turn():
    many = finder(archive(40))
    for state in ("0b", "1", "2m", ""):
        assert "Episode" in read((await topic_view(many, read_asked(Click("topic", state, "loom")))).reply(None))


@given(ASKED)
def test_what_a_button_keeps_is_read_back(asked: Asked):
    if asked.fits:
        for action, way in (("topic", "m"), ("topicpage", ""), ("whichtopic", "")):
            held = asked if action == "topic" else asked.at(0)
            made = held.id(action, way)
            assert len(made) <= LONGEST
            click = read_click(made)
            assert click is not None
            kept = read_asked(click)
            assert (kept.by, kept.order, kept.page, kept.year) == (held.by, held.order, held.page, held.year)
            assert (kept.series, kept.speaker, kept.conversation) == (held.series, held.speaker, held.conversation)


@given(HOSTILE_TEXT)
def test_whatever_is_chosen_is_something_sensible(value: str):
    for changed in (chosen_group(Asked("loom"), value), arranged(Asked("loom"), value)):
        assert len(changed.id("topicpage")) <= LONGEST


@given(HOSTILE_TEXT, st.from_regex(r"[a-z0-9]{0,30}", fullmatch=True))
def test_any_id_is_something_sensible(words: str, state: str):
    assert read_asked(Click("topic", state, words)).words == words


async def test_two_thousand_episodes():
    many = finder(archive(2000))
    for asked in (Asked("loom"), Asked("a", By.SPEAKER, Order.MOST), Asked("a", page=9999, order=Order.NEWEST)):
        view = await topic_view(many, asked)
        reply = view.reply(None)
        check(reply)
        assert all(len(select["options"]) <= 25 for select in components(reply, 3))
        assert view.sketch is not None
        assert json.loads(view.sketch.values)["years"]


@few
@given(st.lists(conversations(), min_size=1, max_size=9), ASKED)
async def test_whatever_conversations_are_called(some: list[Conversation], asked: Asked):
    among = finder([replace(one, key=f"{one.key}{number}"[-24:]) for number, one in enumerate(some)])
    words = next((word for one in some for word in one.words if word.isalnum()), "I")[:LONGEST_TOPIC]
    for by in By:
        check((await topic_view(among, Asked(words, by, asked.order, min(asked.page, 1)))).reply(None))
