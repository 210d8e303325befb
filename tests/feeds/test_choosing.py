import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.choosing import form_of, to_try
from bot.feeds.model import Episode, TranscriptLink

JSON = TranscriptLink("https://example.org/1.json", "application/json", "en")
VTT = TranscriptLink("https://example.org/1.vtt", "text/vtt", "en", captions=True)
SRT = TranscriptLink("https://example.org/1.srt", "application/x-subrip")
PAGE = TranscriptLink("https://example.org/1", "text/html", "en")
GERMAN = TranscriptLink("https://example.org/1.de.json", "application/json", "de")
SOUND = TranscriptLink("https://example.org/1.pdf", "application/pdf")


@given(st.permutations([JSON, VTT, SRT, PAGE, GERMAN, SOUND]))
def test_what_times_words_comes_first_and_another_language_last(links: list[TranscriptLink]):
    assert to_try(Episode("1", "a", transcripts=tuple(links)), "en-GB") == (JSON, VTT, SRT, PAGE, GERMAN)


def test_where_the_show_tells_no_language_the_first_transcript_does():
    assert to_try(Episode("1", "a", transcripts=(GERMAN, JSON)))[0] is GERMAN


@pytest.mark.parametrize(
    ("address", "kind", "form"),
    [
        ("https://example.org/1.vtt?a=b", "text/plain", "vtt"),
        ("https://example.org/1.srt", "application/octet-stream", "srt"),
        ("https://example.org/1", "application/srt", "srt"),
        ("https://example.org/1.php", "text/html", "html"),
        ("https://example.org/1.json", "text/vtt", "vtt"),
        ("https://example.org/1", "", None),
    ],
)
def test_an_address_is_believed_before_a_type_that_says_nothing(address: str, kind: str, form: str | None):
    assert form_of(TranscriptLink(address, kind)) == form
