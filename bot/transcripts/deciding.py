"""What was read of a file, changed as somebody decided: labels that are none, others that are, lines left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversation.timing import Stamp, Stamps
from bot.transcripts.decisions import Decisions
from bot.transcripts.dropping import without_stretches
from bot.transcripts.lines import lines_of
from bot.transcripts.pieces import piece_of
from bot.transcripts.speakers.naming import told_as
from bot.transcripts.written import UNKNOWN_SPEAKER, Noticed, OddLine, Reading, WrittenPassage

_BY_HAND = "as decided by hand"
_MEND = "correct it under [labels] in conversation.toml"


def decided(reading: Reading, decisions: Decisions, text: str, source: str) -> Reading:
    """Return ``reading`` of ``text``, a file called ``source``, as ``decisions`` have it.

    What a decision changes is noticed or told as left out; one that changes nothing becomes an odd line. Raises
    TranscriptError if nothing is left.
    """
    if decisions.drop:
        reading = without_stretches(reading, decisions.drop, text, source)
    if decisions.words:
        reading = _given_back(reading, decisions.words, lines_of(text, source), source)
    return _split_off(reading, decisions.speakers, source) if decisions.speakers else reading


def _given_back(reading: Reading, labels: Sequence[str], lines: Sequence[str], source: str) -> Reading:
    """Return ``reading`` with what ``labels`` were taken to say as words, label and all, of who spoke before."""
    told = told_as(dict.fromkeys(passage.speaker for passage in reading.passages))
    passages: list[WrittenPassage] = []
    seen: dict[str, list[int]] = {label: [] for label in labels}
    found: set[str] = set()
    before = UNKNOWN_SPEAKER
    for passage in reading.passages:
        label = next((one for one in labels if one in (passage.speaker, told[passage.speaker])), None)
        if label is None:
            before = passage.speaker
            passages.append(passage)
            continue
        found.add(label)
        if passage.labelled:
            seen[label].append(passage.line)
            passage = _with_label(passage, lines)
        passages.append(passage._replace(speaker=before, labelled=False))
    noticed = (Noticed(at[0], label, len(at), f"words, {_BY_HAND}") for label, at in seen.items() if at)
    unused = (OddLine(source, 0, f"nobody is called “{label}”", _MEND) for label in labels if label not in found)
    return _noticing(reading._replace(passages=tuple(passages)), noticed, unused, labels)


def _with_label(passage: WrittenPassage, lines: Sequence[str]) -> WrittenPassage:
    """Return ``passage`` with its label among its words: with a colon, unless the file has the bare name."""
    written = lines[passage.line - 1] if 0 < passage.line <= len(lines) else ""
    _, found, after = written.partition(passage.speaker)
    following = after.lstrip(" *_")[:1]
    label = passage.speaker + (
        following if following in {":", "："} else "" if found and following in {"", "("} else ":"
    )
    longer = len(label) + 1
    stamps = (Stamp(stamp.character + longer, stamp.seconds) for stamp in passage.stamps or ())
    return passage._replace(text=f"{label} {passage.text}", stamps=Stamps.of(stamps))


class _Label(NamedTuple):
    """A label among the words of a passage: ``name``, which characters ``begin`` to ``end`` tell."""

    name: str
    begin: int
    end: int


def _split_off(reading: Reading, names: Sequence[str], source: str) -> Reading:
    """Return ``reading`` with what follows the labels ``names`` among its words as said by those."""
    passages: list[WrittenPassage] = []
    count, lines = Counter[str](), dict[str, int]()
    pattern = _labels_of(names)
    taken: tuple[str, str] | None = None
    """Who spoke as the file was read, and the label from which on somebody else does."""
    for number, passage in enumerate(reading.passages):
        if taken and (passage.labelled or passage.speaker != taken[0]):
            taken = None
        labels = _labels_in(passage.text, pattern, names, last=not _goes_on(reading.passages, number))
        for label in labels:
            count[label.name] += 1
            lines.setdefault(label.name, passage.line)
        speaker = taken[1] if taken else passage.speaker
        passages += _pieces(reading.passages, number, speaker, labels)
        if labels:
            taken = passage.speaker, labels[-1].name
    noticed = (Noticed(lines[name], f"{name}:", times, f"a speaker, {_BY_HAND}") for name, times in count.items())
    unused = (OddLine(source, 0, f"“{name}:” begins no words", _MEND) for name in names if not count[name])
    return _noticing(reading._replace(passages=tuple(passages)), noticed, unused, names)


def _goes_on(passages: Sequence[WrittenPassage], number: int) -> bool:
    """Say whether who speaks in passage ``number`` goes on in the next, which names nobody."""
    following = passages[number + 1 : number + 2]
    return bool(following) and not following[0].labelled and following[0].speaker == passages[number].speaker


def _labels_of(names: Sequence[str]) -> re.Pattern[str]:
    spelt = "|".join(r"\s".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True))
    marked = rf"[\[(*_]{{0,4}}(?P<name>{spelt})[\])*_]{{0,4}}\s?(?::[*_]{{0,4}}(?!\S)|：[*_]{{0,4}})"
    return re.compile(rf"(?<!\S)(?:{marked}|\[(?P<boxed>{spelt})\](?!\S))")


def _labels_in(text: str, pattern: re.Pattern[str], names: Sequence[str], *, last: bool) -> list[_Label]:
    """Return the labels in ``text`` after which somebody says something; after the ``last`` that must be here."""
    by_words = {tuple(name.split()): name for name in names}
    found = [
        _Label(by_words[tuple((one["name"] or one["boxed"]).split())], one.start(), one.end())
        for one in pattern.finditer(text)
    ]
    stop, kept = len(text), []
    for label in reversed(found):
        if text[label.end : stop].strip() or (stop == len(text) and not last):
            kept.append(label)
            stop = label.begin
    return kept[::-1]


def _pieces(
    passages: Sequence[WrittenPassage], number: int, speaker: str, labels: Sequence[_Label]
) -> Iterator[WrittenPassage]:
    text = passages[number].text
    if not labels:
        yield passages[number]._replace(speaker=speaker)
        return
    begins = [0, *(label.end for label in labels)]
    ends = [*(label.begin for label in labels), len(text)]
    who = [speaker, *(label.name for label in labels)]
    for begin, end, name in zip(begins, ends, who, strict=True):
        if text[begin:end].strip():
            labelled = bool(begin) or passages[number].labelled
            yield piece_of(passages, number, begin, end)._replace(speaker=name, labelled=labelled)


def _noticing(
    reading: Reading, noticed: Iterator[Noticed], odd_lines: Iterator[OddLine], labels: Sequence[str]
) -> Reading:
    """Return ``reading`` with what was ``noticed`` of ``labels`` in place of what was noticed of them before."""
    others = (one for one in reading.noticed if one.text.strip(" :：[]()*_") not in labels)
    return reading._replace(noticed=(*others, *noticed), odd_lines=(*reading.odd_lines, *odd_lines))
