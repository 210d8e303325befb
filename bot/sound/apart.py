"""The process that looks into recordings: a stranger's file can neither stall nor fill the bot, nor reach anything.

What to do comes as a line by standard input, what became of it goes out as a line by standard output. It opens no
address: bytes of a recording that lies elsewhere are asked for, and handed in by the bot.
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import BinaryIO

from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.jobs import Job, failure, read_job
from bot.sound.kept_places import KeptPlaces
from bot.sound.sources import FetchedSource, FileSource, Source
from bot.transcripts.process_limits import limit_process

LONGEST = 30
"""Seconds of computing that a clip may take; a minute's film needs about five."""
MOST_MEMORY = 2 * 1024**3
"""Bytes of addresses the process may take; of memory it takes a tenth."""
MOST_FETCHED = 512 * 1024**2
"""Bytes of a recording that lies elsewhere: ten hours at an ordinary quality."""
LENGTH = 8
"""Bytes that tell how many follow."""


def serve(given: BinaryIO, answers: BinaryIO) -> None:
    """Do the job that is ``given``, and say what became of it."""
    job = read_job(given.readline())
    limit_process(LONGEST, MOST_MEMORY)
    if hasattr(os, "nice"):
        os.nice(10)  # answers come first
    try:
        _do(job, given, answers)
        told: dict[str, object] = {"done": True}
    except SoundFailed as error:
        told = {"failed": error.problem.name}
    except MemoryError:
        told = {"failed": SoundProblem.TOO_MUCH.name}
    _say(answers, told)


def _do(job: Job, given: BinaryIO, answers: BinaryIO) -> None:
    from bot.sound.levels import levelled  # what is slow to import is, once there is a job
    from bot.sound.pauses import ended_in_pause
    from bot.sound.samples import samples_of

    source: Source = FileSource(Path(job.path)) if job.path else _elsewhere(job.size, given, answers)
    places = KeptPlaces(Path(job.index) if job.index else None)
    samples = levelled(ended_in_pause(samples_of(source, job.start, job.stop, places.of)))
    if job.film is not None:
        from bot.sound.film import write_film

        write_film(samples, job.film, Path(job.out), job.tags)
    elif job.sound is not None:
        from bot.sound.encoding import write_sound

        write_sound(samples, Path(job.out), job.sound, job.tags)


def _elsewhere(size: int, given: BinaryIO, answers: BinaryIO) -> Source:
    def fetch(start: int, stop: int) -> bytes:
        _say(answers, {"read": [start, stop]})
        length = int.from_bytes(given.read(LENGTH), "big", signed=True)
        if length < 0:  # the bot has told the reason
            raise failure(given.readline().decode().strip())
        return given.read(length)

    return FetchedSource(size, fetch, MOST_FETCHED)


def _say(answers: BinaryIO, told: dict[str, object]) -> None:
    answers.write(json.dumps(told).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, sys.stdout.buffer)
