import asyncio

import pytest

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from tests.conftest import MakeBot, Stage, text_of
from tests.ideas.topics import TopicEmbedder, Waiting, town

HEADING = "No matching wording. Passages on a similar idea:"
NOT_SAID = "Not said, as far as I can find. The nearest passages:"


@pytest.fixture
def ticking() -> bool:
    return True


@pytest.fixture
def bot(seed: Conversation, make_bot: MakeBot) -> VerbatimBot:
    return make_bot(Library.of([town(), seed]), embedder=TopicEmbedder())


@pytest.fixture(autouse=True)
async def ready(stage: Stage) -> None:
    """The vectors are made."""
    await ready_again(stage)


async def ready_again(stage: Stage) -> None:
    for job in stage.env.bot._jobs:
        if building := getattr(job, "_building", None):
            await asyncio.to_thread(building.join)


async def asked(stage: Stage, words: str, **narrowed: str):
    return (await stage.mira.slash(stage.channel, "quote", words=words, **narrowed)).response


async def test_where_nobody_used_the_words_passages_on_the_idea_come_to_the_asker_alone(stage: Stage):
    answer = await asked(stage, "sailing ships")
    text = text_of(answer)
    assert text.startswith(HEADING)
    assert "Bo · " in text
    assert "The harbour smelled of tar" in text
    assert answer.ephemeral
    assert "match" not in text.removeprefix(HEADING).lower()


async def test_the_best_sentence_is_bold_and_no_likeness_is_told(stage: Stage):
    answer = await asked(stage, "sailing ships", conversation="town")
    first = answer.components[0]["components"][1]["content"]
    assert "**The harbour smelled of tar, I remember it to this day.**" in first
    assert "%" not in text_of(answer)


async def test_a_surely_found_quote_is_shown_as_before(stage: Stage):
    answer = await asked(stage, "i get a lot of shit for my stiff face")
    assert HEADING not in text_of(answer)
    assert not answer.ephemeral


async def test_more_shows_the_next_five_on_the_same_message_and_back(stage: Stage):
    answer = await asked(stage, "baking bread on a boat while the winter is cold and the wages are low, they said")
    first = text_of(answer)
    await stage.mira.click(answer.message, label="More →")
    second = text_of(stage.refreshed(answer))
    assert second.startswith(HEADING)
    assert second != first
    await stage.mira.click(stage.refreshed(answer).message, label="← Nearer")
    assert text_of(stage.refreshed(answer)).startswith(HEADING)


@pytest.mark.parametrize("embedder", [TopicEmbedder(), None])
async def test_more_works_after_a_restart(stage: Stage, make_bot: MakeBot, seed: Conversation, embedder):
    answer = await asked(stage, "sailing ships")
    await stage.env.restart_bot(make_bot(Library.of([town(), seed]), embedder=embedder))
    await stage.mira.click(answer.message, label="More →")
    text = text_of(stage.refreshed(answer))
    assert text.startswith(HEADING)
    assert ("Nothing is near any more." in text) == (embedder is None)


async def test_more_stays_with_the_speaker_and_the_conversation(stage: Stage):
    answer = await asked(stage, "sailing ships", speaker="lex", conversation="metaverse")
    await stage.mira.click(answer.message, label="More →")
    headings = [
        part["content"].splitlines()[0]
        for part in stage.refreshed(answer).components[0]["components"][1:]
        if "content" in part
    ]
    passages = [heading for heading in headings if heading.startswith("**")]
    assert passages
    assert all(heading.startswith("**Lex Fridman** · ") for heading in passages)


async def test_a_door_leads_to_what_is_near_in_one_conversation_and_still_does_after_a_restart(
    stage: Stage, make_bot: MakeBot, seed: Conversation
):
    answer = await asked(stage, "sailing ships")
    labels = [part["label"] for row in answer.components for part in row["components"] if "label" in part]
    assert "More from A town" in labels
    await stage.env.restart_bot(make_bot(Library.of([town(), seed]), embedder=TopicEmbedder()))
    await stage.mira.click(answer.message, label="More from A town")
    shown = stage.refreshed(answer)
    assert text_of(shown).startswith(HEADING)
    assert "\n\nA town\n" in text_of(shown)
    assert not any("More from" in part.get("label", "") for row in shown.components for part in row["components"])


async def test_a_passage_can_be_opened_with_its_context_and_links(stage: Stage):
    answer = await asked(stage, "sailing ships", conversation="town")
    select = next(row["components"][0] for row in answer.components if row["components"][0]["type"] == 3)
    assert select["placeholder"] == "Open one"
    await stage.mira.select(answer.message, [select["options"][0]["value"]], custom_id=select["custom_id"])
    text = text_of(stage.refreshed(answer))
    assert "a similar idea, not these words" in text
    assert "The harbour smelled of tar" in text
    assert "Other passages" in text


async def test_a_topic_nobody_spoke_of_shows_what_is_near(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="sailing ships")).response
    assert text_of(answer).startswith(NOT_SAID)
    assert "harbour" in text_of(answer)
    assert answer.ephemeral


async def test_a_message_that_was_not_said_shows_what_is_near(stage: Stage):
    message = await stage.sam.send(stage.channel, "four score and seven ships were sailing to this baker")
    answer = (await stage.mira.context_menu(stage.channel, "Find this quote", message)).response
    assert text_of(answer).startswith(NOT_SAID)
    assert answer.ephemeral


async def test_suggestions_while_typing_go_by_words_alone(stage: Stage):
    choices = await stage.mira.autocomplete(stage.channel, "quote", "words", "sailing ships")
    assert not any("harbour" in choice["name"] for choice in choices)


async def test_without_words_there_is_nothing_near(stage: Stage):
    assert HEADING not in text_of(await asked(stage, "?!"))


async def test_without_an_embedder_a_doubtful_answer_is_as_before(stage: Stage, make_bot: MakeBot, seed: Conversation):
    await stage.env.restart_bot(make_bot(Library.of([town(), seed])))
    assert HEADING not in text_of(await asked(stage, "sailing ships"))


async def test_what_is_near_nothing_is_told_as_such(stage: Stage, make_bot: MakeBot, seed: Conversation):
    embedder = TopicEmbedder()
    embedder.unrelated = 1.01
    await stage.env.restart_bot(make_bot(Library.of([town(), seed]), embedder=embedder))
    await ready_again(stage)
    text = text_of(await asked(stage, "graphql walruses", conversation="town"))
    assert "Nobody said “graphql walruses”, and nothing near it, as far as I can find." in text
    assert "still reading" not in text
    assert "nearest by its words" not in text_of(await asked(stage, "sailing ships"))


async def test_while_vectors_are_made_the_answer_says_how_far_it_is(
    stage: Stage, make_bot: MakeBot, seed: Conversation
):
    embedder = Waiting()
    await stage.env.restart_bot(make_bot(Library.of([town(), seed]), embedder=embedder))
    await asyncio.to_thread(embedder.begun.wait, 30)
    for words in ("sailing ships", "graphql federation of walruses", "sailing a boat with father"):
        assert "I am still reading (0 %)" in text_of(await asked(stage, words))
    assert "still reading" not in text_of(await asked(stage, "i get a lot of shit for my stiff face"))
    topic = (await stage.mira.slash(stage.channel, "topic", words="graphql walruses")).response
    assert "I am still reading (0 %)" in text_of(topic)
    embedder.may.set()
    await ready_again(stage)
    assert "still reading" not in text_of(await asked(stage, "sailing ships"))
