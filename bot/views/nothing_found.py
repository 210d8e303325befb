"""What is said where nothing like some words was said, and the ways on from there."""

from collections.abc import Sequence

from discord import ui

from bot.desk.markdown import cut, plain
from bot.desk.reply import Reply, layout_of
from bot.views.doors import Door, door_rows

_MANY_WORDS = 4
"""Words from which fewer often find more."""


def nothing_found_reply(words: str, doors: Sequence[Door] = ()) -> Reply:
    """Return what is said when nothing like ``words`` was said, with ``doors`` to lead on."""
    if not any(map(str.isalnum, words)):
        return Reply(text="Give me some words to look for, such as: stiff expression", private=True)
    said = f"Nobody said anything like “{cut(plain(words), 200)}”, as far as I can find. {_hint(len(words.split()))}"
    if doors:
        return Reply(layout=layout_of(ui.TextDisplay(said), *door_rows(doors)), private=True)
    return Reply(text=said, private=True)


def _hint(words: int) -> str:
    """Return what may help somebody who has asked for so many ``words``."""
    if words == 1:
        return "Check how it is spelled, or try another word for it."
    if words < _MANY_WORDS:
        return "Another word for it, or one of these alone, often helps."
    return "Fewer words, or rarer ones, often help."
