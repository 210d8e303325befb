"""What went wrong, where, and what to do: one kind line for the asker alone."""

from dataclasses import replace

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords, words_for
from bot.desk.errors import UnknownClick
from bot.desk.markdown import cut, plain
from bot.desk.reply import Reply

_SHORTEST_LINE = 20
"""Characters for which a further line is begun."""


def problem_reply(error: VerbatimError, *words: ErrorWords) -> Reply:
    """Return ``error`` as features' ``words``, or those of the desk, have it."""
    return Reply(text=words_for(error, *words), private=True)


def handed_back(typed: str) -> str:
    """Return what goes under what is said to a form that came to nothing: the lines ``typed`` into it, if any.

    It has at most some 1,200 characters of the 2,000 that a text may have.
    """
    lines: list[str] = []
    room = 1200
    for line in filter(str.strip, typed.splitlines()):
        lines.append(cut(plain(line), room))
        room -= len(lines[-1]) + 1
        if room < _SHORTEST_LINE:
            break
    if not lines:
        return ""
    return "\nYou wrote:" + ("\n" if lines[1:] else " ") + "\n".join(lines)


def with_typed(reply: Reply, typed: str) -> Reply:
    """Return ``reply``, if it is a text, with what was ``typed`` handed back."""
    return reply if reply.text is None else replace(reply, text=f"{reply.text}{handed_back(typed)}")


def unexpected_reply(reference: str) -> Reply:
    """Return what is said when something broke that nobody foresaw; ``reference`` is in the log beside the cause."""
    return Reply(text=f"Sorry, something broke on my side. If you report it, say “{reference}”.", private=True)


def changed_command_reply() -> Reply:
    """Return what is said to a command as it was before an update: people's Discord keeps commands for a while."""
    return Reply(text="This command has changed. Please restart your Discord and send it again.", private=True)


def unknown_click_reply() -> Reply:
    """Return what is said to a click on a button whose id this version cannot read."""
    return problem_reply(UnknownClick())
