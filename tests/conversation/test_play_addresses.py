import pytest

from bot.conversation.play_addresses import timed_address


@pytest.mark.parametrize(
    ("address", "timed"),
    [
        ("https://www.youtube.com/watch?v=MVYrJJNdrEg", "https://www.youtube.com/watch?v=MVYrJJNdrEg&t={seconds}s"),
        ("https://youtu.be/MVYrJJNdrEg", "https://youtu.be/MVYrJJNdrEg?t={seconds}"),
        ("https://vimeo.com/76979871", "https://vimeo.com/76979871#t={seconds}s"),
        ("https://open.spotify.com/episode/4rOoJ6Eg", "https://open.spotify.com/episode/4rOoJ6Eg?t={seconds}"),
        ("https://example.org/a/talk.MP3?x=1", "https://example.org/a/talk.MP3?x=1#t={seconds}"),
        ("https://example.org/{seconds}.mp3", "https://example.org/{seconds}.mp3"),
        ("https://example.org/talk", "https://example.org/talk"),
        ("https://vimeo.com/7#t=5s", "https://vimeo.com/7#t=5s"),
    ],
)
def test_the_time_goes_where_the_player_takes_it(address, timed):
    assert timed_address(address) == timed
