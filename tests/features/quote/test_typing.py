"""What is offered while a person types, in a library of many conversations."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import discord
import pytest

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.conversation.short_form import recover
from tests.conftest import MakeBot, Stage, text_of
from tests.conversation.talks import talk

FIRST_DAY = date(2020, 1, 1)
SAID_OFTEN = "We hung the copper lantern over the mill door so that nobody walked into the weir at night."
LONG = (
    "When the river rose that spring and the whole village came down to the bridge with sacks and shovels, "
    "somebody's grandmother carried out a samovar, and until morning everybody drank tea from jam jars while the "
    "water crept towards the bakery steps."
)
QUOTES = tuple(
    f"Every {thing} in the old mill was mended with {stuff} by the miller's youngest daughter."
    for thing, stuff in zip(
        ["wheel", "shaft", "sluice", "ladder", "window", "shutter", "bucket", "hopper", "basket", "trapdoor"],
        ["leather", "willow", "tallow", "rope", "putty", "canvas", "solder", "walnut", "reed", "felt"],
        strict=True,
    )
)


def episode(number: int, *said: str, speaker: str = "Mira") -> Conversation:
    turns = [(("Ada", speaker)[at % 2], 30.0 * at, text) for at, text in enumerate(("Right, go on.", *said))]
    key, day = f"talk-{number:02}", FIRST_DAY + timedelta(weeks=number)
    return replace(talk(*turns), key=key, title=f"Talk {number}", published=day, series="Mill Talk")


EPISODES = [
    episode(0, SAID_OFTEN, "The copper lantern was stolen twice, and each time it came back polished."),
    *(episode(number, SAID_OFTEN) for number in range(1, 30)),
    episode(40, *(part for quote in QUOTES for part in (quote, "Mm.")), speaker="Ines"),
    episode(41, LONG, "Oh, yes."),
]


@pytest.fixture
def bot(make_bot: MakeBot) -> VerbatimBot:
    return make_bot(Library.of(EPISODES))


async def typed(stage: Stage, words: str, **options: str):
    choices = await stage.mira.autocomplete(stage.channel, "quote", "words", words, **options)
    library = Library.of(EPISODES)
    return [(choice["name"], recover(choice["value"], library).quote) for choice in choices]


@pytest.mark.parametrize("words", ["copper", "the copper lan", "nobody walked into"])
async def test_whole_sentences_are_offered_and_of_the_newest_conversations_first(stage: Stage, words: str):
    offers = await typed(stage, words)
    assert len(offers) == 25
    assert {quote.text for _, quote in offers} == {SAID_OFTEN}
    assert [quote.conversation.key for _, quote in offers][:3] == ["talk-29", "talk-28", "talk-27"]


async def test_one_conversation_offers_all_its_places(stage: Stage):
    offers = await typed(stage, "copper lantern", conversation="talk 0")
    assert [quote.text.split()[2] for _, quote in offers] == ["the", "lantern"]


@pytest.mark.parametrize("words", ["came", "grandmother", "samovar and", "jam jars wh", "bakery steps"])
async def test_of_a_long_sentence_the_words_that_were_typed_are_seen_and_the_whole_is_picked(stage: Stage, words: str):
    name, quote = (await typed(stage, words, conversation="Talk 41"))[0]
    assert words.split()[0] in name
    assert len(name) <= 100
    assert quote.text == LONG
    answer = (await stage.mira.slash(stage.channel, "quote", words=await picked(stage, words))).response
    assert LONG in text_of(answer)


async def picked(stage: Stage, words: str) -> str:
    (first, *_) = await stage.mira.autocomplete(stage.channel, "quote", "words", words, conversation="Talk 41")
    return first["value"]


async def test_before_anything_is_typed_the_newest_conversation_with_enough_to_say_is_offered(stage: Stage):
    offers = await typed(stage, "")
    assert len(offers) == 8
    assert {quote.text for _, quote in offers} <= set(QUOTES)
    assert {quote.conversation.key for _, quote in offers} == {"talk-40"}
    assert len({quote.text for _, quote in offers}) == 8


async def test_before_anything_is_typed_a_speaker_or_the_default_conversation_is_offered(stage: Stage):
    offers = await typed(stage, "", speaker="Mira")
    assert {quote.speaker for _, quote in offers} == {"Mira"}
    managers = stage.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    kim = stage.guild.add_member(stage.env.create_user("kim"), roles=[managers])
    await kim.slash(stage.channel, "settings", default_conversation="Talk 7")
    assert [quote.conversation.key for _, quote in await typed(stage, "")] == ["talk-07"]
    assert [quote.conversation.key for _, quote in await typed(stage, "copper")] == ["talk-07"]


@pytest.mark.parametrize("words", ["m", "mended with", "the", "every window", "by the miller", "over "])
async def test_no_two_offers_share_words(stage: Stage, words: str):
    offers = sorted(
        (quote.conversation.key, quote.first_word, quote.stop_word) for _, quote in await typed(stage, words)
    )
    assert offers
    for one, other in pairwise(offers):
        assert one[0] != other[0] or one[2] <= other[1]
