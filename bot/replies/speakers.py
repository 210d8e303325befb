"""How much each person talks, as tables that fit a phone and read well aloud."""

from collections.abc import Sequence

from discord import ui

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.replies.markdown import cut, plain
from bot.replies.quotation import moment_link, source
from bot.replies.reply import Reply, layout_of
from bot.statistics.speakers import TalkFigures

_MOST_SPEAKERS = 12
_LONGEST_NAME = 10
"""Characters of a name in a table, so that a row of at most 32 fits a phone."""


def speakers_reply(conversation: Conversation, figures: Sequence[TalkFigures]) -> Reply:
    """Return the ``figures`` of everyone in ``conversation``, who says most first, and their longest turns as links."""
    shown = figures[:_MOST_SPEAKERS]
    names = _short_names([talk.speaker or "" for talk in shown])
    more = f"\n-# and {len(figures) - len(shown)} more who say less" if len(figures) > len(shown) else ""
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("### Who talks how much"),
        ui.TextDisplay(_table([("", "Words", "Share", "Time", "Pace"), *map(_amounts, names, shown)]) + more),
        ui.TextDisplay(_table([("", "Turns", "Longest", "Asked"), *map(_turns, names, shown)])),
        ui.TextDisplay("\n".join(["**Longest turns**", *(_longest_turn(talk) for talk in shown)])),
        ui.Separator(),
        ui.TextDisplay(f"-# Pace in words a minute; asked: questions · {source(conversation)}"),
    )
    return Reply(layout=layout_of(container))


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
    return f"- {plain(cut(talk.speaker or '', 60))}: {words:,} words from {moment_link(turn.conversation, turn.start)}"


def _short_names(names: Sequence[str]) -> list[str]:
    """Return first names where no two people share one, else whole names; cut to what a table has room for."""
    firsts = [name.split()[0] if name.split() else "" for name in names]
    chosen = firsts if len(set(firsts)) == len(firsts) else names
    return [cut(name, _LONGEST_NAME) for name in chosen]


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return ``rows`` as a code block of aligned columns, the first one to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        row[0].ljust(widths[0]) + "".join(f" {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )
    return "```\n" + "\n".join(lines).replace("`", "ˋ") + "\n```"
