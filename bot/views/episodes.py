"""Places in one of many conversations: each names its own."""

from bot.conversation.model import Conversation, Quote
from bot.desk.markdown import cut, plain
from bot.desk.quotation import heard_note, moment_link

LONGEST_TITLE = 50


def episode_name(conversation: Conversation) -> str:
    """Return the title of ``conversation`` in plain Markdown, cut, with what a machine heard marked as that."""
    title = cut(plain(conversation.title), LONGEST_TITLE) or conversation.key
    return ", ".join(filter(None, [title, heard_note(conversation)]))


def place(quote: Quote, *, named: bool) -> str:
    """Return when ``quote`` begins, as a link, and, if ``named``, in which conversation."""
    moment = moment_link(quote.conversation, quote.start)
    return f"{moment} in {episode_name(quote.conversation)}" if named else moment
