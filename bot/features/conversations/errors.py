"""What can be wrong with a server's own conversations, and what is said of it."""

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords, shown_name
from bot.library.errors import ConversationGone, DraftFileGone, DraftGone, SuggestionGone, TooManyConversations


class TitleTaken(VerbatimError):
    """A conversation is called ``title`` already, so that nobody could tell the two apart."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


def _too_many(error: TooManyConversations) -> str:
    if not error.most:
        return "Whoever runs me does not let servers add conversations of their own."
    return (
        f"A server can have {error.most} conversations of its own, with {error.words:,} words in all. "
        "This would be more: remove one first with /conversations remove."
    )


WORDS: ErrorWords = {
    TitleTaken: lambda error: (
        f"There is a conversation called “{shown_name(error.title)}” already. Give this one another title."
    ),
    DraftGone: "This draft is no longer here. Send the file again with /conversations add.",
    DraftFileGone: (
        "The file of this draft was not kept, so it can't be read in another way. "
        "Send it again with /conversations add; then this works."
    ),
    ConversationGone: (
        "This server has no such conversation of its own any more. /conversations list shows what there is."
    ),
    TooManyConversations: _too_many,
    SuggestionGone: (
        "Somebody has decided that already, or it is gone. /conversations corrections shows how it stands."
    ),
}
