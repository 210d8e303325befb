"""A clip ends in a pause where there is one near its end, and nothing else is ever taken from it."""

import numpy as np
import pytest

from bot.sound.pauses import ended_in_pause
from bot.sound.samples import RATE, Samples


def voice(seconds: float) -> Samples:
    return np.random.default_rng(1).normal(0, 0.1, round(seconds * RATE)).astype(np.float32)


def pause(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def test_the_beginning_of_the_next_word_is_left_out():
    ended = ended_in_pause(np.concatenate([voice(3), pause(0.2), voice(0.2)]))
    assert len(ended) / RATE == pytest.approx(3.2, abs=0.03)


@pytest.mark.parametrize(
    "samples",
    [
        voice(3),
        np.concatenate([voice(3), pause(0.3)]),
        np.concatenate([voice(3), pause(0.06), voice(0.2)]),  # as within a word
        np.concatenate([voice(2), pause(0.4), voice(1)]),  # too far from the end
        voice(0.05),
        pause(2),
    ],
)
def test_else_nothing_is_left_out(samples: Samples):
    assert len(ended_in_pause(samples)) == len(samples)
