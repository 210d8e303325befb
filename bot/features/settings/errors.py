"""What can be wrong with settings, and what is said of it."""

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords


class WholeServerOnly(VerbatimError):
    """What is searched, and where the log is, is set for a whole server, not for one channel."""


WORDS: ErrorWords = {
    WholeServerOnly: "What is searched, and where the log is, is set for the whole server: leave out `channel`.",
}
