import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import BadTimecode
from bot.conversation.timecode import format_timecode, parse_timecode


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:02:03", 3723),
        ("01:02:03", 3723),
        ("32:10", 1930),
        ("90:00", 5400),
        ("0:5", 5),
        (" 32:10 ", 1930),
        ("32m10s", 1930),
        ("32M 10S", 1930),
        ("1h2m", 3720),
        ("1h 2 min", 3720),
        ("1 hour 2 minutes 3 seconds", 3723),
        ("45s", 45),
        ("90s", 90),
        ("32", 1920),
        ("1.5", 90),
        ("1:00:00.5", 3600.5),
        ("at 32:10", 1930),
        ("~32:10", 1930),
        ("https://youtu.be/MVYrJJNdrEg?t=1930", 1930),
        ("https://www.youtube.com/watch?v=MVYrJJNdrEg&t=1930s", 1930),
        ("https://example.org/talk#t=32m10s", 1930),
    ],
)
def test_times_as_people_type_them(text, seconds):
    assert parse_timecode(text) == seconds


@pytest.mark.parametrize(
    "text", ["", " ", ":", "abc", "-1:00", "1:60", "1:60:00", "1h60m", "1m60s", "1:2:3:4", "٣:٠٠", "1,5", "1e3", "h"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(BadTimecode):
        parse_timecode(text)


@given(st.integers(0, 999 * 3600), st.floats(0, 0.99))
def test_what_is_shown_is_read_back_rounded_down(whole, fraction):
    assert parse_timecode(format_timecode(whole + fraction)) == whole


@given(st.text() | st.text("0123456789:hms. "))
def test_no_text_raises_anything_but_bad_timecode(text):
    try:
        seconds = parse_timecode(text)
    except BadTimecode:
        return
    assert seconds >= 0


def test_a_time_before_the_start_is_shown_as_the_start():
    assert format_timecode(-3.0) == "0:00"
