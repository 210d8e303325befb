import re
from io import StringIO

import pytest

from bot.search.index import Index
from tests.conftest import Stage, text_of

STIFF = "i get a lot of shit for my stiff face"


async def test_half_remembered_words_bring_the_exact_words_their_speaker_and_a_link(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response
    text = text_of(answer)
    assert "shit for having a relatively" in text
    assert "Mark Zuckerberg" in text
    assert any(f"youtube.com/watch?v=MVYrJJNdrEg&t={second}s" in text for second in (555, 556, 557))
    assert not answer.ephemeral


async def test_private_answers_the_asker_alone(stage: Stage):
    assert (await stage.mira.slash(stage.channel, "quote", words=STIFF, private=True)).response.ephemeral


async def test_what_nobody_said_is_told_to_the_asker_alone(stage: Stage):
    answer = (
        await stage.mira.slash(stage.channel, "quote", words="four score and seven years ago our fathers")
    ).response
    assert answer.ephemeral


async def test_a_picked_suggestion_answers_with_exactly_that_quote(stage: Stage):
    choices = await stage.mira.autocomplete(stage.channel, "quote", "words", "stiff")
    assert "stiff" in choices[0]["name"]
    answer = (await stage.mira.slash(stage.channel, "quote", words=choices[0]["value"])).response
    assert "stiff" in text_of(answer)
    assert "picked" in text_of(answer)


async def test_suggestions_before_typing_are_quotes_and_a_short_form_suggests_itself(stage: Stage):
    openers = await stage.mira.autocomplete(stage.channel, "quote", "words", "")
    assert len(openers) >= 5
    again = await stage.mira.autocomplete(stage.channel, "quote", "words", openers[0]["value"])
    assert [choice["value"] for choice in again] == [openers[0]["value"]]


async def test_a_misspelt_speaker_is_forgiven_and_an_unknown_one_gets_a_hint(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "quote", words="metaverse", speaker="zuckerburg")).response
    assert "Mark Zuckerberg" in text_of(answer)
    answer = (await stage.mira.slash(stage.channel, "quote", words="metaverse", speaker="Lax Fredmun")).response
    assert answer.ephemeral or "Lex" in text_of(answer)
    answer = (await stage.mira.slash(stage.channel, "quote", words="metaverse", speaker="Joe Rogan")).response
    assert answer.ephemeral
    assert "No speaker is called “Joe Rogan”" in answer.content


async def test_a_speaker_narrows_the_suggestions(stage: Stage):
    choices = await stage.mira.autocomplete(stage.channel, "quote", "words", "people", speaker="Lex Fridman")
    assert choices
    assert all(" Lex: " in choice["name"] for choice in choices)


async def test_a_conversation_can_be_named_by_its_number(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF, conversation="398")).response
    assert "First Interview" in text_of(answer)
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF, conversation="qqqq")).response
    assert answer.ephemeral
    assert "No conversation is called" in answer.content


HOSTILE = [
    " ",
    "a",
    "🤖🎧",
    "Ω λόγος и слово 言葉 שלום",
    "# **bold** [x](https://evil.example) `code` ||spoiler||",
    "@everyone <@1> <@&2> <#3> </quote:1>",
    "nul\x00byte and \u202e direction",
    "the same room " * 428,
]


@pytest.mark.parametrize("words", HOSTILE)
async def test_any_text_is_answered(stage: Stage, words: str):
    answer = (await stage.mira.slash(stage.channel, "quote", words=words[:6000])).response
    assert answer is not None
    assert "@everyone" not in answer.content
    await stage.mira.autocomplete(stage.channel, "quote", "words", words[:6000])


async def test_one_person_can_fill_a_channel_only_so_fast(stage: Stage):
    answers = [(await stage.mira.slash(stage.channel, "quote", words=STIFF)).response for _ in range(7)]
    assert [answer.ephemeral for answer in answers] == [False] * 6 + [True]
    assert "Only you see this" in text_of(answers[-1])
    assert not (await stage.sam.slash(stage.channel, "quote", words=STIFF)).response.ephemeral


async def test_what_breaks_unforeseen_is_told_privately_with_a_reference_that_is_in_the_log(
    stage: Stage, log: StringIO, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("the index fell over")

    stage.expected.append(RuntimeError)
    monkeypatch.setattr(Index, "find", broken)
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response
    assert answer.ephemeral
    reference = re.search(r"say “(\w+)”", answer.content)
    assert reference
    assert reference[1] in log.getvalue()
    assert "the index fell over" in log.getvalue()
    assert "stiff" not in log.getvalue()


async def test_broken_suggestions_say_so_in_a_choice_that_searches_all_the_same(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("the index fell over")

    monkeypatch.setattr(Index, "suggest", broken)
    (choice,) = await stage.mira.autocomplete(stage.channel, "quote", "words", "stiff face")
    assert "out of order" in choice["name"]
    assert choice["value"] == "stiff face"
