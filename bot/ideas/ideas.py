"""Where something like it was said: passages near an idea, none of them claimed to be the words asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Event

import numpy as np

from bot.conversation.model import Conversation, Quote
from bot.conversation.sentences import Span
from bot.ideas.asked import LONGEST, Asked, TermWeights, ask
from bot.ideas.embedded import Embedded
from bot.ideas.embedder import Embedder
from bot.ideas.lexicon import Lexicon
from bot.ideas.nearest import Near, Screened
from bot.ideas.outline import Spans, around, outline, sentences, touched
from bot.ideas.second_look import LOOKED_AT, look_again, overlap
from bot.ideas.turns import in_turn, one_each
from bot.ideas.vectors import Stopped, Vectors, read_or_embed
from bot.search.completion import widen
from bot.search.index import Index, give_way
from bot.search.joined import JoinedIndex
from bot.search.labels import FOUND
from bot.search.match import Match
from bot.search.question import SpeakerNames, read_question
from bot.search.tokens import tokenize

PASSAGE_WORDS = 100
"""Words a passage has at most, unless its best sentence alone has more."""
DOUBTFUL = 0.02
"""The score from which what the search finds, unsure, is a place to look at."""
MOST = 0.5
"""The share of a unit's words that the speaker asked for says."""
SOME = 0.1
"""The share that whoever a question names says: the answer may be in what the other replies."""
BY_WORDS = 10
"""Results of the search that are looked at, on whatever page, so that pages never overlap."""
MANY = 5
"""Conversations above which it is first asked which come near, and each has one passage: a page shows as many."""
FEWEST_BEST = 6
"""Words the best sentence has, if any in its unit has as many."""


@dataclass(frozen=True, slots=True)
class IdeaPassage:
    """A passage near an idea: ``best`` is the sentence in ``whole`` that comes nearest."""

    whole: Quote
    best: Quote


def unheard(done: int, total: int) -> None:
    """Tell nobody how far it is."""


