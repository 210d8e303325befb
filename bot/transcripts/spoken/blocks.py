"""The stretches of a spoken text from one name or time to the next."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.speakers.label_candidates import Candidate, candidate_of
from bot.transcripts.speakers.label_evidence import Seen
from bot.transcripts.speakers.speaker_labels import Labels, labels_among
from bot.transcripts.spoken.labels_within import NamesWithin
from bot.transcripts.spoken.rows import Row


class Line(NamedTuple):
    """What is said on line ``number``."""

    number: int
    text: str


@dataclass(slots=True)
class Block:
    """Lines from one head to the next: who speaks ('' if not named), and the time and its end as written."""

    number: int
    name: str
    clock: str
    lines: list[Line] = field(default_factory=list)
    end: str = ""


class Found(NamedTuple):
    """The labels of a text and what may be one in each of its rows, by number."""

    labels: Labels
    candidates: Mapping[int, Candidate]


def labels_in(rows: Sequence[Row], people: Collection[str]) -> Found:
    """Return which labels in ``rows`` are speakers; ``people`` are those whom the file's settings list."""
    known = Counter(row.head.speaker for row in rows if row.head and row.head.speaker)
    texts = [(row.number, text) for row in rows if (text := _labelled(row))]
    candidates = {number: found for number, text in texts if (found := candidate_of(text))}
    seen = [Seen(number, found) for number, found in candidates.items()]
    return Found(labels_among(seen, [text for _, text in texts], known=known, people=people), candidates)


def _labelled(row: Row) -> str:
    """Return what of ``row`` may begin with a label."""
    if row.heading:
        return ""
    if row.head is None:
        return row.text
    return "" if row.head.speaker else row.head.text


def blocks_of(
    rows: Sequence[Row], found: Found, above: Collection[str], account: Account
) -> tuple[list[Block], list[Line]]:
    """Return the blocks of ``rows``, the first of what stands above all heads, and the headings between them.

    ``above`` are the names that stand on lines of their own above times.
    """
    blocks, headings = [Block(1, "", "")], list[Line]()
    within = NamesWithin.of(found.labels, found.candidates.values())
    for place, row in enumerate(rows):
        goes_on = place + 1 < len(rows) and _is_unmarked(rows[place + 1], found)
        if row.heading:
            headings.append(Line(row.number, row.text))
            if row.head:
                blocks.append(Block(row.number, "", row.head.clock))
            continue
        block = _begun(row, found, account)
        if block is None:
            _say(blocks, Line(row.number, row.text), within, account, goes_on=goes_on)
            continue
        if row.head and row.head.alone and above:
            block.name = _take_name(blocks[-1], above, found.labels)
        before = blocks[-1]
        if before.clock and not before.name and not before.lines and not block.clock:
            block.clock, block.end = before.clock, before.end
            blocks.pop()
        elif before.name and not before.lines and block.clock and not block.name:
            block.name = before.name
            blocks.pop()
        blocks.append(block)
        if block.lines:
            _say(blocks, block.lines.pop(), within, account, goes_on=goes_on)
    return blocks, headings


def _say(blocks: list[Block], line: Line, within: NamesWithin, account: Account, *, goes_on: bool) -> None:
    """Add ``line`` to the last of ``blocks``; what somebody else says, whom it names within, begins another."""
    for part in within.parts(line.number, line.text, account, goes_on=goes_on):
        if part.name:
            blocks.append(Block(line.number, part.name, ""))
        if part.text:
            blocks[-1].lines.append(Line(line.number, part.text))


def _is_unmarked(row: Row, found: Found) -> bool:
    """Say whether ``row`` goes on with what the one above it says."""
    candidate = found.candidates.get(row.number)
    return row.head is None and not row.heading and not (candidate and found.labels.taken(candidate))


def _begun(row: Row, labelled: Found, account: Account) -> Block | None:
    labels, candidate = labelled.labels, labelled.candidates.get(row.number)
    found = labels.taken(candidate) if candidate else None
    if row.head is None and found is None:
        return None
    head = row.head
    name = found.name if found else labels.names.get(head.speaker, head.speaker) if head else ""
    said = found.text if found else head.text if head else ""
    if head and head.until:
        account.notice(row.number, head.until, "the end of a time")
    block = Block(row.number, name, head.clock if head else "", end=row.end)
    if said:
        block.lines.append(Line(row.number, said))
    return block


def _take_name(block: Block, above: Collection[str], labels: Labels) -> str:
    """Take the speaker who is named on the last line of ``block``, before a lone time; '' if nobody is."""
    least = 1 if block.clock or block.name else 0
    if len(block.lines) > least and (name := block.lines[-1].text.strip("*_: ")) in above:
        block.lines.pop()
        return labels.names.get(name, name)
    return ""
