"""The library and its index as commands ask them: names as people spell them, searches that never hold up others."""

import asyncio
from collections.abc import Container, Sequence
from datetime import date
from functools import partial

from bot.conversation.errors import BadShortForm, QuoteGone, UnknownConversation
from bot.conversation.model import Conversation, Quote
from bot.conversation.quotable import QuotableTurns
from bot.conversation.short_form import Recovered, recover
from bot.conversation.shuffled import Shuffled
from bot.ideas.passages import IdeaPassage
from bot.library.indexed import IndexedLibrary
from bot.library.offers import Offer, offered, openers
from bot.search.answer.comparison import Comparison, compare
from bot.search.answer.labels import CLOSEST
from bot.search.answer.match import Match
from bot.search.asked.conversation_names import match_conversation, newest_first
from bot.search.asked.names import match_series, match_speaker
from bot.search.index import give_way
from bot.search.joined import JoinedIndex
from bot.search.reading.stock import Stock, says_just, stock
from bot.statistics.chosen import ALL, Among
from bot.statistics.topic import TopicPlaces, topic
from bot.statistics.word_use import WordUse, word_use

MATCHES = 6
"""The best match and five others."""
MOST_PLACES = 50
"""Matches looked at for a topic, beside the uses of its words."""
WORTH_OFFERING = 0.01
"""The score from which a quote is suggested: whoever types picks it, and the words are still being typed."""
READ_FOR_OPENERS = 5
"""Conversations read at most until one has enough quotes to offer before anything is typed."""


