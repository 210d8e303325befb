"""Every other kind of answer is a message Discord takes, whatever names, titles and texts it is about."""

from dataclasses import replace

import pytest
from discord import app_commands
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import (
    BadShortForm,
    BadTimecode,
    NothingQuotable,
    QuoteGone,
    TranscriptError,
    UnknownConversation,
    UnknownSpeaker,
    VerbatimError,
)
from bot.conversation.library import Library
from bot.conversation.model import Chapter, Conversation, Passage, Quote
from bot.desk.autocomplete import name_choices
from bot.desk.errors import TooManyAnswers
from bot.desk.problem_words import problem_reply, unexpected_reply, unknown_click_reply
from bot.features.help.words import help_reply
from bot.features.mention.words import greeting_reply, mention_reply
from bot.features.quote.suggestions import suggestion_choices
from bot.features.stats.longest_words import MOST_TURNS, longest_reply
from bot.library.offers import Offer
from bot.search.answer.comparison import Comparison, Kind, Piece, Run, Verdict
from bot.search.answer.match import Label, Match
from bot.statistics.speakers import speaker_figures
from bot.statistics.turns import longest_turns
from bot.views.comparison import checked_reply, nothing_to_check_reply
from bot.views.conversation import conversation_view
from bot.views.layout import VIEWS
from bot.views.nothing_found import nothing_found_reply
from bot.views.passage import moment_at_reply, moment_reply
from bot.views.speakers import speakers_reply
from tests.desk.conversations import HOSTILE_TEXT, NAMES, conversations, few, quotes
from tests.desk.letters import letters
from tests.desk.sent import check, components, read, texts


@few
@given(conversations(), st.floats(0, 10_000))
def test_every_moment(conversation: Conversation, seconds: float):
    check(moment_at_reply(conversation, seconds))
    for passage in {0, len(conversation.passages) - 1}:
        check(moment_reply(conversation, passage, note="Note."))


def test_of_very_many_chapters_those_around_the_moment_can_be_jumped_to(seed: Conversation):
    chapters = tuple(Chapter(60.0 * number, f"Chapter {number % 3}") for number in range(60))
    many = replace(seed, chapters=chapters)
    for minute in (0, 30, 59):
        (menu,) = components(moment_at_reply(many, 60.0 * minute), 3)
        options = menu["options"]
        assert len(options) == 25
        passage = many.passages[many.passage_at(60.0 * minute)]
        (current,) = (option for option in options if option["default"])
        assert chapters[int(current["value"])].start <= passage.start


@few
@given(conversations())
def test_every_table_of_speakers_in_a_block_that_nothing_breaks(conversation: Conversation):
    reply = speakers_reply(conversation, speaker_figures([conversation]))
    check(reply)
    assert sum(text.count("```") for text in texts(reply)) == 4


@few
@given(st.lists(conversations(), max_size=3))
def test_every_longest_turn(several: list[Conversation]):
    check(longest_reply(longest_turns(several, count=MOST_TURNS)))


def test_the_columns_of_a_table_stay_straight_with_wide_letters_and_accents(seed: Conversation):
    names = {"Mark Zuckerberg": "日本 語", "Lex Fridman": "E\u0301mile"}
    renamed = replace(seed, passages=tuple(replace(p, speaker=names[p.speaker]) for p in seed.passages))
    tables = [text for text in texts(speakers_reply(renamed, speaker_figures([renamed]))) if "```" in text]
    for table in tables:
        rows = table.splitlines()[1:-1]
        assert len({len(row) + 2 * row.count("日本") - row.count("\u0301") for row in rows}) == 1


@few
@given(quotes(), st.data())
def test_every_suggestion(quote: Quote, data: st.DataObject):
    first = data.draw(st.integers(quote.first_word, quote.stop_word - 1))
    typed = Quote(quote.conversation, first, data.draw(st.integers(first + 1, quote.stop_word)))
    (choice,) = suggestion_choices([Offer(quote, typed)])
    assert 1 <= len(choice.name) <= 100
    assert letters(choice.name) == choice.name
    assert 1 <= len(choice.value) <= 100


@few
@given(HOSTILE_TEXT, st.lists(NAMES, max_size=40))
def test_every_name_offered(typed: str, names: list[str]):
    offered = name_choices(typed, names)
    assert len(offered) <= 25
    assert all(isinstance(c, app_commands.Choice) and 1 <= len(c.name.strip()) <= 100 for c in offered)


@few
@given(HOSTILE_TEXT, st.lists(NAMES, max_size=4))
def test_every_problem(text: str, names: list[str]):
    errors = [
        UnknownSpeaker(text, names),
        UnknownConversation(text * 50, names),
        BadTimecode(text),
        BadShortForm(text),
        QuoteGone(text),
        NothingQuotable(text),
        TooManyAnswers(6),
        TranscriptError(text, 3, text * 20, text),
        VerbatimError(text),
    ]
    for reply in (*map(problem_reply, errors), nothing_found_reply(text), nothing_found_reply(text * 100)):
        check(reply)
        assert reply.private
        assert len(reply.text) < 800


@pytest.mark.parametrize("reply", [unexpected_reply("1a2b3c4"), unknown_click_reply(), nothing_to_check_reply()])
def test_every_other_line_to_one_person(reply):
    check(reply)
    assert reply.private


@few
@given(conversations())
def test_help_with_none_and_one_conversation(conversation: Conversation):
    for library in (Library.of([]), Library.of([conversation])):
        check(help_reply(library), allowed={"code", "italic"})


def test_help_with_very_many_conversations():
    said = (Passage("Ada", 0.0, "Well."),)
    many = Library.of(Conversation(f"k{number}", "Title " * 170, None, said) for number in range(500))
    check(help_reply(many), allowed={"code", "italic"})
    assert "and 492 more" in read(help_reply(many))


@few
@given(conversations(), st.sampled_from([*VIEWS, "person0", "person99", "person", "else"]))
def test_every_view_of_a_conversation(conversation: Conversation, view: str):
    check(conversation_view(conversation, view).reply(None))


def test_a_mention_without_words_is_greeted():
    check(greeting_reply("stiff smile"))
    assert "/quote" in mention_reply("", []).text


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=6))
    runs = tuple(Run(kind, draw(st.text("aB*_` ~|", min_size=1, max_size=400)).strip() or "x") for kind in kinds)
    return Piece(Match(draw(quotes()), 0.9, Label.CLOSE, ()), runs)


@few
@given(st.sampled_from(Verdict), st.lists(pieces(), min_size=1, max_size=6))
def test_every_verdict_on_a_message(verdict: Verdict, found: list[Piece]):
    reply = checked_reply(Comparison(verdict, tuple(found), tuple(piece.match for piece in found)))
    check(reply)
    assert reply.private
