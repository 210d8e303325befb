"""A clip that ends in a pause, not in the beginning of what is said next.

A word's end is taken to be where the next begins, pause and all; so what follows is often heard for a moment.
"""

import numpy as np

from bot.sound.samples import RATE, Samples
from bot.sound.spans import AFTER

_LOOKED_AT = AFTER + 0.15
"""Seconds at the end where a pause is looked for."""
_WINDOW = round(0.02 * RATE)
_PAUSE = 6
"""Windows of a pause: no sound within a word is as long a silence."""
_QUIET = 25.0
"""Decibels by which a pause is quieter than what is said."""


def ended_in_pause(samples: Samples) -> Samples:
    """Return ``samples`` up to the last pause near their end, where somebody goes on speaking after it."""
    count = min(round(_LOOKED_AT * RATE), len(samples) // 2) // _WINDOW
    begin = len(samples) - count * _WINDOW
    if count < _PAUSE:
        return samples
    power = np.square(samples[begin:]).reshape(count, _WINDOW).mean(axis=1)
    said = np.square(samples).mean()
    quiet = power < said * 10 ** (-_QUIET / 10)
    if quiet[-1]:
        return samples
    run = 0
    for at in range(count - 1, -1, -1):
        run = run + 1 if quiet[at] else 0
        if run == _PAUSE:
            return samples[: begin + (at + _PAUSE) * _WINDOW]
    return samples
