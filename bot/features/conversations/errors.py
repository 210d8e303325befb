"""What can be wrong with a server's own conversations, and what is said of it."""

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords, shown_name
from bot.library.errors import (
    ConversationEdited,
    ConversationGone,
    DraftFileGone,
    DraftGone,
    SuggestionGone,
    TooManyConversations,
)


class TitleTaken(VerbatimError):
    """A conversation is called ``title`` already, so that nobody could tell the two apart."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class NotOwn(VerbatimError):
    """The conversation called ``title`` is not the server's own."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class NothingEdited(VerbatimError):
    """What was told of ``title`` is as it was already."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


def _too_many(error: TooManyConversations) -> str:
    if not error.most:
        return "Whoever runs me does not let servers add conversations of their own."
    return (
        f"A server can have {error.most} conversations of its own, with {error.words:,} words in all. "
        "This would be more: remove one first with /library remove."
    )


WORDS: ErrorWords = {
    TitleTaken: lambda error: (
        f"There is a conversation called “{shown_name(error.title)}” already. Give this one another title."
    ),
    DraftGone: "This draft is no longer here. Send the file again with /library add.",
    DraftFileGone: (
        "The file of this draft was not kept, so it can't be read in another way. "
        "Send it again with /library add; then this works."
    ),
    ConversationGone: (
        "This server has no such conversation of its own any more. /conversations list shows what there is."
    ),
    NotOwn: lambda error: (
        f"“{shown_name(error.title)}” is not this server's own, so only whoever runs me can change it."
    ),
    NothingEdited: lambda error: f"Nothing was changed: “{shown_name(error.title)}” is so already.",
    ConversationEdited: "Somebody has changed this conversation just now. Please try again.",
    TooManyConversations: _too_many,
    SuggestionGone: ("Somebody has decided that already, or it is gone. /library corrections shows how it stands."),
}
