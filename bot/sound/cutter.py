"""Cuts words out of recordings, each in a process of its own that is gone when it is done or too slow."""

import asyncio
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Protocol

from bot.conversation.audio import Audio
from bot.sound.apart import LENGTH
from bot.sound.clips import Clips
from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.film_plan import FilmPlan
from bot.sound.jobs import Job, failure
from bot.sound.sound_formats import SoundFormat

LONGEST = 90.0
"""Seconds after which a process is ended, however busy the machine is."""
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What keeps numpy from starting a thread for each processor, for work that takes one."""
MOST_ANSWERED = 64 * 1024
"""Bytes of a line that it may say."""


class Elsewhere(Protocol):
    """What reads recordings on the web; both raise SoundFailed."""

    async def size(self, address: str) -> int:
        """Return how many bytes are at ``address``."""

    async def read(self, address: str, start: int, stop: int) -> bytes:
        """Return the bytes from ``start`` up to ``stop`` of what is at ``address``, all of them."""


class Painted(NamedTuple):
    """A film's plan whose layers name files, and those files' content."""

    plan: FilmPlan
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: seconds ``start`` up to ``stop`` of ``audio``, as ``sound`` or as the ``film``, with ``tags``."""

    audio: Audio
    start: float
    stop: float
    sound: SoundFormat | None = None
    film: Painted | None = None
    tags: Mapping[str, str] = field(default_factory=dict)

    def of(self, film: Painted) -> "Order":
        """Return the same as ``film``."""
        return replace(self, film=film)


def is_installed() -> bool:
    """Say whether the extra is there that sound needs."""
    return find_spec("av") is not None


class Cutter:
    """Cuts what is ordered, and keeps it among ``clips``.

    ``elsewhere`` reads what lies on the web; without it only files of this machine are cut.
    """

    def __init__(self, clips: Clips, elsewhere: Elsewhere | None = None) -> None:
        self._clips = clips
        self._elsewhere = elsewhere

    def key(self, order: Order, *more: str) -> str:
        """Return what ``order`` is kept as; ``more`` is what else decides what it is like, such as how it looks."""
        told = (order.start, order.stop, order.sound, sorted(order.tags.items()))
        return self._clips.key(_version(order.audio), json.dumps(told), *more)

    async def found(self, key: str) -> bytes | None:
        """Return what was made before."""
        return await asyncio.to_thread(self._clips.find, key)

    async def cut(self, order: Order, key: str) -> bytes:
        """Return what is ordered, and keep it as ``key``; raises SoundFailed."""
        if not is_installed():
            raise SoundFailed(SoundProblem.NOT_INSTALLED)
        audio = order.audio
        size = await self._there(audio).size(audio.place) if audio.is_address else 0
        places = await asyncio.to_thread(self._clips.places, self._clips.key("places", _version(audio), str(size)))
        with TemporaryDirectory(prefix="verbatim-sound-") as folder:
            job = Job(
                path="" if audio.is_address else audio.place,
                size=size,
                start=order.start,
                stop=order.stop,
                out=str(Path(folder) / "made"),
                sound=order.sound,
                film=_laid_out(order.film, Path(folder)) if order.film else None,
                index=str(places) if places else "",
                tags=dict(order.tags),
            )
            await self._run(job, audio)
            made = await asyncio.to_thread(Path(job.out).read_bytes)
        await asyncio.to_thread(self._clips.keep, key, made)
        return made

    async def _run(self, job: Job, audio: Audio) -> None:
        """Have a process do ``job``; however it ends, the process is gone after it."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.sound.apart",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=MOST_ANSWERED,
            env={**os.environ, **dict.fromkeys(_ONE_THREAD, "1")},
        )
        try:
            async with asyncio.timeout(LONGEST):
                await self._talk(process, job, audio)
        except (TimeoutError, ConnectionError, ValueError) as error:  # ValueError: a line that is none
            raise SoundFailed(SoundProblem.TOO_MUCH) from error
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def _talk(self, process: asyncio.subprocess.Process, job: Job, audio: Audio) -> None:
        """Hand ``job`` to ``process``, and the bytes it asks for, until it is done; raises SoundFailed."""
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(job.written())
        while line := await process.stdout.readline():
            told = json.loads(line)
            if "done" in told:
                return
            if "failed" in told:
                raise failure(told["failed"])
            process.stdin.write(await self._asked_for(audio, told["read"]))
            await process.stdin.drain()
        raise SoundFailed(SoundProblem.TOO_MUCH)  # the kernel ended it

    async def _asked_for(self, audio: Audio, place: Sequence[int]) -> bytes:
        try:
            data = await self._there(audio).read(audio.place, *place)
        except SoundFailed as error:
            return (-1).to_bytes(LENGTH, "big", signed=True) + error.problem.name.encode() + b"\n"
        return len(data).to_bytes(LENGTH, "big", signed=True) + data

    def _there(self, audio: Audio) -> Elsewhere:
        if self._elsewhere is None or not audio.is_address:  # a process asks only for what lies elsewhere
            raise SoundFailed(SoundProblem.NOT_HERE)
        return self._elsewhere


def _version(audio: Audio) -> str:
    """Return what tells a recording from others, and from what it was before: its place; a file's size and time."""
    if audio.is_address:
        return audio.place
    try:
        found = Path(audio.place).stat()
    except OSError:
        return audio.place
    return f"{audio.place} {found.st_size} {found.st_mtime_ns}"


def _laid_out(film: Painted, folder: Path) -> FilmPlan:
    """Write the layers of ``film`` into ``folder``, and return its plan that names them there."""
    for name, content in film.files.items():
        (folder / name).write_bytes(content)
    pages = tuple(
        replace(page, dim=str(folder / page.dim), lit=str(folder / page.lit), places=str(folder / page.places))
        for page in film.plan.pages
    )
    return replace(film.plan, pages=pages)
