"""Commands and clicks as features write them: each takes a Request, and a click is claimed where it is handled."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import discord
from discord.ext import commands

from bot.desk.autocomplete import Choices, completes
from bot.desk.click_ids import Click
from bot.desk.clicks import Handler, clicked_key
from bot.desk.request import Desk, Request


class Part(commands.Cog):
    """Commands and clicks that belong together; ``answers``, ``suggests`` and ``on_click`` mark them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk


P = TypeVar("P", bound=Part)
Options = ParamSpec("Options")
_Answer = Callable[Concatenate[P, Request, Options], Coroutine[Any, Any, None]]
_Callback = Callable[Concatenate[P, discord.Interaction, Options], Coroutine[Any, Any, None]]


def answers(answer: _Answer[P, Options]) -> _Callback[P, Options]:
    """Make a command's callback of ``answer``, which takes a Request and the command's options."""

    @wraps(answer)
    async def callback(
        self: P, interaction: discord.Interaction, /, *args: Options.args, **options: Options.kwargs
    ) -> None:
        await answer(self, Request(self.desk, interaction), *args, **options)

    return callback


def suggests(
    suggest: Callable[[P, Request, str], Awaitable[Choices]],
) -> Callable[[P, discord.Interaction, str], Coroutine[Any, Any, Choices]]:
    """Make an option's autocomplete of ``suggest``, which takes a Request and what was typed so far."""

    @completes
    @wraps(suggest)
    async def complete(self: P, interaction: discord.Interaction, typed: str) -> Choices:
        return await suggest(self, Request(self.desk, interaction), typed)

    return complete


def on_click(action: str, choice: str = "") -> Callable[[_Answer[P, []]], _Answer[P, []]]:
    """Have clicks on buttons and selects of ``action``, and forms of it that were filled in, handled.

    With a ``choice`` it is only that option of the select: so a feature answers to its own in the *More* menu.
    """

    def mark(answer: _Answer[P, []]) -> _Answer[P, []]:
        cast(Any, answer).clicked = clicked_key(action, choice)
        return answer

    return mark


def handlers(parts: Iterable[Part]) -> dict[str, Handler]:
    """Return the handlers in ``parts`` by what is clicked; raises ValueError if two claim the same."""
    found: dict[str, Handler] = {}
    for clicked, handler in _handlers(parts):
        if clicked in found:
            raise ValueError(f"two parts handle clicks on {clicked!r}")
        found[clicked] = handler
    return found


def _handlers(parts: Iterable[Part]) -> Iterator[tuple[str, Handler]]:
    for part in parts:
        for answer in vars(type(part)).values():
            if clicked := getattr(answer, "clicked", None):
                yield clicked, _handler(part, answer)


def _handler(part: Part, answer: Callable[[Any, Request], Awaitable[None]]) -> Handler:
    async def handle(interaction: discord.Interaction, click: Click) -> None:
        await answer(part, Request(part.desk, interaction, click))

    return handle
