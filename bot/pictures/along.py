"""What pictures along the time of a talk share: the numbers of chapters above, times and the key of chapters below."""

from bot.conversation.model import Conversation
from bot.pictures.axis import time_ticks
from bot.pictures.chapter_marks import chapter_values
from bot.statistics.plain import Plain
from bot.statistics.speech import passage_seconds


def along_values(conversation: Conversation) -> dict[str, Plain]:
    """Return what ``templates/along.typ`` takes."""
    length = talk_length(conversation)
    return {"ticks": time_ticks(length), **chapter_values(conversation.chapters, length)}


def chapter_note(conversation: Conversation) -> str:
    """Return what the numbers over a picture mean, or nothing where there are no chapters."""
    return " Numbers mark where chapters begin." if conversation.chapters else ""


def talk_length(conversation: Conversation) -> float:
    """Return the seconds a picture of ``conversation`` spans: the recording, and all that is said."""
    ends = zip(conversation.passages, passage_seconds(conversation), strict=True)
    return max([1.0, conversation.duration, *(passage.start + seconds for passage, seconds in ends)])
