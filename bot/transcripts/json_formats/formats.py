"""Reads transcripts in JSON, in the format that the members of a file tell.

Each format is a pydantic model of the few members that matter; whatever else a file holds is passed over.
"""

from collections.abc import Iterator
from typing import Protocol

from bot.conversation.errors import TranscriptError
from bot.transcripts.json_formats.amazon import Amazon
from bot.transcripts.json_formats.azure import Azure
from bot.transcripts.json_formats.engines import Speechmatics, Watson
from bot.transcripts.json_formats.google import Google
from bot.transcripts.json_formats.inner_text import has_long_text, inner_text
from bot.transcripts.json_formats.lists import AssemblyAi, Fireflies, Lists
from bot.transcripts.json_formats.podcast import PodcastJson, Podlove
from bot.transcripts.json_formats.search import Place, places, several
from bot.transcripts.json_formats.segments import MILLISECONDS, STARTS, TEXTS
from bot.transcripts.json_formats.services import Deepgram, RevAi
from bot.transcripts.json_formats.stored import AutoEdit, DraftJs, Kaldi, SpeechmaticsJob, WordTimings
from bot.transcripts.json_formats.value import is_json, parsed
from bot.transcripts.json_formats.whisper import WhisperCppJson, WhisperJson
from bot.transcripts.json_formats.youtube import YoutubeJson
from bot.transcripts.left_out import left_out
from bot.transcripts.spoken.own_labels import labels_within
from bot.transcripts.written import LeftOut, Reading

_SHOWN = 6
"""Members of an unknown format that its error names."""


class JsonFormat(Protocol):
    """One format of transcripts in JSON."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    def fits(self, value: object) -> bool:
        """Say whether ``value`` is of this format, by the members that only it has."""
        ...

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError if a member is wrong or nobody says anything."""
        ...


FORMATS: tuple[JsonFormat, ...] = (
    PodcastJson(),
    YoutubeJson(),
    WhisperCppJson(),
    Podlove(),
    Amazon(),
    Deepgram(),
    Speechmatics(),
    SpeechmaticsJob(),
    Watson(),
    Google(),
    Kaldi(),
    WordTimings(),
    AutoEdit(),
    DraftJs(),
    Azure(),
    RevAi(),
    Fireflies(),
    AssemblyAi(),
    WhisperJson(),
    Lists(),
)
"""Every format; the first that fits is read."""


class JsonText:
    """The reader for JSON."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` begins as JSON does."""
        return is_json(text)

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is no JSON, of no known format, or broken."""
        value = parsed(text, source)
        # A file of one line is a list of one; an object with a long text is none, and its author says nothing in it.
        alone = [Place("", 0, [value])] if not has_long_text(value) else []
        for place in (*places(value), *alone):
            if known := _known(place.value):
                return _told(_accounted(known.read(place.value, source), place, value, source))
        if reading := inner_text(value, source):
            return reading
        if count := several(value, lambda one: _known(one) is not None):
            problem = f"there are {count:,} transcripts in this JSON"
            raise TranscriptError(source, 0, problem, "give each in a file of its own")
        readable = ", ".join(dict.fromkeys(known.name for known in FORMATS))
        mend = f"what can be read: {readable}, with a text and a time or a speaker each, or a talk as one text"
        raise TranscriptError(source, 0, f"no transcript was found in this JSON: {_described(value)}", mend)


def _told(reading: Reading) -> Reading:
    """Return ``reading`` with labels among its words noticed."""
    texts = (passage.text for passage in reading.passages)
    found = labels_within(texts, [one.text for one in reading.noticed])
    return reading._replace(noticed=(*reading.noticed, *found))


def _accounted(reading: Reading, place: Place, value: object, source: str) -> Reading:
    """Return ``reading``, which stands at ``place``, with what other transcripts in ``value`` as deep as it say."""
    if not place.path:
        return reading
    others = tuple[LeftOut, ...]()
    for other in places(value):
        beside = other.depth == place.depth and other.value is not place.value and isinstance(other.value, dict | list)
        if beside and (known := _known(other.value)):
            try:
                said = [passage.text for passage in known.read(other.value, source).passages]
            except TranscriptError:
                continue
            if said != [passage.text for passage in reading.passages]:
                others += left_out(said, f"another transcript in this JSON, in its member {other.path[:40]!r}")
    return reading._replace(left_out=tuple(sorted((*reading.left_out, *others))))


def _known(value: object) -> JsonFormat | None:
    return next((known for known in FORMATS if known.fits(value)), None)


def _described(value: object) -> str:
    """Say what ``value`` looks like: its members, and whether there are texts and times in it."""
    names = set(_names(value))
    times = "times" if not names.isdisjoint((*STARTS, *MILLISECONDS)) else "no times"
    texts = "texts" if not names.isdisjoint(TEXTS) else "no texts"
    if isinstance(value, list):
        inner = next((element for element in value if isinstance(element, list)), [])
        first = next((element for element in (*value, *inner) if isinstance(element, dict)), {})
        return f"a list of {len(value):,} with {_listed(first)}; {texts} and {times} by names we know"
    members = value if isinstance(value, dict) else {}
    return f"an object with {_listed(members)}; {texts} and {times} by names we know"


def _listed(members: dict[str, object]) -> str:
    names = [repr(name[:30]) for name in members]
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more if names else "no members"


def _names(value: object, depth: int = 0) -> Iterator[str]:
    """Yield what members are called, some levels deep, of the first elements of lists."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _names(inner, depth + 1) if depth < _SHOWN else ()
    elif isinstance(value, list):
        for inner in value[:3]:
            yield from _names(inner, depth + 1) if depth < _SHOWN else ()
