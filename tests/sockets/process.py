"""The client under test as a process of its own: started, asked to end, its output kept."""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.sockets.waiting import NotAnswered
from tests.sockets.world import TOKEN

REPOSITORY = Path(__file__).parents[2]
END_WITHIN = 15.0
"""Seconds after SIGTERM until the process is killed; the bot allows running commands 10."""

MEBIBYTE = 1 << 20
NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class ClientProcess:
    """A running client. ``started`` is ``time.perf_counter()`` just before it was started."""

    process: Process
    folder: Path
    started: float

    @property
    def output(self) -> str:
        """What it printed and logged so far."""
        return (self.folder / "output").read_text(encoding="utf-8", errors="replace")

    @property
    def resident_mebibytes(self) -> float | None:
        """Its resident memory now; None where there is no ``/proc``."""
        pages = self._told_by_system("statm").split()[1:2]
        return int(pages[0]) * os.sysconf("SC_PAGE_SIZE") / MEBIBYTE if pages else None

    @property
    def processor_seconds(self) -> tuple[float, float] | None:
        """How long its main thread ran, and was kept waiting by other processes; None where Linux does not tell."""
        told = self._told_by_system("schedstat").split()
        return (int(told[0]) / NANOSECONDS, int(told[1]) / NANOSECONDS) if told else None

    def _told_by_system(self, name: str) -> str:
        """What Linux tells of the process under this name; nothing elsewhere."""
        try:
            return Path(f"/proc/{self.process.pid}/{name}").read_text()
        except FileNotFoundError:
            return ""

    async def printed(self, words: str, *, within: float = 10.0) -> None:
        """Wait until it has printed or logged ``words``. Raises ``NotAnswered``."""
        deadline = time.perf_counter() + within
        while words not in self.output:
            if time.perf_counter() > deadline:
                raise NotAnswered(f"{words!r} not printed within {within:g} s, but:\n{self.output}")
            await asyncio.sleep(0.01)

    def stalls(self) -> list[tuple[float, float]]:
        """Each time its event loop ran late: ``time.monotonic()`` and by how many seconds."""
        lines = (self.folder / "stalls").read_text().splitlines()
        return [(float(when), float(late)) for when, late in (line.split() for line in lines)]

    def ask_to_end(self) -> None:
        """Send SIGTERM, as whoever runs it would."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)

    async def ended(self) -> int:
        """Its exit code; killed when it does not end in time (then negative)."""
        try:
            return await asyncio.wait_for(self.process.wait(), END_WITHIN)
        except TimeoutError:
            self.process.kill()
            return await self.process.wait()

    async def end(self) -> int:
        """Ask it to end and wait until it has. Returns its exit code."""
        self.ask_to_end()
        return await self.ended()


@contextlib.asynccontextmanager
async def started(
    client: str, port: int, settings: Mapping[str, str], *, watch_loop: bool
) -> AsyncIterator[ClientProcess]:
    """Start ``client`` ("bot", "bare" or "check") against the port, in an empty folder; end it when left."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        arguments = [sys.executable, "-m", "tests.sockets.client", client, "--port", str(port)]
        if watch_loop:
            arguments += ["--stalls", str(folder / "stalls")]
        with (folder / "output").open("wb") as output:
            before = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                *arguments, cwd=folder, env=_environment(settings), stdout=output, stderr=output
            )
        running = ClientProcess(process, folder, before)
        try:
            yield running
        finally:
            await running.end()


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Only what a process needs, so that the settings of whoever runs the tests stay out."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    own = {
        "PYTHONPATH": str(REPOSITORY),
        "DISCORD_TOKEN": TOKEN,
        "DATA_FOLDER": str(REPOSITORY / "quotes_data"),
    }
    return {**kept, **own, **settings}
