"""What pictures along the time of a talk share: the names of chapters above, times below."""

from bot.conversation.model import Conversation
from bot.pictures.axis import time_ticks
from bot.pictures.chapter_names import placed_names
from bot.pictures.text import words
from bot.statistics.plain import Plain
from bot.statistics.speech import passage_seconds


def along_values(conversation: Conversation) -> dict[str, Plain]:
    """Return what ``templates/along.typ`` takes."""
    length = talk_length(conversation)
    return {
        "ticks": time_ticks(length),
        "starts": [chapter.start / length for chapter in conversation.chapters if 0 <= chapter.start < length],
        "chapters": [
            {"title": words(name.title), "at": name.at, "width": name.width, "left": name.left, "row": name.row}
            for name in placed_names(conversation.chapters, length)
        ],
    }


def chapter_lines(conversation: Conversation) -> str:
    """Return what the lines from the names of chapters mean, or nothing where there are none."""
    return " Lines mark where chapters begin." if conversation.chapters else ""


def talk_length(conversation: Conversation) -> float:
    """Return the seconds a picture of ``conversation`` spans: the recording, and all that is said."""
    ends = zip(conversation.passages, passage_seconds(conversation), strict=True)
    return max([1.0, conversation.duration, *(passage.start + seconds for passage, seconds in ends)])
