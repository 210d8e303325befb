"""What is offered while a person types: whole sentences, of every conversation one before any second, the newest first.

Offers that are equally good come newest first, whichever the library has first: as a word is being typed, it was said
in more places than there is room for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from bot.conversation.model import Quote
from bot.conversation.quotable import QuotableTurns
from bot.search.answer.completion import widen
from bot.search.answer.match import Match

OPENERS = 8
"""Quotes offered before anything is typed."""
AT_A_GLANCE = 85
"""Characters of a quote that are seen whole beside its time and speaker."""
NEARLY_AS_GOOD = 0.5
"""The share of the best score from which another conversation's first place comes before a second one of the best."""


class Offer(NamedTuple):
    """A quote to pick, and those of its words that answer to what was typed."""

    quote: Quote
    typed: Quote


def offered(matches: Sequence[Match], said: Iterable[Quote], ages: Mapping[str, int], limit: int) -> list[Offer]:
    """Return up to ``limit`` of ``matches``, best first, and of the places where just that is ``said``, no words twice.

    ``ages`` tells by a conversation's key how many are newer.
    """
    best = max((match.score for match in matches), default=0.0)
    scored = [(match.score, match.quote) for match in matches] + [(best, quote) for quote in said]
    scored.sort(key=lambda one: (-round(one[0], 3), ages[one[1].conversation.key], one[1].first_word))
    first: list[Quote] = []
    further: list[Quote] = []
    homes: set[str] = set()
    for score, typed in scored:
        is_first = typed.conversation.key not in homes and score >= NEARLY_AS_GOOD * best
        (first if is_first else further).append(typed)
        homes.add(typed.conversation.key)
    return list(islice(_whole(chain(first, further)), limit))


def _whole(places: Iterable[Quote]) -> Iterator[Offer]:
    """Yield the sentences that say ``places``, less those of which words have been offered."""
    offers: dict[str, list[Quote]] = {}
    for typed in places:
        quote, others = widen(typed), offers.setdefault(typed.conversation.key, [])
        if all(quote.stop_word <= one.first_word or one.stop_word <= quote.first_word for one in others):
            others.append(quote)
            yield Offer(quote, typed)


def openers(conversations: Iterable[QuotableTurns], speaker: str | None) -> list[Offer]:
    """Return a handful of quotes of ``speaker``, or of anybody, from all over the first conversation that has enough.

    Of each part of it the longest that is seen at a glance. Where none has enough, all there are in turn.
    """
    found: list[Quote] = []
    for conversation in conversations:
        quotes = [quote for quote in conversation.all if speaker in (None, quote.speaker)]
        found += quotes
        if len(quotes) >= OPENERS:
            found = [max(part, key=_opening) for part in _parts(quotes)]
            break
    return [Offer(quote, quote) for quote in found[:OPENERS]]


def _parts(quotes: Sequence[Quote]) -> list[Sequence[Quote]]:
    borders = [part * len(quotes) // OPENERS for part in range(OPENERS + 1)]
    return [quotes[begin:end] for begin, end in pairwise(borders)]


def _opening(quote: Quote) -> tuple[bool, int]:
    length = len(quote.text)
    return (True, length) if length <= AT_A_GLANCE else (False, -length)
