"""The shared library read anew on SIGHUP, and swapped in when it is ready: nobody waits, and nothing is lost."""

import asyncio
import signal
from pathlib import Path
from typing import NamedTuple

import structlog

from bot.conversation.library import Library
from bot.library.serving import Libraries
from bot.transcripts.folder.loading import Loaded, load_library
from bot.transcripts.written import Severity

_SIGNAL = getattr(signal, "SIGHUP", None)
"""Windows has none; there the library is read at the start alone."""

_log = structlog.stdlib.get_logger("bot.reload")


def pass_over() -> None:
    """Let the signal do nothing while nobody listens: at the start and the end it would end the process instead."""
    if _SIGNAL is not None:
        signal.signal(_SIGNAL, signal.SIG_IGN)


class Reload(NamedTuple):
    """The folder of conversations, what was read of it at the start, and where what is read is kept."""

    folder: Path
    loaded: Loaded
    cache: Path | None = None
    site: str | None = None
    """Where what has no player of its own is linked to."""


class ReloadJob:
    """Takes in what was edited; a conversation that can't be read stays as it was."""

    def __init__(self, reload: Reload, libraries: Libraries) -> None:
        self._folder, self._loaded, self._cache, self._site = reload
        self._libraries = libraries
        self._asked = False
        self._reloading: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Listen for the signal."""
        if _SIGNAL is not None:
            asyncio.get_running_loop().add_signal_handler(_SIGNAL, self.ask)

    async def stop(self) -> None:
        """Listen no longer."""
        if _SIGNAL is not None:
            asyncio.get_running_loop().remove_signal_handler(_SIGNAL)
            pass_over()
        if self._reloading is not None:
            self._reloading.cancel()
            await asyncio.wait({self._reloading})

    async def reload(self) -> None:
        """Read the folder, tell the log what can't be read and where, and serve the rest."""
        loaded = await asyncio.to_thread(load_library, self._folder, self._loaded, self._cache, self._site)
        for odd in (odd for report in loaded.reports for odd in report.odd_lines if odd.severity is Severity.ERROR):
            _log.error("not taken in", reason=str(odd))
        if not len(loaded.library):
            _log.error("the library stays as it was, since nothing in its folder can be read")
            return
        before, self._loaded = self._loaded, loaded
        await self._libraries.share(loaded.library)
        changed = await asyncio.to_thread(_changed, before.library, loaded.library)
        _log.info("reloaded", conversations=len(loaded.library), changed=changed)

    def ask(self) -> None:
        """Have the library read anew; asked while that is under way, once more after it."""
        self._asked = True
        if self._reloading is None:
            self._reloading = asyncio.create_task(self._reload_as_asked())

    async def _reload_as_asked(self) -> None:
        while self._asked:
            self._asked = False
            try:
                await self.reload()
            except Exception:
                _log.exception("unexpected")  # the library stays as it was
        self._reloading = None


def _changed(before: Library, now: Library) -> list[str]:
    """Return the keys of what is new, gone or different."""
    keys = before.conversations.keys() | now.conversations.keys()
    return sorted(key for key in keys if before.conversations.get(key) != now.conversations.get(key))
