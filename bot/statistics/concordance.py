"""Conversations as arrays of tokens, in which words are looked up without reading anything again."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from bot.conversation.model import Conversation
from bot.search.corpus import Corpus
from bot.search.reading import read_corpus
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

    @cached_property
    def words_by_speaker(self) -> Mapping[str, int]:
        """How many words everyone says."""
        words = self.spoken.by_speaker(self.spoken.words)
        return dict(zip(self.spoken.speakers, words.astype(int).tolist(), strict=True))
