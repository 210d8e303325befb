import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.asked.question import SpeakerNames, read_question
from bot.search.index import Index
from bot.search.reading.tokens import tokenize

NAMES = SpeakerNames(["Lex Fridman", "Mark Zuckerberg"])


@pytest.mark.parametrize(
    ("asked", "about", "speaker"),
    [
        ("what did Mark say about latency?", "latency", "Mark Zuckerberg"),
        ("wasn't there a bit about a stiff smile?", "a stiff smile", None),
        ("did zuck ever talk about surfing", "surfing", "Mark Zuckerberg"),
        ("when does Lex Fridman mention zombies", "zombies", "Lex Fridman"),
        ("can you find the part where they discuss holograms please", "holograms", None),
        ("who said something about jujitsu", "jujitsu", None),
        ("do you remember the dungeon master thing", "the dungeon master", None),
        ("find the zombies bit please", "the zombies", None),
        ("how much did he say the headset cost", "the headset dollars", None),
        ("anyone remember when he talked about the piano?", "the piano", None),
    ],
)
def test_frames_and_names_steer(asked: str, about: str, speaker: str | None) -> None:
    question = read_question(tokenize(asked.split()).texts, NAMES)
    assert question is not None
    assert " ".join(question.about) == about
    assert question.speaker == speaker


@pytest.mark.parametrize("words", ["stiff expression", "mark my words", "I feel pretty happy", "", "what", "who said"])
def test_what_asks_nothing_is_no_question(words: str) -> None:
    assert read_question(tokenize(words.split()).texts, NAMES) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "what",
                "did",
                "mark",
                "say",
                "about",
                "when",
                "there",
                "was",
                "a",
                "bit",
                "lex",
                "who",
                "it",
                "the",
                "latency",
            ]
        )
    )
)
def test_what_a_question_is_about_is_part_of_it(tokens: list[str]) -> None:
    question = read_question(tokens, NAMES)
    if question is not None:
        assert question.about
        assert set(question.about) <= set(tokens)


def test_the_bit_about_a_stiff_smile_is_found(index: Index) -> None:
    best = index.find("wasn't there a bit about a stiff smile?")[0]
    assert 9 * 60 + 18 <= best.quote.start <= 9 * 60 + 31
    assert best.score >= 0.5


def test_a_question_that_was_itself_said_is_a_quote(index: Index) -> None:
    best = index.find("do you have a sense of timeline")[0]
    assert best.quote.text == "do you have a sense of timeline"


def test_a_question_is_not_found_where_a_part_of_what_it_is_about_is_missing(index: Index) -> None:
    whole = index.find("where do they mention the jujitsu")[0]
    part = index.find("how long will getting scanned take in the future?")[0]
    assert whole.score >= 0.5
    assert 0.1 <= part.score < 0.5
