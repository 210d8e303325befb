"""A conversation as a file that other programs read, and this one reads back to the same passages."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from webvtt import Caption, WebVTT

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation, Passage
from bot.conversation.timing import seconds_at
from bot.transcripts.captions import WHOLE_PASSAGES
from bot.transcripts.clock import format_clock
from bot.transcripts.formats import read_transcript
from bot.transcripts.json_text import PASSAGES


def export(conversation: Conversation, form: str) -> str:
    """Return ``conversation`` in ``form``, a key of ``FORMS``.

    Raises TranscriptError if that form cannot hold it: in plain text, some names would not be told from words.
    """
    text = FORMS[form](conversation)
    if _read_back(text) != [
        (passage.speaker, round(passage.start, 3), passage.text) for passage in conversation.passages
    ]:
        others = " or ".join(other for other in FORMS if other != form)
        problem = f"some of its names or words cannot be written as {form}"
        raise TranscriptError(conversation.key, 0, problem, f"export it as {others}")
    return text


def _read_back(text: str) -> Sequence[tuple[str, float, str]]:
    try:
        return [(p.speaker, p.start, p.text) for p in read_transcript(text, "export").passages]
    except TranscriptError:
        return []


def _text(conversation: Conversation) -> str:
    lines = (f"{passage.speaker} ({format_clock(passage.start)}) {passage.text}\n" for passage in conversation.passages)
    return "\n".join(lines)


def _captions(conversation: Conversation) -> str:
    captions = [
        Caption(format_clock(passage.start), format_clock(end), _payload(passage), identifier=str(number))
        for number, (passage, end) in enumerate(_with_ends(conversation), 1)
    ]
    header = WHOLE_PASSAGES.removeprefix("WEBVTT ")
    return WebVTT(captions=captions, header_text=header).content + "\n"


def _payload(passage: Passage) -> str:
    """Return the caption's text: its voice, and a tag wherever a stamp is."""
    pieces, at = [f"<v {escape(passage.speaker, quote=False)}>"], 0
    for character, seconds in passage.stamps or ():
        pieces.append(f"{escape(passage.text[at:character], quote=False)}<{format_clock(seconds)}>")
        at = character
    return "".join(pieces) + escape(passage.text[at:], quote=False)


def _json(conversation: Conversation) -> str:
    segments = [
        {
            "speaker": passage.speaker,
            "startTime": round(passage.start, 3),
            "endTime": round(end, 3),
            "body": passage.text,
            **({"stamps": list(passage.stamps)} if passage.stamps else {}),
        }
        for passage, end in _with_ends(conversation)
    ]
    return json.dumps({"version": "1.0.0", "unit": PASSAGES, "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def _with_ends(conversation: Conversation) -> Iterator[tuple[Passage, float]]:
    """Yield each passage and the second its last word ends, as stamped or estimated."""
    for number, passage in enumerate(conversation.passages):
        yield passage, seconds_at(conversation.passages, number, len(passage.text))


FORMS: Mapping[str, Callable[[Conversation], str]] = {"vtt": _captions, "json": _json, "txt": _text}
"""The forms a conversation can be written in, by the ending of such files."""
