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
_NAME = 15


def speakers_reply(conversation: Conversation, figures: Sequence[TalkFigures]) -> Reply:
    """Return the ``figures`` of everyone in ``conversation``, who says most first, and their longest turns as links."""
    shown = figures[:_MOST_SPEAKERS]
    amounts = [
        ("", "Words", "Share", "Time", "Pace"),
        *(
            (
                f.speaker or "",
                f"{f.words:,}",
                f"{f.share:.0%}",
                format_timecode(f.seconds),
                f"{f.words_per_minute or 0:.0f}",
            )
            for f in shown
        ),
    ]
    turns = [
        ("", "Turns", "Longest", "Asked"),
        *((f.speaker or "", f"{f.turns:,}", _longest(f), f"{f.questions:,}") for f in shown),
    ]
    links = "\n".join(
        f"- {plain(f.speaker or '')}: {turn.stop_word - turn.first_word:,} words "
        f"from {moment_link(conversation, turn.start)}"
        for f in shown
        if (turn := f.longest_turn)
    )
    more = f"\n-# and {len(figures) - len(shown)} more who say less" if len(figures) > len(shown) else ""
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay(f"**Who talks how much**\n{_table(amounts)}{_table(turns)}{more}"),
        ui.TextDisplay(f"**Longest turns**\n{links}"),
        ui.TextDisplay(f"-# Pace in words a minute; asked: questions · {source(conversation)}"),
    )
    return Reply(layout=layout_of(container))


def _longest(figures: TalkFigures) -> str:
    turn = figures.longest_turn
    return format_timecode(turn.end - turn.start) if turn else "–"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return ``rows`` as a code block of aligned columns, the first to the left, at most 38 characters wide."""
    widths = [max(len(row[column]) for row in rows) for column in range(1, len(rows[0]))]
    lines = (
        f"{cut(row[0], _NAME) if row[0] else '':<{_NAME}}"
        + "".join(f" {cell:>{width}}" for cell, width in zip(row[1:], widths, strict=True))
        for row in rows
    )
    return "```\n" + "\n".join(line.rstrip() for line in lines).replace("`", "ˋ") + "\n```"
