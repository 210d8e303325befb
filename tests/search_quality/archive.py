"""Queries with known answers in an archive of many conversations, and the library cut into smaller ones.

A file of queries has one JSON object a line: ``id``, ``kind``, ``query`` and, where somebody said it, ``episode``,
``gold`` (the words said) and ``alt`` (other right places); ``split`` is "tune" for those to be fitted.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from bot.conversation.canonical import canonical
from bot.conversation.model import Conversation
from tests.search_quality.misremembered import misremember, random_spans

NOT_BY_WORDS = frozenset({"idea", "question", "epi"})
FEWEST = 3
"""Words a misremembered quote must have left."""
SHARED = 0.2
"""The share of a quote's five words in a row that the library may say too; adverts and greetings say more."""


class Place(NamedTuple):
    """Words ``first`` up to, not including, ``stop`` of the conversation with the key ``conversation``."""

    conversation: str
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A query and the places that answer it, none if nobody said it."""

    source: str
    query: str
    places: tuple[Place, ...]


class Archive:
    """All conversations, with the words of each as they compare."""

    def __init__(self, conversations: Iterable[Conversation]) -> None:
        self.conversations = tuple(conversations)
        self._said = {talk.key: _Said(talk.words) for talk in self.conversations}

    def written(self, path: Path) -> Iterator[Sought]:
        """Yield the queries to be fitted in the file ``path``, less those that no words answer."""
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("split") == "tune" and row["kind"] not in NOT_BY_WORDS:
                texts = [row["gold"], *row.get("alt", ())] if "gold" in row else []
                places = tuple(place for text in texts for place in self._places(text))
                if places or not texts:
                    yield Sought("asked", row["query"], places)

    def misremembered(self, count: int, chance: Random) -> Iterator[Sought]:
        """Yield up to ``count`` quotes from anywhere, as people misremember them."""
        for _ in range(count):
            talk = chance.choice(self.conversations)
            quote = next(random_spans(talk, chance))
            query = misremember(quote.text, chance)
            if len(query.split()) >= FEWEST:
                own = Place(talk.key, quote.first_word, quote.stop_word)
                yield Sought("archive", query, (own, *self._places(quote.text)))

    def foreign(self, count: int, home: "Archive", chance: Random) -> Iterator[Sought]:
        """Yield up to ``count`` misremembered quotes that nobody says in ``home``."""
        said = {hash(five) for words in home._said.values() for five in _fives(words.plain)}
        for _ in range(count):
            quote = next(random_spans(chance.choice(self.conversations), chance))
            query = misremember(quote.text, chance)
            fives = _fives(_Said(quote.text.split()).plain)
            shared = sum(hash(five) in said for five in fives)
            if len(query.split()) >= FEWEST and shared < SHARED * max(1, len(fives)):
                yield Sought("foreign", query, ())

    def _places(self, text: str) -> Iterator[Place]:
        wanted = _Said(text.split()).plain
        for key, said in self._said.items():
            for first, stop in said.places(wanted):
                yield Place(key, first, stop)


def dealt(
    conversations: Sequence[Conversation], size: int, sought: Iterable[Sought], chance: Random
) -> Iterator[tuple[list[Conversation], list[Sought]]]:
    """Yield parts of about ``size`` conversations, each with what is asked of it: what it answers, a share of the rest.

    ``chance`` deals them out.
    """
    order = list(conversations)
    chance.shuffle(order)
    count = max(1, round(len(order) / size))
    homes = {talk.key: number % count for number, talk in enumerate(order)}
    asked: list[list[Sought]] = [[] for _ in range(count)]
    for number, one in enumerate(sought):
        asked[homes[one.places[0].conversation] if one.places else number % count].append(one)
    return ((order[at::count], asked[at]) for at in range(count) if asked[at])


class _Said:
    """Words as they compare, those that say anything, to be looked up as text."""

    def __init__(self, words: Sequence[str]) -> None:
        self.numbers = [number for number, word in enumerate(words) if canonical(word)]
        self.plain = [plain for word in words if (plain := canonical(word))]
        self._text = f" {' '.join(self.plain)} "

    def places(self, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the first word of each place that says ``wanted``, and the word after the last."""
        text = f" {' '.join(wanted)} "
        at = self._text.find(text)
        while at >= 0:
            first = self._text.count(" ", 0, at)
            yield self.numbers[first], self.numbers[first + len(wanted) - 1] + 1
            at = self._text.find(text, at + 1)


def _fives(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}
