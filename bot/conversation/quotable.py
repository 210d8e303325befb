"""Quotes that stand alone: a stranger who reads one without what came before still gets something whole.

The rules, each a line of ``stands_alone``, can be checked by reading:

- it is whole: 8 to 60 words that end as a sentence ends, nothing cut off, left out, or quoted by half;
- it begins by itself: no nod ("Yeah"), no pronoun or pointing word ("It", "That's"); a joining word ("And")
  only before a full thought that names what it speaks of;
- it ends by itself, and so does its first sentence: not on "that" or "this";
- it says something: enough of its words mean something without the others.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.conversation.canonical import canonical
from bot.conversation.little_words import LITTLE_WORDS
from bot.conversation.model import Conversation, Quote
from bot.conversation.sentences import Span, ends_sentence, sentences_of

FEWEST_WORDS, MOST_WORDS = 8, 60
MOST_SENTENCES = 3
FEWEST_OPENING_WORDS = 4
"""Words of the first sentence; fewer is a nod."""

FEWEST_TELLING = 4
"""Words that mean something by themselves; at least one in four, too."""

FEWEST_TELLING_JOINED = 7
"""The same, after a joining word."""

_ENDS = re.compile(r"[^\W_][”\"’']*[.?!][”\"’')]*$")
_MISSING = re.compile(r"…|\.\.\.|\[|[-–—](?:\s|$)")

_JOINING = frozenset({"and", "but", "so", "well", "now"})
_POINTING = frozenset({"that", "this", "these", "those", "thats"})
_PRONOUNS = frozenset({"he", "her", "him", "his", "hes", "it", "its", "she", "shes", "their", "them", "they", "theyre"})
_NODS = """
again ah also although another anyway as because cause either else especially exactly except fine
great hello hey hi hmm however indeed like mean mhm mm neither nice no nope nor not oh ok okay ones
or other others otherwise perfect plus right same see similarly sorry such sure than then therefore
though too totally true uh uhhuh um whatever whereas whether which whose wow yeah yep yes yet
"""
_LEANING = _POINTING | _PRONOUNS | frozenset(_NODS.split())


def quotable(conversation: Conversation) -> tuple[Quote, ...]:
    """Return the quotes of ``conversation`` that stand alone, in order; no word is in two."""
    return QuotableTurns(conversation).all


class QuotableTurns:
    """The quotes of ``conversation`` that stand alone, each turn read when it is first asked for."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation
        self._begins = [conversation.first_words[turn.first] for turn in conversation.turns]
        self._read: dict[int, tuple[Quote, ...]] = {}

    @property
    def all(self) -> tuple[Quote, ...]:
        """All of them in order; no word is in two."""
        return tuple(quote for number in range(len(self._begins)) for quote in self._turn(number))

    def begun(self, first: int, stop: int) -> Iterator[Quote]:
        """Yield those that begin with one of the words ``first`` up to, not including, ``stop``."""
        begun = max(0, bisect_right(self._begins, first) - 1)
        for number in range(begun, bisect_left(self._begins, stop)):
            yield from (quote for quote in self._turn(number) if first <= quote.first_word < stop)

    def around(self, word: int) -> Quote | None:
        """Return the one that says word number ``word``; None if none does."""
        return next((quote for quote in self.begun(word + 1 - MOST_WORDS, word + 1) if word < quote.stop_word), None)

    def _turn(self, number: int) -> tuple[Quote, ...]:
        if number not in self._read:
            begin, end, *_ = (*self._begins[number : number + 2], self.conversation.word_count)
            words = self.conversation.words_from(begin, end) if begin < end else ()
            self._read[number] = tuple(
                Quote(self.conversation, begin + first, begin + stop)
                for first, stop in _standing_alone(words, sentences_of(words))
            )
        return self._read[number]


def stands_alone(text: str) -> bool:
    """Say whether ``text``, which begins where a sentence begins, can be read without what came before it."""
    words = text.split()
    return (
        FEWEST_WORDS <= len(words) <= MOST_WORDS
        and _begins_by_itself(words)
        and _is_whole(text)
        and _ends_by_itself(words)
        and _telling(words) >= max(FEWEST_TELLING, len(words) / 4)
    )


def _is_whole(text: str) -> bool:
    return bool(_ENDS.search(text)) and not _MISSING.search(text) and text.count("“") == text.count("”")


def _begins_by_itself(words: Sequence[str]) -> bool:
    first = canonical(words[0])
    if first not in _JOINING:
        return first not in _LEANING
    second, *near = map(canonical, words[1:6])
    names = second not in _LEANING | _JOINING and not {"this", "these", "those", *_PRONOUNS} & set(near)
    return names and _telling(words) >= FEWEST_TELLING_JOINED


def _ends_by_itself(words: Sequence[str]) -> bool:
    sentence = next((stop for stop, pair in enumerate(pairwise(words), 1) if ends_sentence(*pair)), len(words))
    opening = words[:sentence]
    ends = {canonical(opening[-1]), canonical(words[-1])}
    return len(opening) >= FEWEST_OPENING_WORDS and not ends & (_POINTING | {"did", "so"})


def _telling(words: Sequence[str]) -> int:
    """Count the different words of ``words`` that mean something by themselves."""
    return len({form for form in map(canonical, words) if form and form not in LITTLE_WORDS})


def _standing_alone(words: Sequence[str], sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield, sentence by sentence, the fewest neighbours that stand alone; none is used twice."""
    used = 0
    for number, sentence in enumerate(sentences):
        if sentence.first >= used and (span := _shortest(words, sentences[number : number + MOST_SENTENCES])):
            used = span.stop
            yield span


def _shortest(words: Sequence[str], sentences: Sequence[Span]) -> Span | None:
    """Return the shortest span from the first of ``sentences`` on that stands alone; None if none does."""
    spans = (Span(sentences[0].first, sentence.stop) for sentence in sentences)
    return next((span for span in spans if stands_alone(" ".join(words[span.first : span.stop]))), None)
