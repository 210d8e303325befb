import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation, Passage
from bot.conversation.timing import Stamp, Stamps
from bot.transcripts.folder.exporting import FORMS, export
from bot.transcripts.formats import read_transcript

NAMES = st.sampled_from(["Ada Lovelace", "Zoë d’Arc", "Bob & <Eve>", "Ada (host)", "Unknown speaker"])
WORDS = st.sampled_from(
    ["so", "Ada:", "<i>", "-->", "&amp;", "(0:01)", "1", "NOTE", "#", "-", "“Yes.”", "{\\an8}", "😀"]
)


@st.composite
def conversations(draw):
    start, passages = 0.0, []
    for _ in range(draw(st.integers(1, 6))):
        text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=8)))
        stamps, at = [], start
        for character in sorted(draw(st.sets(st.integers(1, len(text)), max_size=4))):
            at += draw(st.integers(1, 2000)) / 1000
            stamps.append(Stamp(character, at))
        passages.append(Passage(draw(NAMES), start, text, Stamps.of(stamps)))
        start = round(at + draw(st.integers(0, 3000)) / 1000, 3)
    return Conversation("a-talk", "A talk", None, tuple(passages), timed=draw(st.booleans()))


def said(passages):
    return [(passage.speaker, passage.start, passage.text) for passage in passages]


def seconds(conversation):
    return [
        second for word in range(conversation.word_count) for second in conversation.seconds(conversation.place(word))
    ]


@pytest.mark.parametrize("form", FORMS)
@given(conversations())
def test_what_is_exported_is_read_back_to_the_same_passages(form, conversation):
    try:
        text = export(conversation, form)
    except TranscriptError:
        return
    reading = read_transcript(text, "export")
    assert said(reading.passages) == said(conversation.passages)
    assert reading.timed == conversation.timed
    assert form != "txt" or not any(passage.stamps for passage in reading.passages)
    if form != "txt":
        again = Conversation("a-talk", "A talk", None, tuple(written.passage for written in reading.passages))
        assert seconds(again) == pytest.approx(seconds(conversation), abs=0.002)


@pytest.mark.parametrize("form", FORMS)
def test_the_first_conversation_can_be_exported(form, seed):
    reading = read_transcript(export(seed, form), "export")
    assert said(reading.passages) == said(seed.passages)
    assert reading.odd_lines == ()


def test_json_holds_any_words_and_names():
    conversation = Conversation("a", "A", None, (Passage("Ada (host)", 0.5, "# {\\an8} --> <i>"),))
    assert '"speaker": "Ada (host)"' in export(conversation, "json")


def test_names_that_plain_text_cannot_hold_are_told():
    conversation = Conversation("a", "A", None, (Passage("Ada (host)", 0.5, "So."),))
    with pytest.raises(TranscriptError, match="export it as vtt or json"):
        export(conversation, "txt")


def test_what_is_said_twice_is_not_written_where_it_would_be_read_once():
    twice = Conversation(
        "a", "A", None, (Passage("Ada", 0.0, "one two three four"), Passage("Ada", 2.0, "one two three four"))
    )
    with pytest.raises(TranscriptError, match="cannot be written as txt"):
        export(twice, "txt")
    assert export(twice, "vtt").count("one two three four") == 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("maker", ["Whisper", "YouTube", "My machine 2.1"])
def test_what_a_machine_wrote_down_is_read_back_as_such(form, maker):
    conversation = Conversation("a", "A", None, (Passage("Ada", 0.5, "So it was."),), made_by=maker)
    reading = read_transcript(export(conversation, form), "export")
    assert (reading.made_by, said(reading.passages)) == (maker, said(conversation.passages))


@pytest.mark.parametrize("maker", ["people", "''", ""])
def test_settings_that_name_no_machine_name_none(maker):
    assert read_transcript(f"---\nmade_by: {maker}\n---\n\nAda (0:00) So it was.\n", "t.txt").made_by is None
