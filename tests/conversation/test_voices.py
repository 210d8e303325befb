"""A conversation that names nobody is told by its show or title; a voice without a name is no person."""

from random import Random

import pytest

from bot.conversation.library import Library
from bot.conversation.model import Quote
from bot.conversation.quotable import quotable
from bot.conversation.voices import UNKNOWN_SPEAKER
from bot.features.quiz.errors import TooFewQuestions
from bot.features.quiz.questions import Kind
from bot.features.quiz.scoring import make_questions
from bot.pictures.card import quote_card
from bot.transcripts.folder.exporting import export
from bot.transcripts.folder.loading import assemble
from bot.transcripts.folder.metadata import Metadata
from bot.transcripts.folder.packing import pack, unpack

SAID = [
    "The tide mill turned whenever the moon allowed the water in.",
    "Every miller in the valley slept by the calendar of the sea.",
    "Most farmers brought their grain by boat in the early morning.",
    "Heavy stones ground the barley until the pond behind was empty.",
]
NAMELESS = "WEBVTT\n\n" + "\n\n".join(
    f"00:00:{10 * at:02}.000 --> 00:00:{10 * at + 9:02}.000\n{text}" for at, text in enumerate(SAID, 1)
)
PARTLY = "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\nAnd now the news.\n\n" + "\n\n".join(
    f"00:00:{10 * at:02}.000 --> 00:00:{10 * at + 9:02}.000\n<v Dana>{text}" for at, text in enumerate(SAID, 1)
)


def opened(text, **more):
    read = assemble(text, "talk", "talk", Metadata(title="The tide mill", **more)).conversation
    return Library.of([read]).conversations["talk"]


@pytest.mark.parametrize(("more", "name"), [({}, "The tide mill"), ({"series": "Water & Work"}, "Water & Work")])
def test_where_nobody_is_named_the_show_or_the_title_speaks(more, name):
    conversation = opened(NAMELESS, **more)
    assert conversation.speakers == (name,)
    card = quote_card(Quote(conversation, 0, 11))
    assert UNKNOWN_SPEAKER not in card.description
    assert f"{name}: “The tide mill turned" in card.description


def test_a_name_that_is_told_goes_before_it():
    assert opened(NAMELESS, speakers={UNKNOWN_SPEAKER: "Dana"}).speakers == ("Dana",)


def test_what_is_exported_and_packed_says_that_nobody_is_named():
    conversation = opened(NAMELESS)
    assert "The tide mill" not in export(conversation, "vtt").replace("The tide mill turned", "")
    again = unpack(pack(conversation, {"title": "Mills by the sea"}), "a")
    assert again.speakers == (UNKNOWN_SPEAKER,)
    assert Library.of([again]).speakers == ("Mills by the sea",)


def test_who_is_not_named_among_others_is_somebody_on_a_card_and_keeps_the_words():
    conversation = opened(PARTLY)
    assert conversation.speakers == (UNKNOWN_SPEAKER, "Dana")
    card = quote_card(Quote(conversation, 0, 8))
    assert UNKNOWN_SPEAKER not in card.description
    assert "Somebody: “And now the news.”" in card.description


@pytest.mark.parametrize("text", [NAMELESS, PARTLY])
def test_nobody_is_asked_who_said_it_where_the_answer_has_no_name(text):
    with pytest.raises(TooFewQuestions):
        make_questions(Kind.WHO, quotable(opened(text)), 1, (), Random(1))
