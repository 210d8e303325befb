"""Names on lines of their own, and words that only look like them."""

from random import Random

import pytest

from bot.transcripts.formats import read_transcript
from bot.transcripts.speakers.naming import with_names
from bot.transcripts.written import UNKNOWN_SPEAKER, Noticed

PHRASES = {
    ("Genau", "Also", "Naja"): ("heute geht es um den Kessel", "wir haben ihn gestrichen", "niemand hat gefragt"),
    ("Да", "Вот", "Так"): ("сегодня поговорим про котёл", "мы его покрасили", "никто нас не спросил"),
    ("あのー", "なんか", "まあ"): ("きょうはボイラーの話をします", "緑に塗ったんですけど", "だれも聞いてくれません"),
}
SAID = ("we turned the wheel by hand", "does the river know", "it does now", "who pays for the water")


def read(text):
    return with_names(read_transcript(text, "t.txt"), {}, "t.txt")


def spoken_by(text):
    return {passage.speaker for passage in read(text).passages}


@pytest.mark.parametrize("fillers", PHRASES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("again", [True, False])
def test_words_alone_on_lines_of_phrases_are_words(fillers, between, again):
    chance = Random(7)
    lines = [
        chance.choice(fillers)
        if chance.random() < 0.35
        else chance.choice(PHRASES[fillers]) + ("" if again else f" {number}")
        for number in range(150)
    ]
    assert spoken_by(between.join(lines)) == {UNKNOWN_SPEAKER}
    joined = "".join(passage.text for passage in read(between.join(lines)).passages)
    assert joined.replace(" ", "") == "".join(lines).replace(" ", "")


@pytest.mark.parametrize("layout", ["{0}\n{1}\n\n", "{0}\n{1}\n", "{0}:\n{1}\nand so on\n", "**{0}**\n\n{1}\n\n"])
def test_names_that_something_sets_off_are_names_and_told(layout):
    names = ["Ada", "Bob"] * 12
    text = "".join(layout.format(name, f"{SAID[number % 4]} {number}") for number, name in enumerate(names))
    assert spoken_by(text) == {"Ada", "Bob"}


def test_a_name_alone_is_told():
    text = "".join(f"{'Bob' if number % 2 else 'Ada'}\n{SAID[number % 4]} {number}\n\n" for number in range(8))
    assert Noticed(1, "Ada", 4, "a speaker, alone on a line") in read(text).noticed


def test_short_words_below_names_are_what_these_say():
    chance = Random(3)
    text = "".join(
        f"{chance.choice(['Ada Moss', 'Bob Lind'])}\n{chance.choice(['Genau', 'Also', *SAID])}\n\n" for _ in range(60)
    )
    assert spoken_by(text) == {"Ada Moss", "Bob Lind"}
