from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import BadShortForm, QuoteGone
from bot.conversation.library import Library
from bot.conversation.model import Quote
from bot.conversation.short_form import LONGEST, recover, shorten
from tests.conversation.talks import spans, talk

TALK = talk(("Ada", 0.0, "one two three four five six seven eight"), ("Bob", 9.0, "nine ten eleven twelve"))
QUOTE = Quote(TALK, 4, 10)


def edited(text, after="nine ten eleven twelve"):
    return Library.of([talk(("Ada", 0.0, text), ("Bob", 9.0, after))])


@given(spans())
def test_a_quote_is_recovered_from_its_short_form(drawn):
    quote = Quote(*drawn)
    form = shorten(quote)
    assert len(form) <= LONGEST
    assert recover(form, Library.of([quote.conversation])) == (quote, False)


def test_the_longest_short_form_fits():
    conversation = talk(("Ada", 0.0, "word " * 60_000), key="a" * 24)
    assert len(shorten(Quote(conversation, 59_000, 60_000))) <= LONGEST


def test_every_quotable_span_of_the_seed_fits_and_comes_back(library, conversation):
    for first in range(0, conversation.word_count - 40, 97):
        quote = Quote(conversation, first, first + 40)
        assert len(shorten(quote)) <= LONGEST
        assert recover(shorten(quote), library) == (quote, False)


@pytest.mark.parametrize(
    "text",
    [
        "new words one two three four five six seven eight",
        "two three four five six seven eight",
        "One, two three. Four… FIVE “six” seven eight!",
    ],
)
def test_words_inserted_deleted_or_respelled_before_it_do_not_lose_a_quote(text):
    recovered = recover(shorten(QUOTE), edited(text))
    assert not recovered.corrected
    assert recovered.quote.text.lower().replace("“six”", "six").replace("!", "") == QUOTE.text


def test_of_two_places_with_the_same_words_the_nearer_is_taken():
    form = shorten(Quote(talk(("Ada", 0.0, "x y a b c d a b")), 6, 8))
    assert recover(form, Library.of([talk(("Ada", 0.0, "a b x y a b c d z a b"))])).quote.first_word == 4


def test_changed_words_are_told_as_corrected():
    recovered = recover(shorten(QUOTE), edited("one two three four five SICKS seven eight"))
    assert recovered.corrected
    assert recovered.quote.text == "five SICKS seven eight nine ten"


def test_a_transcript_cut_short_still_gives_something():
    recovered = recover(shorten(QUOTE), Library.of([talk(("Ada", 0.0, "one two"))]))
    assert recovered.corrected
    assert recovered.quote.text == "two"


def test_far_moved_words_of_a_long_transcript_are_found():
    spoken = [f"w{number}" for number in range(3000)]
    form = shorten(Quote(talk(("Ada", 0.0, " ".join(spoken))), 2000, 2012))
    moved = talk(("Ada", 0.0, " ".join(["new"] * 900 + spoken)))
    assert recover(form, Library.of([moved])) == (Quote(moved, 2900, 2912), False)


def test_without_its_conversation_a_quote_is_gone():
    with pytest.raises(QuoteGone) as raised:
        recover(shorten(QUOTE), Library.of([replace(TALK, key="other")]))
    assert raised.value.key == "talk"
    with pytest.raises(QuoteGone):
        recover(shorten(QUOTE), Library.of([talk()]))


@pytest.mark.parametrize("form", ["", "talk", "talk:0+0~abcd", "TALK:0+1~abcd", "talk:0+1~abc", "talk:0+1~abcd\n"])
def test_junk_is_refused(form):
    with pytest.raises(BadShortForm):
        recover(form, Library.of([TALK]))


FORMS = st.from_regex(r"(talk|gone):[0-9a-z]{1,5}\+[0-9a-z]{1,4}~[\w-]{4}", fullmatch=True)


@given(st.text() | FORMS)
def test_no_text_raises_anything_else(form):
    try:
        quote, _ = recover(form, Library.of([TALK]))
    except (BadShortForm, QuoteGone):
        return
    assert quote.conversation is TALK
