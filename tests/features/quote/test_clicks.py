"""Clicks on a shown quote: alive in another process, after a restart, after the transcript changed."""

from dataclasses import replace

import pytest

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.desk.click_ids import click_id
from bot.library.finder import MATCHES
from bot.search.answer.labels import FOUND
from bot.search.index import Index
from tests.conftest import MakeBot, Stage, text_of

WORDS = "i get a lot of shit for my stiff face"


def select_of(response, action):
    return next(
        row["components"][0]
        for row in response.components
        if row["type"] == 1 and row["components"][0].get("custom_id", "::").split(":")[1].startswith(action)
    )


async def ask(stage: Stage, words: str = WORDS, **options):
    return (await stage.mira.slash(stage.channel, "quote", words=words, **options)).response


async def test_context_widens_by_steps_and_back_whoever_clicks(stage: Stage):
    answer = await ask(stage)
    lengths = [len(text_of(answer))]
    for label in ("More context", "More context", "Less context"):
        await stage.sam.click(answer.message, label=label)
        answer = stage.refreshed(answer)
        lengths.append(len(text_of(answer)))
    assert lengths[0] < lengths[1] < lengths[2]
    assert lengths[3] == lengths[0]


async def test_context_is_one_turn_a_line_with_names_in_bold(stage: Stage):
    answer = await ask(stage, "asymmetry wrinkles")
    await stage.mira.click(answer.message, label="More context")
    shown = stage.refreshed(answer)
    said = "\n".join(part.get("content", "") for part in shown.components[0]["components"]).splitlines()
    assert "> Wrinkles." in said or "> **Wrinkles.**" in said
    assert "> Asymmetry." in said or "> **Asymmetry.**" in said
    context = [line for line in said if line.startswith("-# **")]
    assert context
    assert all(line.count(":**") == 1 for line in context)


async def test_buttons_work_after_a_restart_and_keep_the_other_matches(
    stage: Stage, make_bot: MakeBot, library: Library
):
    answer = await ask(stage, "codec avatars")
    options = select_of(answer, "match")["options"]
    assert len(options) == 4  # where just that is said
    await stage.env.restart_bot(make_bot(library))
    chosen = options[1]
    await stage.sam.select(answer.message, [chosen["value"]], custom_id=select_of(answer, "match")["custom_id"])
    answer = stage.refreshed(answer)
    again = select_of(answer, "match")["options"]
    assert [option["value"] for option in again] == [option["value"] for option in options]
    assert [option["value"] for option in again if "(shown)" in option["label"]] == [chosen["value"]]


async def test_after_the_transcript_was_corrected_the_quote_is_found_by_its_words(
    stage: Stage, make_bot: MakeBot, seed: Conversation
):
    answer = await ask(stage)
    moved = replace(seed.passages[0], text="Some words that were missing at the start. " + seed.passages[0].text)
    edited = replace(seed, passages=(moved, *seed.passages[1:]))
    await stage.env.restart_bot(make_bot(Library.of([edited])))
    await stage.mira.click(answer.message, label="More context")
    answer = stage.refreshed(answer)
    assert "relatively stiff expression" in text_of(answer)
    assert "corrected" not in text_of(answer)


async def test_after_its_conversation_was_removed_a_click_gets_a_kind_private_line(
    stage: Stage, make_bot: MakeBot, seed: Conversation
):
    answer = await ask(stage)
    other = replace(seed, key="another")
    await stage.env.restart_bot(make_bot(Library.of([other])))
    clicked = (await stage.mira.click(answer.message, label="More context")).response
    assert clicked.ephemeral
    assert "no longer here" in clicked.content


async def test_share_marks_the_private_message_and_posts_once_for_everyone(stage: Stage):
    answer = await ask(stage, private=True)
    clicked = await stage.mira.click(answer.message, label="Share")
    (posted,) = clicked.followups
    assert not posted.ephemeral
    assert posted.content.splitlines()[-1].startswith("https://www.youtube.com/watch?v=MVYrJJNdrEg&t=")
    assert "shared by mira" in posted.content
    assert len(posted.content) <= 2000
    assert "[Shared]" in text_of(stage.refreshed(answer))


