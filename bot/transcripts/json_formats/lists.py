"""Reads what many other programs write: somewhere a list of what is said, with members of names that all know.

Fireflies, DOTe, Gladia, ElevenLabs, Sonix, Hugging Face's pipelines and the like; also plain lists of who says what.
"""

from collections.abc import Mapping

from pydantic import TypeAdapter

from bot.transcripts.json_formats.days import counted_from_the_first
from bot.transcripts.json_formats.members import lists, names_in, validated, within
from bot.transcripts.json_formats.nested import unfolded
from bot.transcripts.json_formats.segment_reading import reading_of_segments
from bot.transcripts.json_formats.segments import (
    ENDS,
    ENDS_MS,
    MILLISECONDS,
    SPEAKERS,
    STARTS,
    TEXTS,
    Segment,
    scale_of,
)
from bot.transcripts.left_out import left_out
from bot.transcripts.written import Details, Reading

_CONTAINERS = (
    "utterances", "segments", "sentences", "transcripts", "transcript", "transcription", "entries", "lines",
    "captions", "subtitles", "snippets", "cues", "chunks", "paragraphs", "turns", "monologues", "words", "results",
    "result", "sections", "items", "events", "data", "messages", "dialogue", "dialog", "conversation",
)  # fmt: skip
"""What programs call the list, or an object around it, the best of several first."""
_DEEPEST = 4
"""Objects around the list."""

_LOOKED_AT = 50
"""Elements of a list that tell what those of it are."""
_ASSEMBLY = frozenset({"acoustic_model", "audio_duration", "audio_url", "language_model", "speech_model", "words"})


class AssemblyAi:
    """The format of AssemblyAI: utterances or words in milliseconds."""

    name = "AssemblyAI"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has utterances or words with a text and a confidence each."""
        return lists(_assembly_list(value), "text", "start", "end", "confidence")

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        listed = _assembly_list(value)
        segments = validated(_SEGMENTS, listed, self.name, source)
        # Its own times are always whole milliseconds; others write utterances like it in seconds.
        own = all(segment.moment is None or segment.moment.is_integer() for segment in segments)
        own = own and isinstance(value, dict) and not _ASSEMBLY.isdisjoint(value)
        scale = 1000.0 if own else scale_of(segments)
        language = within(value, "language_code")
        return reading_of_segments(segments, _people(value), source, scale)._replace(
            made_by=self.name if scale == 1000 else None,
            details=Details(language=language if isinstance(language, str) else None),
        )


def _assembly_list(value: object) -> object:
    if isinstance(value, list):
        return value
    return within(value, "utterances") or within(value, "words")


class Fireflies:
    """The format of Fireflies: sentences with the names of people."""

    name = "Fireflies"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` is or has a list of sentences with speakers' names."""
        return lists(_sentences(value), "speaker_name") and any(
            lists(_sentences(value), text) for text in ("text", "raw_text", "sentence")
        )

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        segments = validated(_SEGMENTS, _sentences(value), self.name, source)
        title = within(value, "title") or within(value, "data", "transcript", "title")
        own = lists(_sentences(value), "speaker_id") or lists(_sentences(value), "ai_filters")
        return reading_of_segments(segments, _people(value), source)._replace(
            made_by=self.name if own else None, details=Details(title=title if isinstance(title, str) else None)
        )


def _sentences(value: object) -> object:
    return (
        within(value, "sentences")
        or within(value, "data", "transcript", "sentences")
        or (value if isinstance(value, list) else None)
    )


class Lists:
    """Any other list of what is said, wherever it stands in an object."""

    name = "lists of who says what"

    def fits(self, value: object) -> bool:
        """Say whether there is a list of objects with a text and a time or a speaker each."""
        return _found(value) is not None

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        rows, told = counted_from_the_first(_found(value), source)
        segments = validated(_SEGMENTS, rows, self.name, source)
        reading = reading_of_segments(segments, _people(value), source, 1.0 if told else None)
        translated = (row.get("translatedText") for row in rows if isinstance(row, dict))
        others = left_out((text for text in translated if isinstance(text, str)), "a translation")
        return reading._replace(
            odd_lines=(*reading.odd_lines, *told), left_out=tuple(sorted((*reading.left_out, *others)))
        )


_SEGMENTS = TypeAdapter(list[Segment])


def _found(value: object, depth: int = 0) -> list[object] | None:
    """Return the list of what is said in ``value``; None if there is none."""
    if isinstance(value, list):
        texts = any(lists(value, text) for text in TEXTS) and not _in_parts(value)
        placed = any(lists(value, name) for name in (*STARTS, *MILLISECONDS, *ENDS, *ENDS_MS, *SPEAKERS))
        return value if texts and placed else unfolded(value) if depth else None
    if not isinstance(value, dict) or depth > _DEEPEST:
        return None
    inner = (_found(value.get(name), depth + 1) for name in _CONTAINERS if name in value)
    return next((found for found in inner if found is not None), None)


def _in_parts(value: list[object]) -> bool:
    """Say whether what is said in the objects of ``value`` is in lists of its own."""
    rows = (row for row in value[:_LOOKED_AT] if isinstance(row, dict))
    return any(isinstance(row.get(name), list) for row in rows for name in TEXTS)


def _people(value: object) -> Mapping[str, str]:
    return names_in(within(value, "speakers"), within(value, "contributors"), within(value, "participants"))
