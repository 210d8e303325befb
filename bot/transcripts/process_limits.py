"""Bounds on a process that reads what strangers made."""

from contextlib import suppress
from pathlib import Path


def limit_process(seconds: int, memory: int) -> None:
    """Bound this process to ``seconds`` of computing and ``memory`` bytes.

    Has the kernel end it first if the machine runs out of memory.
    """
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    try:
        import resource
    except ImportError:  # Windows has none; there the waiting process ends this one in time
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
