"""What can be wrong with saved quotes, and what is said of it."""

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords, shown_name
from bot.storage.errors import NotYours, SavedQuoteGone


class BadTag(VerbatimError):
    """``text`` holds no letter or digit, so it makes no tag."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class TooManyTags(VerbatimError):
    """A quote can have at most ``most`` tags."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


WORDS: ErrorWords = {
    BadTag: lambda error: f"“{shown_name(error.text)}” has no letter or digit, so it makes no tag.",
    TooManyTags: lambda error: f"A quote can have at most {error.most} tags.",
    SavedQuoteGone: "This quote is not among those saved here any more. /saved list shows what is.",
    NotYours: ("Only whoever saved this quote, or people with the permission Manage Messages, can change that."),
}
