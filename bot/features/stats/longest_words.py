"""Who spoke longest without a break: how many words, for how long, and how it begins."""

from collections.abc import Sequence

from discord import ui

from bot.conversation.model import Quote
from bot.conversation.timecode import format_timecode
from bot.desk.markdown import cut, plain
from bot.desk.quotation import said_by, source
from bot.desk.reply import Reply, layout_of
from bot.statistics.turns import turn_words

MOST_TURNS = 5
LONGEST_BEGINNING = 160
"""Characters shown of how a turn begins."""
_WORDS_READ = 80
"""Words read for the beginning: more than fit, and not the thousands that a turn may have."""


def longest_reply(turns: Sequence[Quote]) -> Reply:
    """Return the longest ``turns``, each as a link with its words and its time; nothing said is told to the asker."""
    if not turns:
        return Reply(text="Nobody says a word here yet.", private=True)
    conversations = {turn.conversation.key: turn.conversation for turn in turns}
    several = len(conversations) > 1
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("### Who spoke longest without a break"))
    for turn in turns:
        container.add_item(ui.TextDisplay(_turn(turn, with_source=several)))
    container.add_item(ui.Separator())
    note = "the turns with the most words"
    container.add_item(ui.TextDisplay(f"-# {note}" if several else f"-# {note} · {source(turns[0].conversation)}"))
    return Reply(layout=layout_of(container))


def _turn(turn: Quote, *, with_source: bool) -> str:
    lines = [f"{said_by(turn.speaker, turn.conversation, turn.start)} · {_length(turn)}", f"> {_beginning(turn)}"]
    return "\n".join([*lines, f"-# {source(turn.conversation)}"] if with_source else lines)


def _length(turn: Quote) -> str:
    count = turn_words(turn)
    words = "1 word" if count == 1 else f"{count:,} words"
    return f"{words} in {format_timecode(turn.end - turn.start)}" if turn.conversation.timed else words


def _beginning(turn: Quote) -> str:
    stop = min(turn.stop_word, turn.first_word + _WORDS_READ)
    text = Quote(turn.conversation, turn.first_word, stop).text
    return cut(plain(f"{text} …" if stop < turn.stop_word else text), LONGEST_BEGINNING)
