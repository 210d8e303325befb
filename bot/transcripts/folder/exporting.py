"""A conversation as a file that other programs read, and this one reads back to the same passages."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from webvtt import Caption, WebVTT

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation, Passage
from bot.conversation.timing import seconds_at
from bot.conversation.voices import as_written
from bot.transcripts.captions.header import Header
from bot.transcripts.clock import format_clock
from bot.transcripts.formats import read_transcript
from bot.transcripts.joins import read_once
from bot.transcripts.json_formats.podcast import PASSAGES


def export(conversation: Conversation, form: str) -> str:
    """Return ``conversation`` in ``form``, a key of ``FORMS``.

    Raises TranscriptError if that form cannot hold it: in plain text, some names would not be told from words,
    guessed times not from others, nor what is said twice from what a transcriber wrote twice.
    """
    conversation = as_written(conversation)
    text = FORMS[form](conversation)
    passages = [(passage.speaker, round(passage.start, 3), passage.text) for passage in conversation.passages]
    if _read_back(text) != (conversation.timed, conversation.made_by, passages):
        others = " or ".join(other for other in FORMS if other != form)
        problem = f"some of its names, words or times cannot be written as {form}"
        raise TranscriptError(conversation.key, 0, problem, f"export it as {others}")
    return text


def _read_back(text: str) -> tuple[bool, str | None, Sequence[tuple[str, float, str]]]:
    try:
        reading = read_transcript(text, "export")
    except TranscriptError:
        return False, None, []
    passages = [written.passage for written in reading.passages]
    heard = read_once(passages).passages if reading.overlapping else passages
    said = [(passage.speaker, passage.start, passage.text) for passage in heard]
    return reading.timed, reading.made_by, said


def _text(conversation: Conversation) -> str:
    lines = (f"{passage.speaker} ({format_clock(passage.start)}) {passage.text}\n" for passage in conversation.passages)
    maker = f"---\nmade_by: {conversation.made_by}\n---\n\n" if conversation.made_by else ""
    return maker + "\n".join(lines)


def _captions(conversation: Conversation) -> str:
    captions = [
        Caption(format_clock(passage.start), format_clock(end), _payload(passage), identifier=str(number))
        for number, (passage, end) in enumerate(_with_ends(conversation), 1)
    ]
    header = Header(True, conversation.timed, conversation.made_by)
    return WebVTT(captions=captions, header_text=header.text).content + "\n"


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
    told = {
        "version": "1.0.0",
        "unit": PASSAGES,
        **({} if conversation.timed else {"timed": False}),
        **({"madeBy": conversation.made_by} if conversation.made_by else {}),
    }
    return json.dumps({**told, "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def _with_ends(conversation: Conversation) -> Iterator[tuple[Passage, float]]:
    """Yield each passage and the second its last word ends, as stamped or estimated."""
    for number, passage in enumerate(conversation.passages):
        yield passage, seconds_at(conversation.passages, number, len(passage.text))


FORMS: Mapping[str, Callable[[Conversation], str]] = {"vtt": _captions, "json": _json, "txt": _text}
"""The forms a conversation can be written in, by the ending of such files."""
