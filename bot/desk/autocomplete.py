"""What is offered while a person types: quotes, speakers, conversations; never an error, never more than 25."""

from collections.abc import Awaitable, Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

import discord
import structlog
from discord import app_commands

from bot.conversation.errors import VerbatimError
from bot.desk.explaining import reference_of

MOST_CHOICES = 25
LONGEST_CHOICE = 100
"""Discord's limits; characters of what is shown, and of what is chosen."""

_log = structlog.stdlib.get_logger("bot.autocomplete")
Choices = list[app_commands.Choice[str]]
Completer = TypeVar("Completer", bound=Callable[..., Awaitable[Choices]])


def completes(completer: Completer) -> Completer:
    """Make ``completer`` offer nothing for names it does not know, and tell of anything unforeseen in a choice.

    A completion can answer with choices alone, so what went wrong is said in one; choosing it searches as typed.
    """

    @wraps(completer)
    async def guarded(self: Any, interaction: discord.Interaction, typed: str) -> Choices:
        try:
            return (await completer(self, interaction, typed))[:MOST_CHOICES]
        except VerbatimError:
            return []
        except Exception as error:
            reference = reference_of(interaction)
            _log.error("unexpected", reference=reference, interaction=interaction.id, exc_info=error)
            told = f"Suggestions are out of order ({reference}). Press Enter to search all the same."
            return [app_commands.Choice(name=told, value=typed[:LONGEST_CHOICE] or "?")]

    return guarded  # type: ignore[return-value]  # wraps() keeps the signature, which the type cannot say


def name_choices(typed: str, names: Iterable[str]) -> Choices:
    """Return the ``names`` that contain what was ``typed``, those that begin with it first; all of them for ''."""
    wanted = typed.casefold().strip()
    fitting = [name for name in names if name.strip() and wanted in name.casefold()]
    fitting.sort(key=lambda name: not name.casefold().startswith(wanted))
    return [
        app_commands.Choice(name=name[:LONGEST_CHOICE], value=name[:LONGEST_CHOICE]) for name in fitting[:MOST_CHOICES]
    ]
