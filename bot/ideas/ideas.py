"""Where something like it was said: passages near an idea, none of them claimed to be the words asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from threading import Event

from bot.conversation.model import Quote
from bot.ideas.asked import LONGEST, Asked, TermWeights, ask
from bot.ideas.coarse import LOOKED_INTO, Coarse, choose
from bot.ideas.embedded import Embedded
from bot.ideas.embedder import Embedder
from bot.ideas.lexicon import Lexicon
from bot.ideas.likely import likeliest
from bot.ideas.nearest import Near, Screened
from bot.ideas.outline import outline
from bot.ideas.passages import IdeaPassage, Passages
from bot.ideas.second_look import LOOKED_AT, look_again
from bot.ideas.spoken import is_spoken, spoken
from bot.ideas.together import BY_WORDS as LOOKED_AT_BY_WORDS
from bot.ideas.together import Look, candidates, told_most
from bot.ideas.turns import in_turn, one_each
from bot.ideas.vectors import Stopped, Vectors, read_or_embed
from bot.search.answer.completion import widen
from bot.search.answer.labels import FOUND
from bot.search.answer.match import Label, Match
from bot.search.asked.question import SpeakerNames, read_question
from bot.search.index import Index, give_way
from bot.search.joined import JoinedIndex
from bot.search.reading.tokens import tokenize

DOUBTFUL = 0.02
"""The score from which what the search finds, unsure, is a place to look at."""
BY_WORDS = 10
"""Results of the search that are looked at, on whatever page, so that pages never overlap."""
MANY = 5
"""Conversations above which it is first asked which come near, and each has one passage: a page shows as many."""
REMEMBERED = 64
"""Answers that are kept, so that a page more and the same again cost nothing."""


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
        self._coarse: Coarse | None = None
        self._passages = Passages(embedder)
        self._remembered: dict[tuple[str, str | None, str | None], list[Match]] = {}
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
            self._passages.know(conversation, parts.sentences)
            self._embedded[conversation.key] = Embedded(conversation, parts, vectors, self._lexicon, numbers)
            progress(done, len(self._index.library))
        if len(self._embedded) > LOOKED_INTO:
            self._coarse = Coarse([*self._embedded.values()])
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
        look = self._look(words, speaker, conversation)
        by_idea: Iterable[Quote] = ()
        matches = look.matches
        one_for_each = not look.is_question and look.screened is not None and len(look.screened.numbers) > MANY
        if look.screened is not None and self._embedder is not None:
            fits = partial(spoken, speaker=speaker, named=look.named)
            by_idea = self._by_idea(look.screened, words[:LONGEST], fits, by_conversation=one_for_each)
        by_words = [widen(match.quote) for match in matches[:BY_WORDS]]
        found = self._likely(words, speaker, conversation, look)
        likely = [widen(match.quote) for match in found]
        meant = {quote for quote, match in zip(likely, found, strict=True) if match.label is Label.IN_OTHER_WORDS}
        quotes = chain(likely, by_idea) if likely else in_turn(by_idea, by_words)
        if one_for_each:
            quotes = one_each(quotes, always=(likely or by_words)[:1])
        places = islice(self._passages.apart(quotes), offset, offset + limit)
        return [
            IdeaPassage(whole, self._passages.best(quote, look.asked, speaker), quote in meant)
            for quote, whole in places
        ]

    def likely(
        self, words: str, *, speaker: str | None = None, conversation: str | None = None, limit: int = 5
    ) -> list[Match]:
        """Return what is most likely meant by ``words`` that the search is unsure of, likeliest first.

        What is found by its words is as the search has it, what only means it whole sentences. None where the search
        is sure, or nothing is near, or there are no more than ``MANY`` conversations: then each is read itself.
        """
        known = self._remembered.get((words, speaker, conversation))
        if known is None:
            known = self._likely(words, speaker, conversation, self._look(words, speaker, conversation))
        return known[:limit]

    def _likely(self, words: str, speaker: str | None, conversation: str | None, look: Look) -> list[Match]:
        key = (words, speaker, conversation)
        sure = bool(look.matches) and look.matches[0].score >= FOUND
        if sure or look.asked is None or look.screened is None or self._embedder is None:
            return []
        if len(look.screened.numbers) <= MANY or key in self._remembered:
            return self._remembered.get(key, [])
        seen = candidates(words, look.matches, self._index, look.screened, look.asked, self._embedder)
        fit = partial(is_spoken, speaker=speaker, named=look.named)
        found = likeliest([one for one in seen if one.match is not None or fit(one.quote)])
        if self.percent is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = found
        return found

    def _look(self, words: str, speaker: str | None, conversation: str | None) -> Look:
        matches = self._by_words(words, speaker, conversation)
        question = read_question(tokenize(words.split()).texts, self._names)
        asked = self._ask(" ".join(question.about) if question else words)
        named = question.speaker if question else None
        screened = None
        if asked is not None and self._embedder is not None:
            among = self._within(speaker, conversation, named)
            coarse = [part._coarse for part in self._parts]
            also = [*told_most(words, self._index), *(match.quote.conversation.key for match in matches)]
            screened = Screened(choose(among, coarse, asked, also), asked)
            if not screened.are_near(self._embedder):
                matches, screened = [match for match in matches if match.score >= FOUND], None
        return Look(matches, asked, screened, named, is_question=question is not None)

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
        limit = LOOKED_AT_BY_WORDS if len(self._index.library) > MANY else BY_WORDS
        matches = self._index.find(words, speaker=speaker, conversation=conversation, limit=limit, pause=give_way)
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
