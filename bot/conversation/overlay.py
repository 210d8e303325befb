"""The numbers of words in a transcript and in the conversation as it was put right, each told from the other."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from bot.conversation.model import Conversation


class _Run(NamedTuple):
    """Words that were put right: their numbers as written in the transcript, and as shown."""

    written: range
    shown: range
    old: tuple[str, ...]

    def turned(self) -> "_Run":
        return self._replace(written=self.shown, shown=self.written)


class Overlay:
    """Tells which words of ``conversation`` stand for which words of the transcript it was made of.

    Words that were put right together are told together: a span that covers a part of them is widened to all.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        corrections = conversation.corrections
        grown = [len(one.new.split()) - len(one.span) for one in corrections]
        firsts = [one.first + before for one, before in zip(corrections, accumulate(grown, initial=0), strict=False)]
        self._runs = [
            _Run(one.span, range(first, first + len(one.new.split())), tuple(one.old.split()))
            for one, first in zip(corrections, firsts, strict=True)
        ]
        self.written_count = conversation.word_count - sum(grown)
        """How many words the transcript has."""

    def shown(self, written: range) -> range:
        """Return the numbers, as shown, of the words ``written`` in the transcript."""
        return _across(written, self._runs)

    def written(self, shown: range) -> range:
        """Return the numbers, in the transcript, of the words that are ``shown``."""
        return _across(shown, [run.turned() for run in self._runs])

    def words_written(self, written: range) -> tuple[str, ...]:
        """Return the words number ``written`` as the transcript has them."""
        shown = self.shown(written)
        words = list(self._conversation.words_from(shown.start, shown.stop))
        for run in reversed(_touched(written, self._runs)):
            words[run.shown.start - shown.start : run.shown.stop - shown.start] = run.old
        begin = written.start - self.written(shown).start
        return tuple(words[begin : begin + len(written)])


def _touched(span: range, runs: Sequence[_Run]) -> list[_Run]:
    return [run for run in runs if run.written.start < span.stop and span.start < run.written.stop]


def _across(span: range, runs: Sequence[_Run]) -> range:
    """Return ``span``, numbers as written, as shown; whole runs where it touches any."""
    start, stop = span.start, span.stop
    for run in runs:
        if run.written.stop <= span.start:
            start = span.start + run.shown.stop - run.written.stop
        elif run.written.start < span.start:
            start = run.shown.start
        if run.written.stop <= span.stop:
            stop = span.stop + run.shown.stop - run.written.stop
        elif run.written.start < span.stop:
            stop = run.shown.stop
    return range(start, stop)
