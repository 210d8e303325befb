import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.written import UNKNOWN_SPEAKER


def read(value):
    return read_transcript(value if isinstance(value, str) else json.dumps(value), "talk")


def said(value):
    return [(passage.speaker, passage.start, passage.text) for passage in read(value).passages]


def stamps(value):
    return [tuple(stamp) for passage in read(value).passages for stamp in passage.stamps]


def test_podcasting_2_is_read_by_word_or_by_phrase():
    segments = [
        {"speaker": "Ada", "startTime": 0.5, "endTime": 0.75, "body": "I"},
        {"speaker": "Ada", "startTime": 1, "endTime": 1.25, "body": "am."},
        {"speaker": "Bob", "startTime": 2, "body": "Are you? ", "extra": {}},
    ]
    transcript = {"version": "1.0.0", "segments": segments}
    assert said(transcript) == [("Ada", 0.5, "I am."), ("Bob", 2.0, "Are you?")]
    assert [tuple(stamp) for stamp in read(transcript).passages[0].stamps] == [(1, 0.75), (2, 1.0), (5, 1.25)]


def test_whisper_without_words_or_speakers_is_read():
    segments = [{"id": 0, "start": 0.0, "end": 2.0, "text": " So we"}, {"start": 2.0, "end": 4.5, "text": " went."}]
    assert said({"text": "So we went.", "language": "en", "segments": segments}) == [
        (UNKNOWN_SPEAKER, 0.0, "So we went.")
    ]
    assert stamps({"segments": segments}) == [(6, 2.0), (11, 4.5)]
    assert said(segments) == said({"segments": segments})


def test_words_alone_are_joined():
    words = [{"word": " So", "start": 0, "end": 0.4}, {"word": " we", "start": 0.5}, {"word": " went.", "start": 1}]
    assert said(words) == [(UNKNOWN_SPEAKER, 0.0, "So we went.")]
    assert stamps(words) == [(3, 0.5), (6, 1.0)]


def test_whisper_cpp_is_timed_in_milliseconds():
    pieces = [
        {"timestamps": {}, "offsets": {"from": 500, "to": 2000}, "text": " So we"},
        {"offsets": {"from": 2000, "to": 4500}, "text": " went."},
    ]
    assert said({"params": {}, "transcription": pieces}) == [(UNKNOWN_SPEAKER, 0.5, "So we went.")]
    assert stamps({"transcription": pieces}) == [(6, 2.0), (11, 4.5)]


def test_whisperx_has_speakers_and_times_of_words():
    words = [{"word": "In", "start": 1.0, "end": 1.2}, {"word": "1843"}, {"word": "she", "start": 4.0, "end": 4.2}]
    segments = [
        {"start": 1.0, "end": 5.0, "text": "In 1843 she", "speaker": "SPEAKER_03", "words": words},
        {"start": 5.0, "end": 6.0, "text": "Oh.", "words": [{"word": "Oh.", "start": 5.1, "speaker": "SPEAKER_01"}]},
    ]
    assert said({"segments": segments, "word_segments": words}) == [
        ("SPEAKER_03", 1.0, "In 1843 she"),
        ("SPEAKER_01", 5.0, "Oh."),
    ]
    assert stamps({"segments": segments})[:2] == [(8, 4.0), (11, 5.0)]


@pytest.mark.parametrize("name", ["speaker", "speakerLabel", "speaker_label", "speaker_name"])
@pytest.mark.parametrize(("label", "told"), [("spk_0", "spk_0"), (0, "SPEAKER_0"), ("1", "SPEAKER_1"), ("A", "A")])
def test_speakers_are_labelled_in_several_ways(name, label, told):
    assert said([{"start": 0, "text": "So.", name: label}]) == [(told, 0.0, "So.")]
    assert said({"segments": [{"startTime": 0, "body": "So.", name: label}]}) == [(told, 0.0, "So.")]


def test_names_that_stand_beside_the_segments_are_those_of_their_labels():
    segments = [{"start": 0, "text": "So.", "speaker": "spk_0"}, {"start": 1, "text": "Oh.", "speaker": "spk_1"}]
    names = {"spk_0": "Ada  Lovelace", "spk_2": 7}
    assert said({"speakers": names, "segments": segments}) == [("Ada Lovelace", 0.0, "So."), ("spk_1", 1.0, "Oh.")]
    assert said({"speakers": ["Ada"], "segments": segments})[0] == ("spk_0", 0.0, "So.")


def test_youtube_json3_is_timed_by_word():
    events = [
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
        {"tStartMs": 1000, "dDurationMs": 4000, "segs": [{"utf8": "so"}, {"utf8": " we", "tOffsetMs": 400}]},
        {"tStartMs": 2990, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 3000, "dDurationMs": 4000, "segs": [{"utf8": "went"}, {"utf8": " on", "tOffsetMs": 500}]},
    ]
    transcript = {"wireMagic": "pb3", "events": events}
    assert said(transcript) == [(UNKNOWN_SPEAKER, 1.0, "so we went on")]
    assert stamps(transcript) == [(3, 1.4), (6, 3.0), (11, 3.5)]


