"""Which of an episode's transcripts to read: the one that tells most, in the show's own language."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bot.feeds.model import Episode, TranscriptLink

MOST_TRIED = 3
"""Transcripts of one episode that are read at most, until one says who speaks."""
_FORMS = ("json", "vtt", "srt", "html", "text")
"""What they are written in; JSON times words and names people, captions come next, prose is timed least."""
_KINDS = {
    "application/json": "json",
    "application/vnd.podcast.transcript+json": "json",
    "text/json": "json",
    "text/vtt": "vtt",
    "text/webvtt": "vtt",
    "application/vtt": "vtt",
    "application/srt": "srt",
    "application/x-subrip": "srt",
    "application/x-srt": "srt",
    "text/srt": "srt",
    "text/x-srt": "srt",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
}
_SUFFIXES = {"json": "json", "vtt": "vtt", "srt": "srt", "html": "html", "htm": "html", "txt": "text", "md": "text"}


def form_of(link: TranscriptLink) -> str | None:
    """Return what ``link`` leads to: json, vtt, srt, html or text; by its type, else by its address; None for neither.

    An address that says something particular is believed before a type that says nothing.
    """
    suffix = _SUFFIXES.get(PurePosixPath(urlsplit(link.address).path).suffix[1:].lower())
    told = _KINDS.get(link.kind)
    return suffix if told in (None, "text") and suffix else told


def to_try(episode: Episode, language: str = "") -> tuple[TranscriptLink, ...]:
    """Return the transcripts of ``episode`` that can be read, the best first; the show speaks ``language``."""
    forms = {link: form for link in episode.transcripts if (form := form_of(link)) is not None}
    return tuple(sorted(forms, key=lambda link: (not _speaks(link, language, forms), _FORMS.index(forms[link]))))


def _speaks(link: TranscriptLink, language: str, links: dict[TranscriptLink, str]) -> bool:
    """Say whether ``link`` is in ``language``, or tells none."""
    wanted, told = _base(language), _base(link.language)
    if not wanted:  # then what the first one is in
        wanted = next((_base(one.language) for one in links if one.language), "")
    return not told or not wanted or told == wanted


def _base(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]


def names_of(links: Sequence[TranscriptLink]) -> tuple[str, ...]:
    """Return what ``links`` are written in, as a person reads it."""
    shown = {"json": "JSON", "vtt": "WebVTT", "srt": "SRT", "html": "HTML", "text": "text"}
    return tuple(dict.fromkeys(shown[form] for link in links if (form := form_of(link))))
