from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.timing import Stamp, seconds_at
from bot.transcripts.captions.cues import spaced_cue
from bot.transcripts.paragraphs import FEWEST, MOST, SILENCE, one_by_one, paragraphs

WORDS = st.sampled_from(["so", "we", "go.", "I", "Yes!", "and", "then?", "Dr.", "…"])


@st.composite
def cues(draw):
    start, made = 0.0, []
    for line in range(draw(st.integers(1, 40))):
        speaker, text = (
            draw(st.sampled_from(["Ada", "Bob", ""])),
            " ".join(draw(st.lists(WORDS, min_size=1, max_size=9))),
        )
        length = draw(st.integers(0, 40)) / 10
        made.append(spaced_cue(line, speaker, start, start + length, text))
        start += length + draw(st.integers(0, 60)) / 10
    return made


@settings(max_examples=40)
@given(cues())
def test_every_word_is_kept_in_order_and_none_is_given_to_another(made):
    speaker, spoken = "Unknown speaker", []
    for cue in made:
        speaker = cue.speaker or speaker
        spoken += [(speaker, word) for word in cue.text.split()]
    passages = list(paragraphs(made))
    assert [(passage.speaker, word) for passage in passages for word in passage.text.split()] == spoken
    assert all(len(passage.text.split()) <= FEWEST + MOST for passage in passages)


@settings(max_examples=40)
@given(cues())
def test_times_stay_those_of_the_cues(made):
    passages = list(paragraphs(made))
    assert all(before.start <= after.start for before, after in pairwise(passages))
    starts = {cue.start for cue in made}
    assert passages[0].start in starts
    ends = [seconds_at(passages, number, len(passage.text)) for number, passage in enumerate(passages)]
    assert all(passage.start <= end + 0.001 for passage, end in zip(passages, ends, strict=True))


def test_passages_are_whole_sentences_of_a_readable_length():
    made = [
        spaced_cue(
            n,
            "Ada",
            n * 2.0,
            n * 2.0 + 2,
            "and it was so." if n % 5 == 4 else "On and on" if n % 5 == 0 else "on and on it",
        )
        for n in range(200)
    ]
    passages = list(paragraphs(made))
    assert all(passage.text.endswith("so.") for passage in passages)
    assert {FEWEST <= len(passage.text.split()) <= MOST for passage in passages} == {True}


def test_talk_without_sentences_is_cut_where_the_speaker_pauses():
    made = [spaced_cue(n, "Ada", n * 2.0 + (n >= 13), n * 2.0 + (n >= 13) + 2, "one two three four") for n in range(26)]
    assert [len(passage.text.split()) for passage in paragraphs(made)] == [52, 52]


def test_a_long_silence_begins_a_passage():
    made = [spaced_cue(1, "Ada", 0.0, 1.0, "One"), spaced_cue(2, "Ada", 1.0 + SILENCE, None, "two")]
    assert [(passage.start, passage.line) for passage in paragraphs(made)] == [(0.0, 1), (6.0, 2)]


def test_stamps_move_with_their_words():
    cue = spaced_cue(1, "Ada", 0.0, 9.0, "  one \n two", [Stamp(0, 0.5), Stamp(8, 3.0), Stamp(11, 4.0)])
    (passage,) = one_by_one([cue])
    assert [tuple(stamp) for stamp in passage.stamps] == [(4, 3.0), (7, 4.0), (7, 9.0)][:2]