class Finder:
    """Answers commands' questions about the conversations on ``libraries``, in that order."""

    def __init__(self, libraries: Sequence[IndexedLibrary]) -> None:
        self._libraries = tuple(libraries)
        self._index = JoinedIndex([one.index for one in libraries])
        self.library = self._index.library
        self.concordances = [one.concordance for one in self._libraries]
        ideas = [one.ideas for one in libraries if one.ideas is not None]
        self._newest: list[Conversation] | None = None
        self._ideas = ideas[0].beside(self._index, ideas[1:]) if ideas[1:] else next(iter(ideas), None)

    @property
    def libraries(self) -> Sequence[IndexedLibrary]:
        """What it answers from."""
        return self._libraries

    async def find(
        self,
        words: str,
        *,
        speaker: str | None = None,
        conversation: str | None = None,
        limit: int = MATCHES,
        least: float = CLOSEST,
    ) -> list[Match]:
        """Return the matches for ``words`` that score ``least``, best first.

        ``speaker`` and ``conversation`` are as people spell them; raises UnknownSpeaker and UnknownConversation.
        """
        within = self.conversation(conversation).key if conversation else None
        by = self.speaker(speaker, within) if speaker else None
        if self._index.is_quick(words):
            matches = self._index.find(words, speaker=by, conversation=within, limit=limit)
        else:
            search = partial(self._index.find, speaker=by, conversation=within, limit=limit, pause=give_way)
            matches = await asyncio.to_thread(search, words)
        return [match for match in matches if match.score >= least]

    async def stock(
        self, words: str, matches: Sequence[Match], *, speaker: str | None = None, conversation: str | None = None
    ) -> Stock | None:
        """Return how often ``words``, for which ``matches`` were found, are said, if it is often; names as in ``find``.

        The matches of it are one a conversation, the newest first.
        """
        within = self.conversation(conversation).key if conversation else None
        by = self.speaker(speaker, within) if speaker else None
        if len(matches) < MATCHES or within is not None or not says_just(matches[0], words):
            return None
        said = await asyncio.to_thread(partial(self._index.said, words, speaker=by))
        return stock(said, matches[0], MATCHES)

    async def near(
        self, words: str, *, speaker: str | None = None, conversation: str | None = None, first: int = 0, count: int
    ) -> list[IdeaPassage]:
        """Return up to ``count`` passages near the idea of ``words``, nearest first, from number ``first`` on.

        None without ideas. Unknown names raise as in ``find``.
        """
        if self._ideas is None or not any(map(str.isalnum, words)):
            return []
        within = self.conversation(conversation).key if conversation else None
        by = self.speaker(speaker, within) if speaker else None
        look = partial(self._ideas.find, speaker=by, conversation=within, limit=count, offset=first)
        return await asyncio.to_thread(look, words)

    @property
    def percent_read(self) -> int | None:
        """How much has been read for passages on a similar idea; None when that is over, or there are none."""
        return None if self._ideas is None else self._ideas.percent

    @property
    def have_ideas(self) -> bool:
        """Whether passages on a similar idea are looked for."""
        return self._ideas is not None

    async def suggest(
        self, words: str, *, speaker: str | None, conversation: str | None, limit: int = 25
    ) -> list[Offer]:
        """Return what to offer for what was typed so far, best first; unknown names raise as in ``find``.

        Before anything is typed these are a few quotes of the newest conversation that stand alone; for a short form,
        its own quote.
        """
        within = self.conversation(conversation) if conversation else None
        by = self.speaker(speaker, within.key if within else None) if speaker else None
        if picked := self.picked(words):
            return [Offer(picked.quote, picked.quote)]
        if not words.strip():
            return await asyncio.to_thread(self._openers, by, within)
        key = within.key if within else None
        look = partial(self._offered, speaker=by, conversation=key, limit=limit)
        return look(words) if self._index.is_quick(words) else await asyncio.to_thread(look, words)

    def _offered(self, words: str, speaker: str | None, conversation: str | None, limit: int) -> list[Offer]:
        matches = self._index.suggest(
            words, speaker=speaker, conversation=conversation, limit=limit, least=WORTH_OFFERING
        )
        said = self._index.said(words, speaker=speaker, conversation=conversation, begun=not words[-1].isspace())
        ages = {one.key: age for age, one in enumerate(self.newest)}
        return offered(matches, said.firsts, ages, limit)

    def quotable(self, conversation: Conversation) -> tuple[Quote, ...]:
        """Return the quotes of ``conversation`` that stand alone; takes a while the first time."""
        return self._turns(conversation).all

    def shuffled(self, among: Among = ALL, only: Container[str] | None = None) -> Shuffled:
        """Return the quotes that stand alone ``among`` all that is said, to be drawn from; ``only`` of these keys."""
        kept = [one for one in self.library if among.holds(one) and (only is None or one.key in only)]
        return Shuffled([self._turns(one) for one in kept], among.speaker)

    def quotable_around(self, place: Quote) -> Quote | None:
        """Return the quote that stands alone in which ``place`` begins, if there is one."""
        return self._turns(place.conversation).around(place.first_word)

    def _turns(self, conversation: Conversation) -> QuotableTurns:
        return next(
            one.quotable(conversation) for one in self._libraries if conversation.key in one.library.conversations
        )

    def _openers(self, speaker: str | None, within: Conversation | None) -> list[Offer]:
        """Return a handful of quotes from all over ``within``, or the newest conversation in which ``speaker`` is."""
        among = [within] if within else [one for one in self.newest if speaker is None or speaker in one.speakers]
        return openers(map(self._turns, among[:READ_FOR_OPENERS]), speaker)

    async def compare(self, written: str) -> Comparison:
        """Return how ``written``, a chat message, compares with what was said."""
        return await asyncio.to_thread(compare, written, partial(self._index.find, pause=give_way))

    async def topic(self, words: str, among: Among = ALL) -> tuple[TopicPlaces, WordUse]:
        """Return every place ``among`` all that is said where ``words`` come up, and how often they are used."""
        matches = await self.find(words, speaker=among.speaker, conversation=among.conversation, limit=MOST_PLACES)
        matches = [match for match in matches if among.holds(match.quote.conversation)]
        use = await asyncio.to_thread(word_use, self.concordances, words, among)
        return await asyncio.to_thread(topic, use, matches), use

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of every conversation."""
        return tuple(conversation.title for conversation in self.library)

    @property
    def all_series(self) -> tuple[str, ...]:
        """The name of every show, that of the newest conversation first."""
        return tuple(dict.fromkeys(one.series for one in self.newest if one.series))

    def series(self, name: str) -> str:
        """Return the show called ``name``, spelling forgiven; raises UnknownSeries."""
        return match_series(name, self.all_series)

    def speakers(self, conversation: str | None) -> tuple[str, ...]:
        """Return everyone who speaks, in ``conversation`` or in all; raises UnknownConversation."""
        return self.conversation(conversation).speakers if conversation else self.library.speakers

    def picked(self, words: str) -> Recovered | None:
        """Return the quote whose short form ``words`` is; None if it is no short form.

        Raises QuoteGone if its conversation is no longer there.
        """
        try:
            return recover(words.strip(), self.library)
        except BadShortForm:
            return None

    def recover(self, form: str) -> Recovered:
        """Return the quote of ``form``; raises BadShortForm and QuoteGone."""
        return recover(form, self.library)

    def conversation(self, name: str | None, today: date | None = None) -> Conversation:
        """Return the conversation called ``name``, spelling forgiven; the newest one without a name.

        ``today`` tells what "last week" is. Raises AmbiguousConversation where several may be meant, and
        UnknownConversation; with an empty name if there is no conversation at all.
        """
        if name:
            return match_conversation(name, self.library, today)
        if not len(self.library):
            raise UnknownConversation("")
        return self.newest[0]

    @property
    def newest(self) -> list[Conversation]:
        """All conversations, newest first."""
        if self._newest is None:
            self._newest = newest_first(self.library)
        return self._newest

    def conversation_by_key(self, key: str) -> Conversation:
        """Return the conversation with exactly this key, as a button holds it; raises QuoteGone."""
        try:
            return self.library.conversations[key]
        except KeyError:
            raise QuoteGone(key) from None

    def conversation_with(self, speaker: str, conversation: str | None) -> tuple[Conversation, str]:
        """Return the speaker's name and a conversation they speak in: the named one, else the newest.

        Raises UnknownConversation and UnknownSpeaker.
        """
        if conversation:
            found = self.conversation(conversation)
            return found, match_speaker(speaker, found.speakers)
        name = self.speaker(speaker)
        return next(one for one in self.newest if name in one.speakers), name

    def speaker(self, name: str, conversation: str | None = None) -> str:
        """Return the speaker called ``name``, spelling forgiven, in one conversation or all; raises UnknownSpeaker."""
        speakers = self.library.conversations[conversation].speakers if conversation else self.library.speakers
        return match_speaker(name, speakers)
