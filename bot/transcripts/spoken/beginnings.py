"""What stands above the first name: a publisher's notes, a contents list, or the beginning of the talk.

Short lines that end no sentence, addresses, credits and lists of times and titles are the publisher's; whatever else
stands there is kept as said by nobody known.
"""

import re
from collections.abc import Sequence

from bot.transcripts.accounts import Account
from bot.transcripts.clock import clock_seconds
from bot.transcripts.spoken.blocks import Block, Line
from bot.transcripts.spoken.lines import is_name, listed_chapter

_SHORT = 14
"""Words at most in a line that ends no sentence and is a note."""
_LONGEST_NOTE = 45
_BRIEF = 25
"""Words at most above a talk that has times, without any, that are a note whatever they are."""
_NOTE = re.compile(
    r"https?://|www\.|\S@\S+\.\S|transcri|copyright|©|all rights reserved|time ?codes?|timestamps?|subscri|click|"
    r"table of contents|"
    r"computer.generated|auto.?generated|machine.generated|recorded (?:on|at|in|by)|published|"
    r"episode \d|sponsor|proofread|edited (?:by|for)|this (?:page|file|document)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"[^\W\d_]{3}[.?!] [^\W\d_]")
_PRESENT = re.compile(
    r"[-*_• ]{0,6}(?:attendees|attendance|participants|present|in attendance|apologies|teilnehmer|anwesend|asistentes|"
    r"présents|参加者|出席者)[*_ ]{0,4}[:：]",
    re.IGNORECASE,
)
_SENTENCE_END = (".", "?", "!", "…", "。", "？", "！", '."', ".”", "?”", ".)")
_ABOVE = "above the first name"
_LISTED = "in the contents list"


def split_beginning(blocks: Sequence[Block], account: Account) -> tuple[list[tuple[float, str]], list[Block]]:
    """Return the chapters that a contents list tells and the blocks that are said; what is neither is put down."""
    first = next((number for number, block in enumerate(blocks) if block.name and block.lines), None)
    above = blocks[:first] if first is not None else blocks[:1]
    said = list(blocks[len(above) :])
    if not above:
        return [], said
    timed = [block for block in above if block.clock]
    if timed and _is_contents(timed, said[0] if said else None):
        return _contents(above, account), said
    chapters = list[tuple[float, str]]()
    kept = list[Block]()
    words = sum(len(line.text.split()) for block in above for line in block.lines)
    brief = not timed and bool(said and said[0].clock) and words <= _BRIEF and not _is_speech(above)
    for block in above:
        if block.clock or block.name:
            kept.append(block)
        elif lines := _kept(block, brief, chapters, account):
            kept.append(Block(lines[0].number, "", "", lines))
    return chapters, [*kept, *said]


def _is_contents(timed: Sequence[Block], first: Block | None) -> bool:
    """Say whether ``timed`` blocks above the ``first`` named one are times and titles, not what somebody says."""
    titles = [block.lines[0].text for block in timed if block.lines]
    likely = sum(is_name(title) and not title[0].islower() for title in titles)
    if not titles or 2 * likely < len(titles) or first is None:
        return False
    latest = max((clock_seconds(block.clock) or 0.0 for block in timed), default=0.0)
    start = clock_seconds(first.clock)
    if start is not None:
        return start <= latest
    return likely >= 0.8 * len(titles)


def _is_speech(above: Sequence[Block]) -> bool:
    """Say whether a line in ``above`` has a sentence that ends within it, as what people say does and no note."""
    return any(_WITHIN.search(line.text) for block in above for line in block.lines)


def _contents(above: Sequence[Block], account: Account) -> list[tuple[float, str]]:
    chapters = list[tuple[float, str]]()
    for block in above:
        lines = list(block.lines)
        start = clock_seconds(block.clock)
        if start is not None and lines:
            title = lines.pop(0)
            chapters.append((start, title.text))
            account.notice(title.number, f"{block.clock} {title.text}", "a chapter")
        for line in lines:
            _put_down(line, chapters, account, _LISTED if block.clock else _ABOVE)
    return chapters


def _kept(block: Block, brief: bool, chapters: list[tuple[float, str]], account: Account) -> list[Line]:
    kept = []
    for line in block.lines:
        if brief or _is_note(line.text):
            _put_down(line, chapters, account, _ABOVE)
        else:
            kept.append(line)
    return kept


def _put_down(line: Line, chapters: list[tuple[float, str]], account: Account, why: str) -> None:
    listed = listed_chapter(line.text)
    start = clock_seconds(listed[0]) if listed else None
    if listed and start is not None:
        chapters.append((start, listed[1]))
        account.notice(line.number, line.text, "a chapter")
    else:
        account.leave_out(line.number, line.text, why)


def _is_note(text: str) -> bool:
    words = len(text.split())
    if listed_chapter(text):
        return True
    if words <= _LONGEST_NOTE and _NOTE.search(text[:600]):
        return True
    if text.lstrip("*_ ").startswith("|") or _PRESENT.match(text[:60]):
        return True
    if words == 1 and len(text) > 30:
        return False
    return words <= _SHORT and not text.rstrip("*_ ").endswith(_SENTENCE_END) and not _WITHIN.search(text)
