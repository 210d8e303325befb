import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.vocabulary import moving_ratios, speaker_vocabularies, vocabulary_figures
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation, talk

SAID = talk(
    ("Ada", 0, "It’s three. Its 3, it's THREE!"),
    ("Bo", 9, "A well-kept café."),
    ("Bo", 12, "So is the cafe"),
    ("Ada", 15, "Three."),
)


def test_words_that_differ_only_in_writing_are_one() -> None:
    bo, ada = speaker_vocabularies([SAID])
    assert (ada.speaker, ada.different_words) == ("Ada", 2)
    assert (bo.speaker, bo.different_words) == ("Bo", 7)
    assert vocabulary_figures([SAID]).different_words == 9


def test_sentences_belong_to_their_speaker() -> None:
    bo, ada = speaker_vocabularies([SAID])
    assert (ada.sentences, ada.words_per_sentence) == (3, 7 / 3)
    assert (bo.sentences, bo.words_per_sentence) == (2, 7 / 2)


def test_variety_is_the_mean_over_every_window() -> None:
    assert list(moving_ratios("abcabb", window=3)) == [1, 1, 1, pytest.approx(2 / 3)]
    assert list(moving_ratios("ab", window=3)) == []


def test_variety_does_not_fall_with_length() -> None:
    few, many = (talk(("Ada", 0, "one by one they talk of love " * times)) for times in (20, 200))
    assert vocabulary_figures([few]).variety == pytest.approx(vocabulary_figures([many]).variety)


def test_no_variety_of_fewer_words_than_a_window() -> None:
    assert vocabulary_figures([talk(("Ada", 0, "word " * 99))]).variety is None
    assert vocabulary_figures([talk(("Ada", 0, "word " * 100))]).variety == 0.01


def test_nothing_said() -> None:
    assert speaker_vocabularies([talk()]) == ()
    assert vocabulary_figures([]).words_per_sentence == 0


def test_who_says_nothing_but_marks_has_no_words_and_is_told_all_the_same() -> None:
    (figures,) = speaker_vocabularies([talk(("Ada", 0, "…"))])
    assert (figures.speaker, figures.different_words, figures.sentences) == ("Ada", 0, 1)


def test_the_first_conversation() -> None:
    whole = vocabulary_figures([first_conversation()])
    mark, lex = speaker_vocabularies([first_conversation()])
    assert (whole.different_words, mark.different_words, lex.different_words) == (1376, 1127, 639)
    assert (mark.variety, lex.variety) == (pytest.approx(0.6662, abs=1e-4), pytest.approx(0.6671, abs=1e-4))
    assert (round(mark.words_per_sentence, 1), round(lex.words_per_sentence, 1)) == (21.8, 13.4)


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=3))
def test_any_conversations(conversations: list[Conversation]) -> None:
    for figures in (vocabulary_figures(conversations), *speaker_vocabularies(conversations)):
        assert figures.different_words >= 0
        assert figures.variety is None or 0 < figures.variety <= 1
        assert figures.words_per_sentence >= 0
