"""Which words of the transcripts a word of the query may stand for, and how well.

The same word counts 1; one of the same stem, one that sounds alike and one that is spelled alike count less, each
by a constant below. Changing any of these constants by 30 % moves the share of quotes found first by about .01.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.reading.corpus import Numbers
from bot.search.reading.word_forms import sound, stem

SAME_STEM = 0.9
SAME_SOUND_UNKNOWN = 0.8
SAME_SOUND_KNOWN = 0.65
UNKNOWN_ALIKE = (0.65, 0.95)
"""The least likeness of spelling, and what full likeness would count, for a query word that no transcript holds: it is
most likely a slip of one that is there."""
KNOWN_ALIKE = (0.75, 0.55)
"""The same for a query word that exists: it may still be a mishearing of another."""
BEGUN = 0.85
"""A word that goes on from what was typed so far."""
MOST = 64
"""Words that one word of the query may stand for."""
UNKNOWN_TELLING = 0.8
"""How telling a word is that resembles nothing, as a share of the most telling word's weight."""
SHORTEST, LONGEST = 4, 255
"""Letters of words that are compared by their spelling."""
REMEMBERED = 4096
"""Query words whose similar words are kept, so that typing on costs little."""


class Similar(NamedTuple):
    """Vocabulary numbers with their degrees of similarity (0 to 1), rising, and how telling the word is."""

    numbers: Numbers
    degrees: NDArray[np.float32]
    telling: float


