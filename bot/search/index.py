"""A library made searchable."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from time import sleep

from bot.conversation.library import Library
from bot.conversation.model import Quote
from bot.search.answer.completion import complete, without_scraps
from bot.search.answer.confidence import CLOSEST, score_of, stands_out
from bot.search.answer.labels import FOUND, label
from bot.search.answer.match import Label, Match
from bot.search.asked.episodes import Episodes
from bot.search.asked.query import Query
from bot.search.asked.question import Question, SpeakerNames, read_question
from bot.search.asked.scope import Scope, Scopes, Wanted
from bot.search.building import Known, build
from bot.search.matching.fitting import Fitting
from bot.search.matching.opposites import says_otherwise
from bot.search.matching.ranking import Find
from bot.search.reading.corpus import Corpus
from bot.search.reading.stock import Said, uses_of
from bot.search.reading.tokens import pieces_of, tokenize
from bot.search.searchable import Pause, Searchable

QUICK = 20_000_000
"""Characters of a query times tokens of the library up to which a search is quick."""
SAID_SO = 0.8
"""The share of a question's own words, in order, from which it is looked for as a quote: it was said itself."""

KEYWORDS = range(2, 4)
"""How many different words are taken for key words, if they were not said in a row: all of them, in two sentences."""

TOGETHER = 0.65
"""The score from which key words count as found: ``LOOKED_UP`` times nearly all that was asked for."""


NAMED = 0.3
"""The score of the first place inside a conversation that is spoken of."""


def go_on() -> None:
    """Do nothing between the slices of a search."""


def give_way() -> None:
    """Let other threads run between the slices of a search."""
    sleep(0)


