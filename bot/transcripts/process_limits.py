"""Bounds on a process that reads what strangers made."""

from contextlib import suppress
from pathlib import Path
from time import process_time


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


def allow_more(seconds: int, memory: int) -> None:
    """Bound this process to so many ``seconds`` of computing from now on, and to ``memory`` bytes; later to more again.

    As ``limit_process``, for a process that reads one thing after another.
    """
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    try:
        import resource
    except ImportError:
        return
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(process_time()) + 1 + seconds, most))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
