"""Reads a talk that is written as text within JSON: one long string, or a list of lines."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from bot.conversation.errors import TranscriptError
from bot.transcripts.captions.captions import Captions
from bot.transcripts.captions.script_spacing import words_in
from bot.transcripts.json_formats.search import places
from bot.transcripts.left_out import left_out
from bot.transcripts.spoken.front_matter import day_of
from bot.transcripts.spoken.text import NamesBelowTimes, SpokenText
from bot.transcripts.written import UNKNOWN_SPEAKER, OddLine, Reader, Reading

_LONG = 200
"""Words from which a string is looked at, whatever its member is called."""
_TALKS = frozenset({"captions", "lyrics", "subtitles", "transcript", "transcription", "transcript_text"})
"""Members whose text is a talk, even if it names nobody."""
_TEXTS = frozenset({"body", "content", "lines", "paragraphs", "sentences", "text"})
"""Members whose text is looked at, however short."""
_ALONE = 4
"""Members beside which a text without names is what a recogniser heard, and no article."""
_TITLES = ("title", "name", "episode_title")
_DATES = ("date", "datePublished", "published", "published_at", "publish_date", "pub_date", "upload_date")
_WRITTEN_DAYS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")
_WITHIN = re.compile(r"(?<=[.?!…\])”\"’] )((?:[A-Z][\w.'’-]{0,30} ){0,3}[A-Z][\w.'’-]{0,30}):(?= )")
"""A label after a sentence, where a text has lost its lines."""
_OFTEN = 4
"""Times that it comes again."""
_READERS: tuple[Reader, ...] = (NamesBelowTimes(), Captions(), SpokenText())


class _Text(NamedTuple):
    """A text, the name of its member, and the members beside it."""

    name: str
    text: str
    beside: Mapping[str, object]

    @property
    def a_talk(self) -> bool:
        """Whether it is one though it names nobody."""
        return (
            not self.beside
            or self.name in _TALKS
            or (self.name in {"text", "paragraphs", "sentences"} and len(self.beside) <= _ALONE)
        )


def inner_text(value: object, source: str) -> Reading | None:
    """Return what the longest text in ``value`` that is a talk says; None if there is none.

    Its passages have no lines: the file has no line of its own for each.
    """
    texts = sorted(_texts(value), key=lambda found: len(found.text), reverse=True)
    for found in texts:
        reading = _read(found, source)
        if reading is not None:
            others = [other.text for other in texts if other.text != found.text and not _holds(found.text, other.text)]
            return _told(reading, found, others, source)
    return None


def has_long_text(value: object) -> bool:
    """Say whether ``value`` is an object with a text that is longer than what anybody says at once."""
    texts = [text for text in value.values() if isinstance(text, str)] if isinstance(value, dict) else []
    return any(words_in(text) >= _LONG for text in texts)


def _texts(value: object) -> Iterator[_Text]:
    if isinstance(value, list) and value and all(isinstance(line, str) for line in value):
        yield _Text("lines", _in_lines("\n".join(map(str, value))), {})
    for place in places(value):
        if isinstance(place.value, dict):
            for name, text in place.value.items():
                if isinstance(text, list) and text and all(isinstance(line, str) for line in text):
                    text = "\n".join(text)
                if isinstance(text, str) and (name in _TALKS | _TEXTS or words_in(text) >= _LONG):
                    yield _Text(name, _in_lines(text), place.value)


def _in_lines(text: str) -> str:
    """Return ``text`` with each label on a line of its own, if it is one line in which several come again."""
    if "\n" in text.strip():
        return text
    again = {name for name, count in Counter(found[1] for found in _WITHIN.finditer(text)).items() if count >= _OFTEN}
    if len(again) < 2:
        return text
    return _WITHIN.sub(lambda found: f"\n{found.group()}" if found[1] in again else found.group(), text)


def _holds(text: str, other: str) -> bool:
    """Say whether ``text`` holds ``other``, however their spaces differ."""
    return " ".join(other.split()) in " ".join(text.split())


def _read(found: _Text, source: str) -> Reading | None:
    try:
        reader = next((one for one in _READERS if one.recognises(found.text)), None)
        reading = reader.read(found.text, source) if reader else None
    except TranscriptError:
        return None
    if reading is None or found.a_talk or not isinstance(reader, SpokenText):
        return reading
    named = sum(passage.labelled and passage.speaker not in ("", UNKNOWN_SPEAKER) for passage in reading.passages)
    return reading if named > 1 else None


def _told(reading: Reading, found: _Text, others: list[str], source: str) -> Reading:
    told = OddLine(source, 0, f"read as the text in its member {found.name[:40]!r}", "check who speaks in it")
    title = next((text for name in _TITLES if isinstance(text := found.beside.get(name), str) and text.strip()), None)
    day = next((text for name in _DATES if isinstance(text := found.beside.get(name), str)), "")
    kept = reading.details
    title, published = kept.title or (title and " ".join(title.split())), kept.published or _day(day)
    left = (*(one._replace(line=0) for one in reading.left_out), *left_out(others, "another text in this JSON"))
    return reading._replace(
        passages=tuple(passage._replace(line=0) for passage in reading.passages),
        odd_lines=(told, *(odd._replace(line=0) for odd in reading.odd_lines)),
        noticed=tuple(noticed._replace(line=0) for noticed in reading.noticed),
        left_out=tuple(sorted(left)),
        details=kept._replace(title=title, published=published),
    )


def _day(written: str) -> date | None:
    """Return the day that ``written`` is, by its numbers or with its month in English."""
    if day := day_of(written.strip()) or day_of(written.strip()[:10]):
        return day
    for form in _WRITTEN_DAYS:
        try:
            return datetime.strptime(written.strip(), form).date()
        except ValueError:
            continue
    return None
