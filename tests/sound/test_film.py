"""A film shows each word as said from the moment it begins, and its sound is what is said there."""

import io
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from bot.conversation.audio import Audio
from bot.conversation.model import Conversation
from bot.pictures.captions import FilmShape
from bot.pictures.rendering import Renderer
from bot.pictures.sketch import Sketch
from bot.sound.clips import Clips
from bot.sound.cutter import Cutter, Order
from bot.sound.film import PICTURES
from bot.sound.films import pages_of, painted
from bot.sound.spans import Span, span_of
from bot.sound.tags import tags_of
from tests.conversation.talks import talk
from tests.sound.conftest import Recording
from tests.sound.recordings import late

WORDS = "The bell of our tower is late today, and nobody has told it why."


def conversation(place: str, **details) -> Conversation:
    return talk(("Ada", 2.0, WORDS), ("Ben", 7.0, "Somebody should."), audio=Audio(place), **details)


async def paint(sketch: Sketch) -> bytes:
    return Renderer().render(sketch)


def bright(picture: np.ndarray) -> int:
    return int((picture[:-260] > 200).sum())


@pytest.mark.process
@pytest.mark.parametrize(("shape", "size"), [(FilmShape.SQUARE, (720, 720)), (FilmShape.UPRIGHT, (720, 1280))])
async def test_words_light_up_while_they_are_heard(
    recording: Recording, tmp_path: Path, whole, shape: FilmShape, size: tuple[int, int]
):
    span = span_of(conversation(str(recording("talk.m4a"))).quote_passages(0, 1))
    assert span is not None
    film = await painted(span, pages_of(span, shape), shape, paint)
    order = Order(span.audio, span.start, span.stop, film=film, tags=tags_of(span.quote))
    made = await Cutter(Clips(tmp_path)).cut(order, "film")
    assert len(made) < 200 * 1024
    with av.open(io.BytesIO(made)) as opened:
        assert opened.metadata["artist"] == "Ada"
        assert WORDS in opened.metadata["comment"]
        pictures = [frame.to_ndarray(format="gray") for frame in opened.decode(video=0)]
    assert (pictures[0].shape[1], pictures[0].shape[0]) == size
    assert len(pictures) / PICTURES == pytest.approx(span.stop - span.start, abs=0.6)
    lit = [bright(picture) for picture in pictures]
    assert lit[0] < lit[len(lit) // 2] < lit[-1]
    with av.open(io.BytesIO(made)) as opened:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=48_000)
        heard = np.concatenate(
            [one.to_ndarray()[0] for frame in opened.decode(audio=0) for one in resampler.resample(frame)]
        )
    assert abs(late(heard[: 48_000 * 3], span.start, whole)) < 0.06
    assert Fraction(len(heard), 48_000) <= 6


def test_what_is_heard_is_whole_sentences_with_a_breath_around_them():
    span = span_of(conversation("talk.mp3").quote_passages(0, 1))
    assert span is not None
    assert (round(span.start, 2), round(span.stop, 2), span.whole) == (1.85, 7.35, True)
    assert span.word_times[0] == pytest.approx(0.15)
    assert list(span.word_times) == sorted(span.word_times)


def test_the_recording_may_be_later_than_the_transcript():
    made = talk(("Ada", 2.0, WORDS), ("Ben", 7.0, "Somebody should."), audio=Audio("talk.mp3", 12.5))
    span = span_of(made.quote_passages(0, 1))
    assert span is not None
    assert (round(span.start, 2), round(span.stop, 2)) == (14.35, 19.85)
    assert span.word_times[0] == pytest.approx(0.15)


def test_more_than_a_minute_is_heard_up_to_the_end_of_a_sentence():
    made = talk(("Ada", 0.0, f"{WORDS} " * 30), ("Ben", 150.0, "Yes."), audio=Audio("talk.mp3"))
    span = span_of(made.quote_passages(0, 2))
    assert isinstance(span, Span)
    assert not span.whole
    assert span.stop - span.start <= 60
    assert span.quote.text.endswith("why.")


@pytest.mark.parametrize("details", [{"timed": False}, {"audio": None}])
def test_without_sound_or_times_there_is_nothing_to_hear(details: dict[str, object]):
    made = talk(("Ada", 0.0, WORDS), **{"audio": Audio("talk.mp3"), **details})
    assert span_of(made.quote_passages(0, 1)) is None
