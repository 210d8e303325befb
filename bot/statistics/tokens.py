"""Conversations as tokens that compare equal however they are written."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.search.reading.conversations import read_corpus
from bot.search.reading.tokens import Tokens


class Tokenized(NamedTuple):
    """A conversation and its tokens, in order; ``tokens.words`` are numbers of its words."""

    conversation: Conversation
    tokens: Tokens

    def between(self, first: int, stop: int) -> Tokens:
        """Return the tokens that begin in words ``first`` up to, not including, ``stop``."""
        begin, end = bisect_left(self.tokens.words, first), bisect_left(self.tokens.words, stop)
        return Tokens(self.tokens.texts[begin:end], self.tokens.words[begin:end])


def tokenized(conversations: Iterable[Conversation]) -> Iterator[Tokenized]:
    """Yield each of ``conversations`` with its tokens: those that a search compares."""
    read = tuple(conversations)
    corpus = read_corpus(read)
    for number, conversation in enumerate(read):
        first, closing = int(corpus.starts[number]), int(corpus.starts[number + 1]) - 1
        texts = [corpus.vocabulary[token] for token in corpus.tokens[first:closing].tolist()]
        yield Tokenized(conversation, Tokens(texts, corpus.words[first:closing].tolist()))
