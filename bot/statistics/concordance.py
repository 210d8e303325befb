"""Conversations as arrays of tokens, in which words are looked up without reading anything again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from bot.conversation.model import Conversation
from bot.search.corpus import Corpus
from bot.search.reading import read_corpus


class Concordance:
    """What is said in ``conversations``; ``corpus`` holds their tokens, as an index of them has it, in that order."""

    def __init__(self, conversations: Iterable[Conversation], corpus: Corpus | None = None) -> None:
        self.conversations = tuple(conversations)
        self.corpus = read_corpus(self.conversations) if corpus is None else corpus

    @cached_property
    def words_by_speaker(self) -> Mapping[str, int]:
        """How many words everyone says."""
        words = Counter[str]()
        for conversation in self.conversations:
            stops = (*conversation.first_words[1:], conversation.word_count)
            for passage, first, stop in zip(conversation.passages, conversation.first_words, stops, strict=False):
                words[passage.speaker] += stop - first
        return words
