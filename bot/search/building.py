"""A library made searchable the cheapest way: from the cache, from an older index, or by reading it."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from bot.conversation.model import Conversation
from bot.search.cache import content_key, load, store
from bot.search.corpus import Corpus, cut, join
from bot.search.reading import read_corpus
from bot.search.searchable import Searchable, make_searchable

CACHED_FROM = 100
"""Conversations from which reading a library takes longer than mapping its arrays from a file."""


def build(
    conversations: Sequence[Conversation],
    cache: Path | None,
    known: tuple[Sequence[Conversation], Corpus] | None,
) -> Searchable:
    """Return ``conversations`` made searchable.

    ``cache`` is the file that large libraries are kept in, if any; a file that can't be read or written only costs
    time. ``known`` are conversations that were read before, and their corpus; what is the same is taken from there.
    """
    if cache is None or len(conversations) < CACHED_FROM:
        return make_searchable(_corpus(conversations, known))
    key = content_key(conversations)
    stored = load(cache, key)
    if stored is not None:
        return make_searchable(*stored)
    searchable = make_searchable(_corpus(conversations, known))
    with suppress(OSError):
        store(cache, key, searchable.corpus, searchable.postings)
    return searchable


def _corpus(conversations: Sequence[Conversation], known: tuple[Sequence[Conversation], Corpus] | None) -> Corpus:
    if known is None:
        return read_corpus(conversations)
    read, corpus = known
    numbers = {conversation: number for number, conversation in enumerate(read)}
    where = [(conversation, numbers.get(conversation)) for conversation in conversations]
    parts = []
    # neighbours that were neighbours before are taken in one piece, new ones read in one go
    for _, group in groupby(enumerate(where), lambda at: None if at[1][1] is None else at[1][1] - at[0]):
        neighbours = [entry for _, entry in group]
        first = neighbours[0][1]
        if first is None:
            parts.append(read_corpus([conversation for conversation, _ in neighbours]))
        else:
            parts.append(cut(corpus, first, first + len(neighbours)))
    return join(parts)
