"""Conversations as arrays of tokens, in which words are looked up without reading anything again."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np

from bot.conversation.model import Conversation
from bot.search.reading.conversations import read_corpus
from bot.search.reading.corpus import Corpus
from bot.statistics.chosen import ALL, Among
from bot.statistics.spoken import Spoken, spoken


class Concordance:
    """What is said in ``conversations``; ``corpus`` holds their tokens, as an index of them has it, in that order."""

    def __init__(self, conversations: Iterable[Conversation], corpus: Corpus | None = None) -> None:
        self.conversations = tuple(conversations)
        self.corpus = read_corpus(self.conversations) if corpus is None else corpus

    @cached_property
    def spoken(self) -> Spoken:
        """Their passages."""
        return spoken(self.conversations, self.corpus)

    def said(self, among: Among) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return how many words everyone says ``among`` them, and how many are said in each, by its key."""
        counts = {one.key: one.word_count for one in self.conversations if among.holds(one)}
        if among == ALL:
            return self.words_by_speaker, counts
        spoken = self.spoken
        kept = np.array([one.key in counts for one in self.conversations], bool)[spoken.conversation]
        if among.speaker is not None:
            who = spoken.speakers.index(among.speaker) if among.speaker in spoken.speakers else -1
            kept &= spoken.speaker == who
            own = np.bincount(spoken.conversation, spoken.words * kept, len(self.conversations)).astype(int).tolist()
            counts = {one.key: words for one, words in zip(self.conversations, own, strict=True) if one.key in counts}
        by_speaker = spoken.by_speaker(spoken.words * kept).astype(int).tolist()
        return dict(zip(spoken.speakers, by_speaker, strict=True)), counts

    @cached_property
    def words_by_speaker(self) -> Mapping[str, int]:
        """How many words everyone says."""
        words = self.spoken.by_speaker(self.spoken.words)
        return dict(zip(self.spoken.speakers, words.astype(int).tolist(), strict=True))
