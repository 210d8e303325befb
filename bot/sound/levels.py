"""How loud words are, as EBU R128 measures it, and made as loud as others, with a beginning and an end that are soft.

The measure is ITU-R BS.1770: what ears hear weaker counts less, and pauses don't count.
"""

import numpy as np

from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.samples import RATE, Samples

Reals = np.ndarray[tuple[int], np.dtype[np.float64]]
TARGET = -19.0
"""LUFS of one channel: on two loudspeakers the -16 that podcasts have."""
HIGHEST = -1.5
"""Decibels below full that no sample is above."""
MOST_GAIN = 24.0
SILENCE = -60.0
"""LUFS below which nobody says anything."""
FADE = 0.025
"""Seconds."""
_SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)
_HIGH_PASS = (1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)
"""The two filters of the standard at 48,000 samples a second."""
_STRETCH, _RINGING = 4 * RATE, RATE
"""Samples that are weighed at a time, and before them those whose sound has not died away."""
_BLOCK, _STEP = round(0.4 * RATE), round(0.1 * RATE)
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0


def loudness(samples: Samples) -> float:
    """Return how loud ``samples`` are, in LUFS; minus infinity for silence."""
    weighted = _weighted(samples)
    if len(weighted) < _BLOCK:
        weighted = np.resize(weighted, _BLOCK)
    sums = np.concatenate([[0.0], np.cumsum(np.square(weighted))])
    begins = np.arange(0, len(weighted) - _BLOCK + 1, _STEP)
    power = np.maximum((sums[begins + _BLOCK] - sums[begins]) / _BLOCK, 1e-30)
    loud = power[_decibels(power) > _ABSOLUTE_GATE]
    if not len(loud):
        return -np.inf
    kept = loud[_decibels(loud) > float(_decibels(loud.mean())) + _RELATIVE_GATE]
    return float(_decibels(kept.mean()))


def levelled(samples: Samples) -> Samples:
    """Return ``samples`` as loud as they should be, faded in and out; raises SoundFailed for silence."""
    loud = loudness(samples)
    if loud < SILENCE:
        raise SoundFailed(SoundProblem.SILENT)
    room = HIGHEST - 20 * float(np.log10(np.abs(samples).max()))
    gain = 10 ** (min(TARGET - loud, room, MOST_GAIN) / 20)
    return _faded((samples * gain).astype(np.float32))


def _faded(samples: Samples) -> Samples:
    length = min(round(FADE * RATE), len(samples) // 2)
    slope = np.linspace(0, 1, length, dtype=np.float32)
    shape = np.concatenate([slope, np.ones(len(samples) - 2 * length, np.float32), slope[::-1]])
    faded: Samples = samples * shape
    return faded


def _weighted(samples: Samples) -> Reals:
    """Return ``samples`` as ears weigh them: both filters at once by their frequencies, some seconds at a time."""
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(_STRETCH + _RINGING))
    response = np.ones(len(turn), complex)
    for above, below in (_SHELF, _HIGH_PASS):
        response *= np.polyval(above[::-1], turn) / np.polyval(below[::-1], turn)
    weighted = np.zeros(len(samples))
    for begin in range(0, len(samples), _STRETCH):
        before = samples[max(0, begin - _RINGING) : begin + _STRETCH]
        heard = np.fft.irfft(np.fft.rfft(before, _STRETCH + _RINGING) * response, _STRETCH + _RINGING)
        weighted[begin : begin + _STRETCH] = heard[min(begin, _RINGING) : len(before)]
    return weighted


def _decibels(power: Reals) -> Reals:
    return -0.691 + 10 * np.log10(power)
