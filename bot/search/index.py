"""A library made searchable."""

from bisect import bisect_right

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Quote
from bot.search.candidates import find_windows
from bot.search.confidence import confidence
from bot.search.corpus import read_corpus
from bot.search.evidence import Find, weigh
from bot.search.labels import label
from bot.search.match import Match
from bot.search.postings import post
from bot.search.query import Query, read_query
from bot.search.scope import Scope, scope_of
from bot.search.similarity import Vocabulary
from bot.search.tokens import Token, tokenize
from bot.search.windows import open_windows

Between = tuple[float, float]

QUICK = 20_000_000
"""Characters of a query times tokens of the library up to which a search is quick."""


class Index:
    """A library made searchable; build it once, ask it from any thread."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._conversations = tuple(library)
        self._corpus = read_corpus(self._conversations)
        self._postings = post(self._corpus.tokens, len(self._corpus.vocabulary))
        self._vocabulary = Vocabulary(self._corpus.vocabulary, self._postings.telling)

    def find(
        self,
        words: str,
        *,
        speaker: str | None = None,
        conversation: str | None = None,
        between: Between | None = None,
        limit: int = 5,
    ) -> list[Match]:
        """Return the quotes that ``words`` most likely mean, best first, at different places.

        Only what ``speaker`` says, in the conversation with the key ``conversation``, within the seconds ``between``, is
        looked at. Any text is
        answered; nothing found is an empty list. A score of .5 and above counts as found.
        """
        query = read_query(words, self._vocabulary)
        if not query.terms:
            return []
        scope = self._scope(speaker, conversation, between)
        allowed = None if scope is None else scope.blocks(self._postings.block_count)
        blocks = find_windows(query, self._postings, allowed)
        if not len(blocks):
            return []
        windows = open_windows(blocks, query, self._corpus, scope)
        finds = weigh(query, windows, self._corpus, limit)
        return [self._match(query, find) for find in finds]

    def suggest(
        self,
        words: str,
        *,
        speaker: str | None = None,
        conversation: str | None = None,
        limit: int = 25,
    ) -> list[Match]:
        """Return quotes for words still being typed, best first, at different places."""
        return self.find(words, speaker=speaker, conversation=conversation, limit=limit)

    def is_quick(self, words: str) -> bool:
        """Return whether ``find`` may run on an event loop: it takes a few milliseconds at most."""
        return len(words) * len(self._corpus.tokens) <= QUICK

    def _scope(self, speaker: str | None, conversation: str | None, between: Between | None) -> Scope | None:
        if speaker is None and conversation is None and between is None:
            return None
        starts, stops = [], []
        for number, candidate in enumerate(self._conversations):
            if conversation is not None and candidate.key != conversation:
                continue
            first = int(self._corpus.conversations[number])
            for passage in range(len(candidate.passages)):
                if speaker is not None and candidate.passages[passage].speaker != speaker:
                    continue
                tokens = self._tokens(first + passage)
                inside = [
                    at
                    for at, token in enumerate(tokens)
                    if between is None or _within(token, candidate, passage, between)
                ]
                begin = int(self._corpus.passages[first + passage])
                starts += [begin + at for at in inside]
                stops += [begin + at + 1 for at in inside]
        return scope_of(starts, stops)

    def _match(self, query: Query, find: Find) -> Match:
        first, stop = self._words(find.first), self._words(find.stop - 1)
        conversation = first[0]
        quote = Quote(conversation, first[1], stop[2])
        matched = sorted({word for token in find.matched for word in range(*self._words(token)[1:])})
        score = confidence(find.evidence)
        said = [self._corpus.vocabulary[token] for token in self._corpus.tokens[find.first : find.stop]]
        return Match(quote, score, label(score, find.evidence, query.text.split(), said), tuple(matched))

    def _words(self, token: int) -> tuple[Conversation, int, int]:
        """Return the conversation of a token and the words, first and stop, that say it."""
        passage = bisect_right(self._corpus.passages, token) - 1
        number = bisect_right(self._corpus.conversations, passage) - 1
        conversation = self._conversations[number]
        found = self._tokens(passage)[token - int(self._corpus.passages[passage])]
        base = conversation.first_words[passage - int(self._corpus.conversations[number])]
        return conversation, base + found.first, base + found.stop

    def _tokens(self, passage: int) -> list[Token]:
        number = bisect_right(self._corpus.conversations, passage) - 1
        local = passage - int(self._corpus.conversations[number])
        return tokenize(self._conversations[number].passages[local].text.split())


def _within(token: Token, conversation: Conversation, passage: int, between: Between) -> bool:
    base = conversation.first_words[passage]
    start, _ = conversation.seconds(conversation.place(base + token.first))
    _, end = conversation.seconds(conversation.place(base + token.stop - 1))
    return between[0] <= start and end <= between[1]
