"""What is said of each error that may come up whatever the feature; a feature's own are in its ``errors``."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.conversation.errors import (
    AmbiguousConversation,
    AmbiguousSpeaker,
    BadShortForm,
    BadTimecode,
    NothingPublished,
    NothingQuotable,
    QuoteGone,
    TranscriptError,
    UnknownConversation,
    UnknownSeries,
    UnknownSpeaker,
    VerbatimError,
)
from bot.desk.errors import CannotPost, NotAllowed, NotAMember, TooManyAnswers, UnknownClick, UnknownTimeZone
from bot.desk.markdown import cut, plain
from bot.library.errors import LibraryNotReady
from bot.storage.errors import StorageBusy, StorageError

_MOST_TITLES, _LONGEST_TITLE = 5, 80

ErrorWords = Mapping[type[VerbatimError], str | Callable[[Any], str]]
"""What is said of errors, by their class; a class that isn't in it goes by the nearest above it that is."""


def _unknown_conversation(error: UnknownConversation) -> str:
    if not error.name:
        return "I know no conversation yet: ask whoever runs me to add one."
    return f"No conversation is called “{shown_name(error.name)}”.{did_you_mean(error.nearest)}"


def _ambiguous(error: AmbiguousConversation) -> str:
    titles = "; ".join(cut(plain(title), _LONGEST_TITLE) for _, title in error.conversations[:_MOST_TITLES])
    more = len(error.conversations) - _MOST_TITLES
    others = f"; and {more:,} more" if more > 0 else ""
    return (
        f"{len(error.conversations):,} conversations fit “{shown_name(error.name)}”: {titles}{others}. "
        "Choose one from the suggestions while you type it."
    )


def _ambiguous_speaker(error: AmbiguousSpeaker) -> str:
    names = ", ".join(shown_name(name) for name in error.speakers[:_MOST_TITLES])
    return f"Several people fit “{shown_name(error.name)}”: {names}. Choose one from the suggestions while you type it."


def _nothing_quotable(error: NothingQuotable) -> str:
    name = shown_name(error.name)
    return f"I have no line of “{name}” that stands alone." if error.name else "I have no quote to draw yet."


def _nothing_published(error: NothingPublished) -> str:
    years = " to ".join(map(str, dict.fromkeys((*error.years[:1], *error.years[-1:]))))
    when = f" There are some from {years}." if years else " None has a date."
    return f"I have no such conversation from {error.year}.{when}"


def _unknown_zone(error: UnknownTimeZone) -> str:
    meant = did_you_mean(error.nearest) or " Try one such as Europe/Paris."
    return f"No time zone is called “{shown_name(error.name)}”.{meant}"


def shown_name(text: str) -> str:
    """Return what somebody typed as a name, as it may stand in a line."""
    return plain(cut(text, 100))


def permission_names(permissions: Sequence[str]) -> str:
    """Return ``permissions``, discord.py's names of them, as Discord's pages call them."""
    return " and ".join(name.replace("guild", "server").replace("_", " ").title() for name in permissions)


def did_you_mean(nearest: Sequence[str]) -> str:
    """Return the question whether one of ``nearest``, names, was meant; '' for none."""
    names = [shown_name(name) for name in nearest[:3]]
    return f" Did you mean {' or '.join(names)}?" if names else ""


WORDS: ErrorWords = {
    UnknownSpeaker: lambda error: f"No speaker is called “{shown_name(error.name)}”.{did_you_mean(error.nearest)}",
    UnknownConversation: _unknown_conversation,
    UnknownSeries: lambda error: f"No show is called “{shown_name(error.name)}”.{did_you_mean(error.nearest)}",
    AmbiguousConversation: _ambiguous,
    AmbiguousSpeaker: _ambiguous_speaker,
    NothingPublished: _nothing_published,
    BadTimecode: lambda error: (
        f"“{shown_name(error.text)}” is not a time I can read. Try 32:10, 1:02:03, 32m10s, or 32 for minutes."
    ),
    BadShortForm: "I can't read which quote that is. Please ask again with /quote.",
    QuoteGone: "The conversation this quote is from is no longer here, so I can't show it.",
    NothingQuotable: _nothing_quotable,
    TranscriptError: lambda error: f"I can't read that: {plain(cut(str(error), 300))}",
    NotAllowed: lambda error: f"That is for people with the permission {permission_names(error.permissions)}.",
    NotAMember: "For that I have to be a member of this server: whoever manages it can add me.",
    UnknownClick: "I don't know this button any more. Please ask again with /quote.",
    TooManyAnswers: lambda error: (
        f"{error.answers} public answers a minute is the most I post for one person. Please wait a moment."
    ),
    UnknownTimeZone: _unknown_zone,
    CannotPost: lambda error: (
        f"In <#{error.channel}> I need the permission {permission_names(error.permissions)} first."
    ),
    LibraryNotReady: ("I'm just reading this server's own conversations. Please ask again in a few seconds."),
    StorageBusy: "Too much is being saved at once, so nothing was changed. Please try again.",
    StorageError: (
        "My memory is out of order just now, so nothing was changed or can be looked up in it. "
        "Finding quotes still works; please try this again later."
    ),
}


def words_for(error: VerbatimError, *others: ErrorWords) -> str:
    """Return ``error`` in words: those of ``others`` or ``WORDS``, of its own class rather than of one above it."""
    for kind in type(error).__mro__:
        for words in (*others, WORDS):
            if kind in words:
                said = words[kind]
                return said if isinstance(said, str) else said(error)
    return "I can't do that."