@pytest.mark.parametrize(
    ("wish", "part"), [("text", "Mark Zuckerberg: “"), ("markdown", "> **"), ("citation", "(2023")]
)
async def test_more_hands_the_quote_over_to_be_copied(stage: Stage, wish: str, part: str):
    answer = await ask(stage)
    copied = (await stage.sam.select(answer.message, [wish], custom_id=select_of(answer, "more")["custom_id"])).response
    assert copied.ephemeral
    assert part in copied.content


async def test_read_on_shows_the_passage_privately(stage: Stage):
    answer = await ask(stage)
    more = select_of(answer, "more")["custom_id"]
    passage = (await stage.sam.select(answer.message, ["read"], custom_id=more)).response
    assert passage.ephemeral
    assert "[Later →]" in text_of(passage)


async def test_an_id_of_a_later_version_gets_a_kind_private_line(stage: Stage):
    answer = await ask(stage)
    stored = stage.env.backend.get_message(answer.channel_id, answer.id)
    button = stored.components[1]["components"][0]
    button["custom_id"] = click_id("context", "lex-398:1+1~aaaa").replace("1:", "99:", 1)
    clicked = (await stage.mira.click(answer.message, label="More context")).response
    assert clicked.ephemeral
    assert "don't know this button" in clicked.content


async def test_a_card_is_seen_privately_then_posted_with_its_alternative_text(stage: Stage):
    answer = await ask(stage)
    more = select_of(answer, "more")["custom_id"]
    preview = (await stage.mira.select(answer.message, ["card"], custom_id=more)).response
    assert preview.ephemeral
    assert len(preview.attachments) == 1
    (posted,) = (await stage.mira.click(preview.message, label="Post for everyone")).followups
    assert not posted.ephemeral
    assert len(posted.attachments) == 1
    assert "posted by mira" in text_of(posted)
    assert len(stage.refreshed(preview).attachments) == 1


async def test_a_card_is_posted_in_the_look_that_was_chosen(stage: Stage):
    answer = await ask(stage)
    preview = (
        await stage.mira.select(answer.message, ["card"], custom_id=select_of(answer, "more")["custom_id"])
    ).response
    looks = select_of(preview, "cardlook")
    assert [option["value"] for option in looks["options"]] == ["df", "ds", "du", "dw", "lf", "ls", "lu", "lw"]
    await stage.mira.select(preview.message, ["lw"], custom_id=looks["custom_id"])
    shown = stage.refreshed(preview)
    assert [option["value"] for option in select_of(shown, "cardlook")["options"] if option.get("default")] == ["lw"]
    assert "'1:card.lw:" in str(shown.components)
    (posted,) = (await stage.mira.click(preview.message, label="Post for everyone")).followups
    assert len(posted.attachments) == 1


async def test_nothing_doubtful_can_be_opened_from_a_public_answer(stage: Stage, library: Library):
    words = "what did they say about beach and beer"
    scores = [match.score for match in Index(library).find(words, limit=MATCHES)]
    assert max(scores) >= FOUND > min(scores)  # else this would show nothing
    answer = await ask(stage, words)
    assert not answer.ephemeral
    values = [
        option["value"]
        for row in answer.components[1:]
        for item in row["components"]
        for option in item.get("options", [])
    ]
    assert values
    assert not any(value.startswith("n:") for value in values)


async def test_copied_text_has_its_source_on_a_line_of_its_own(stage: Stage):
    answer = await ask(stage)
    copied = (
        await stage.sam.select(answer.message, ["text"], custom_id=select_of(answer, "more")["custom_id"])
    ).response
    assert "\nMark Zuckerberg: First Interview in the Metaverse" in copied.content
