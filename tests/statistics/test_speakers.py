import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Passage
from bot.statistics.speakers import speaker_figures, talk_figures
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation, talk

INTERVIEW = talk(
    ("Ada", 0, "How are you? And your dog?!"),
    ("Bo", 10, "Well, thank you."),
    ("Bo", 20, "The dog sleeps."),
    ("Ada", 50, "Good. Why?"),
    ("Bo", 50, "Yeah."),
    ("Ada", 50, "It is ten o'clock."),
)


def test_each_speaker_by_hand() -> None:
    bo, ada = sorted(speaker_figures([INTERVIEW]), key=lambda talk: talk.turns)
    assert (ada.speaker, ada.words, ada.turns, ada.questions) == ("Ada", 12, 3, 3)
    assert (bo.speaker, bo.words, bo.turns, bo.questions) == ("Bo", 7, 2, 0)
    assert (ada.share, bo.share) == (12 / 19, 7 / 19)
    assert bo.seconds == 40
    assert bo.words_per_minute == 7 / 40 * 60
    assert ada.seconds == pytest.approx(10 + 0 + 18 / 15.4)


def test_the_longest_turn_has_most_words_and_the_earliest_wins() -> None:
    ada, bo = speaker_figures([INTERVIEW])
    assert ada.longest_turn is not None
    assert bo.longest_turn is not None
    assert ada.longest_turn.text == "How are you? And your dog?!"
    assert bo.longest_turn.text == "Well, thank you. The dog sleeps."


def test_who_says_most_comes_first() -> None:
    assert [talk.speaker for talk in speaker_figures([INTERVIEW])] == ["Ada", "Bo"]


def test_no_pace_where_no_time_went_by() -> None:
    hurried = talk(("Ada", 5, "All at once"), ("Bo", 5, "Indeed"))
    ada = speaker_figures([hurried])[0]
    assert (ada.seconds, ada.words_per_minute) == (0, None)


def test_a_passage_before_an_earlier_stamp_lasts_as_long_as_its_text() -> None:
    backward = talk(("Ada", 100, "x" * 154), ("Bo", 50, "hm"), ("Ada", 60, "y" * 77))
    ada, bo = speaker_figures([backward])
    assert (ada.seconds, bo.seconds) == (pytest.approx(15), 10)


def test_a_speaker_without_a_word_is_left_out() -> None:
    assert [each.speaker for each in speaker_figures([talk(("Ada", 0, " "), ("Bo", 1, "Yes"))])] == ["Bo"]


def test_several_conversations_add_up() -> None:
    later = talk(("Ada", 0, "Only I speak, and at some length, of many and various things."), key="later")
    ada = speaker_figures([INTERVIEW, later])[0]
    assert (ada.words, ada.turns, ada.conversations) == (12 + 12, 4, 2)
    assert ada.longest_turn is not None
    assert ada.longest_turn.conversation is later


def test_nothing_said_is_no_figures_but_a_whole() -> None:
    assert speaker_figures([]) == ()
    whole = talk_figures([talk()])
    assert (whole.words, whole.seconds, whole.longest_turn) == (0, 0, None)


def test_the_first_conversation() -> None:
    mark, lex = speaker_figures([first_conversation()])
    whole = talk_figures([first_conversation()])
    assert (lex.speaker, lex.words, lex.turns, lex.questions) == ("Lex Fridman", 2797, 44, 24)
    assert (mark.speaker, mark.words, mark.turns, mark.questions) == ("Mark Zuckerberg", 8077, 43, 20)
    assert (whole.speaker, whole.words, whole.turns, whole.questions) == (None, 10874, 87, 44)
    assert mark.seconds == 2789
    assert lex.seconds == pytest.approx(1074 + 55 / 15.4)
    assert mark.longest_turn is not None
    assert (mark.longest_turn.start, len(mark.longest_turn.text.split())) == (22 * 60 + 28, 1149)


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=3))
def test_any_conversations_have_finite_figures_that_add_up(conversations: list[Conversation]) -> None:
    speakers = speaker_figures(conversations)
    whole = talk_figures(conversations)
    assert sum(each.words for each in speakers) == whole.words == sum(c.word_count for c in conversations)
    assert math.isclose(sum(each.share for each in speakers), 1) or not speakers
    assert math.isclose(sum(each.seconds for each in speakers), whole.seconds, abs_tol=1e-6)
    assert all(math.isfinite(each.seconds) and each.seconds >= 0 for each in speakers)
    assert all(each.words_per_minute is None or each.words_per_minute > 0 for each in speakers)


@FEW
@given(st.lists(st.tuples(st.integers(0, 99), st.sampled_from("ab")), min_size=1, max_size=9))
def test_with_stamps_in_order_speaking_times_add_up_to_the_duration(stamps: list[tuple[int, str]]) -> None:
    passages = [Passage(speaker, start, "some words") for start, speaker in sorted(stamps)]
    conversation = Conversation("a", "A", None, tuple(passages))
    whole = talk_figures([conversation])
    assert math.isclose(whole.seconds, conversation.duration - passages[0].start)
