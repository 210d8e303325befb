"""The conversations that can be searched together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.conversation.model import Conversation
from bot.conversation.voices import voiced


@dataclass(frozen=True, slots=True)
class Library:
    """Conversations by key, in the order they were given, which is the order people see."""

    conversations: Mapping[str, Conversation]

    @classmethod
    def of(cls, conversations: Iterable[Conversation]) -> "Library":
        """Return a library of ``conversations``; raises ValueError if two share a key.

        Where a conversation names nobody, its show or its title stands for the name of its one voice.
        """
        by_key: dict[str, Conversation] = {}
        for conversation in conversations:
            if by_key.setdefault(conversation.key, conversation) is not conversation:
                raise ValueError(f"two conversations have the key {conversation.key!r}")
        return cls(MappingProxyType({key: voiced(conversation) for key, conversation in by_key.items()}))

    def __iter__(self) -> Iterator[Conversation]:
        return iter(self.conversations.values())

    def __len__(self) -> int:
        return len(self.conversations)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everyone who speaks in any conversation, in order of first appearance."""
        return tuple(dict.fromkeys(speaker for conversation in self for speaker in conversation.speakers))
