"""Every format whose programs time words: all words, once, of the right person, at the right time."""

import json

import pytest
from hypothesis import given, settings

from bot.transcripts.formats import read_transcript
from tests.transcripts import json_samples, timed_samples
from tests.transcripts.readings import times_of, words_of
from tests.transcripts.spoken_samples import talks

ALL = [
    (name, writer)
    for samples in (json_samples, timed_samples)
    for name, writers in samples.WRITERS.items()
    for writer in writers
]
NAMELESS = {timed_samples.srv3, timed_samples.whisper_tsv}
"""Formats in which nobody is named."""


@pytest.mark.parametrize(("name", "writer"), ALL)
@given(turns=talks())
@settings(max_examples=40)
def test_all_words_are_read_once_with_their_speakers_and_times(name, writer, turns):
    value = writer(turns)
    reading = read_transcript(value if isinstance(value, str) else json.dumps(value), "talk")
    spoken = [(turn.speaker, word) for turn in turns for word in turn.words]
    read = words_of(reading)
    assert [word for _, word in read] == [word.text for _, word in spoken]
    labels = dict(zip((who for who, _ in spoken), (speaker for speaker, _ in read), strict=True))
    assert [labels[who] for who, _ in spoken] == [speaker for speaker, _ in read]
    assert len(set(labels.values())) == (1 if writer in NAMELESS else len(labels))
    times = times_of(reading)
    assert len(times) >= 0.9 * len(spoken) - 1
    for number, seconds in times.items():
        assert abs(seconds - spoken[number][1].start) <= 0.05
