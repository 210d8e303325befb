from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Quote
from bot.conversation.short_form import Recovered, recover
from bot.desk.limit_words import note_limit
from bot.desk.reply import Reply
from bot.search.answer.match import Label, Match
from bot.statistics.chosen import Among
from bot.views.quote import (
    LETTERS,
    Result,
    drawn_among,
    drawn_reply,
    found_reply,
    picked_reply,
    read_result,
    result_layout,
)
from tests.desk.conversations import HOSTILE_TEXT, few, quotes
from tests.desk.discord_markdown import shown
from tests.desk.letters import letters
from tests.desk.sent import check, components, read, texts

SELECT = 3


@st.composite
def matches(draw: st.DrawFn) -> list[Match]:
    quote = draw(quotes())
    conversation = quote.conversation
    firsts = {quote.first_word, *draw(st.sets(st.integers(0, conversation.word_count - 1), max_size=4))}
    scores = draw(st.lists(st.sampled_from([0.0, 0.2, 0.5, 1.0]), min_size=len(firsts), max_size=len(firsts)))
    label = draw(st.sampled_from(Label))
    return [
        Match(
            Quote(conversation, first, conversation.word_count),
            score,
            Label.CLOSEST if score < 0.5 else label,
            (first,),
        )
        for first, score in zip(firsts, sorted(scores, reverse=True), strict=True)
    ]


@few
@given(HOSTILE_TEXT, matches())
def test_whatever_is_found_is_a_message_discord_takes(words: str, found: list[Match]):
    reply = found_reply(words, found)
    check(reply)
    assert reply.private == (found[0].score < 0.5)


@few
@given(quotes(), st.sampled_from(sorted(LETTERS)), st.integers(0, 9), st.booleans())
def test_every_state_of_a_result_is_a_message_discord_takes(quote: Quote, letter: str, width: int, drawn: bool):
    result = read_result(quote, f"{width}{letter}{'sc' * drawn}", ())
    check(note_limit(Reply(layout=result_layout(result)), 6))
    assert read_result(quote, result.state, ()) == result


@few
@given(quotes(), HOSTILE_TEXT)
def test_any_state_of_an_id_is_shown_as_something_sensible(quote: Quote, state: str):
    check(Reply(layout=result_layout(read_result(quote, state, ()))))


@few
@given(quotes(), st.booleans(), st.booleans())
def test_a_picked_or_drawn_quote_is_a_message_discord_takes(quote: Quote, one: bool, other: bool):
    check(picked_reply(Recovered(quote, corrected=one), private=other))
    check(drawn_reply(quote, Among("x" if one else None, 2023 if other else None)))


@given(quotes(), st.sampled_from(["", "s", "c", "e", "y", "sc", "ey", "scey"]))
def test_what_a_quote_was_drawn_among_is_known_by_the_quote(quote: Quote, drawn_by: str):
    one = quote.conversation
    among = drawn_among(read_result(quote, f"0r{drawn_by}", ()))
    assert among.holds(one)
    assert (among.conversation is not None, among.speaker is not None) == ("c" in drawn_by, "s" in drawn_by)
    (button,) = [part for part in components(drawn_reply(quote, among), 2) if part.get("label") == "Another"]
    assert drawn_among(read_result(quote, button["custom_id"].split(":")[1].partition(".")[2], ())) == among


@few
@given(quotes())
def test_a_quote_that_fits_is_shown_word_for_word(quote: Quote):
    if len(quote.lines) == 1 and len(quote.text) < 400:
        assert letters(quote.text) in letters(read(picked_reply(Recovered(quote, corrected=False))))


@few
@given(quotes())
def test_what_is_left_out_of_a_long_quote_is_said(quote: Quote):
    reply = picked_reply(Recovered(quote, corrected=False))
    if len(letters(quote.text)) > 2000:
        assert "…" in " ".join(map(shown, texts(reply)))
        assert "more word" in read(reply)


@few
@given(quotes())
def test_every_button_brings_its_quote_back(quote: Quote):
    library = Library.of([quote.conversation])
    reply = picked_reply(Recovered(quote, corrected=False))
    forms = {
        part["custom_id"].split(":", 2)[2]
        for kind in (2, SELECT)
        for part in components(reply, kind)
        if "custom_id" in part
    }
    assert {recover(form, library).quote for form in forms} == {quote}


def test_the_other_matches_say_when_who_and_what(seed: Conversation):
    found = [Match(Quote(seed, first, first + 5), 0.9, Label.CLOSE, ()) for first in (100, 200, 300)]
    (others,) = (select for select in components(found_reply("x", found), SELECT) if "match" in select["custom_id"])
    for match, option in zip(found, others["options"], strict=True):
        assert match.quote.text in option["description"]
    assert all(match.quote.speaker in option["label"] for match, option in zip(found, others["options"], strict=True))


def test_one_match_has_no_others_to_choose_from(seed: Conversation):
    found = [Match(Quote(seed, 100, 105), 0.9, Label.CLOSE, ())]
    assert not any("match" in select["custom_id"] for select in components(found_reply("x", found), SELECT))


def test_context_goes_from_more_to_most_and_back(seed: Conversation):
    states, quote = ["0p"], Quote(seed, 3000, 3010)
    for _ in range(3):
        reply = Reply(layout=result_layout(read_result(quote, states[-1], ())))
        (button,) = (part for part in components(reply, 2) if "context" in part.get("custom_id", ""))
        states.append(button["custom_id"].split(".")[1].split(":")[0])
    assert states == ["0p", "1p", "2p", "0p"]
    assert Result(quote, "p").state == "0p"