def test_times_in_milliseconds_are_refused():
    segments = [{"start": n * 3000, "end": n * 3000 + 2000, "text": "four words are here"} for n in range(50)]
    with pytest.raises(TranscriptError, match="in seconds"):
        read(segments)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"segments": [{"body": "a"}]}', "segments.0.startTime: Field required"),
        ('{"segments": [{"body": "a", "startTime": -1}]}', "greater than or equal to 0"),
        ('{"segments": [{"body": "a", "startTime": NaN}]}', "finite"),
        ('{"segments": [{"body": "a", "startTime": 1e999}]}', "segments.0.startTime"),
        ('{"segments": [{"body": "a", "startTime": 1', "EOF"),
        ('{"segments": [{"body": "\\ud800", "startTime": 1}]}', "Invalid JSON"),
        ('{"segments": [], "body": 1}', "no words with a time"),
        ('{"events": [{"tStartMs": "x"}]}', "events.0.tStartMs"),
        ('[{"start": 0, "text": 1}]', "0.text"),
        ('{"segments": "body"' + "[" * 100_000, "Invalid JSON"),
    ],
)
def test_json_that_is_no_transcript_is_refused(text, told):
    with pytest.raises(TranscriptError, match=told):
        read(text)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [
        "start",
        "end",
        "text",
        "speaker",
        "words",
        "word",
        "startTime",
        "body",
        "tStartMs",
        "segs",
        "utf8",
        "tOffsetMs",
        "offsets",
    ]
)
TIMES = st.integers(0, 10**7) | st.floats(0, 10**7)
SEGMENTS = st.dictionaries(NAMES, TIMES | st.text(max_size=9) | VALUES, max_size=8)
KINDS = st.sampled_from(["segments", "events", "transcription"])


@given(
    st.tuples(KINDS, st.lists(SEGMENTS, max_size=6)).map(lambda pair: {pair[0]: pair[1]}) | st.lists(SEGMENTS) | VALUES
)
def test_no_json_raises_anything_but_a_transcript_error(value):
    text = json.dumps(value)
    for hint in (
        '{"events": ["tStartMs", ',
        '{"segments": ["body", ',
        '[{"start": "text"}, ',
        '{"transcription": ["offsets", ',
    ):
        for tried in (text, hint + text, text[: len(text) // 2]):
            try:
                reading = read_transcript(tried, "talk")
            except TranscriptError:
                continue
            assert all(passage.text for passage in reading.passages)


def rows(speaker, **members):
    return [{"start": f"00:00:{m:02}.000", "text": f"Boiler {m} is green.", **members, **speaker(m)} for m in range(6)]


@pytest.mark.parametrize("empty", [None, "", "  "])
@pytest.mark.parametrize("wrap", [lambda listed: listed, lambda listed: {"segments": listed}])
def test_a_speaker_that_is_there_and_empty_is_nobody_and_not_who_spoke_before(empty, wrap):
    listed = rows(lambda m: {"speaker": empty if m % 2 else "Mira"})
    assert {passage.speaker for passage in read(wrap(listed)).passages} == {"Mira", UNKNOWN_SPEAKER}
    assert [one[0] for one in said(wrap(listed))][:2] == ["Mira", UNKNOWN_SPEAKER]


def test_a_speaker_that_is_not_there_is_who_spoke_before():
    assert {one[0] for one in said(rows(lambda m: {} if m else {"speaker": "Mira"}))} == {"Mira"}


def test_an_empty_name_beside_a_label_leaves_the_label():
    assert {one[0] for one in said(rows(lambda m: {"speaker_name": None, "speaker": "Mira"}))} == {"Mira"}


def test_podcasts_rows_without_a_speaker_are_nobodys():
    podlove = [
        {"start_ms": m * 3000, "end_ms": m * 3000 + 2000, "speaker": "mira" if m == 0 else None, "text": "It is green."}
        for m in range(4)
    ]
    assert [one[0] for one in said(podlove)] == ["mira", UNKNOWN_SPEAKER]
    podcast = [{"startTime": m, "speaker": "" if m else "Mira", "body": "It is green."} for m in range(4)]
    assert [one[0] for one in said({"segments": podcast})] == ["Mira", UNKNOWN_SPEAKER]


@pytest.mark.parametrize("sentence", ["We painted the boiler. ", "ボイラーを緑に塗りました。"])
def test_one_long_segment_is_spread_from_its_start_to_its_end(sentence):
    starts = [
        one[1] for one in said({"segments": [{"speaker": "Mira", "start": 10.5, "end": 810.5, "text": sentence * 200}]})
    ]
    assert starts[0] == 10.5
    assert starts == sorted(starts)
    assert abs(starts[len(starts) // 2] - 410) < 60
    assert 700 < starts[-1] < 810.5


def test_words_of_scripts_without_spaces_tell_the_unit_of_time():
    utterances = [
        {"speaker": "A", "start": m * 30_000, "end": m * 30_000 + 29_000, "text": "ボイラーを緑に塗りました。" * 8}
        for m in range(9)
    ]
    assert 200 < said({"utterances": utterances})[-1][1] < 300
