"""Structured logs: our lines and discord.py's through one formatter, for people or for machines."""

import logging
import sys
from collections.abc import Sequence
from typing import Literal, TextIO

import structlog

_SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


_TELLING = ("discord.http", "discord.gateway", "discord.webhook", "discord.state")
"""Loggers that write out, below ``INFO``, whatever goes to Discord and comes from it: people's words and tokens."""


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


def set_up_logs(
    level: str,
    style: Literal["auto", "console", "json"],
    *,
    secret: str | None = None,
    stream: TextIO = sys.stderr,
) -> None:
    """Send every log line of at least ``level`` to ``stream``; ``secret`` never appears in one.

    Nor do people's words, at any level: what passes between discord.py and Discord is not logged, and tracebacks
    are plain, without the variables that would hold what people asked for.
    """
    as_json = style == "json" or (style == "auto" and not stream.isatty())
    renderer: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if as_json
        else [structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)]
    )
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # so that tests and a second set-up take effect
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_Formatter(secret, [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderer]))
    for name in _TELLING:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
    logging.getLogger("discord.client").addFilter(_not_about_voice)
    logging.basicConfig(level=level, handlers=[handler], force=True)
