"""What the command line says of errors: one clear line each."""

from bot.conversation.errors import (
    AmbiguousConversation,
    AmbiguousSpeaker,
    UnknownConversation,
    UnknownSpeaker,
    VerbatimError,
)
from bot.storage.errors import SchemaTooNew, StorageBusy


def error_line(error: VerbatimError) -> str:
    """Return the line for ``error``, with what to do."""
    if isinstance(error, SchemaTooNew):
        return f"DATABASE_URL: a newer version of the bot has been here (schema {error.revision}): update this one"
    if isinstance(error, StorageBusy):
        return "DATABASE_URL: the database is busy: try again in a moment"
    if isinstance(error, AmbiguousConversation):
        keys = ", ".join(key for key, _ in error.conversations[:8])
        return f"{len(error.conversations)} conversations fit {error.name!r}: name one by its key, such as {keys}"
    if isinstance(error, AmbiguousSpeaker):
        return f"several people fit {error.name!r}: name one just so: {', '.join(error.speakers[:8])}"
    if not isinstance(error, UnknownSpeaker | UnknownConversation):
        return str(error)
    what = "speaker" if isinstance(error, UnknownSpeaker) else "conversation"
    hint = f"; did you mean {' or '.join(error.nearest)}?" if error.nearest else ""
    return f"no {what} is called {error.name!r}{hint}"
