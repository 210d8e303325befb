"""Reads transcripts in JSON, in the format that the members of a file tell.

Each format is a pydantic model of the few members that matter; whatever else a file holds is passed over.
"""

from collections.abc import Iterator
from typing import Protocol

from bot.conversation.errors import TranscriptError
from bot.transcripts.json_amazon import Amazon
from bot.transcripts.json_azure import Azure
from bot.transcripts.json_engines import Speechmatics, Watson
from bot.transcripts.json_google import Google
from bot.transcripts.json_lists import AssemblyAi, Fireflies, Lists
from bot.transcripts.json_podcast import PodcastJson, Podlove
from bot.transcripts.json_segments import MILLISECONDS, STARTS, TEXTS
from bot.transcripts.json_services import Deepgram, RevAi
from bot.transcripts.json_value import is_json, parsed
from bot.transcripts.json_whisper import WhisperCppJson, WhisperJson
from bot.transcripts.json_youtube import YoutubeJson
from bot.transcripts.written import Reading

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
    Watson(),
    Google(),
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
        # A file of one line, or a list of one transcript, may hold it a level deeper or higher.
        alike = [value[0] if isinstance(value, list) and len(value) == 1 else [value]]
        known, value = next(((known, one) for one in (value, *alike) if (known := _known(one))), (None, value))
        if known is None:
            readable = ", ".join(format_.name for format_ in FORMATS)
            mend = f"what can be read: {readable}, with a text and a time or a speaker each"
            raise TranscriptError(source, 0, f"no transcript was found in this JSON: {_described(value)}", mend)
        return known.read(value, source)


def _known(value: object) -> JsonFormat | None:
    return next((known for known in FORMATS if known.fits(value)), None)


def _described(value: object) -> str:
    """Say what ``value`` looks like: its members, and whether there are texts and times in it."""
    names = set(_names(value))
    times = "times" if not names.isdisjoint((*STARTS, *MILLISECONDS)) else "no times"
    texts = "texts" if not names.isdisjoint(TEXTS) else "no texts"
    if isinstance(value, list):
        first = next((element for element in value if isinstance(element, dict)), {})
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
