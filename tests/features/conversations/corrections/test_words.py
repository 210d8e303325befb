"""Forms for wrong words and boards of suggestions are what Discord takes, whatever is in them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from discord.utils import format_dt
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.corrections import Fate
from bot.conversation.model import Quote
from bot.desk.click_ids import Click
from bot.desk.reply import Reply
from bot.features.conversations.corrections.form_words import (
    LONGEST_MENDED,
    corrected_meanwhile_reply,
    nothing_changed_reply,
    too_long_reply,
    too_many_suggestions_reply,
    wrong_word_form,
)
from bot.features.conversations.corrections.words import (
    ON_A_PAGE,
    Board,
    BoardClick,
    Shown,
    board_reply,
    decided_note,
    not_applied_note,
    not_own_reply,
    read_board_click,
    suggested_reply,
)
from bot.library.suggestions import LONGEST, Suggestion
from bot.search.answer.rewording import mendable
from tests.desk.conversations import HOSTILE_TEXT, few, quotes
from tests.desk.discord_markdown import read as markdown
from tests.desk.sent import Sent, check, components, read, texts
from tests.discord_api import check_requests

NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
TYPED = st.one_of(HOSTILE_TEXT, st.sampled_from(["*" * LONGEST, "a " * (LONGEST // 2), "~~", "**"]))


@st.composite
def suggestions(draw: st.DrawFn, number: int) -> Shown:
    quote = draw(quotes())
    part = Quote(quote.conversation, quote.first_word, min(quote.stop_word, quote.first_word + 3))
    accepted = draw(st.sampled_from([None, None, True, False]))
    decided = () if accepted is None else (accepted, draw(st.sampled_from([None, 2**60])), NOW)
    suggester = draw(st.sampled_from([None, 2**60 + 1]))
    suggestion = Suggestion(
        2**40 + number, "k", 3, part.text[:LONGEST], draw(TYPED)[:LONGEST], suggester, NOW, *decided
    )
    stand = draw(st.sampled_from([None, part])) if accepted is None else None
    fate = draw(st.sampled_from(Fate)) if accepted else None
    return Shown(suggestion, draw(st.sampled_from([None, quote.conversation])), stand, fate)


PAGES = st.integers(0, ON_A_PAGE).flatmap(lambda count: st.tuples(*map(suggestions, range(count))))


def check_mentions(reply: Reply) -> None:
    """Check ``reply``, where nobody is mentioned but who suggested and who decided, and no time but those."""
    check(reply, allowed={"italic", "mention"})
    mentioned = {part.text for text in texts(reply) for part in markdown(text) if part.kind == "mention"}
    assert mentioned <= {f"<@{2**60}>", f"<@{2**60 + 1}>", format_dt(NOW, "d")}


@few
@given(PAGES, st.integers(0, 3), st.sampled_from([None, 2**40]), st.booleans())
def test_every_board(shown: tuple[Shown, ...], page: int, only: int | None, may_decide: bool):
    board = Board(shown, len(shown), len(shown) + ON_A_PAGE * page, page, only)
    notes = ["", *(decided_note(one.suggestion, one.suggestion.accepted) for one in shown[:1])]
    for note in [*notes, *(not_applied_note(one.suggestion) for one in shown[:1])]:
        check_mentions(board_reply(board, note))
    check_mentions(suggested_reply([*shown, *shown], own=True, may_decide=False))
    check_mentions(suggested_reply(shown, own=True, may_decide=may_decide))
    check_mentions(suggested_reply(shown, own=False, may_decide=may_decide))


@few
@given(quotes())
def test_every_form(quote: Quote):
    part = mendable(quote, LONGEST_MENDED)
    if part is not None:
        form = wrong_word_form(part, whole=part == quote)
        check_requests([Sent("POST", "/interactions/1/token/callback", {"type": 9, "data": form.to_dict()}, {})])


@few
@given(HOSTILE_TEXT | st.sampled_from(["*" * 2000, "<@1> " * 400]), quotes())
def test_whatever_is_handed_back(typed: str, quote: Quote):
    for reply in (corrected_meanwhile_reply(typed), too_long_reply(typed), too_many_suggestions_reply(typed)):
        check(reply)
        assert reply.private
    check(not_own_reply(quote.conversation))
    check(nothing_changed_reply(), allowed={"italic"})


def test_the_sentence_shows_what_is_struck_out_and_what_is_put_in(seed):
    stand = Quote(seed, 100, 102)
    suggestion = Suggestion(7, seed.key, 100, stand.text, "new words", None, NOW)
    text = read(board_reply(Board([Shown(suggestion, seed, stand)], 1, 1, 0)))
    assert f"{seed.words[99]} {stand.text} new words {seed.words[102]}" in text


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("and", "and many", "and **many**"),
        ("so the the end", "so the end", "so the ~~the~~ end"),
        ("the the", "the", "the ~~the~~"),
        ("a b", "b a", "~~a b~~ **b a**"),
        ("x a", "y a", "~~x~~ **y** a"),
    ],
)
def test_words_that_stay_are_not_marked(old: str, new: str, shown: str):
    assert (
        decided_note(Suggestion(7, "k", 3, old, new, None, NOW), True)
        == f"**Accepted: everyone sees it so now.** {shown}"
    )


def test_a_page_of_the_longest_suggestions_fits_a_message(seed):
    whole = seed.quote_passages(3, 4)
    stand = Quote(seed, whole.first_word + 20, whole.first_word + 50)
    worst = Suggestion(2**40, seed.key, 3, "*~" * 100, "_|" * 100, 2**60, NOW)
    long = replace(seed, title="*" * 100)
    open_ones = [Shown(worst, long, replace(stand, conversation=long))] * ON_A_PAGE
    check_mentions(board_reply(Board(open_ones[:1], 1, 9, 1), not_applied_note(worst)))
    (size,) = {sum(map(len, texts(board_reply(Board(open_ones, 4, 9, 1), not_applied_note(worst)))))}
    assert size < 4000


def test_what_cannot_be_applied_cannot_be_accepted(seed):
    suggestion = Suggestion(7, seed.key, 100, "gone", "new", None, NOW)
    accept, reject = components(board_reply(Board([Shown(suggestion, seed)], 1, 1, 0)), 2)
    assert (accept["disabled"], reject["disabled"]) == (True, False)


@pytest.mark.parametrize(
    ("state", "form", "meant"),
    [
        ("2a17", "5", BoardClick(2, 5, 17, True)),
        ("0r17", "", BoardClick(0, None, 17, False)),
        ("0u17", "", BoardClick(0, None, 17, None)),
        ("3n", "", BoardClick(3, None, 0, None)),
        ("zzz", "x", BoardClick(0, None, 0, None)),
        ("", "", BoardClick(0, None, 0, None)),
    ],
)
def test_a_click_on_the_board_is_read_whatever_it_holds(state: str, form: str, meant: BoardClick):
    assert read_board_click(Click("decide", state, form)) == meant
