import json
from datetime import date

import pytest

from bot.conversation.model import Conversation, Passage, Player, Quote
from bot.statistics.plain import plain
from bot.statistics.speakers import speaker_figures
from tests.statistics.conversations import first_conversation

PLAYED = Conversation(
    "a",
    "A",
    None,
    (Passage("Ada", 10, "Hello there"),),
    players=(Player("Here", "https://play/?t={seconds}"),),
)


def test_a_quote_says_where_it_is_and_what_plays_it() -> None:
    assert plain(Quote(PLAYED, 0, 2)) == {
        "conversation": "a",
        "speaker": "Ada",
        "start": 10.0,
        "end": round(10 + 11 / 15.4, 4),
        "words": 2,
        "text": "Hello there",
        "url": "https://play/?t=7",
    }


def test_conversations_dates_and_sequences() -> None:
    assert plain((PLAYED, date(2023, 9, 28), [0.12345678, None])) == ["a", "2023-09-28", [0.1235, None]]


def test_what_is_no_figure_is_refused() -> None:
    with pytest.raises(TypeError, match="complex"):
        plain(1j)


def test_a_speaker_in_json() -> None:
    mark = json.loads(json.dumps(plain(speaker_figures([first_conversation()]))))[0]
    assert mark["speaker"] == "Mark Zuckerberg"
    assert (mark["words"], mark["share"], mark["seconds"]) == (8077, 0.7428, 2789)
    assert (mark["turns"], mark["questions"], mark["words_per_minute"]) == (43, 20, 173.7612)
    assert (mark["longest_turn"]["start"], mark["longest_turn"]["words"]) == (1348, 1149)
