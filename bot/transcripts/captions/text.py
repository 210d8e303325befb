"""The text of one caption: voices, names before colons, karaoke tags, entities."""

import re
from dataclasses import dataclass, field
from html import unescape

from bot.conversation.timing import Stamp
from bot.transcripts.captions.script_spacing import space_between
from bot.transcripts.clock import CLOCK, SECONDS, clock_seconds

_TAGS = "v|c|i|b|u|s|a|p|em|rt|lang|ruby|font|strong|span|small|big|center|div|br"
_TAG = re.compile(rf"<(/?(?:{_TAGS})(?:[\s./][^<>\n]{{0,300}})?|{CLOCK}|{SECONDS}|/)>", re.IGNORECASE)
"""What marks up a caption; anything else between angle brackets is words."""
_VOICE = re.compile(r"v(?:\.[^\s.]+)*\s+(?P<name>\S.*)", re.DOTALL)
_DASHED = re.compile(r"\s{0,20}[-–—](?=[^\W\d][^:：]{0,100}[:：])")
_STYLING = re.compile(r"\{\\[^{}\n]{0,300}\}")


@dataclass(slots=True)
class Voiced:
    """What one speaker ('' if not named) says within a caption, piece by piece.

    ``stamps`` are those of its ``characters``; ``begins`` when a mark tells that somebody else speaks from here.
    """

    speaker: str
    pieces: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    characters: int = 0
    begins: bool = False

    def add(self, text: str) -> None:
        """Let the speaker go on with ``text``."""
        self.pieces.append(text)
        self.characters += len(text)

    def go_on(self, other: "Voiced", at: int, end: int) -> None:
        """Let the speaker go on, on a new line, with what ``other`` says from its character ``at`` to ``end``."""
        text = other.text[at:end]
        if self.pieces and text:
            self.add(space_between(self.pieces[-1], text))
        moved = self.characters - at
        self.stamps += (
            Stamp(max(self.characters, stamp.character + moved), stamp.seconds)
            for stamp in other.stamps
            if stamp.character < end or end == other.characters
        )
        self.add(text)

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


def undashed(text: str) -> str:
    """Return ``text`` without a dash that a name before a colon follows at once, as in ``-Ada: So.``"""
    return _DASHED.sub("", text, count=1) if _DASHED.match(text) else text


def tagged(line: str) -> list[Voiced]:
    """Return what ``line`` holds before any voice, and what each voice in it says.

    A time with a tag right after it is that of the next word, however the line is spaced: YouTube writes
    ``so<00:00:01.500><c> we</c>``.
    """
    said = [Voiced("")]
    text, *rest = _TAG.split(line)
    said[-1].add(unescape(text))
    waiting: float | None = None
    for tag, written in zip(rest[::2], rest[1::2], strict=True):
        following = unescape(written)
        if voice := _VOICE.fullmatch(tag):
            said.append(Voiced(" ".join(unescape(voice["name"]).split())))
        elif tag.lower().startswith("br"):
            said[-1].add(" ")
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
    return said
