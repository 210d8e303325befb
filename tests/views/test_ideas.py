from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Passage, Quote
from bot.desk.click_ids import mark, read_click
from bot.ideas.passages import IdeaPassage
from bot.views.ideas import HEADINGS, PAGES, Asked, ideas_reply, read_asked
from tests.desk.conversations import HOSTILE_TEXT, few, quotes
from tests.desk.sent import check, components, read, texts

MARKS = st.one_of(st.just(""), HOSTILE_TEXT.map(mark))
ASKED = st.builds(Asked, HOSTILE_TEXT, st.sampled_from(sorted(HEADINGS)), st.integers(0, PAGES - 1), MARKS, MARKS)


@st.composite
def idea_passages(draw: st.DrawFn) -> IdeaPassage:
    whole = draw(quotes())
    first = draw(st.integers(whole.first_word, whole.stop_word - 1))
    return IdeaPassage(whole, Quote(whole.conversation, first, draw(st.integers(first + 1, whole.stop_word))))


@few
@given(ASKED, st.lists(idea_passages(), max_size=6, unique_by=lambda passage: str(passage.best)))
def test_every_page_is_a_message_discord_takes(asked: Asked, passages: Sequence[IdeaPassage]):
    reply = ideas_reply(asked, passages)
    check(reply)
    assert reply.private
    assert sum(map(len, texts(reply))) <= 4000


def test_five_of_the_longest_passages_fit():
    talk = Conversation("talk", "*Title* " * 30, None, (Passage("_" * 300, 0.0, "[word] " * 2000),))
    other = Conversation("other", "_" * 300, None, (Passage("**" * 300, 9999.0, "`x`" * 4000),))
    best = [Quote(talk, 100 * number + 40, 100 * number + 90) for number in range(5)]
    passages = [IdeaPassage(Quote(talk, one.first_word - 40, one.stop_word + 10), one) for one in best]
    check(ideas_reply(Asked("words"), [*passages[:4], IdeaPassage(Quote(other, 0, 1), Quote(other, 0, 1))]))


@given(ASKED)
def test_a_button_holds_what_was_asked(asked: Asked):
    click = read_click(asked.button("More", 3).custom_id or "")
    assert click is not None
    held = read_asked(click.form, click.state)
    assert held == Asked(held.words, asked.heading, 3, asked.speaker, asked.conversation)
    assert len(held.words) <= 60
    if len(asked.words) <= 60 and asked.words.isalnum() and asked.words.isascii():
        assert held.words == asked.words


@given(HOSTILE_TEXT, st.from_regex(r"\A[a-z0-9]{0,20}\Z"))
def test_any_state_is_some_question(words: str, state: str):
    held = read_asked(words, state)
    assert held.heading in HEADINGS
    assert 0 <= held.page < PAGES


@pytest.mark.parametrize(
    ("page", "count", "disabled"),
    [(0, 5, None), (0, 6, [True, False]), (1, 6, [False, False]), (1, 5, [False, True]), (9, 6, [False, True])],
)
def test_a_page_has_buttons_to_those_beside_it(seed: Conversation, page: int, count: int, disabled: list[bool] | None):
    passages = [IdeaPassage(q, q) for q in (Quote(seed, 100 * n, 100 * n + 20) for n in range(count))]
    buttons = components(ideas_reply(Asked("words", page=page), passages), 2)
    assert [button.get("disabled", False) for button in buttons] == (disabled or [])
    assert len({button["custom_id"] for button in buttons}) == len(buttons)


def test_what_others_say_around_the_best_sentence_has_their_names():
    said = [("Ada", "Did it ever sink?"), ("Bo", "Once, in May. We swam."), ("Ada", "All of you?")]
    talk = Conversation("talk", "A talk", None, tuple(Passage(who, 0.0, text) for who, text in said))
    whole, best = Quote(talk, 0, talk.word_count), Quote(talk, 4, 7)
    (_, shown, _) = texts(ideas_reply(Asked("words"), [IdeaPassage(whole, best)]))
    assert shown.splitlines()[1] == "> Ada: Did it ever sink? Bo: **Once, in May.** We swam. Ada: All of you?"
    assert "Bo" in shown.splitlines()[0]


def test_passages_of_several_conversations_say_which(seed: Conversation):
    talk = Conversation("talk", "Another talk", None, (Passage("Ada", 0.0, "Well, it was so."),))
    one, two = Quote(seed, 0, 10), Quote(talk, 0, 4)
    both = read(ideas_reply(Asked("words"), [IdeaPassage(one, one), IdeaPassage(two, two)]))
    assert "Another talk" in both
    assert seed.title[:20] in both
