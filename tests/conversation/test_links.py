import pytest

from bot.conversation.links import play_from, play_link
from bot.conversation.model import Player, Quote
from tests.conversation.talks import talk

PLAYER = Player("Site", "https://example.org/1?t={seconds}s")


@pytest.mark.parametrize(("seconds", "start"), [(0.0, 0), (2.9, 0), (3.0, 0), (4.2, 1), (100.99, 97)])
def test_a_link_starts_early_in_whole_seconds_never_before_the_beginning(seconds, start):
    assert play_from(PLAYER, seconds) == f"https://example.org/1?t={start}s"


def test_a_player_whose_recording_is_later_gets_its_own_time():
    assert play_from(Player("Audio", "https://x.y/#t={seconds}", offset=540.5), 10.0) == "https://x.y/#t=547"


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
