"""Captions of every make and with every slip: each word is in one passage, of who said it, or told as left out."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.transcripts.formats import read_transcript
from bot.transcripts.written import UNKNOWN_SPEAKER

NAMES = ["Mira Okafor", "Tomas Brandt", "Ines"]
SCRIPTS = ["王小明", "李华", "מירה", "ميرا"]

LABELS = {
    "colon": "{}: ",
    "wide colon": "{}：",
    "square": "[{}] ",
    "square and colon": "[{}]: ",
    "round": "({}) ",
    "bold": "<b>{}:</b> ",
    "colour": '<font color="#ff0000">{}: </font>',
    "bold name": "<b>{}</b>: ",
    "dash": "- {}: ",
    "tight dash": "-{}: ",
    "arrows": ">> {}: ",
    "pronouns": "{} (she/her): ",
    "bar": "{} | Lower Valley: ",
    "voice": "<v {}>",
    "voice with pronouns": "<v {} (they/them)>",
}
TIMES = {
    "vtt": "00:{0:02}:{1:02}.000 --> 00:{0:02}:{1:02}.900",
    "srt": "00:{0:02}:{1:02},000 --> 00:{0:02}:{1:02},900",
    "sbv": "0:{0:02}:{1:02}.000,0:{0:02}:{1:02}.900",
    "short": "00:{0:02}:{1:02},000 -> 00:{0:02}:{1:02},900",
    "long": "00:{0:02}:{1:02},000 ---> 00:{0:02}:{1:02},900",
    "wide": "00：{0:02}：{1:02}，000 --> 00：{0:02}：{1:02}，900",
}
GAPS = ["\n\n", "\n", "\r\n\r\n", "\n\n\n"]


@st.composite
def captions(draw):
    """A file, what each speaker says in it, and whether it has been disturbed."""
    names = draw(st.sampled_from([NAMES, SCRIPTS]))
    label, gap = draw(st.sampled_from(list(LABELS.values()))), draw(st.sampled_from(GAPS))
    time, count, at = draw(st.sampled_from(list(TIMES.values()))), draw(st.integers(6, 14)), 0
    blocks, said = [], []
    for number in range(count):
        name = names[number % 2] if number < 4 else draw(st.sampled_from(names[:2]))
        words = [f"word{at + word}" for word in range(draw(st.integers(4, 12)))]
        at += len(words)
        said += [(name, word) for word in words]
        cut = draw(st.integers(1, len(words)))
        text = " ".join(words[:cut]).capitalize() + ("\n" + " ".join(words[cut:]) if cut < len(words) else "") + "."
        index = f"{number + 1}\n" if draw(st.booleans()) else ""
        blocks.append(f"{index}{time.format(number * 4 // 60, number * 4 % 60)}\n{label.format(name)}{text}")
    return gap.join(blocks) + "\n", said


def found_in(reading):
    return [
        (passage.speaker, word.lower())
        for passage in reading.passages
        for word in re.findall(r"word\d+", passage.text, re.IGNORECASE)
    ]


@given(captions())
@settings(max_examples=200)
def test_every_word_is_its_speakers(file):
    text, said = file
    reading = read_transcript(text, "talk")
    assert found_in(reading) == said
    assert not reading.left_out
    assert all(passage.text == " ".join(re.findall(r"word\d+\.?", passage.text, re.I)) for passage in reading.passages)


@given(
    captions(), st.lists(st.tuples(st.integers(0, 99), st.sampled_from(["time", "blank", "note", "name"])), max_size=4)
)
@settings(max_examples=200)
def test_whatever_is_broken_in_it_no_word_is_lost_untold(file, slips):
    text, said = file
    lines = text.splitlines()
    for place, slip in slips:
        at = place % len(lines)
        if slip == "time" and re.match(r"\d+[:：]", lines[at]):
            lines[at] = "99:99:99.000 --> 99:99:99.000"
        elif slip == "blank":
            lines.insert(at, "")
        elif slip == "note":
            lines[at:at] = ["", "NOTE", "extra words here", ""]
        elif slip == "name":
            lines.insert(at, "Some extra name")
    reading = read_transcript("\n".join(lines), "talk")
    read = found_in(reading)
    assert len(read) == len({word for _, word in read})
    gone = sum(left.words for left in reading.left_out)
    assert len(said) - len(read) <= gone
    names = {name for name, _ in said}
    assert {speaker for speaker, _ in read} - names <= {UNKNOWN_SPEAKER, *(one.text for one in reading.noticed)}


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("NOTE by\nDana\n\n{}", [(3, 3, "NOTE by Dana", "a note in the file")]),
        ("STYLE\n::cue {{ color: red }}\n\n{}", [(3, 6, "STYLE ::cue { color: red }", "a style of the captions")]),
        ("Introduction\n{}", [(3, 1, "Introduction", "the name of a caption")]),
        ("{}\n\nNOTE so it ends", [(6, 5, "NOTE so it ends", "a note in the file")]),
        ("Some words\n\n{}", [(3, 2, "Some words", "above the first caption")]),
        ("a1b2-c3/17-0\n{}", []),
        ("{}\n\n99:99:99.000 --> 99:99:99.500\nNot read", [(7, 2, "Not read", "under a time that cannot be read")]),
    ],
)
def test_what_is_not_said_in_them_is_told(text, left_out):
    reading = read_transcript("WEBVTT\n\n" + text.format("00:01.000 --> 00:02.000\nHello there."), "talk")
    assert [passage.text for passage in reading.passages] == ["Hello there."]
    assert [(left.line, left.text, left.why) for left in reading.left_out] == [
        (line, shown, why) for line, _, shown, why in left_out
    ]


def test_a_caption_goes_on_after_a_blank_line():
    reading = read_transcript(
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\ntwo three\n\n2\n00:00:02,000 --> 00:00:03,000\nEnd", "t"
    )
    assert [passage.text for passage in reading.passages] == ["One two three End"]


def test_words_between_angles_and_years_alone_on_a_line_are_words():
    text = "1\n00:00:01,000 --> 00:00:02,000\nI <heart> it since\n1984\n00:00:02,000 --> 00:00:03,000\nSo <i>do</i> I."
    (passage,) = read_transcript(text, "talk").passages
    assert passage.text == "I <heart> it since 1984 So do I."


def test_identifiers_that_name_who_speaks_do():
    text = 'WEBVTT\n\n1 "Mira Okafor" (4711)\n00:01.000 --> 00:02.000\nOne.\n\n'
    text += '2 "Tomas" (12)\n00:03.000 --> 00:04.000\nTwo.'
    assert [(one.speaker, one.text) for one in read_transcript(text, "talk").passages] == [
        ("Mira Okafor", "One."),
        ("Tomas", "Two."),
    ]


def test_names_after_the_times_of_captions_speak_and_settings_do_not():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000 [Mira Okafor]\nOne.\n\n00:03.000 --> 00:04.000 (Tomas)\nTwo.\n\n"
    text += "00:05.000 --> 00:06.000 align:start line:-1\nThree.\n\n00:07.000 --> 00:08.000 at the mill\nFour."
    reading = read_transcript(text, "talk")
    assert [(one.speaker, one.text) for one in reading.passages] == [
        ("Mira Okafor", "One."),
        ("Tomas", "Two. Three. Four."),
    ]
    assert [(one.line, one.text) for one in reading.left_out] == [(12, "at the mill")]


def test_sounds_and_songs_are_nobody():
    text = "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{line}\n\n"
        for n, line in enumerate(["[Music]", "♪ la: la ♪"] * 9)
    )
    assert {passage.speaker for passage in read_transcript(text, "talk").passages} == {UNKNOWN_SPEAKER}


def test_chinese_and_japanese_captions_join_without_spaces_and_their_times_stay():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n今天天气\n很好。\n\n"
    text += "00:02.000 --> 00:04.000\n<00:03.000><c>我们</c>走吧。and so"
    (passage,) = read_transcript(text, "talk").passages
    assert passage.text == "今天天气很好。我们走吧。and so"
    assert (passage.text.index("我们"), 2.0) in [tuple(stamp) for stamp in passage.stamps]


def test_a_long_turn_without_spaces_is_cut_where_sentences_end():
    text = "WEBVTT\n\n" + "".join(
        f"{n // 60:02}:{n % 60:02}.000 --> {n // 60:02}:{n % 60:02}.900\n我们今天谈一谈第{n}部机器。\n\n"
        for n in range(0, 600, 3)
    )
    passages = read_transcript(text, "talk").passages
    assert len(passages) > 10
    assert all(passage.text.endswith("。") and " " not in passage.text for passage in passages)
    assert "".join(passage.text for passage in passages) == "".join(
        f"我们今天谈一谈第{n}部机器。" for n in range(0, 600, 3)
    )


@pytest.mark.parametrize(
    ("head", "title", "language", "left_out"),
    [
        ("WEBVTT - The boiler hour\nKind: captions\nLanguage: en-GB", "The boiler hour", "en-GB", 0),
        ("WEBVTT\nTitle: Frost", "Frost", None, 0),
        ("WEBVTT - This file was generated by a machine", None, None, 7),
    ],
)
def test_the_header_tells_title_and_language(head, title, language, left_out):
    reading = read_transcript(head + "\n\n00:01.000 --> 00:02.000\nHello.", "talk")
    assert (reading.details.title, reading.details.language) == (title, language)
    assert sum(left.words for left in reading.left_out) == left_out


def srt(captions):
    return "\n\n".join(
        f"{n}\n00:{n * 3 // 60:02}:{n * 3 % 60:02},000 --> 00:{n * 3 // 60:02}:{n * 3 % 60 + 2:02},000\n{text}"
        for n, text in enumerate(captions, 1)
    )


def ass(captions):
    events = "\n".join(
        f"Dialogue: 0,0:{n // 20:02}:{n % 20 * 3:02}.00,0:{n // 20:02}:{n % 20 * 3 + 2:02}.00,Default,,0,0,0,,{text}"
        for n, text in enumerate(captions, 1)
    )
    return (
        f"[Script Info]\n[Events]\nFormat: Layer,Start,End,Style,Name,MarginL,MarginR,MarginV,Effect,Text\n{events}\n"
    )


FILM = ["The boiler is warm.", "It always was.", "Nobody goes there now.", "Let us see the mill."] * 30


def whose(reading):
    return {
        passage.speaker: " ".join(p.text for p in reading.passages if p.speaker == passage.speaker)
        for passage in reading.passages
    }


@pytest.mark.parametrize("write", [srt, ass])
@pytest.mark.parametrize("sign", ["Fifteen years ago: Detroit", "15년 전 : 디트로이트", "Mira Okafor: So."])
def test_one_colon_in_a_film_names_nobody_who_goes_on(write, sign):
    captions = list(FILM)
    captions[50] = captions[80] = sign
    said = whose(read_transcript(write(captions), "talk"))
    assert len(said.pop(UNKNOWN_SPEAKER).split()) >= len(" ".join(FILM[:118]).split()) - 2
    assert all(len(text.split()) <= 4 for text in said.values())


@pytest.mark.parametrize("write", [srt, ass])
def test_labels_that_a_film_does_not_go_by_are_told(write):
    captions = [*FILM[:50], "Mira Okafor: So.", *FILM[:50], "Mira Okafor: So.", *FILM]
    noticed = {one.text: one.taken_as for one in read_transcript(write(captions), "talk").noticed}
    assert noticed["Mira Okafor:"] == "a speaker of that caption alone"


@pytest.mark.parametrize("write", [srt, ass])
def test_a_known_name_after_a_sentence_within_a_caption_is_given_its_words(write):
    captions = [
        "Mira: The boiler is warm.",
        "Is it? Tomas: It always was.",
        "Mira: Who says so?",
        "Nobody. Tomas:",
        "I do.",
        "Tomas: I do.",
    ] * 3
    reading = read_transcript(write(captions), "talk")
    assert whose(reading) == {
        "Mira": " ".join(["The boiler is warm. Is it?", "Who says so? Nobody."] * 3),
        "Tomas": " ".join(["It always was.", "I do. I do."] * 3),
    }
    assert ("Tomas, a speaker, within a caption") in {one.taken_as for one in reading.noticed}


@pytest.mark.parametrize("write", [srt, ass])
def test_an_unknown_name_after_a_sentence_is_told_and_stays_words(write):
    captions = ["Mira: The boiler is warm.", "Who asks? Greta Holm: It always was.", "Tomas: It is."] * 2
    reading = read_transcript(write(captions), "talk")
    assert "Greta Holm: It always was." in whose(reading)["Mira"]
    assert {one.text: one.taken_as for one in reading.noticed}["Greta Holm:"] == "words, within a caption"


@pytest.mark.parametrize("time", ["NaN:NaN:NaN", "NaN:NaN:NaN.NaN", "undefined"])
def test_a_caption_whose_time_is_no_number_keeps_its_words(time):
    first, last = "00:01.000 --> 00:04.000\nThe boiler is warm.", "00:05.000 --> 00:07.000\nSo."
    text = f"WEBVTT\n\n{first}\n\n{time} --> {time}\nIt always was.\n\n{last}\n"
    reading = read_transcript(text, "talk")
    assert whose(reading) == {UNKNOWN_SPEAKER: "The boiler is warm. It always was. So."}
    assert [odd.line for odd in reading.odd_lines] == [6]


ARROWS = [">> The boiler is warm.", "It always was. >> Nobody goes there.", ">>> Let us see."]
SAID = "The boiler is warm. It always was. Nobody goes there. Let us see."


@pytest.mark.parametrize(
    "text",
    [
        srt(ARROWS),
        srt([line.replace(">", "&gt;") for line in ARROWS]),
        ass(ARROWS),
        json.dumps([{"start": n * 3.5, "end": n * 3.5 + 3, "text": line} for n, line in enumerate(ARROWS)]),
    ],
    ids=["srt", "escaped", "ass", "json"],
)
def test_arrows_are_no_words_and_told(text):
    reading = read_transcript(text, "talk")
    assert whose(reading) == {UNKNOWN_SPEAKER: SAID}
    assert sum(one.times for one in reading.noticed if "somebody else speaks" in one.taken_as) == 3


def test_what_follows_arrows_is_not_said_by_who_was_named_before():
    captions = ["Mira: The boiler is warm.", ">> It always was.", "So they say.", ">> Mira: Let us see."] * 3
    assert whose(read_transcript(srt(captions), "talk")) == {
        "Mira": " ".join(["The boiler is warm.", "Let us see."] * 3),
        UNKNOWN_SPEAKER: " ".join(["It always was. So they say."] * 3),
    }
