"""What people told of a file that can still be read another way: its settings, decisions, and who is who in it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from bot.conversation.model import Conversation
from bot.transcripts.decisions import Decisions, Stretch, decisions_of, read_drop, read_labels
from bot.transcripts.folder.toml_text import toml_text
from bot.transcripts.speakers.naming import renamed

Labels = Sequence[tuple[str, str]]
"""The labels of a file in their order, each with how it is told where nobody renamed it."""
_BY_HAND = {"drop", "labels", "speakers"}


@dataclass(frozen=True, slots=True)
class Told:
    """``settings`` of a conversation.toml, and of those apart ``decisions`` and new ``names``, by the file's labels.

    Not by how those are told ("Speaker 2"), which changes with the decisions.
    """

    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Decisions = field(default_factory=Decisions)
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, text: str) -> "Told":
        """Return what ``text`` holds."""
        table = tomllib.loads(text)
        decisions = decisions_of(read_labels(table.get("labels", {})), read_drop(table.get("drop", [])))
        settings = {name: value for name, value in table.items() if name not in _BY_HAND}
        return cls(settings, decisions, table.get("speakers", {}))

    @property
    def text(self) -> str:
        """It as a conversation.toml has it."""
        return toml_text({**self.settings, **self.decisions.settings, "speakers": self.names})

    @property
    def by_hand(self) -> bool:
        """Whether anything of it changes how the file is read, or what its speakers are called."""
        return bool(self.decisions or self.names)

    def with_names(self, labels: Labels, names: Mapping[str, str]) -> "Told":
        """Return it with other ``names``, by those that speakers have now, where the file has ``labels``."""
        now = {**self.names, **{label: self.names.get(label, told) for label, told in labels}}
        told = dict(labels)
        later = {label: " ".join(names.get(name, name).split()) for label, name in now.items()}
        return replace(self, names={label: name for label, name in later.items() if name != told.get(label, label)})

    def with_words(self, labels: Sequence[str]) -> "Told":
        """Return it with ``labels`` as those that are words; one that was decided to be a speaker is none again."""
        decided = self.decisions
        words = tuple(label for label in dict.fromkeys(labels) if label not in decided.speakers)
        speakers = tuple(label for label in decided.speakers if label not in labels)
        return replace(self, decisions=replace(decided, speakers=speakers, words=words))

    def with_speakers(self, labels: Sequence[str]) -> "Told":
        """Return it with ``labels`` as those that are speakers; one that was decided to be words is none again."""
        decided = self.decisions
        speakers = tuple(label for label in dict.fromkeys(labels) if label not in decided.words)
        words = tuple(label for label in decided.words if label not in labels)
        return replace(self, decisions=replace(decided, speakers=speakers, words=words))

    def with_drop(self, stretches: Sequence[Stretch]) -> "Told":
        """Return it with ``stretches`` as those that are left out."""
        return replace(self, decisions=replace(self.decisions, drop=tuple(dict.fromkeys(stretches))))

    def as_read(self) -> "Told":
        """Return it without whatever was decided or renamed by hand."""
        return Told(self.settings)

    def named(self, conversation: Conversation, labels: Labels) -> Conversation:
        """Return ``conversation``, whose file has ``labels``, with the names told; raises TranscriptError for none."""
        told = [(label, name) for label, name in labels if name in conversation.speakers]
        return renamed(conversation, {name: self.names[label] for label, name in told if label in self.names})
