"""Places of words as arrays: a common word is said a hundred thousand times in an archive."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation, Quote
from bot.search.reading.corpus import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Places(Sequence[Quote]):
    """Places in some conversations, as a sequence of quotes, each made when it is asked for.

    The arrays have shape (places,); ``conversation`` and ``speaker`` are numbers of ``conversations`` and
    ``speakers``, ``first`` and ``stop`` words of the conversation, ``passage`` its passage that holds the first one.
    """

    conversations: tuple[Conversation, ...]
    speakers: tuple[str, ...]
    conversation: Numbers
    speaker: Numbers
    passage: Numbers
    first: Numbers
    stop: Numbers

    @classmethod
    def of(cls, quotes: Sequence[Quote]) -> "Places":
        """Return the places of ``quotes``."""
        conversations = tuple({quote.conversation.key: quote.conversation for quote in quotes}.values())
        speakers = tuple(dict.fromkeys(quote.speaker for quote in quotes))
        rows = [
            (
                conversations.index(quote.conversation),
                speakers.index(quote.speaker),
                quote.conversation.passage_of(quote.first_word),
                quote.first_word,
                quote.stop_word,
            )
            for quote in quotes
        ]
        return cls(conversations, speakers, *np.array(rows, np.int32).reshape(-1, 5).T)

    def only(self, kept: NDArray[np.bool_], holds: Callable[[Conversation], bool]) -> "Places":
        """Return the ``kept`` places, which are in conversations that ``holds`` is true of; those alone are left."""
        numbers = [number for number, one in enumerate(self.conversations) if holds(one)]
        renumbered = np.full(len(self.conversations), -1, np.int32)
        renumbered[numbers] = np.arange(len(numbers), dtype=np.int32)
        rest = (column[kept] for column in (self.speaker, self.passage, self.first, self.stop))
        conversations = tuple(self.conversations[number] for number in numbers)
        return Places(conversations, self.speakers, renumbered[self.conversation[kept]], *rest)

    def __len__(self) -> int:
        return len(self.first)

    @overload
    def __getitem__(self, number: int) -> Quote: ...
    @overload
    def __getitem__(self, number: slice) -> list[Quote]: ...
    def __getitem__(self, number: int | slice) -> Quote | list[Quote]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        conversation = self.conversations[self.conversation.item(number)]
        return Quote(conversation, self.first.item(number), self.stop.item(number))

    def __iter__(self) -> Iterator[Quote]:
        return (self[number] for number in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # compared by value, and arrays have no hash
