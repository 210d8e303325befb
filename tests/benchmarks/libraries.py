"""Large libraries to measure with: the first conversation among made-up ones of the same size and manner.

The made-up talk has the words of the first conversation as its commonest, invented ones below them, frequencies
after Zipf and Mandelbrot, p(rank) ~ 1 / (rank + 2.7) ** 1.07, and the first conversation's lengths of passages. Of
5.5 million words about 43,000 are different, as in 500 real episodes of two podcasts.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.transcripts.folder.loading import load_library

QUOTES_DATA = Path(__file__).parents[2] / "quotes_data"
VOCABULARY = 48_000
EXPONENT, OFFSET = 1.07, 2.7
PASSAGE_WORDS = 85
PASSAGE_SECONDS = 32.0
_SYLLABLES = tuple(
    onset + vowel + coda
    for onset in ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "ch")
    for vowel in ("a", "e", "i", "o", "u", "ea", "ou")
    for coda in ("", "", "n", "r", "s", "t", "l", "nd")
)
_ENDINGS = ("", "", "", "s", "ed", "ing", "er", "ly", "tion")


def first_conversation() -> Conversation:
    """Return the conversation that comes with the bot."""
    return next(iter(load_library(QUOTES_DATA).library))


def library_of(times: int, seed: int = 398) -> Library:
    """Return the first conversation and ``times`` - 1 made-up ones, the same for the same ``seed``."""
    first = first_conversation()
    return Library.of([first, *_made_up(first, times - 1, seed)])


def _made_up(first: Conversation, count: int, seed: int) -> Iterator[Conversation]:
    chance = np.random.default_rng(seed)
    words = np.array(_words(first, chance), dtype=object)
    ranks = np.arange(len(words))
    share = 1 / (ranks + 1 + OFFSET) ** EXPONENT
    cumulative = np.cumsum(share / share.sum())
    for number in range(count):
        drawn = words[np.searchsorted(cumulative, chance.random(first.word_count)).clip(max=len(words) - 1)]
        speakers = (f"Host {number}", f"Guest {number}")
        passages = tuple(
            Passage(speakers[at % 2], at * PASSAGE_SECONDS, _talk(drawn[begin : begin + PASSAGE_WORDS], chance))
            for at, begin in enumerate(range(0, len(drawn), PASSAGE_WORDS))
        )
        yield Conversation(f"made-up-{number}", f"Made up {number}", None, passages)


def _words(first: Conversation, chance: np.random.Generator) -> list[str]:
    """Return the vocabulary, commonest first: what was said in ``first``, then invented words."""
    said = Counter(word.strip('.,?!…“”"').lower() for word in first.words)
    words = dict.fromkeys(word for word, _ in said.most_common() if word)
    while len(words) < VOCABULARY:
        syllables = chance.choice(len(_SYLLABLES), size=chance.integers(2, 4))
        words["".join(_SYLLABLES[at] for at in syllables) + _ENDINGS[chance.integers(len(_ENDINGS))]] = None
    return list(words)


def _talk(words: np.ndarray, chance: np.random.Generator) -> str:
    """Return ``words`` as sentences of 4 to 24 words, with commas."""
    said = list(words)
    at = 0
    while at < len(said):
        said[at] = said[at].capitalize()
        stop = min(len(said), at + int(chance.integers(4, 25)))
        if stop - at > 9:
            said[at + 5] += ","
        said[stop - 1] += "."
        at = stop
    return " ".join(said)
