"""The text of one caption: voices, names before colons, karaoke tags, entities."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from html import unescape

from bot.conversation.timing import Stamp
from bot.transcripts.clock import clock_seconds
from bot.transcripts.speaker_labels import label_of, without_label, without_mark

_TAG = re.compile(r"<([^<>\n]{0,300})>")
_VOICE = re.compile(r"v(?:\.[^\s.]+)*\s+(?P<name>\S.*)", re.DOTALL)
_STYLING = re.compile(r"\{\\[^{}\n]{0,300}\}")


@dataclass(slots=True)
class Voiced:
    """What one speaker ('' if not named) says within a caption, piece by piece.

    ``stamps`` are those of its ``characters``.
    """

    speaker: str
    pieces: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    characters: int = 0

    def add(self, text: str) -> None:
        """Let the speaker go on with ``text``."""
        self.pieces.append(text)
        self.characters += len(text)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)


def unstyled(line: str) -> str:
    """Return ``line`` without the styling that subtitle editors put in braces."""
    return _STYLING.sub("", line)


def plain(line: str) -> str:
    """Return ``line`` as it is read: single-spaced, without tags, entities replaced."""
    return " ".join(unescape(_TAG.sub("", line)).split())


def voices(lines: Sequence[str], labels: Collection[str]) -> list[Voiced]:
    """Return what each speaker says in a caption's ``lines``; ``labels`` are the names before colons."""
    said = [Voiced("")]
    for line in lines:
        if (label := label_of(line)) and label in labels:
            said.append(Voiced(label))
        _read_tags(without_label(line) if label in labels else without_mark(line), said)
        said[-1].add("\n")
    return [voiced for voiced in said if voiced.text.strip()]


def _read_tags(line: str, said: list[Voiced]) -> None:
    """Add what ``line`` holds to the last of ``said``, or to new ones where a voice begins.

    A time with a tag right after it is that of the next word, however the line is spaced: YouTube writes
    ``so<00:00:01.500><c> we</c>``.
    """
    text, *rest = _TAG.split(line)
    said[-1].add(unescape(text))
    waiting: float | None = None
    for tag, written in zip(rest[::2], rest[1::2], strict=True):
        following = unescape(written)
        if voice := _VOICE.fullmatch(tag):
            said.append(Voiced(unescape(voice["name"])))
        elif (seconds := clock_seconds(tag)) is not None:
            if following:
                said[-1].stamps.append(Stamp(said[-1].characters, seconds))
            else:
                waiting = seconds
        elif waiting is not None and following.strip():
            spaces = len(following) - len(following.lstrip())
            said[-1].stamps.append(Stamp(said[-1].characters + spaces, waiting))
            waiting = None
        said[-1].add(following)