class Vocabulary:
    """The distinct tokens of a corpus, ready to be compared with."""

    def __init__(self, words: Sequence[str], telling: NDArray[np.float32], known: "Vocabulary | None" = None) -> None:
        """Prepare ``words``, each as ``telling`` as said; what is in ``known`` too is taken from there."""
        self.words = words
        self.numbers = {word: number for number, word in enumerate(words)}
        self.most_telling = max(float(telling.max(initial=0)), 1e-6)
        self._telling = telling
        self._letters = _letter_sets(words)
        self._lengths = np.fromiter((min(len(word), LONGEST) for word in words), np.uint8, len(words))
        self._relatives = _relatives(words) if known is None else _changed(known, words)
        self._remembered: dict[str, Similar] = {}

    def __contains__(self, word: str) -> bool:
        return word in self.numbers

    def telling(self, word: str) -> float:
        """Return how telling ``word``, which must be known, is."""
        return float(self._telling[self.numbers[word]])

    def worth(self, word: str) -> float:
        """Return how telling ``word`` is, less the less it resembles anything known; 0 if it resembles nothing."""
        similar = self.similar(word)
        return similar.telling * float(similar.degrees[-1]) if len(similar.degrees) else 0.0

    def sounding_like(self, word: str) -> tuple[str, ...]:
        """Return the words that sound like ``word``."""
        return self._relatives.get(_sound_key(word), ())

    def completions(self, beginning: str) -> range:
        """Return the numbers of the words that begin with ``beginning``."""
        return range(bisect_left(self.words, beginning), bisect_left(self.words, beginning + "\uffff"))

    def beginning(self, word: str) -> Similar:
        """Return the words that ``word`` may stand for if it is only the beginning of one.

        It tells as much as the commonest of the words it may become.
        """
        completions = self.completions(word)
        degrees = dict.fromkeys(completions, BEGUN)
        similar = self.similar(word)
        for number, degree in zip(similar.numbers.tolist(), similar.degrees.tolist(), strict=True):
            degrees[number] = max(degree, degrees.get(number, 0.0))
        if not degrees:
            return similar
        rising = sorted(degrees, key=lambda number: (degrees[number], -self._telling[number]))[-MOST:]
        values = np.fromiter((degrees[number] for number in rising), np.float32, len(rising))
        telling = float(self._telling[rising].min()) if completions else similar.telling
        return Similar(np.array(rising, np.int32), values, telling)

    def similar(self, word: str) -> Similar:
        """Return the words that ``word`` may stand for."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            found = self._remembered[word] = self._compare(word)
        return found

    def _compare(self, word: str) -> Similar:
        degrees: dict[int, float] = {}
        if not word.isdigit():
            degrees.update(self._spelled_alike(word))
            for number, degree in self._related(word):
                degrees[number] = max(degrees.get(number, 0.0), degree)
        if word in self.numbers:
            degrees[self.numbers[word]] = 1.0
        rising = sorted(degrees, key=lambda number: (degrees[number], -number))[-MOST:]
        telling = float(self._telling[rising[-1]]) if rising else UNKNOWN_TELLING * self.most_telling
        values = np.fromiter((degrees[number] for number in rising), np.float32, len(rising))
        return Similar(np.array(rising, np.int32), values, telling)

    def _related(self, word: str) -> Iterator[tuple[int, float]]:
        if len(word) > 2:
            yield from ((self.numbers[other], SAME_STEM) for other in self._relatives.get(stem(word), ()))
        if len(word) > 3:
            degree = SAME_SOUND_KNOWN if word in self.numbers else SAME_SOUND_UNKNOWN
            yield from ((self.numbers[other], degree) for other in self.sounding_like(word))

    def _spelled_alike(self, word: str) -> Iterator[tuple[int, float]]:
        """Yield the words spelled alike: few edits a letter (optimal string alignment, which counts swaps as one)."""
        if not SHORTEST <= len(word) <= LONGEST:
            return
        least, best = KNOWN_ALIKE if word in self.numbers else UNKNOWN_ALIKE
        near = self._near(word, least)
        if not near:
            return
        row = process.cdist(
            [word],
            [self.words[number] for number in near],
            scorer=OSA.normalized_similarity,
            score_cutoff=least,
            dtype=np.float32,
        )[0]
        for at in np.flatnonzero(row):
            yield near[at], best * (1.2 * float(row[at]) - 0.2)

    def _near(self, word: str, least: float) -> list[int]:
        """Return the words that length and letters do not rule out from being alike by ``least``.

        An edit changes the length by one at most, and two letters of the set.
        """
        lengths = np.arange(LONGEST + 1)
        edits = ((1 - least) * np.maximum(lengths, len(word))).astype(np.int16)
        most_unlike = np.where(np.abs(lengths - len(word)) <= edits, 2 * edits, -1).astype(np.int16)
        unlike = np.bitwise_count(self._letters ^ _letter_set(word))
        near: list[int] = np.flatnonzero(unlike <= most_unlike[self._lengths]).tolist()
        return near


def _letter_set(word: str) -> np.uint32:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return np.uint32(bits)


def _letter_sets(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return for each word the set of its letters as bits, by the low five bits of their code points, all at once."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32)
    sets = np.zeros(len(words), np.uint32)
    filled = lengths > 0
    if len(letters):
        starts = (np.cumsum(lengths) - lengths)[filled]
        sets[filled] = np.bitwise_or.reduceat(np.uint32(1) << (letters & np.uint32(31)), starts)
    return sets


def _sound_key(word: str) -> str:
    return sound(word) + "#"


def _relatives(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words by stem and by sound, in order."""
    groups: dict[str, list[str]] = {}
    for word in words:
        for key in _keys(word):
            groups.setdefault(key, []).append(word)
    return {key: tuple(group) for key, group in groups.items()}


def _changed(known: Vocabulary, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the relatives of ``words``, from those of ``known``, which has most of them."""
    relatives = dict(known._relatives)
    now = set(words)
    gone = known.numbers.keys() - now
    for key in {key for word in gone for key in _keys(word)}:
        relatives[key] = tuple(word for word in relatives[key] if word in now)
    for key, added in _relatives(now - known.numbers.keys()).items():
        relatives[key] = tuple(sorted((*relatives.get(key, ()), *added)))
    return relatives


def _keys(word: str) -> tuple[str, ...]:
    return (stem(word), _sound_key(word)) if len(word) > 2 and not word.isdigit() else ()
