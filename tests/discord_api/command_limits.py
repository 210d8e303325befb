"""The written limits of application commands."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.discord_api.faults import Fault

CHAT_COMMANDS = 100
TEXT_LENGTH = 8_000
"""Of a command's names, descriptions and values together, its options' and choices' too."""

CHOICE_VALUE_LENGTH = 100
CHAT_INPUT, SUBCOMMANDS = 1, (1, 2)
CHAT_NAME = re.compile(r"[-_'\w]{1,32}")


def command_list_faults(commands: list[dict[str, Any]]) -> Iterator[Fault]:
    """What Discord refuses in the list of an application's commands."""
    chat = sum(command.get("type", CHAT_INPUT) == CHAT_INPUT for command in commands)
    if chat > CHAT_COMMANDS:
        yield Fault("", f"{chat} chat commands, at most {CHAT_COMMANDS}")
    names = Counter((command.get("type", CHAT_INPUT), command.get("name")) for command in commands)
    yield from (Fault("", f"{count} commands called {name!r}") for (_, name), count in names.items() if count > 1)
    for number, command in enumerate(commands):
        yield from _command_faults(f"/{number}", command)


def _command_faults(pointer: str, command: dict[str, Any]) -> Iterator[Fault]:
    if command.get("type", CHAT_INPUT) == CHAT_INPUT:
        yield from _named_faults(pointer, command)
    elif command.get("description") or command.get("options"):
        yield Fault(pointer, "only chat commands have a description and options")
    text_length = _text_length(command)
    if text_length > TEXT_LENGTH:
        yield Fault(pointer, f"{text_length} characters together, at most {TEXT_LENGTH}")


def _named_faults(pointer: str, part: dict[str, Any]) -> Iterator[Fault]:
    """The faults of a chat command or an option, and of the options inside it."""
    name, options = part.get("name", ""), part.get("options") or []
    if not CHAT_NAME.fullmatch(name) or name != name.lower():
        yield Fault(f"{pointer}/name", f"{name!r} is no name for a chat command or option")
    if not part.get("description"):
        yield Fault(f"{pointer}/description", "a description is required")
    yield from _order_faults(pointer, options)
    yield from _choice_faults(pointer, part)
    for number, option in enumerate(options):
        yield from _named_faults(f"{pointer}/options/{number}", option)


def _order_faults(pointer: str, options: list[dict[str, Any]]) -> Iterator[Fault]:
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield Fault(f"{pointer}/options", "required options come first")
    names = Counter(option.get("name") for option in options)
    yield from (Fault(f"{pointer}/options", f"{count} called {name!r}") for name, count in names.items() if count > 1)
    kinds = {option.get("type") in SUBCOMMANDS for option in options}
    if len(kinds) > 1:
        yield Fault(f"{pointer}/options", "subcommands and other options do not go together")


def _choice_faults(pointer: str, option: dict[str, Any]) -> Iterator[Fault]:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        yield Fault(pointer, "choices and autocomplete exclude each other")
    for number, choice in enumerate(choices):
        value = choice.get("value")
        if isinstance(value, str) and len(value) > CHOICE_VALUE_LENGTH:
            message = f"{len(value)} characters, at most {CHOICE_VALUE_LENGTH}"
            yield Fault(f"{pointer}/choices/{number}/value", message)


def _text_length(part: dict[str, Any]) -> int:
    values = [value for key in ("name", "description", "value") if isinstance(value := part.get(key), str)]
    inside = [*(part.get("options") or []), *(part.get("choices") or [])]
    return sum(map(len, values)) + sum(map(_text_length, inside))
