"""Structured logs: our lines and discord.py's through one formatter, for people or for machines."""

import logging
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from typing import Literal, TextIO

import discord
import structlog

from bot.storage.errors import StorageError

_SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

_OURS = "bot"
"""The logger above all of ours. Below ``INFO``, libraries write out what they are given: people's words and tokens."""
_SHOWN = re.compile(r"<.*>", re.DOTALL)
"""Objects as asyncio shows them, with what they were given."""


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Writes a line, and blanks a secret in all of it, tracebacks too, whoever wrote the line."""

    def __init__(self, secret: str | None, processors: Sequence[structlog.typing.Processor]) -> None:
        super().__init__(foreign_pre_chain=_SHARED, processors=processors)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return line.replace(self._secret, "[secret]") if self._secret else line


def _not_about_voice(record: logging.LogRecord) -> bool:
    """Say whether a line is worth reading: discord.py warns at every start that it has no voice, which we don't use."""
    return "voice will NOT be supported" not in record.getMessage()


def _without_objects(record: logging.LogRecord) -> bool:
    """Have a line of asyncio say what happened without the objects it happened to; always True."""
    record.msg, record.args = _SHOWN.sub("<...>", record.getMessage()).partition("\n")[0], ()
    return True


def _told(exc_info: structlog.typing.ExcInfo) -> str:
    """Return where and how something went wrong, without messages that may repeat what people typed."""
    return "".join(_chain(exc_info[1], set())).rstrip()


def _chain(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _chain(before, seen)
        yield "\nwhich led to:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}{_harmless(error)}\n"
    for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield "\nof which one is:\n\n"
        yield from _chain(one, seen)


def _harmless(error: BaseException) -> str:
    """Return what can be told of ``error`` whoever caused it: what the system, Discord or the database calls it."""
    if isinstance(error, discord.HTTPException):
        return f": {error.status} (error code: {error.code})"
    if isinstance(error, StorageError):
        return f": {error}"
    return f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""


def set_up_logs(
    level: str,
    style: Literal["auto", "console", "json"],
    *,
    secret: str | None = None,
    stream: TextIO = sys.stderr,
) -> None:
    """Send every log line of at least ``level`` to ``stream``; ``secret`` never appears in one.

    Nor do people's words, at any level: libraries, which log what they are given, are heard from ``INFO`` on, and
    tracebacks are without variables and messages.
    """
    as_json = style == "json" or (style == "auto" and not stream.isatty())
    renderer: list[structlog.typing.Processor] = (
        [structlog.processors.JSONRenderer()] if as_json else [structlog.dev.ConsoleRenderer(colors=stream.isatty())]
    )
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # so that tests and a second set-up take effect
    )
    handler = logging.StreamHandler(stream)
    bare: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.ExceptionRenderer(_told),
    ]
    handler.setFormatter(_Formatter(secret, [*bare, *renderer]))
    logging.getLogger("discord.client").addFilter(_not_about_voice)
    logging.getLogger("asyncio").addFilter(_without_objects)
    logging.getLogger(_OURS).setLevel(level)
    logging.basicConfig(level=max(logging.INFO, logging.getLevelNamesMapping()[level]), handlers=[handler], force=True)
