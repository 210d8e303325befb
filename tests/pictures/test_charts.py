import json

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.conversation.model import Chapter, Conversation, Passage
from bot.pictures.chapter_heat import chapter_heat
from bot.pictures.pace import pace_over_time
from bot.pictures.rendering import LARGEST_PNG, Renderer
from bot.pictures.share import share_of_talk
from bot.pictures.sketch import Theme
from bot.pictures.timeline import talk_timeline
from bot.pictures.word_timeline import word_timeline
from bot.statistics.chapters import chapter_figures
from bot.statistics.concordance import Concordance
from bot.statistics.speakers import speaker_figures
from bot.statistics.word_use import word_use
from tests.pictures.talks import HOSTILE, all_sketches

LETTERS = st.characters(max_codepoint=0x2E7F)
"""Up to where Chinese, Japanese and Korean begin."""
STARTS = st.floats(0, 20_000)
NAMES = st.one_of(
    st.sampled_from(["Ada", "Bo", "Cy"]), st.sampled_from(HOSTILE), st.text(LETTERS, min_size=1, max_size=70)
)
TALKS = st.builds(
    Conversation,
    key=st.just("talk"),
    title=st.text(LETTERS, max_size=90),
    published=st.none() | st.dates(),
    passages=st.lists(st.builds(Passage, NAMES, STARTS, st.text(LETTERS, max_size=40)), max_size=12).map(
        lambda passages: tuple(sorted(passages, key=lambda passage: passage.start))
    ),
    chapters=st.lists(st.builds(Chapter, STARTS, NAMES), max_size=12).map(tuple),
)
RENDERED = settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""Making a failing example smaller would take minutes."""


def talk_of(*passages: tuple[str, float, str], chapters: tuple[Chapter, ...] = ()) -> Conversation:
    return Conversation("talk", "A talk", None, tuple(Passage(*one) for one in passages), chapters=chapters)


@settings(max_examples=50, deadline=None)
@given(TALKS, st.text(max_size=30))
def test_every_picture_of_any_talk_has_a_description(talk: Conversation, words: str) -> None:
    for sketch in all_sketches(talk, words):
        assert 0 < len(sketch.description) <= 256


@RENDERED
@given(TALKS, st.sampled_from([*HOSTILE, "", "feel"]), st.sampled_from(Theme))
def test_every_picture_of_any_talk_is_painted(renderer: Renderer, talk: Conversation, words: str, theme: Theme) -> None:
    for sketch in all_sketches(talk, words, theme):
        assert renderer.render(sketch).startswith(b"\x89PNG")


def test_many_speakers_and_chapters_make_no_picture_too_large(renderer: Renderer) -> None:
    chapters = tuple(Chapter(300.0 * number, f"Chapter {number} on things") for number in range(40))
    talk = talk_of(
        *((f"{HOSTILE[0]} {number % 30}", 40.0 * number, "so to say " * (number % 9)) for number in range(150)),
        chapters=chapters,
    )
    for sketch in all_sketches(talk, "say"):
        assert len(renderer.render(sketch)) <= LARGEST_PNG


@pytest.mark.parametrize("theme", Theme)
def test_every_picture_of_the_first_conversation_is_small_enough(
    renderer: Renderer, seed: Conversation, theme: Theme
) -> None:
    sketches = all_sketches(seed, "metaverse", theme)
    assert len(sketches) == 8
    assert max(len(renderer.render(sketch)) for sketch in sketches) <= LARGEST_PNG


def test_descriptions_have_the_figures(seed: Conversation) -> None:
    figures = speaker_figures([seed])
    assert "Mark Zuckerberg 74% (8,077 words)" in share_of_talk(seed, figures).description
    assert "Mark Zuckerberg 72% and Lex Fridman 28%" in talk_timeline(seed, figures).description
    said = word_timeline(seed, word_use([Concordance([seed])], "metaverse")).description
    assert "said 12 times: Lex Fridman 7 times and Mark Zuckerberg 5 times" in said
    heat = chapter_heat(seed, chapter_figures(seed))
    assert heat is not None
    assert "Metaverse Mark Zuckerberg 71%" in heat.description


def test_a_timeline_shows_each_speaker_when_they_speak() -> None:
    talk = talk_of(("Ada", 0, "a" * 154), ("Bo", 50, "b"), ("Ada", 75, "a"), ("Bo", 100, ""))
    lanes = json.loads(talk_timeline(talk, speaker_figures([talk])).values)["lanes"]
    assert [(lane["speaker"]["text"], lane["spans"]) for lane in lanes] == [
        ("Ada", [[0, 0.5], [0.75, 1]]),
        ("Bo", [[0.5, 0.75], [1, 1]]),
    ]


def test_marks_of_a_word_stand_where_it_is_said() -> None:
    talk = talk_of(("Ada", 0, "yes and yes"), ("Bo", 80, "yes"), ("Ada", 100, ""))
    lanes = json.loads(word_timeline(talk, word_use([Concordance([talk])], "yes")).values)["lanes"]
    assert [(lane["note"]["text"], [start for start, _ in lane["spans"]]) for lane in lanes] == [
        ("2 times", [0, pytest.approx(8 / 11 * 0.8)]),
        ("once", [0.8]),
    ]


def test_what_cannot_be_shown_is_no_picture() -> None:
    talk = talk_of(("Ada", 0, "Yes."))
    assert chapter_heat(talk, chapter_figures(talk)) is None
    assert pace_over_time(talk, speaker_figures([talk])) is None


def test_only_who_says_more_than_half_of_a_chapter_is_in_full_colour() -> None:
    talk = talk_of(
        ("Ada", 0, "a a a"),
        ("Bo", 9, "b"),
        ("Ada", 50, "a"),
        ("Bo", 60, "b"),
        chapters=(Chapter(0, "1"), Chapter(50, "2")),
    )
    sketch = chapter_heat(talk, chapter_figures(talk))
    assert sketch is not None
    chapters = json.loads(sketch.values)["chapters"]
    assert [[part["dominates"] for part in chapter["parts"]] for chapter in chapters] == [[True, False], [False, False]]
    assert chapters[0]["parts"][1]["colour"] == chapters[1]["parts"][1]["colour"]
    assert chapters[0]["parts"][0]["colour"] != chapters[1]["parts"][0]["colour"]
