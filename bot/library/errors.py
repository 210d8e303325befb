"""What can be wrong with what a server can search, as data."""

from bot.conversation.errors import VerbatimError
from bot.storage.errors import NumberGone


class CorrectionTooLong(VerbatimError):
    """Words in one piece that are to be put right, or the right ones, have more than ``most`` characters."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class DraftGone(NumberGone):
    """Draft ``number`` was confirmed or cancelled, or is a day old."""


class DraftChanged(NumberGone):
    """Draft ``number`` has been changed since it was read."""


class DraftFileGone(NumberGone):
    """The file that draft ``number`` was read from is not kept."""


class ConversationGone(NumberGone):
    """Conversation ``number`` of a server is not there any more."""


class ConversationEdited(NumberGone):
    """Conversation ``number`` has been changed since it was looked at."""


class TooManyConversations(VerbatimError):
    """A server can have ``most`` conversations of its own with ``words`` words in all; this would be more."""

    def __init__(self, most: int, words: int) -> None:
        super().__init__(most, words)
        self.most = most
        self.words = words


class SuggestionGone(NumberGone):
    """Suggested correction ``number`` is not there any more, or somebody has decided it."""


class TooManySuggestions(VerbatimError):
    """A person has ``most`` suggested corrections that nobody has decided yet."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class LibraryNotReady(VerbatimError):
    """A server's own conversations are being read; in a few seconds they can be asked."""
