"""Every word of a spoken text is somebody's, or told: in every layout, and in files that are not quite in one."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.written import UNKNOWN_SPEAKER

NAMES = [
    ("Ada Lovelace", "Charles Babbage"),
    ("Ada Lovelace", "Charles Babbage", "Audience member"),
    ("Dr. Mary Somerville", "Miembro del público"),
    ("María del Carmen Ruiz de la Fuente", "Jo"),
    ("王小明", "李华"),
    ("سارة", "دانة"),
    ("Speaker 1", "Speaker 2"),
    ("ADA", "MARY"),
]
LAYOUTS = {
    "name (time) text": "{name} ({time}) {text}",
    "name: text": "{name}: {text}",
    "**name:** text": "**{name}:** {text}",
    "**name**: text": "**{name}**: {text}",
    "*name*: text": "*{name}*: {text}",
    "[time] name: text": "[{time}] {name}: {text}",
    "[time] **name**: text": "[{time}] **{name}**: {text}",
    "**[time] name:** text": "**[{time}] {name}:** {text}",
    "[name] [time] text": "[{name}] [{time}] {text}",
    "[name]: text": "[{name}]: {text}",
    "time - name": "{time} - {name}\n{text}",
    "[time] - name": "[{time}.120] - {name}\n{text}",
    "[time] name": "[{time}] {name}\n{text}",
    "name time": "{name}  {time}\n{text}",
    "name / time / text": "{name}\n{time}\n{text}",
    "range / name / text": "{time}.0 --> {time}.5\n{name}\n{text}",
    "heading": "### {time}\n\n{name}: {text}",
    "own line": "{time}\n\n{name}: {text}",
    "[Time]": "[Time {time}]\n\n{name}: {text}",
    "escaped": "\\[{time}\\] {name}: {text}",
    "wide colon": "{name}：{text}",
    "within": "{name}: {text} [{time}] {more}",
}
UNNAMED = {
    "time text": "{time} {text}",
    "[time] text": "[{time}] {text}",
    "text [time]": "{text} [{time}]",
    "time / text": "{time}\n{text}",
    "range": "[{time}.000 --> {time}.500]  {text}",
}
WORD = re.compile(r"\bw\d+x\b")


class Writer:
    """Writes sentences of words of which each comes once, and knows who says it."""

    def __init__(self):
        self.said = {}

    def sentence(self, speaker, length):
        words = [f"w{len(self.said) + number}x" for number in range(length)]
        self.said.update(dict.fromkeys(words, speaker))
        return f"So {' '.join(words)}."


@st.composite
def files(draw, layouts):
    layout = layouts[draw(st.sampled_from(sorted(layouts)))]
    names = draw(st.sampled_from(NAMES))
    writer, blocks = Writer(), []
    for number in range(draw(st.integers(8, 16))):
        name = names[number % len(names)] if layouts is LAYOUTS else UNKNOWN_SPEAKER
        time = f"00:{number:02}:{10 + number:02}"
        text = writer.sentence(name, draw(st.integers(3, 12)))
        more = writer.sentence(name, 3) if "{more}" in layout else ""
        blocks.append(layout.format(name=name, time=time, text=text, more=more))
    return writer, blocks, draw(st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))


def spoken(reading):
    """Return who says each word; fails if one is said twice."""
    found = {}
    for passage in reading.passages:
        for word in WORD.findall(passage.text):
            assert word not in found
            found[word] = passage.speaker
    return found


@given(files(LAYOUTS))
@settings(max_examples=150)
def test_every_word_is_its_speakers_in_every_layout(file):
    writer, blocks, between = file
    reading = read_transcript(between.join(blocks), "t.txt")
    assert spoken(reading) == writer.said
    tokens = [token for passage in reading.passages for token in passage.text.split()]
    assert all(re.fullmatch(r"So|w\d+x\.?", token) for token in tokens)


@given(files(UNNAMED))
def test_every_word_is_there_where_nobody_is_named(file):
    writer, blocks, between = file
    reading = read_transcript(between.join(blocks), "t.txt")
    assert spoken(reading) == writer.said
    assert not any(character in passage.text for passage in reading.passages for character in ":[")


FURTHER = st.sampled_from(
    [
        "Remember: {text}",
        "Fun fact: {text}",
        "Here is the rule: {text}",
        "{text}",
        "{text} (00:00:03) {more}",
        "Subscribe: {text}",
        "## {text}",
        "Transcript By: {text}",
        "This transcript was made by a machine: {text}",
        "https://example.org/{text}",
        "- {text}",
        "**{text}**",
        "[{text}]",
        "Note (00:00:09): {text}",
        "Q: {text}",
        "",
    ]
)


@given(files(LAYOUTS), st.lists(st.tuples(st.integers(0, 20), FURTHER), max_size=4), st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_no_word_is_lost_untold_in_a_file_that_is_not_quite_in_a_layout(file, further, data):
    writer, blocks, between = file
    for place, line in further:
        text, more = writer.sentence(None, 3), writer.sentence(None, 3) if "{more}" in line else ""
        blocks.insert(place, line.format(text=text, more=more)) if "{text}" in line else blocks.insert(place, line)
    lines = between.join(blocks).splitlines()
    if data.draw(st.booleans()):
        del lines[data.draw(st.integers(0, len(lines) - 1))]
    text = "\n".join(line.replace(" ", "  ") if data.draw(st.booleans()) else line for line in lines)
    try:
        reading = read_transcript(text, "t.txt")
    except TranscriptError:
        return
    found = spoken(reading)
    there = set(WORD.findall(text))
    told = sum(one.words for one in reading.left_out)
    marks = sum(len(one.text.split()) * one.times for one in reading.noticed)
    assert set(found) <= there
    assert len(there) - len(found) <= told + marks


@pytest.mark.parametrize("label", ["Remember", "Question", "Fun fact", "So the rule is", "Annabella", "See also"])
def test_no_label_stands_in_a_passage_untold(label):
    talk = [f"Ada: So {number}.\n\nCharles: Well {number}." for number in range(4)]
    reading = read_transcript("\n\n".join([*talk[:2], f"{label}: so it is.", *talk[2:]]), "t.txt")
    within = any(f"{label}:" in passage.text for passage in reading.passages)
    noticed = [one for one in reading.noticed if one.text == f"{label}:"]
    assert len(noticed) == 1
    assert (noticed[0].times, noticed[0].taken_as) == (1, "words" if within else "a speaker")
