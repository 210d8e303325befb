from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.turns import longest_turns, turn_words
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation, talk

FERRY = talk(
    ("Ada", 0, "Is the ferry late?"),
    ("Bo", 5, "It is, and it was"),
    ("Bo", 9, "late on Monday, too."),
    ("Ada", 20, "So I will walk along the water instead."),
    ("Bo", 30, " "),
)


def test_neighbouring_passages_of_one_speaker_are_one_turn() -> None:
    first, second = longest_turns([FERRY], count=2)
    assert (first.speaker, turn_words(first)) == ("Bo", 9)
    assert first.text == "It is, and it was late on Monday, too."
    assert second.text == "So I will walk along the water instead."


def test_one_speakers_turns_alone_and_none_without_a_word() -> None:
    assert [turn.text for turn in longest_turns([FERRY], speaker="Bo", count=9)] == [
        "It is, and it was late on Monday, too."
    ]
    assert longest_turns([FERRY], speaker="Cy", count=9) == ()


def test_of_equals_the_earliest_comes_first() -> None:
    pair = talk(("Ada", 0, "One two."), ("Bo", 1, "Three four."))
    later = talk(("Cy", 0, "Five six."), key="later")
    assert [turn.speaker for turn in longest_turns([pair, later], count=2)] == ["Ada", "Bo"]


def test_the_first_conversation() -> None:
    (longest,) = longest_turns([first_conversation()], count=1)
    assert (longest.speaker, longest.start, turn_words(longest)) == ("Mark Zuckerberg", 22 * 60 + 28, 1149)


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=3), st.integers(0, 5))
def test_any_turns_have_one_speaker_and_come_longest_first(conversations: list[Conversation], count: int) -> None:
    turns = longest_turns(conversations, count=count)
    assert len(turns) <= count
    assert all(len(turn.lines) == 1 for turn in turns)
    assert sorted(map(turn_words, turns), reverse=True) == list(map(turn_words, turns))
    everything = longest_turns(conversations, count=99)
    assert sum(map(turn_words, everything)) == sum(conversation.word_count for conversation in conversations)