class Index:
    """A library made searchable; build it once, ask it from any thread."""

    def __init__(self, library: Library, *, cache: Path | None = None, known: "Index | None" = None) -> None:
        """Read ``library``; conversations of the index ``known`` that have not changed are not read again.

        ``cache`` is a file for the arrays of a large library: read if it fits, else written.
        """
        self.library = library
        self._conversations = tuple(library)
        before = None if known is None else Known(known._conversations, known._searchable)
        self._searchable: Searchable = build(self._conversations, cache, before)
        self.corpus: Corpus = self._searchable.corpus
        """The tokens of ``library``, in its order."""
        self._names = SpeakerNames(library.speakers)
        self._scopes = Scopes(self._conversations, self.corpus)
        self._episodes = Episodes(self._conversations)
        self.fitting = Fitting(self._conversations, self._searchable, self._episodes, self._names)
        """How well any stretch fits what is asked."""

    def find(
        self,
        words: str,
        *,
        speaker: str | None = None,
        conversation: str | None = None,
        between: tuple[float, float] | None = None,
        limit: int = 5,
        pause: Pause = go_on,
    ) -> list[Match]:
        """Return the quotes that ``words`` most likely mean, best first, at different places.

        Only what ``speaker`` says, in the conversation with the key ``conversation``, within the seconds
        ``between``, is looked at. Any text is answered; nothing found is an empty list. A score of .5 and above
        counts as found. ``pause`` is called every few milliseconds; in a thread beside an event loop, pass
        ``give_way``.
        """
        tokens = tokenize(words.split()).texts
        scope = self._scopes.of(Wanted(speaker, conversation, between))
        query = self._searchable.read(tokens, pause)
        finds = self._searchable.look(query, limit, pause, scope)
        question = read_question(tokens, self._names)
        if question is not None and not (finds and finds[0].evidence.in_order >= SAID_SO):
            return self._answer(question, scope, between is not None, limit, pause)
        matches = [self._match(query, find) for find in finds]
        if len(set(tokens)) in KEYWORDS and not _reaches(FOUND, matches):
            together = self._answer(Question(list(tokens), None), scope, between is not None, limit, pause)
            matches = together if _reaches(TOGETHER, together) else matches
        return matches if _reaches(FOUND, matches) else self._nearest(query, finds, scope, limit, pause)

    def _nearest(
        self, query: Query, finds: Sequence[Find], scope: Scope | None, limit: int, pause: Pause
    ) -> list[Match]:
        """Return the best of ``finds`` and of the places near which most of the words are said, none hidden.

        What stands out scores ``CLOSEST`` at least, and stays below ``FOUND`` as it was.
        """
        nearest = self._searchable.look_again(query, finds, limit, pause, scope)
        matches = [
            replace(match, score=max(match.score, CLOSEST)) if stands_out(find.evidence) else match
            for match, find in ((self._match(query, find), find) for find in nearest)
        ]
        matches.sort(key=lambda match: -match.score)
        return matches if scope is not None else self._inside(query, limit, pause, matches)

    def _inside(self, query: Query, limit: int, pause: Pause, otherwise: Sequence[Match]) -> list[Match]:
        """Return the places inside the conversations that ``query`` speaks of, in turn with those found ``otherwise``.

        They are no finds: what was asked for is a passage, and words told little of it.
        """
        meant = self._episodes.read(query.text.split())
        if meant is None:
            return list(otherwise)
        inside = self._scopes.inside(meant.conversations)
        about = self._searchable.read(meant.rest, pause, topic=True)
        finds = self._searchable.look(about, limit, pause, inside)
        places = (self._match(about, find) for find in self._searchable.look_again(about, finds, limit, pause, inside))
        chosen: list[Match] = []
        for pair in zip_longest(places, otherwise):
            chosen += [match for match in pair if match and not any(_overlap(match.quote, o.quote) for o in chosen)]
        first = max([NAMED, *(match.score for match in otherwise)])
        return [
            replace(match, score=first * (1 - place / 100), label=Label.CLOSEST)
            for place, match in enumerate(chosen[:limit])
        ]

    def _answer(self, question: Question, scope: Scope | None, between: bool, limit: int, pause: Pause) -> list[Match]:
        """Return where what is asked about is talked of: the phrases, since no quote's own borders were asked for."""
        query = self._searchable.read(question.about, pause, topic=True)
        preferred = self._scopes.of(Wanted(question.speaker)) if question.speaker else None
        finds = self._searchable.look(query, limit, pause, scope, preferred)
        found = [self._match(query, find) for find in finds]
        if not _reaches(FOUND, found):
            found = self._nearest(query, finds, scope, limit, pause)
        matches: list[Match] = []
        for match in found:
            phrase = match if between else replace(match, quote=complete(match.quote))
            if not any(_overlap(phrase.quote, other.quote) for other in matches):
                matches.append(phrase)
        return matches

    def suggest(
        self,
        words: str,
        *,
        speaker: str | None = None,
        conversation: str | None = None,
        limit: int = 25,
        least: float = 0.0,
    ) -> list[Match]:
        """Return quotes for words still being typed, best first, at different places; none for none.

        The last word counts as begun unless a space follows it. Scores below ``least`` are left out.
        """
        tokens = tokenize(words.split()).texts
        scope = self._scopes.of(Wanted(speaker, conversation))
        begun = bool(words) and not words[-1].isspace()
        query = self._searchable.read(tokens, go_on, begun=begun)
        finds = self._searchable.look(query, limit, go_on, scope)
        matches = (self._match(query, find) for find in finds)
        return [match for match in matches if match.score >= least]

    def said(
        self, words: str, *, speaker: str | None = None, conversation: str | None = None, begun: bool = False
    ) -> Said:
        """Return how often just ``words`` are said, in the order of the library; narrowed as in ``find``.

        The last word may be only ``begun``.
        """
        uses = uses_of(words, self._searchable, self._scopes.of(Wanted(speaker, conversation)), begun=begun)
        return Said(uses.total, [self.quote_of(first, stop) for first, stop in uses.firsts])

    def is_quick(self, words: str) -> bool:
        """Return whether ``find`` may run on an event loop: it takes a few milliseconds at most."""
        return len(words) * len(self.corpus.tokens) <= QUICK

    def weighed(self, words: str) -> tuple[Query, list[Find]]:
        """Return how ``words`` are read, and the places that fit best with their evidence: what a fit is made from."""
        tokens = tokenize(words.split()).texts
        query = self._searchable.read(tokens, go_on)
        finds = self._searchable.look(query, 1, go_on)
        question = read_question(tokens, self._names)
        if question is None or (finds and finds[0].evidence.in_order >= SAID_SO):
            return query, finds
        query = self._searchable.read(question.about, go_on, topic=True)
        preferred = self._scopes.of(Wanted(question.speaker)) if question.speaker else None
        return query, self._searchable.look(query, 1, go_on, None, preferred)

    def _match(self, query: Query, find: Find) -> Match:
        quote = self.quote_of(find.first, find.stop)
        if find.reordered and not query.topic:
            quote = without_scraps(quote)
        words = self.corpus.words
        matched = {word for at in find.matched for word in range(words[at], max(words[at] + 1, words[at + 1]))}
        spoken = range(quote.first_word, quote.stop_word)
        tokens = self.corpus.tokens[find.first : find.stop].tolist()
        said = [self.corpus.vocabulary[token] for token in tokens]
        copied = query.text == " ".join(said)
        score = score_of(query, find.evidence, copied=copied)
        otherwise = says_otherwise(query.text.split(), said)
        by_people = quote.conversation.made_by is None
        named = label(score, query, tokens, copied=copied, otherwise=otherwise, by_people=by_people)
        return Match(quote, score, named, tuple(sorted(word for word in map(int, matched) if word in spoken)))

    def quote_of(self, first: int, stop: int) -> Quote:
        """Return the words that say the tokens from ``first`` to ``stop``."""
        conversation = self._conversations[bisect_right(self.corpus.starts, first) - 1]
        first_word, last_word = int(self.corpus.words[first]), int(self.corpus.words[stop - 1])
        passage = conversation.passage_of(last_word)
        said = conversation.words_of(passage)
        begin = conversation.first_words[passage]
        stop_word = min(int(self.corpus.words[stop]), begin + len(said))
        while stop_word > last_word + 1 and not any(pieces_of(said[stop_word - 1 - begin])):
            stop_word -= 1
        return Quote(conversation, first_word, max(stop_word, last_word + 1))


def _reaches(score: float, matches: Sequence[Match]) -> bool:
    return bool(matches) and matches[0].score >= score


def _overlap(one: Quote, other: Quote) -> bool:
    return (
        one.conversation.key == other.conversation.key
        and one.first_word < other.stop_word
        and other.first_word < one.stop_word
    )
