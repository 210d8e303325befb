import re
from pathlib import Path

import pytest

import bot.pictures
from bot.conversation.colours import PALETTE
from bot.conversation.model import Conversation, Passage
from bot.pictures.shades import CONTRAST, PAPER, contrast, letters_on, shade, tint
from bot.pictures.sketch import Theme

SPEAKERS = [f"Speaker {number}" for number in range(len(PALETTE))]
TALK = Conversation("talk", "A talk", None, tuple(Passage(speaker, 0, "") for speaker in SPEAKERS))


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(0x000000, 0xFFFFFF) == pytest.approx(21)
    assert contrast(0x777777, 0xFFFFFF) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", Theme)
def test_every_speaker_can_be_seen_and_told_from_the_others(theme: Theme) -> None:
    shades = [shade(TALK, speaker, theme) for speaker in SPEAKERS]
    assert all(contrast(int(colour[1:], 16), PAPER[theme]) >= CONTRAST for colour in shades)
    assert len(set(shades)) == len(SPEAKERS)


@pytest.mark.parametrize("theme", Theme)
def test_letters_on_a_speakers_colour_can_be_read(theme: Theme) -> None:
    for speaker in SPEAKERS:
        for ground in (shade(TALK, speaker, theme), tint(shade(TALK, speaker, theme), theme)):
            assert contrast(int(letters_on(ground)[1:], 16), int(ground[1:], 16)) >= 4.5


def test_the_templates_have_the_same_paper() -> None:
    look = (Path(bot.pictures.__file__).parent / "templates" / "look.typ").read_text("utf-8")
    found = re.search(r'paper = grounded\("paper", "#(\w+)", "#(\w+)"\)', look)
    assert found is not None
    assert [int(colour, 16) for colour in found.groups()] == [PAPER[Theme.LIGHT], PAPER[Theme.DARK]]
