"""Every passage of many conversations as arrays: who speaks, how many words, how long."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation
from bot.conversation.timing import seconds_at
from bot.search.reading.corpus import Corpus, Numbers


class Spoken(NamedTuple):
    """The passages of some conversations, one conversation after the other; all arrays have shape (passages,)."""

    speakers: tuple[str, ...]
    """Everyone, in order of first appearance."""
    speaker: Numbers
    """The number of the speaker in ``speakers``."""
    conversation: Numbers
    """The number of the conversation."""
    turn: Numbers
    """The number of the turn, rising through all conversations."""
    words: Numbers
    """Runs of anything but white space."""
    seconds: NDArray[np.float64]
    """Speaking time, as ``passage_seconds`` tells it."""
    tokens: NDArray[np.int64]
    """The position, in the corpus, of the first token that is said in the passage or after it."""
    turn_stop: Numbers
    """The number, within its conversation, of the word that follows the passage's turn."""

    def passage_at(self, tokens: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the numbers of the passages in which the tokens at these positions are said."""
        return np.searchsorted(self.tokens, tokens, side="right") - 1

    def by_speaker(self, amounts: Numbers | NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the sum of ``amounts``, one a passage, for each of ``speakers``."""
        return np.bincount(self.speaker, amounts, len(self.speakers))


def spoken(conversations: Sequence[Conversation], corpus: Corpus) -> Spoken:
    """Return the passages of ``conversations``, whose tokens are ``corpus``."""
    names = dict.fromkeys(chain.from_iterable(one.speakers for one in conversations))
    numbers = {name: number for number, name in enumerate(names)}
    counts = [len(one.passages) for one in conversations]
    total = sum(counts)
    speaker = np.fromiter((numbers[each.speaker] for one in conversations for each in one.passages), np.int32, total)
    conversation = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    first = _flat((one.first_words for one in conversations), total)
    stop = _flat(((*one.first_words[1:], one.word_count) for one in conversations if one.passages), total)
    begins = np.ones(total, bool)
    begins[1:] = (speaker[1:] != speaker[:-1]) | (conversation[1:] != conversation[:-1])
    turn = np.cumsum(begins, dtype=np.int32) - np.int32(1)
    ends = np.flatnonzero(np.append(begins[1:], True)) if total else np.zeros(0, np.int64)
    return Spoken(
        speakers=tuple(names),
        speaker=speaker,
        conversation=conversation,
        turn=turn,
        words=stop - first,
        seconds=np.fromiter(chain.from_iterable(map(_seconds, conversations)), np.float64, total),
        tokens=np.concatenate([np.zeros(0, np.int64), *_token_starts(conversations, corpus)]),
        turn_stop=stop[ends][turn] if total else stop,
    )


def _flat(parts: Iterator[Sequence[int]], total: int) -> Numbers:
    return np.fromiter(chain.from_iterable(parts), np.int32, total)


def _token_starts(conversations: Sequence[Conversation], corpus: Corpus) -> Iterator[NDArray[np.int64]]:
    for number, conversation in enumerate(conversations):
        start, closing = int(corpus.starts[number]), int(corpus.starts[number + 1]) - 1
        yield start + np.searchsorted(corpus.words[start:closing], np.array(conversation.first_words, np.int32))


def _seconds(conversation: Conversation) -> Iterator[float]:
    """Yield what ``passage_seconds`` gives; where no stamp stands within a passage it only takes the next one's."""
    passages = conversation.passages
    stops = (*conversation.first_words[1:], conversation.word_count)
    for number, (passage, first, stop) in enumerate(zip(passages, conversation.first_words, stops, strict=False)):
        if first == stop:
            yield 0.0
        elif passage.stamps is None and number + 1 < len(passages) and passages[number + 1].start >= passage.start:
            yield passages[number + 1].start - passage.start
        else:
            yield seconds_at(passages, number, len(passage.text)) - passage.start
