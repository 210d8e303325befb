"""What is offered while a person types: quotes, speakers, conversations; never an error, never more than 25."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

import discord
import structlog
from discord import app_commands

from bot.conversation.errors import VerbatimError
from bot.conversation.model import Conversation
from bot.desk.explaining import reference_of
from bot.desk.markdown import cut, visible
from bot.desk.shown_names import choice_shown
from bot.library.finder import Finder
from bot.search.asked.conversation_names import conversations_meant

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
            return [choice_shown(choice) for choice in (await completer(self, interaction, typed))[:MOST_CHOICES]]
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


def conversation_choices(typed: str, finder: Finder, today: date) -> Choices:
    """Return the conversations that ``typed`` may mean, by title, speaker, number, series or date, newest first."""
    meant = conversations_meant(typed, finder.library, today) if typed.strip() else finder.newest
    return [app_commands.Choice(name=_conversation_label(one), value=one.key) for one in meant[:MOST_CHOICES]]


def _conversation_label(one: Conversation) -> str:
    """Return the title of ``one`` with its date and number as far as they are known and there is room."""
    told = " · ".join(filter(None, [one.published.isoformat() if one.published else "", _numbered(one)]))
    title = cut(visible(one.title) or one.key, LONGEST_CHOICE - len(told) - 3 if told else LONGEST_CHOICE)
    return f"{title} · {told}" if told else title


def _numbered(one: Conversation) -> str:
    return f"#{one.number}" if one.number is not None and str(one.number) not in one.title else ""
