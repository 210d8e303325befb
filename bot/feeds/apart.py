"""Reads what strangers publish, feeds and transcripts, in a process apart that can neither stall nor fill this one.

One process reads all of one round of one feed, since to start one takes longer than most of what it reads. Run as a
program it is that process: what to read comes by standard input, what was read goes out by standard output, as JSON,
so that taking it in runs nothing, whatever a stranger's file may have made of the process.
"""

import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Self

from pydantic import TypeAdapter

from bot.conversation.errors import TranscriptError
from bot.feeds.chapters import read_chapters
from bot.feeds.conversing import ReadEpisode, read_episode
from bot.feeds.errors import NotAFeed
from bot.feeds.model import Episode, Feed
from bot.feeds.reading import read_feed
from bot.transcripts.apart import LONGEST, MOST_MEMORY
from bot.transcripts.process_limits import allow_more

_FEED, _EPISODE = TypeAdapter(Feed), TypeAdapter(ReadEpisode)
_STARTING = 15
"""Seconds that a busy machine may take to start a process, and to share itself out."""
_LENGTH = 8
"""Bytes that tell how long what follows is."""
_MOST_ANSWERED = 1 << 28


class ReadingApart:
    """A process that reads; it starts when first asked, and ends with the block. Ask from one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def feed(self, data: bytes, address: str) -> Feed:
        """Return what ``read_feed`` does; raises NotAFeed as that does, and if it takes too much time or memory."""
        answer = self._ask("feed", data, address)
        if answer is None:
            raise NotAFeed("reading it takes too long or too much memory")
        if "refused" in answer:
            raise NotAFeed(*answer["refused"])
        return _FEED.validate_python(answer)

    def episode(
        self, data: bytes, source: str, episode: Episode, show: str, chapters: bytes | None = None
    ) -> ReadEpisode:
        """Return what ``read_episode`` does; raises TranscriptError as that does, and if it takes too much.

        ``chapters`` is a file of them that was published beside it.
        """
        answer = self._ask("episode", data, source, episode, show, chapters)
        if answer is None:
            raise TranscriptError(source, 0, "reading it takes too long or too much memory", "split it")
        if "refused" in answer:
            raise TranscriptError(*answer["refused"])
        return _EPISODE.validate_python(answer)

    def end(self) -> None:
        """End the process, if it runs."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError), process:  # its streams are closed, and it is waited for
                process.kill()

    def _ask(self, *question: object) -> dict[str, Any] | None:
        """Return the answer to ``question``; None where the process ended over it, or had to be ended."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.feeds.apart"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        overdue = threading.Timer(LONGEST + _STARTING, process.kill)
        overdue.start()
        try:
            _send(process.stdin, pickle.dumps(question))
            answer = json.loads(_receive(process.stdout))
            return answer if isinstance(answer, dict) else None
        except (OSError, EOFError, ValueError):
            self.end()
            return None
        finally:
            overdue.cancel()


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    length = int.from_bytes(stream.read(_LENGTH), "big")
    data = stream.read(length) if 0 < length <= _MOST_ANSWERED else b""
    if not data or len(data) < length:
        raise EOFError
    return data


def _answer(what: str, asked: Sequence[Any]) -> object:
    try:
        if what == "feed":
            return _FEED.dump_python(read_feed(*asked), mode="json")
        data, source, episode, show, chapters = asked
        read = read_episode(data, source, episode, show, read_chapters(chapters) if chapters else ())
        return _EPISODE.dump_python(read, mode="json")
    except NotAFeed as error:
        return {"refused": (error.problem, error.nearest)}
    except TranscriptError as error:
        return {"refused": (error.source, error.line, error.problem, error.mend)}


def _serve() -> None:
    while True:
        try:
            what, *asked = pickle.loads(_receive(sys.stdin.buffer))
        except EOFError:
            return
        allow_more(LONGEST, MOST_MEMORY)
        _send(sys.stdout.buffer, json.dumps(_answer(what, asked)).encode())


if __name__ == "__main__":
    _serve()
