"""Loudness is measured as the standard says, and every clip is made as loud as others."""

import numpy as np
import pytest

from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.levels import HIGHEST, TARGET, levelled, loudness
from bot.sound.samples import RATE, Samples


def tone(decibels: float, seconds: float = 3.0, frequency: float = 997.0) -> Samples:
    time = np.arange(round(seconds * RATE)) / RATE
    return (10 ** (decibels / 20) * np.sin(2 * np.pi * frequency * time)).astype(np.float32)


@pytest.mark.parametrize("decibels", [0.0, -20.0, -40.0])
def test_a_tone_of_997_hertz_is_as_loud_as_the_standard_says(decibels: float):
    assert loudness(tone(decibels)) == pytest.approx(decibels - 3.01, abs=0.1)


def test_pauses_do_not_count():
    spoken = tone(-20)
    assert loudness(np.concatenate([spoken, np.zeros(RATE * 9, np.float32)])) == pytest.approx(-23.0, abs=0.4)


@pytest.mark.parametrize("decibels", [-3.0, -25.0, -38.0])
def test_whatever_it_was_it_is_as_loud_as_others(decibels: float):
    assert loudness(levelled(tone(decibels))) == pytest.approx(TARGET, abs=0.3)


def test_nothing_is_louder_than_can_be_played():
    quiet = tone(-40)
    quiet[RATE] = 0.9
    assert np.abs(levelled(quiet)).max() <= 10 ** (HIGHEST / 20) + 1e-6


def test_it_begins_and_ends_softly():
    samples = levelled(tone(-20))
    assert samples[0] == samples[-1] == 0


@pytest.mark.parametrize("samples", [np.zeros(RATE, np.float32), tone(-70), np.zeros(3, np.float32)])
def test_silence_is_told(samples: Samples):
    with pytest.raises(SoundFailed) as told:
        levelled(samples)
    assert told.value.problem is SoundProblem.SILENT
