"""What can go wrong with what is remembered, as data.

VerbatimError
├── StorageError
│   ├── StorageBusy          others write; nothing was done, later it works
│   ├── StorageUnavailable   the database cannot be reached or written; nothing was done
│   ├── BadDatabaseUrl       DATABASE_URL names no database that can be opened
│   └── SchemaTooNew         a newer version of the bot has been here
├── SavedQuoteGone           no saved quote has that number any more
├── NotYours                 somebody else saved it
├── BackupImpossible         there is nothing to copy, or nowhere to copy it to
└── RestoreImpossible        a backup cannot be put in the database's place
"""

from enum import StrEnum

from bot.conversation.errors import VerbatimError


class StorageError(VerbatimError):
    """Anything that is wrong with the database as a whole."""


class StorageBusy(StorageError):
    """Others are writing and it took too long; nothing was done, and later it works."""


class Trouble(StrEnum):
    """Why a database cannot be used."""

    LOST = "lost"
    """The connection broke or nobody answers."""
    FULL = "full"
    """The disk is full."""
    READ_ONLY = "read-only"
    """The file or the server takes no writing."""
    UNREADABLE = "unreadable"
    """The file cannot be opened."""
    DAMAGED = "damaged"
    """The file is no database, or not a whole one."""
    MOVED = "moved"
    """The file was deleted, moved or replaced while the bot used it."""
    REFUSED = "refused"
    """The server knows neither this user, nor this password or database."""
    UNPREPARED = "unprepared"
    """Its schema could not be brought up to date."""


_ADVICE = {
    Trouble.LOST: "is the database there, and are the host and port in DATABASE_URL right?",
    Trouble.FULL: "make room on its disk",
    Trouble.READ_ONLY: "let the bot's user write to it and to its folder",
    Trouble.UNREADABLE: "let the bot's user read and write it and its folder, or set DATABASE_URL to where it lies",
    Trouble.DAMAGED: "stop the bot and put a backup in its place: python -m bot restore FILE",
    Trouble.MOVED: "put it back, or stop the bot and restore a backup: python -m bot restore FILE; then start the bot",
    Trouble.REFUSED: "are the user, the password and the database's name in DATABASE_URL right?",
}
"""What whoever runs the bot can do."""


class StorageUnavailable(StorageError):
    """The database cannot be used now, for ``trouble``; nothing was done. ``detail`` is the engine's own line.

    In words it also tells whoever runs the bot what to do.
    """

    def __init__(self, trouble: Trouble, detail: str) -> None:
        advice = f" ({_ADVICE[trouble]})" if trouble in _ADVICE else ""
        super().__init__(f"{trouble}: {detail}{advice}")
        self.trouble = trouble
        self.detail = detail


class BadDatabaseUrl(StorageError):
    """``url``, its password hidden, names no database that can be opened; ``problem`` says why."""

    def __init__(self, url: str, problem: str) -> None:
        super().__init__(f"{url}: {problem}")
        self.url = url
        self.problem = problem


class SchemaTooNew(StorageError):
    """The database has the schema ``revision``, which only a newer version of the bot knows."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


class NumberGone(VerbatimError):
    """Nothing has ``number`` any more."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class SavedQuoteGone(NumberGone):
    """No saved quote of this place has ``number``, or not any more."""


class NotYours(VerbatimError):
    """Saved quote ``number`` can only be changed by who saved it, or by a moderator."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class BackupImpossible(VerbatimError):
    """No copy of the database can be made; ``problem`` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class RestoreImpossible(VerbatimError):
    """No backup can be put in the database's place; ``problem`` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
