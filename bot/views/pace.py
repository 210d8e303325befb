"""How fast people talk: on average, at their fastest and at their slowest."""

from collections.abc import Mapping, Sequence

from bot.conversation.model import Conversation
from bot.desk.quotation import moment_link, speaker_name
from bot.desk.reply import Picture, Reply
from bot.statistics.pace import PaceWindow
from bot.statistics.speakers import TalkFigures
from bot.views.layout import view_reply

_MOST_SPEAKERS = 8
_UNTOLD = {True: "too short to tell", False: "unknown, since the transcript has no times"}


def pace_reply(
    conversation: Conversation,
    figures: Sequence[TalkFigures],
    windows: Mapping[str, Sequence[PaceWindow]],
    picture: Picture | None = None,
) -> Reply:
    """Return everyone's pace in ``conversation``, with links to their fastest and slowest stretch."""
    lines = [_speaker(conversation, talk, windows.get(talk.speaker or "", ())) for talk in figures[:_MOST_SPEAKERS]]
    texts = ["### How fast they talk", "\n".join(lines)]
    return view_reply(conversation, "pace", texts, note="words a minute", picture=picture)


def _speaker(conversation: Conversation, talk: TalkFigures, windows: Sequence[PaceWindow]) -> str:
    average = f"{talk.words_per_minute:.0f} on average" if talk.words_per_minute else _UNTOLD[conversation.timed]
    paced = [(window.words_per_minute, window.start) for window in windows if window.words_per_minute]
    extremes = ""
    if len(paced) > 1:
        (high, fastest), (low, slowest) = max(paced), min(paced)
        extremes = (
            f"; fastest {high:.0f} from {moment_link(conversation, fastest)}, "
            f"slowest {low:.0f} from {moment_link(conversation, slowest)}"
        )
    return f"- **{speaker_name(talk.speaker or '')}**: {average}{extremes}"
