"""Who speaks, as people know them: aliases unified, numbers and nobody told.

``[speakers]`` in ``conversation.toml`` gives each spelling or number its name: ``"Speaker 1" = "Ada Lovelace"``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation
from bot.transcripts.written import UNKNOWN_SPEAKER, OddLine, Reading, WrittenPassage

LONGEST_NAME = 80
"""Characters a name may have."""

MOST_SPEAKERS = 500
"""People who may speak in one conversation; more are no names."""

_RECOGNISED = re.compile(r"(?:SPEAKER|Speaker|speaker|spk)[_-]?\d{1,4}", re.ASCII)
_NUMBERED = re.compile(r"Speaker \d{1,4}", re.ASCII)
_NUMBERS = ": numbers, not names"
_TAKEN = f"; taken as {UNKNOWN_SPEAKER}"
_UNKNOWN = frozenset({"unidentified", "unidentified speaker", "unknown", "speaker unknown", "unknown speaker"})


def with_names(reading: Reading, aliases: Mapping[str, str], source: str) -> Reading:
    """Return ``reading`` with every speaker told by the name that ``aliases`` has for them.

    What a recogniser calls SPEAKER_00 or spk_1 is told as Speaker 1, Speaker 2 and so on, as they appear, and
    aliases may name either. Who stays without a name, and aliases nobody has, become odd lines of ``source``.
    Raises TranscriptError if there are too many speakers, or one with a name that is none.
    """
    written = tuple(dict.fromkeys(passage.speaker for passage in reading.passages))
    _check(written, source)
    told = told_as(written)
    names = {label: aliases.get(label) or aliases.get(name, name) for label, name in told.items()}
    passages = tuple(passage._replace(speaker=names[passage.speaker]) for passage in reading.passages)
    unused = [alias for alias in aliases if alias not in {*written, *told.values()}]
    return reading._replace(passages=passages, odd_lines=(*reading.odd_lines, *_oddities(passages, unused, source)))


def renamed(conversation: Conversation, names: Mapping[str, str]) -> Conversation:
    """Return ``conversation`` with other ``names`` for its speakers, by those they have.

    Raises TranscriptError if nobody has one of those, or a new one is no name.
    """
    for old, new in names.items():
        if old not in conversation.speakers:
            raise TranscriptError(conversation.title, 0, f"nobody is called “{old}”", "use the names as they are")
        if not new.strip() or len(new) > LONGEST_NAME:
            problem = f"“{new[:30]}” is no name"
            raise TranscriptError(conversation.title, 0, problem, f"give 1 to {LONGEST_NAME} characters")
    passages = (
        replace(one, speaker=" ".join(names.get(one.speaker, one.speaker).split())) for one in conversation.passages
    )
    return replace(conversation, passages=tuple(passages))


def named_since(odd_lines: Sequence[tuple[str, ...]], speakers: Sequence[str]) -> list[tuple[str, ...]]:
    """Return ``odd_lines``, each a line and its problem, as they are when people have been called ``speakers``."""
    kept: list[tuple[str, ...]] = []
    for line, problem, *more in odd_lines:
        if problem.endswith(_NUMBERS):
            if numbered := _numbered(speakers):
                kept.append((line, _listed(numbered), *more))
        elif not problem.endswith(_TAKEN) or UNKNOWN_SPEAKER in speakers:
            kept.append((line, problem, *more))
    return kept


def _check(labels: Sequence[str], source: str) -> None:
    mend = "check how the file tells its speakers"
    if len(labels) > MOST_SPEAKERS:
        raise TranscriptError(source, 0, f"{len(labels):,} people speak in it; at most {MOST_SPEAKERS} can", mend)
    longest = max(labels, key=len, default="")
    if len(longest) > LONGEST_NAME:
        problem = (
            f"a speaker is called “{longest[:30]}…”, {len(longest):,} characters; at most {LONGEST_NAME} are a name"
        )
        raise TranscriptError(source, 0, problem, mend)


def told_as(labels: Iterable[str]) -> Mapping[str, str]:
    """Return how each of ``labels`` is told, in their order: a recogniser's numbers as Speaker 1, Speaker 2."""
    told: dict[str, str] = {}
    count = 0
    for label in labels:
        if _RECOGNISED.fullmatch(label):
            count += 1
            told[label] = f"Speaker {count}"
        else:
            told[label] = UNKNOWN_SPEAKER if " ".join(label.lower().split("_")) in _UNKNOWN else label
    return told


def _oddities(passages: Sequence[WrittenPassage], unused: Sequence[str], source: str) -> Iterator[OddLine]:
    for alias in unused:
        yield OddLine(source, 0, f"nobody is called “{alias}”", "correct it under [speakers] in conversation.toml")
    nameless = [passage for passage in passages if passage.speaker == UNKNOWN_SPEAKER]
    if nameless:
        share = (
            "nobody is named" if len(nameless) == len(passages) else f"nobody is named in {len(nameless):,} passages"
        )
        yield OddLine(source, nameless[0].line, f"{share}{_TAKEN}", _name(UNKNOWN_SPEAKER))
    numbered = _numbered(passage.speaker for passage in passages)
    if numbered:
        yield OddLine(source, 0, _listed(numbered), _name(numbered[0]))


def _numbered(speakers: Iterable[str]) -> list[str]:
    return [speaker for speaker in dict.fromkeys(speakers) if _NUMBERED.fullmatch(speaker)]


def _listed(numbered: Sequence[str]) -> str:
    return ", ".join(numbered[:10]) + (" and others" if numbered[10:] else "") + _NUMBERS


def _name(speaker: str) -> str:
    return f'tell who it is in conversation.toml: [speakers], below it "{speaker}" = "Ada Lovelace"'
