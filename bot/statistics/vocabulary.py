"""In which words people talk: how many different ones, how varied, in how long sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.conversation.sentences import sentence_spans
from bot.statistics.tokens import tokenized

WINDOW = 100
"""Words of a window whose variety is measured."""


@dataclass(frozen=True, slots=True)
class VocabularyFigures:
    """The words of one speaker, or of everyone together, in some conversations."""

    speaker: str | None
    """None for everyone together."""
    different_words: int
    """Words that differ in more than case, accents and apostrophes; numbers count by value."""
    variety: float | None
    """The mean part, 0 to 1, of different words in every ``WINDOW`` words in a row; None for fewer words.

    The moving-average type-token ratio (Covington and McFall, "Cutting the Gordian knot", Journal of
    Quantitative Linguistics 17, 2010): unlike the plain ratio it doesn't fall with the length of a talk.
    """
    sentences: int
    words_per_sentence: float
    """The mean length of a sentence, in runs of anything but white space."""


class _Run(NamedTuple):
    """Words in a row, as tokens, and the lengths of the sentences they make."""

    tokens: list[str]
    sentences: list[int]


def vocabulary_figures(conversations: Iterable[Conversation]) -> VocabularyFigures:
    """Return the figures of ``conversations`` as a whole, all speakers together."""
    return _figures(None, [run for runs in _runs(conversations, apart=False) for run in runs.values()])


def speaker_vocabularies(conversations: Iterable[Conversation]) -> tuple[VocabularyFigures, ...]:
    """Return the figures of everyone who says a word in ``conversations``, most different words first."""
    by_speaker: dict[str, list[_Run]] = {}
    for runs in _runs(conversations, apart=True):
        for speaker, run in runs.items():
            by_speaker.setdefault(speaker, []).append(run)
    figures = [_figures(speaker, runs) for speaker, runs in by_speaker.items()]
    return tuple(sorted(figures, key=lambda figure: -figure.different_words))


def moving_ratios(tokens: Sequence[str], window: int = WINDOW) -> Iterator[float]:
    """Yield the part, 0 to 1, of different tokens in every ``window`` of ``tokens`` in a row."""
    inside = Counter(tokens[:window])
    if len(tokens) >= window:
        yield len(inside) / window
    for leaving, entering in zip(tokens, tokens[window:], strict=False):
        inside[entering] += 1
        inside[leaving] -= 1
        if not inside[leaving]:
            del inside[leaving]
        yield len(inside) / window


def _runs(conversations: Iterable[Conversation], *, apart: bool) -> Iterator[dict[str, _Run]]:
    """Yield what each speaker says in each conversation; not ``apart``, what everyone says, under ''."""
    for conversation, tokens in tokenized(conversations):
        names = [passage.speaker if apart else "" for passage in conversation.passages for _ in passage.text.split()]
        runs = {name: _Run([], []) for name in names}
        for text, word in zip(*tokens, strict=True):
            runs[names[word]].tokens.append(text)
        for first, stop in sentence_spans(conversation):
            runs[names[first]].sentences.append(stop - first)
        yield runs


def _figures(speaker: str | None, runs: Sequence[_Run]) -> VocabularyFigures:
    ratios = list(chain.from_iterable(moving_ratios(run.tokens) for run in runs))
    lengths = [length for run in runs for length in run.sentences]
    return VocabularyFigures(
        speaker=speaker,
        different_words=len({token for run in runs for token in run.tokens}),
        variety=fmean(ratios) if ratios else None,
        sentences=len(lengths),
        words_per_sentence=fmean(lengths) if lengths else 0.0,
    )
