import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.links import play_from, play_link
from bot.conversation.model import Player, Quote
from tests.conversation.talks import talk

TALK = talk(("Ada", 0.0, "One"))
PLAYER = Player("Site", "https://example.org/1?t={seconds}s")


@pytest.mark.parametrize(("seconds", "start"), [(0.0, 0), (2.9, 0), (3.0, 0), (4.2, 1), (100.99, 97)])
def test_a_link_starts_early_in_whole_seconds_never_before_the_beginning(seconds, start):
    assert play_from(TALK, PLAYER, seconds) == f"https://example.org/1?t={start}s"


def test_a_player_whose_recording_is_later_gets_its_own_time():
    assert play_from(TALK, Player("Audio", "https://x.y/#t={seconds}", offset=540.5), 10.0) == "https://x.y/#t=547"


@given(st.floats(0, 360_000), st.floats(-86_400, 86_400))
def test_no_offset_puts_a_link_before_the_beginning_or_later_than_three_seconds_early(seconds, offset):
    start = int(play_from(TALK, Player("Audio", "{seconds}", offset), seconds))
    assert start == 0 or seconds + offset - 4 <= start <= seconds + offset - 3


def test_a_conversation_without_times_is_played_from_the_beginning():
    player = Player("Audio", "https://x.y/#t={seconds}", offset=540.5)
    assert play_from(talk(("Ada", 0.0, "One"), timed=False), player, 100.0) == "https://x.y/#t=0"


def test_a_conversation_without_players_has_no_link():
    assert play_link(talk(("Ada", 0.0, "One")), 0.0) is None


def test_the_stiff_face_is_said_at_about_9_20(conversation):
    words = " ".join(conversation.words)
    before = words[: words.index("I always get a lot of critique and shit for having a relatively stiff expression")]
    start = Quote(conversation, len(before.split()), len(before.split()) + 14).start
    assert start == pytest.approx(560, abs=2)
    assert play_link(conversation, start) in {
        f"https://www.youtube.com/watch?v=MVYrJJNdrEg&t={seconds}s" for seconds in (555, 556, 557)
    }
