"""A library made searchable the cheapest way: from the cache, from an older index, or by reading it."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.search.cache import content_key, load, store
from bot.search.reading.conversations import read_corpus
from bot.search.reading.corpus import Corpus, cut, join
from bot.search.searchable import Searchable, make_searchable

CACHED_FROM = 100
"""Conversations from which reading a library takes longer than mapping its arrays from a file."""


class Known(NamedTuple):
    """Conversations that were made searchable before."""

    conversations: Sequence[Conversation]
    searchable: Searchable


def build(conversations: Sequence[Conversation], cache: Path | None, known: Known | None) -> Searchable:
    """Return ``conversations`` made searchable; what is the same as in ``known`` is taken from there.

    ``cache`` is the file that large libraries are kept in, if any; a file that can't be read or written only costs
    time.
    """
    if cache is None or len(conversations) < CACHED_FROM:
        return _made(conversations, known)
    key = content_key(conversations)
    stored = load(cache, key)
    if stored is not None:
        return make_searchable(*stored, known.searchable.vocabulary if known else None)
    searchable = _made(conversations, known)
    with suppress(OSError):
        store(cache, key, searchable.corpus, searchable.postings)
    return searchable


def _made(conversations: Sequence[Conversation], known: Known | None) -> Searchable:
    if known is None:
        return make_searchable(read_corpus(conversations))
    corpus = _taken_over(conversations, known)
    return make_searchable(corpus, known=known.searchable.vocabulary)


def _taken_over(conversations: Sequence[Conversation], known: Known) -> Corpus:
    numbers = {conversation: number for number, conversation in enumerate(known.conversations)}
    before = [numbers.get(conversation) for conversation in conversations]
    parts = []
    # neighbours that were neighbours before are taken in one piece, new ones read in one go
    for _, group in groupby(enumerate(before), lambda at: None if at[1] is None else at[1] - at[0]):
        places = list(group)
        (first, number), count = places[0], len(places)
        if number is None:
            parts.append(read_corpus(conversations[first : first + count]))
        else:
            parts.append(cut(known.searchable.corpus, number, number + count))
    return join(parts)
