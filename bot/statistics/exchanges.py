"""What happens between speakers: who speaks after whom, who cuts whom off."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation.model import Conversation, Quote
from bot.conversation.sentences import sentence_spans

_CUT_OFF = re.compile(r"(?:[-–—…]|\.\.\.)[\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Handover:
    """How often ``following`` speaks right after ``speaker``."""

    speaker: str
    following: str
    times: int
    share: float
    """The part, 0 to 1, of all times that anyone speaks after ``speaker``."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """A turn that ends in a dash or an ellipsis: it is cut off or trails away, and somebody else goes on."""

    interrupted: str
    interrupter: str
    quote: Quote
    """The unfinished sentence and the first sentence of the interrupter."""


def handovers(conversations: Iterable[Conversation]) -> tuple[Handover, ...]:
    """Return who speaks after whom in ``conversations``, the most frequent first."""
    times = Counter(
        (turn.speaker, following.speaker)
        for conversation in conversations
        for turn, following in pairwise(conversation.turns)
    )
    left = Counter[str]()
    for (speaker, _), count in times.items():
        left[speaker] += count
    return tuple(
        Handover(speaker, following, count, count / left[speaker])
        for (speaker, following), count in times.most_common()
    )


def interruptions(conversation: Conversation) -> tuple[Interruption, ...]:
    """Return every interruption in ``conversation``, in order."""
    spans = sentence_spans(conversation)
    starts = [span.first for span in spans]
    found = []
    for passage, following, border in zip(
        conversation.passages, conversation.passages[1:], conversation.first_words[1:], strict=False
    ):
        if passage.speaker != following.speaker and _CUT_OFF.search(passage.text) and following.text.strip():
            after = bisect_left(starts, border)
            quote = Quote(conversation, spans[after - 1].first, spans[after].stop)
            found.append(Interruption(passage.speaker, following.speaker, quote))
    return tuple(found)
