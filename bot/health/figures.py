"""The bot's figures as Prometheus reads them: https://prometheus.io/docs/instrumenting/exposition_formats/

What they are labelled with are names of ours, commands and lines of the log; nothing that people typed, and nobody's
id.
"""

import logging
from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.exposition import generate_latest

ANSWERED_WITHIN = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 5.0)
"""Seconds; Discord gives up on what is not answered within 3."""
STALLED_FOR = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds."""
STATE = {
    "conversations": "Conversations that all servers share",
    "words": "Words of the conversations that all servers share",
    "servers": "Servers that the bot is a member of, as far as this process knows",
    "shards": "Shards that this process runs",
    "shards_alive": "Shards that Discord answered within three intervals of their heartbeats",
    "shard_silence_seconds": "Seconds since Discord last answered the shard that it answered least lately",
    "database_ready": "1 if the database was prepared, 0 while nothing is remembered",
}
"""What there is at a moment, and what it tells."""


class Figures:
    """What is counted from the start of the process; to be asked from the event loop's thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._asked = Counter(
            "verbatim_interactions",
            "What people asked for: commands, suggestions while they type, clicks, forms",
            ("kind", "name"),
            registry=self._registry,
        )
        self._answered = Histogram(
            "verbatim_answer_seconds",
            "Seconds from Discord's time stamp of an interaction to the answer that Discord took",
            ("kind",),
            buckets=ANSWERED_WITHIN,
            registry=self._registry,
        )
        self._unanswered = Counter(
            "verbatim_unanswered",
            "Interactions whose answer Discord did not take: late, refused, or because Discord failed",
            ("kind", "reason"),
            registry=self._registry,
        )
        self._stalls = Histogram(
            "verbatim_loop_stall_seconds",
            "Seconds by which the event loop came too late to what was due, looked at all the time",
            buckets=STALLED_FOR,
            registry=self._registry,
        )
        self._lines = Counter(
            "verbatim_log_lines", "Warnings and errors logged", ("level", "event"), registry=self._registry
        )
        self._state = {name: Gauge(f"verbatim_{name}", told, registry=self._registry) for name, told in STATE.items()}

    def asked(self, kind: str, name: str) -> None:
        """Count that somebody asked for ``name``: a command, suggestions, a click or a form, as ``kind`` says."""
        self._asked.labels(kind, name).inc()

    def answered(self, kind: str, seconds: float) -> None:
        """Count an answer that Discord took ``seconds`` after it was asked for."""
        self._answered.labels(kind).observe(seconds)

    def unanswered(self, kind: str, reason: str) -> None:
        """Count an answer that Discord did not take."""
        self._unanswered.labels(kind, reason).inc()

    def stalled(self, seconds: float) -> None:
        """Count that the event loop was ``seconds`` late."""
        self._stalls.observe(seconds)

    def logged(self, level: str, event: str) -> None:
        """Count a line of the log; ``event`` is one of our own."""
        self._lines.labels(level, event).inc()

    def text(self, state: Mapping[str, float]) -> bytes:
        """Return all figures, with the ``state`` of the bot at the moment by the names of ``STATE``, for Prometheus."""
        for name, value in state.items():
            self._state[name].set(value)
        return generate_latest(self._registry)


class CountedLines(logging.Handler):
    """Counts the lines of our own log; libraries' lines may hold anything, so theirs count as one."""

    def __init__(self, figures: Figures) -> None:
        super().__init__(logging.WARNING)
        self._figures = figures

    def emit(self, record: logging.LogRecord) -> None:
        """Count ``record``."""
        event = record.msg.get("event") if isinstance(record.msg, dict) else None
        self._figures.logged(record.levelname.lower(), event if isinstance(event, str) else "of a library")
