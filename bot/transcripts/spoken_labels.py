"""Speakers who are named without a time: ``Ada: What she says.``, also as Markdown sets them, ``**Ada:** ...``.

Not every word before a colon is a name, so a whole file decides which are.
"""

from collections import Counter
from collections.abc import Sequence

from bot.transcripts.label_evidence import OFTEN
from bot.transcripts.spoken_lines import Head, Label, head_of, label_at

_FRONT_MATTER = "---"
_MOSTLY = 0.8
"""The share of labels with frequent names from which the others, who speak once or twice, are names too."""


def spoken_part(lines: Sequence[str]) -> int:
    """Return the number of the line after the settings that Markdown files may begin with; 0 without them."""
    if not lines or lines[0] != _FRONT_MATTER:
        return 0
    return next((number + 1 for number, line in enumerate(lines) if number and line == _FRONT_MATTER), 0)


def untimed_names(lines: Sequence[str], heads: Sequence[Head | None]) -> frozenset[str]:
    """Return the names before colons in ``lines`` that begin what somebody says at a time nobody tells.

    ``heads`` are what ``head_of`` finds in each line. If most of the file's names have times, only those names do;
    else all that are in bold, or all there are. A single one is no name.
    """
    timed = [head.speaker for head in heads if head and head.speaker]
    labels = [label for line, head in zip(lines, heads, strict=True) if not head and (label := label_at(line))]
    bold = [label for label in labels if label.bold]
    counted = bold if len(bold) >= OFTEN else labels
    names = frozenset(label.name for label in counted)
    known = names & frozenset(timed)
    if len(counted) <= max(1, len(timed)):
        return known
    return names if counted is bold or _begins_with_a_name(lines) else known | _frequent(counted)


def _begins_with_a_name(lines: Sequence[str]) -> bool:
    first = next((line for line in lines if line and not line.startswith("#") and "://" not in line), "")
    head = head_of(first)
    return bool(head and head.speaker) or label_at(first) is not None


def _frequent(labels: Sequence[Label]) -> frozenset[str]:
    counts = Counter(label.name for label in labels)
    frequent = {name: count for name, count in counts.items() if count >= OFTEN}
    return frozenset(counts if sum(frequent.values()) >= _MOSTLY * counts.total() else frequent)
