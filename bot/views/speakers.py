"""How much each person talks, as tables that fit a phone and read well aloud."""

from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.desk.quotation import moment_link, speaker_name
from bot.desk.reply import Picture, Reply
from bot.statistics.speakers import TalkFigures
from bot.views.layout import view_reply
from bot.views.tables import short_names, table

_MOST_SPEAKERS = 12


def speakers_reply(conversation: Conversation, figures: Sequence[TalkFigures], picture: Picture | None = None) -> Reply:
    """Return the ``figures`` of everyone in ``conversation``, who says most first, and their longest turns as links."""
    shown = figures[:_MOST_SPEAKERS]
    names = short_names([talk.speaker or "" for talk in shown])
    more = f"\n-# and {len(figures) - len(shown)} more who say less" if len(figures) > len(shown) else ""
    texts = [
        "### Who talks how much",
        table([("", "Words", "Share", "Time", "Pace"), *map(_amounts, names, shown)]) + more,
        table([("", "Turns", "Longest", "Asked"), *map(_turns, names, shown)]),
        "\n".join(["**Longest turns**", *filter(None, map(_longest_turn, shown))]),
    ]
    note = "Pace in words a minute; asked: questions"
    return view_reply(conversation, "speakers", texts, note=note, picture=picture)


def _amounts(name: str, talk: TalkFigures) -> tuple[str, ...]:
    pace = f"{talk.words_per_minute:.0f}" if talk.words_per_minute else "–"
    return (name, f"{talk.words:,}", f"{talk.share:.0%}", format_timecode(talk.seconds), pace)


def _turns(name: str, talk: TalkFigures) -> tuple[str, ...]:
    turn = talk.longest_turn
    longest = format_timecode(turn.end - turn.start) if turn else "–"
    return (name, f"{talk.turns:,}", longest, f"{talk.questions:,}")


def _longest_turn(talk: TalkFigures) -> str:
    turn = talk.longest_turn
    if turn is None:
        return ""
    words = turn.stop_word - turn.first_word
    return f"- {speaker_name(talk.speaker or '')}: {words:,} words from {moment_link(turn.conversation, turn.start)}"
