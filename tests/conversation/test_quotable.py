from itertools import pairwise

import pytest

from bot.conversation.quotable import MOST_WORDS, quotable, stands_alone
from tests.conversation.talks import talk

WHOLE = "The physical world is important, but most digital objects will be holograms."


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        "You’re basically breaking physics and focusing on the consciousness.",
        "We train Llama 2. Then we release it as an open source model.",
        "And the physical world around you makes the virtual objects feel safer and more secure.",
        "She smiled and said, “People love their holograms”.".replace("She", "Mark"),
    ],
)
def test_these_stand_alone(text):
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yeah.",
        "And he did.",
        "It is.",
        f"Yeah, {WHOLE}",
        f"It’s true. {WHOLE}",
        f"And it matters. {WHOLE}",
        "I think that you know that it is what it is and so do we all.",
        "The physical world and the digital holograms come together in all of that.",
        "The physical world is important, but most digital objects will be",
        "The physical world is important… but most digital objects will be holograms.",
        "The physical world is [inaudible 00:03:39] but most digital objects will be holograms.",
        "The physical world is “important, but most digital objects will be holograms.",
        f"{'Holograms enter rooms quickly ' * MOST_WORDS}.",
    ],
)
def test_these_do_not(text):
    assert not stands_alone(text)


def test_enough_of_the_seed_stands_alone(conversation):
    quotes = quotable(conversation)
    assert len(quotes) >= 150
    assert all(stands_alone(quote.text) for quote in quotes)
    assert all(len(quote.lines) == 1 for quote in quotes)
    assert all(before.stop_word <= after.first_word for before, after in pairwise(quotes))


def test_both_speakers_of_the_seed_have_quotes_that_stand_alone(conversation):
    assert {quote.speaker for quote in quotable(conversation)} == set(conversation.speakers)


def test_a_conversation_of_nods_has_none():
    assert quotable(talk(("Ada", 0.0, "Yeah."), ("Bob", 1.0, "Right."))) == ()
