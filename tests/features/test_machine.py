"""What a machine wrote down says so wherever it is shown, and is never called word for word."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from simcord import MemberActor

from bot.conversation.library import Library
from bot.conversation.model import Quote
from bot.features.daily.due import Days, Timetable
from bot.features.daily.schedule import Plan
from bot.features.daily.words import post_reply
from bot.features.quiz.game import Round
from bot.features.quiz.questions import Kind
from bot.features.quiz.words import revealed_reply, round_reply
from bot.library.added_store import Added
from bot.search.answer.match import Label
from bot.search.index import Index
from bot.storage.database import Database
from bot.transcripts.folder.loading import load_library
from tests.conftest import QUOTES_DATA, MakeBot, Stage, text_of
from tests.desk.sent import read

NOW = datetime(2026, 11, 28, tzinfo=UTC)
NOTE = "as a machine heard it"
WORDS = "but just make a pretty small smile"
SPOKEN = "I actually moved you back a few feet before you got into the headset"
WHISPER = json.dumps(
    {
        "language": "en",
        "segments": [
            {
                "start": 1.0,
                "end": 6.0,
                "avg_logprob": -0.2,
                "text": "The tide mill turned whenever the moon allowed it.",
            },
            {
                "start": 7.0,
                "end": 12.0,
                "avg_logprob": -0.3,
                "text": "Nobody in the valley kept any other hours than those.",
            },
        ],
    }
)
TYPED = "Dana (0:01) The tide mill turned whenever the moon allowed it.\n\nIvo (0:07) Nobody kept any other hours.\n"


@pytest.fixture(scope="module")
def library() -> Library:
    heard = load_library(QUOTES_DATA).library.conversations["lex-398"]
    return Library.of([replace(heard, made_by="Whisper")])


async def ask(stage: Stage, words: str = WORDS, **options):
    return (await stage.mira.slash(stage.channel, "quote", words=words, **options)).response


async def draft(stage: Stage, kim: MemberActor, text: str, name: str):
    sent = {"file": (name, text.encode()), "title": "The tide mill"}
    return (await kim.slash(stage.channel, "library add", **sent)).response


def id_of(answer, action: str) -> str:
    ids = (item.get("custom_id", "") for row in answer.components for item in row["components"])
    return next(custom_id for custom_id in ids if f":{action}" in custom_id)


async def say_who(stage: Stage, kim: MemberActor, told, who: str):
    await kim.select(told.message, [who], custom_id=id_of(told, "madeby"))
    return stage.refreshed(told)


async def test_an_answer_says_so_and_is_close_at_best(stage: Stage):
    text = text_of(await ask(stage))
    assert (
        f"close · Mark Zuckerberg: First Interview in the Metaverse · Lex Fridman Podcast #398 · 28 Sep 2023 · {NOTE}"
        in text
    )
    assert "word for word" not in text


async def test_suggestions_and_what_is_picked_of_them_say_so(stage: Stage):
    suggested = await stage.mira.autocomplete(stage.channel, "quote", "words", "pretty small smi")
    assert " (by machine): " in suggested[0]["name"]
    assert NOTE in text_of(await ask(stage, suggested[0]["value"]))


async def test_a_mention_is_answered_with_it(stage: Stage):
    await stage.mira.send(stage.channel, f"<@{stage.env.bot.user.id}> {WORDS}")
    shown = stage.channel.last_message
    assert NOTE in text_of(type(await ask(stage))(stage.env, stage.env.backend.get_message(stage.channel.id, shown.id)))


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        (SPOKEN, "Yes, as a machine heard it."),
        (
            "It really feels like we’re in the same room. Kodak avatars do my tax returns. You’re in Austin, right?",
            "every word",
        ),
        ("I always get a lot of hate and shit for having a really stiff expression", "Nearly. 2 differences"),
    ],
)
async def test_what_somebody_wrote_is_never_told_to_be_word_for_word(stage: Stage, written: str, verdict: str):
    message = await stage.sam.send(stage.channel, written)
    text = text_of((await stage.mira.context_menu(stage.channel, "Find this quote", message)).response)
    assert verdict in text
    assert NOTE in text
    assert "word for word" not in text


async def test_share_copies_and_what_is_saved_say_so(stage: Stage):
    answer = await ask(stage)
    (posted,) = (await stage.mira.click(answer.message, label="Share")).followups
    assert NOTE in posted.content
    for wish in ("text", "markdown", "citation"):
        copied = (await stage.sam.select(answer.message, [wish], custom_id=id_of(answer, "more"))).response
        assert NOTE in copied.content
    kept = (await stage.mira.click(answer.message, label="Save")).response
    assert NOTE in text_of(kept)
    assert NOTE in text_of((await stage.sam.slash(stage.channel, "saved list")).response)
    for style, part in (("markdown", NOTE), ("json", '"made_by": "Whisper"')):
        handed = (await stage.sam.slash(stage.channel, "saved export", style=style)).response
        assert part in (await handed.attachments[0].read()).decode()


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("conversations list", {}),
        ("conversations show", {}),
        ("moment", {"time": "9:20"}),
        ("topic", {"words": "metaverse"}),
        ("random", {}),
        ("stats speakers", {}),
        ("help", {}),
    ],
)
async def test_every_command_that_shows_the_conversation_says_so(stage: Stage, command: str, options):
    assert NOTE in text_of((await stage.mira.slash(stage.channel, command, **options)).response)


async def test_a_message_from_before_it_was_marked_takes_its_word_back(
    stage: Stage, make_bot: MakeBot, library: Library
):
    seed = library.conversations["lex-398"]
    await stage.env.restart_bot(make_bot(Library.of([replace(seed, made_by=None)])))
    answer = await ask(stage)
    assert "word for word" in text_of(answer)
    await stage.env.restart_bot(make_bot(library))
    await stage.mira.click(answer.message, label="More context")
    assert "word for word" not in text_of(stage.refreshed(answer))
    assert NOTE in text_of(stage.refreshed(answer))


def test_no_run_of_its_words_is_found_word_for_word(library: Library):
    index, conversation = Index(library), library.conversations["lex-398"]
    words = conversation.words
    for first in range(0, len(words) - 8, 401):
        assert index.find(" ".join(words[first : first + 8]))[0].label in {Label.CLOSE, Label.LOOSE}


async def test_a_draft_tells_what_its_format_says_and_a_person_can_say_otherwise(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim, WHISPER, "talk.json")
    assert "A machine wrote this down: Whisper." in text_of(told)
    told = await say_who(stage, kim, told, "people")
    assert "A machine wrote this down" not in text_of(told)
    await kim.click(told.message, label="Add it")
    text = text_of(await ask(stage, "the tide mill turned whenever the moon allowed it"))
    assert "word for word" in text
    assert NOTE not in text


async def test_of_a_text_the_draft_asks_and_the_answer_stays_after_a_restart_and_new_names(
    stage: Stage, kim: MemberActor, make_bot: MakeBot, library: Library
):
    told = await draft(stage, kim, TYPED, "talk.txt")
    assert "A machine wrote this down" not in text_of(told)
    await stage.env.restart_bot(make_bot(library))
    told = await say_who(stage, kim, told, "Otter")
    assert "A machine wrote this down: Otter." in text_of(told)
    shown = await kim.click(told.message, label="Rename speakers")
    await kim.submit_modal(shown, {"names": "Dana = Dana Whitfield"})
    assert "A machine wrote this down: Otter." in text_of(stage.refreshed(told))
    await kim.click(told.message, label="Add it")
    text = text_of(await ask(stage, "the tide mill turned whenever the moon allowed it"))
    assert "Dana Whitfield" in text
    assert NOTE in text
    assert "word for word" not in text
    show = text_of((await stage.sam.slash(stage.channel, "conversations show", conversation="The tide mill")).response)
    assert "A machine wrote it down: Otter" in show


async def test_who_wrote_a_draft_down_that_is_gone_is_told_so(stage: Stage, kim: MemberActor, bot_database: Database):
    told = await draft(stage, kim, TYPED, "talk.txt")
    twice = await draft(stage, kim, TYPED, "talk.txt")
    await Added(bot_database).cancel(stage.guild.id, 1)
    answer = await kim.select(told.message, ["Whisper"], custom_id=id_of(told, "madeby"))
    assert "no longer here" in answer.response.content
    assert "A machine" in text_of(await say_who(stage, kim, twice, "Whisper"))


def test_daily_posts_and_quizzes_say_so(library: Library):
    quote = Quote(library.conversations["lex-398"], 100, 120)
    asked = Round(3, 1, 1, Kind.WHO, "", quote.text, ("Ada", "Bob"), 0, NOW, NOW, None, None)
    plan = Plan(5, Timetable(Days.EVERY_DAY, time(8), "UTC"))
    assert NOTE in read(post_reply(quote, plan, NOW.date()))
    assert NOTE in read(round_reply(asked, 2, 0, quote))
    assert NOTE in read(revealed_reply(asked, 2, [], {}, quote))


async def test_a_draft_takes_its_title_and_date_from_the_files_name_and_says_so(stage: Stage, kim: MemberActor):
    sent = {"file": ("Water Works - 012 - The Mill (2023-09-28).txt", TYPED.encode())}
    told = (await kim.slash(stage.channel, "library add", **sent)).response
    text = text_of(told)
    assert "title, series, number and date from the file’s name" in text.replace("'", "’")
    assert "Odd in it" not in text
    await kim.click(told.message, label="Add it")
    answer = text_of(await ask(stage, "the tide mill turned whenever the moon allowed it"))
    assert "The Mill · Water Works #12 · 28 Sep 2023" in answer