class Ideas:
    """The passages of ``index``'s library by what they mean; without an embedder, by their words alone."""

    def __init__(
        self,
        index: Index | JoinedIndex,
        embedder: Embedder | None,
        *,
        folder: Path | None = None,
        most: int | None = None,
        parts: Sequence["Ideas"] = (),
    ) -> None:
        """Begin with no vectors: ``build`` reads them from ``folder``, or makes and keeps them there in ``most`` bytes.

        With ``parts``, of whose indexes ``index`` is joined, vectors are theirs, as far as they are made.
        """
        self._index = index
        self._parts = tuple(parts) or (self,)
        self._embedder = embedder
        self._folder = folder
        self._most = most
        self._names = SpeakerNames(index.library.speakers)
        self._weights = TermWeights()
        self._lexicon = Lexicon()
        self._embedded: dict[str, Embedded] = {}
        self._sentences: dict[str, Spans] = {}
        self._stopped, self._over = Event(), Event()

    def build(self, progress: Callable[[int, int], None] = unheard) -> bool:
        """Read or make the vectors of each conversation; run it in a thread, once, while ``find`` answers beside it.

        ``progress`` is told how many conversations are done, and of how many. Return whether all are: not without an
        embedder, and not if it was stopped.
        """
        try:
            return self._embedder is not None and self._build(progress)
        finally:
            self._over.set()

    def _build(self, progress: Callable[[int, int], None]) -> bool:
        for done, conversation in enumerate(self._index.library, 1):
            parts = outline(conversation)
            words = conversation.words
            texts = [" ".join(words[first:stop]) for first, stop in parts.pieces.tolist()]
            try:
                vectors = self._vectors(texts)
                numbers = self._lexicon.add(parts.terms, self._vectors)
            except Stopped:
                return False
            self._weights.add(len(parts.sentences), parts.terms_by_sentence)
            self._sentences[conversation.key] = parts.sentences
            self._embedded[conversation.key] = Embedded(conversation, parts, vectors, self._lexicon, numbers)
            progress(done, len(self._index.library))
        return True

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        assert self._embedder is not None
        return read_or_embed(texts, self._embedder, self._folder, self._stopped.is_set, most=self._most)

    def beside(self, index: JoinedIndex, others: Sequence["Ideas"]) -> "Ideas":
        """Return the passages of these and ``others`` together, whose indexes are joined in ``index``."""
        return Ideas(index, self._embedder, parts=(self, *others))

    def stop(self) -> None:
        """Let ``build`` end soon, wherever it is; what it finished stays."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether ``stop`` was called."""
        return self._stopped.is_set()

    @property
    def percent(self) -> int | None:
        """How much of what is said has vectors, rounded down; None where no more are being made."""
        unready = [part for part in self._parts if part._embedder is not None and not part._over.is_set()]
        if not unready:
            return None
        total = sum(talk.word_count for part in self._parts for talk in part._index.library)
        made = sum(one.conversation.word_count for part in self._parts for one in list(part._embedded.values()))
        return 100 * made // max(1, total)

    def find(
        self,
        words: str,
        *,
        speaker: str | None = None,
        conversation: str | None = None,
        limit: int = 5,
        offset: int = 0,
    ) -> list[IdeaPassage]:
        """Return passages near the idea of ``words``, nearest first, at different places, from number ``offset`` on.

        Only what ``speaker`` says, in the conversation with the key ``conversation``. What the search finds by its
        words comes in between, as whole sentences. Of more than ``MANY`` conversations each has one passage before any
        has another; not for a question, whose answer is too often the second best of its conversation. Any text is
        answered, in milliseconds, of a large library in some hundred, so ask beside an event loop. Where nothing comes
        nearer than chance would have it, only what the search is sure of.
        """
        matches = self._by_words(words, speaker, conversation)
        question = read_question(tokenize(words.split()).texts, self._names)
        asked = self._ask(" ".join(question.about) if question else words)
        by_idea: Iterable[Quote] = ()
        named = question.speaker if question else None
        among = self._within(speaker, conversation, named)
        one_for_each = question is None and len(among) > MANY
        if asked is not None and self._embedder is not None:
            screened = Screened(among, asked)
            if screened.are_near(self._embedder):
                fits = partial(_said, speaker=speaker, named=named)
                by_idea = self._by_idea(screened, words[:LONGEST], fits, by_conversation=one_for_each)
            else:
                matches = [match for match in matches if match.score >= FOUND]
        by_words = [widen(match.quote) for match in matches]
        quotes = in_turn(by_idea, by_words)
        if one_for_each:
            quotes = one_each(quotes, always=by_words[:1])
        places = islice(self._apart(quotes), offset, offset + limit)
        return [IdeaPassage(whole, self._best(quote, asked, speaker)) for quote, whole in places]

    def _by_idea(
        self, screened: Screened, words: str, fits: Callable[[list[Near]], Iterator[Near]], *, by_conversation: bool
    ) -> Iterator[Quote]:
        """Yield what is nearest of what ``fits``, a second look taken; first the best of each conversation if asked."""
        assert self._embedder is not None
        if by_conversation:
            of_each = (best for found in screened.by_conversation(self._embedder) for best in islice(fits(found), 1))
            yield from look_again(islice(of_each, LOOKED_AT), words, self._embedder)
            yield from (near.quote for near in of_each)
        yield from look_again(fits(screened.nearest(self._embedder)), words, self._embedder)

    def _by_words(self, words: str, speaker: str | None, conversation: str | None) -> list[Match]:
        matches = self._index.find(words, speaker=speaker, conversation=conversation, limit=BY_WORDS, pause=give_way)
        return [match for match in matches if match.score >= DOUBTFUL]

    def _ask(self, text: str) -> Asked | None:
        """Return ``text`` ready to be compared; None without vectors or words."""
        made = [part for part in self._parts if part._embedded]
        if self._embedder is None or not made or not any(map(str.isalnum, text)):
            return None
        return ask(text, self._embedder, *(part._weights for part in made))

    def _within(self, speaker: str | None, conversation: str | None, named: str | None) -> list[Embedded]:
        return [
            embedded
            for part in self._parts
            for key, embedded in list(part._embedded.items())
            if conversation in (None, key) and {speaker, named} - {None} <= set(embedded.conversation.speakers)
        ]

    def _apart(self, quotes: Iterable[Quote]) -> Iterator[tuple[Quote, Quote]]:
        """Yield each of ``quotes`` with the passage around it, unless it is in a passage that came before."""
        wholes: list[Quote] = []
        for quote in quotes:
            if not any(overlap(quote, whole) for whole in wholes):
                span = around(self._sentences_of(quote.conversation), _span(quote), PASSAGE_WORDS)
                wholes.append(Quote(quote.conversation, *span))
                yield quote, wholes[-1]

    def _best(self, quote: Quote, asked: Asked | None, speaker: str | None) -> Quote:
        """Return the sentence of ``quote`` that comes nearest; all of ``quote`` if that can't be told."""
        every = self._sentences_of(quote.conversation)
        begin, end = touched(every, _span(quote))
        parts = [Quote(quote.conversation, first, stop) for first, stop in every[begin:end].tolist()]
        parts = [part for part in parts if speaker is None or said_by(speaker, part) >= MOST]
        parts = [part for part in parts if part.stop_word - part.first_word >= FEWEST_BEST] or parts
        if asked is None or self._embedder is None or len(parts) < 2:
            return parts[0] if len(parts) == 1 else quote
        return parts[int(np.argmax(self._embedder.embed([part.text for part in parts]) @ asked.whole))]

    def _sentences_of(self, conversation: Conversation) -> Spans:
        if conversation.key not in self._sentences:
            self._sentences[conversation.key] = sentences(conversation)
        return self._sentences[conversation.key]


def _said(found: Iterable[Near], *, speaker: str | None, named: str | None) -> Iterator[Near]:
    """Yield those of ``found`` of which ``speaker`` says most, and in which whoever a question named has a part."""
    for near in found:
        unit = near.quote
        if (speaker is None or said_by(speaker, unit) >= MOST) and (named is None or said_by(named, unit) >= SOME):
            yield near


def _span(quote: Quote) -> Span:
    return Span(quote.first_word, quote.stop_word)


def said_by(speaker: str, quote: Quote) -> float:
    """Return the share of the words of ``quote`` that ``speaker`` says."""
    said = sum(len(line.text.split()) for line in quote.lines if line.speaker == speaker)
    return said / (quote.stop_word - quote.first_word)
