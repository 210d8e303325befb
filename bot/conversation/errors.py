"""What can go wrong, as data; the desk and the command line turn it into words.

VerbatimError
├── UnknownSpeaker         nobody in reach has that name
├── AmbiguousSpeaker       several speakers may have been meant
├── UnknownConversation    no conversation has that name or key
├── UnknownSeries          no show has that name
├── NothingPublished       no conversation came out in that year
├── AmbiguousConversation  several conversations may have been meant
├── BadTimecode            a text that is no time
├── BadShortForm           a text that is no short form of a quote
├── QuoteGone              a short form whose conversation is no longer in the library
├── NothingQuotable        nothing that somebody says stands alone
└── TranscriptError        a file that cannot be read as a transcript or its metadata
"""

from collections.abc import Sequence


class VerbatimError(Exception):
    """Anything a person should be told in one kind line."""


class _UnknownName(VerbatimError):
    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = tuple(nearest)


class UnknownSpeaker(_UnknownName):
    """Nobody is called ``name``; ``nearest`` holds similar names, best first."""


class AmbiguousSpeaker(VerbatimError):
    """``name`` may mean several ``speakers``."""

    def __init__(self, name: str, speakers: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.speakers = tuple(speakers)


class UnknownConversation(_UnknownName):
    """No conversation is called ``name``; ``nearest`` holds similar titles, best first."""


class NothingPublished(VerbatimError):
    """No conversation that is meant came out in ``year``; ``years`` holds those in which some did, rising."""

    def __init__(self, year: int, years: Sequence[int] = ()) -> None:
        super().__init__(year)
        self.year = year
        self.years = tuple(years)


class UnknownSeries(_UnknownName):
    """No show is called ``name``; ``nearest`` holds similar names, best first."""


class AmbiguousConversation(VerbatimError):
    """``name`` may mean several ``conversations``, each a key and a title, the newest first."""

    def __init__(self, name: str, conversations: Sequence[tuple[str, str]]) -> None:
        super().__init__(name)
        self.name = name
        self.conversations = tuple(conversations)


class BadTimecode(VerbatimError):
    """``text`` is not a time such as 1:02:03, 32:10, 32m10s or a number of minutes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class BadShortForm(VerbatimError):
    """``text`` is not the short form of a quote."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class QuoteGone(VerbatimError):
    """The quote's conversation, ``key``, is not in the library any more."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NothingQuotable(VerbatimError):
    """Nothing that ``name``, a speaker or a conversation, has stands alone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TranscriptError(VerbatimError):
    """``source`` cannot be read: ``problem`` at ``line`` (from 1; 0 for the whole file).

    ``mend`` says what to do.
    """

    def __init__(self, source: str, line: int, problem: str, mend: str) -> None:
        super().__init__(f"{source}:{line}: {problem}; {mend}" if line else f"{source}: {problem}; {mend}")
        self.source = source
        self.line = line
        self.problem = problem
        self.mend = mend
