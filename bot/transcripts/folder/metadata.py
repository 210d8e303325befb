"""``conversation.toml``: what a conversation is called, when it was published, where it plays.

Every setting may be left out::

    key = "lex-398"                  # what saved links hold; letters a-z, digits and hyphens, at most 24
    title = "First Interview in the Metaverse"
    series = "Lex Fridman Podcast"
    number = 398
    date = 2023-09-28
    length = "1:04:28"               # of the recording; where a transcript has no times, it is spread over this
    youtube = "MVYrJJNdrEg"          # the eleven characters after v=
    page = "https://example.org/transcript"
    audio = "talk.mp3"               # its sound, to be heard: a file here, or the address of one; see audio.py
    made_by = "Whisper"              # the machine that wrote the transcript down; "people" if its format is wrong
    colour = "#0b5fff"               # of the show, for cards
    image = "cover.jpg"              # its picture, for cards: a file beside this one, or an address

    [chapters]
    "0:52" = "Metaverse"

    [speakers]
    "Speaker 1" = "Ada Lovelace"     # what the transcript calls somebody, and their name

    drop, [labels]                   # what the file got wrong: see decisions.py

    [[players]]                      # other places that play it
    name = "Our site"
    address = "https://example.org/398?t={seconds}"   # Vimeo, Spotify and sound files need no {seconds}
    offset = 12.5                    # seconds the talk is later there than in the transcript; or, estimated
    anchors = { "1:02" = "1:15" }    # from moments in both: the transcript's time = the time there
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.conversation.audio import Audio
from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter, Player
from bot.transcripts.decisions import Decisions, decisions_of, read_drop, read_labels
from bot.transcripts.folder.audio_setting import read_audio
from bot.transcripts.folder.metadata_values import (
    WrongValueError,
    named,
    read_address,
    read_chapters,
    read_colour,
    read_day,
    read_image,
    read_key,
    read_maker,
    read_number,
    read_players,
    read_speakers,
    read_text,
    read_time,
    read_youtube,
    shown,
)
from bot.transcripts.folder.toml_text import toml_table

LONGEST = 50_000
"""Characters of a file that is read."""

_SETTINGS: Mapping[str, Callable[[object], Any]] = {
    "key": read_key,
    "title": read_text,
    "series": read_text,
    "number": read_number,
    "date": read_day,
    "length": read_time,
    "youtube": read_youtube,
    "page": read_address,
    "made_by": read_maker,
    "audio": read_audio,
    "colour": read_colour,
    "image": read_image,
    "chapters": read_chapters,
    "speakers": read_speakers,
    "labels": read_labels,
    "drop": read_drop,
    "players": read_players,
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What ``conversation.toml`` says; None or empty where it says nothing.

    ``recorded`` is in seconds; ``speakers`` has names by what the transcript calls people; ``made_by`` is ''
    where people wrote it down; ``audio`` may be the name of a file beside it; ``decisions`` are
    about what else its file got wrong.
    """

    key: str | None = None
    title: str | None = None
    series: str | None = None
    number: int | None = None
    published: date | None = None
    recorded: float | None = None
    page: str | None = None
    chapters: tuple[Chapter, ...] = ()
    players: tuple[Player, ...] = ()
    speakers: Mapping[str, str] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=Decisions)
    made_by: str | None = None
    audio: Audio | None = None
    colour: int | None = None
    image: str | None = None


def read_metadata(text: str, source: str) -> Metadata:
    """Return what ``text`` says; ``source`` names the file. Raises TranscriptError, and nothing else."""
    table = toml_table(text, source, longest=LONGEST)
    for name in filter(lambda name: name not in _SETTINGS, table):
        mend = f"use one of {', '.join(_SETTINGS)}"
        raise TranscriptError(source, _line_of(name, text), f"there is no setting {shown(name)}", mend)
    try:
        read = {name: named(name, _SETTINGS[name], value) for name, value in table.items()}
    except WrongValueError as wrong:
        problem = f"{wrong.name} cannot be {shown(wrong.value)}"
        raise TranscriptError(source, _line_of(wrong.name, text), problem, f"write {wrong.wanted}") from wrong
    return Metadata(
        key=read.get("key"),
        title=read.get("title"),
        series=read.get("series"),
        number=read.get("number"),
        published=read.get("date"),
        recorded=read.get("length"),
        page=read.get("page"),
        chapters=read.get("chapters", ()),
        players=(*read.get("youtube", ()), *read.get("players", ())),
        speakers=read.get("speakers", {}),
        decisions=decisions_of(read.get("labels", {}), read.get("drop", ())),
        made_by=read.get("made_by"),
        audio=read.get("audio"),
        colour=read.get("colour"),
        image=read.get("image"),
    )


def _line_of(name: str, text: str) -> int:
    """Return the line that sets ``name``; 0 if it cannot be told."""
    for number, line in enumerate(text.split("\n"), 1):
        setting = line.lstrip(" \t[\"'")
        if setting.startswith(name) and setting[len(name) :].lstrip(" \t\"'")[:1] in {"=", "]", "."}:
            return number
    return 0
