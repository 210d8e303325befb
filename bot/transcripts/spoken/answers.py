"""Answers that nothing labels: a talk names who asks, "Audience: How?", and the speaker goes on below a blank line.

Only where most paragraphs name nobody; elsewhere what follows a label is whoever's it names.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.transcripts.accounts import Account
from bot.transcripts.speakers.initials import PAIRS
from bot.transcripts.speakers.label_words import one_of, tells_role, words_in
from bot.transcripts.speakers.speaker_labels import Labels
from bot.transcripts.spoken.blocks import Block, Found
from bot.transcripts.written import UNKNOWN_SPEAKER, Noticed

_ASKERS = one_of(
    """
    attendee audience caller crowd listener q question questioner viewer público publico publikum publikumsfrage
    zuhörer zuschauer public auditeur spectateur plateia pubblico publiek publiken
    观众 觀眾 听众 聽眾 聴衆 観客 청중 관객
    """
)


_RARE = 10
"""Paragraphs for each label from which others than askers interrupt a talk that begins without one, too."""


def with_answers(blocks: Sequence[Block], speaker: str, account: Account) -> list[Block]:
    """Return ``blocks`` whose askers say one paragraph each; below it whoever spoke before goes on, first ``speaker``.

    Where the one ``speaker`` whom the settings name begins, all others are askers. Each that is cut is noticed.
    """
    labelled = sum(bool(block.name) for block in blocks)
    paragraphs = sum(len(block.lines) for block in blocks)
    if paragraphs < 2 * labelled:
        return list(blocks)
    cut, main = list[Block](), speaker or UNKNOWN_SPEAKER
    begins = bool(blocks and not blocks[0].name)
    rare = _RARE * labelled <= paragraphs
    for block in blocks:
        cut.append(block)
        other = begins and block.name and block.name != speaker and (bool(speaker) or (rare and tells_role(block.name)))
        if not _asks(block.name) and not other:
            main = block.name or main
            continue
        first = _end_of_question(block)
        if first < len(block.lines):
            rest, block.lines = block.lines[first:], block.lines[:first]
            what = f"what follows “{block.name}” below a blank line"
            account.notice(rest[0].number, what, f"words of {main}")
            cut.append(Block(rest[0].number, main, "", rest))
    return cut


def with_answerer(found: Found, speaker: str) -> Found:
    """Return ``found`` where who answers, "A" beside "Q", is the one ``speaker`` whom the file's settings name."""
    labels = found.labels
    answers = {answer for asks, answer in PAIRS if labels.names.get(answer) == answer and asks in labels.names}
    if not speaker or not answers:
        return found
    counts = Counter(candidate.label for candidate in found.candidates.values() if candidate.label in answers)
    first = {candidate.label: number for number, candidate in reversed(tuple(found.candidates.items()))}
    told = [Noticed(first[label], f"{label}:", times, f"{speaker}, a speaker") for label, times in counts.items()]
    others = [one for one in labels.noticed if one.text.rstrip(":") not in answers]
    return found._replace(labels=Labels({**labels.names, **dict.fromkeys(answers, speaker)}, (*others, *told)))


def _asks(name: str) -> bool:
    return bool(name) and any(word in _ASKERS for word in words_in(name))


def _end_of_question(block: Block) -> int:
    """Return how many of the lines of ``block`` are its first paragraph."""
    for number, (before, line) in enumerate(pairwise(block.lines), 1):
        if line.number > before.number + 1:
            return number
    return len(block.lines)
