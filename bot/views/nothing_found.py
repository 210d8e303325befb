"""What is said where nothing like some words was said, and the ways on from there."""

from collections.abc import Sequence

from discord import ui

from bot.desk.markdown import cut, plain
from bot.desk.reply import Reply, layout_of
from bot.views.doors import Door, door_rows
from bot.views.still_reading import still_reading

_MANY_WORDS = 4
"""Words from which fewer often find more."""


def nothing_found_reply(
    words: str, doors: Sequence[Door] = (), *, percent_read: int | None = None, nothing_near: bool = False
) -> Reply:
    """Return what is said when nothing like ``words`` was said, with ``doors`` to lead on.

    ``percent_read`` tells how much has been read for similar ideas as yet, None when all has; ``nothing_near`` that
    all has, and that no passage comes near.
    """
    if not any(map(str.isalnum, words)):
        return Reply(text="Give me some words to look for, such as: stiff expression", private=True)
    asked, hint = cut(plain(words), 200), _hint(len(words.split()))
    if nothing_near:
        said = f"Nobody said “{asked}”, and nothing near it, as far as I can find. {hint}"
    else:
        said = f"Nobody said anything like “{asked}”, as far as I can find. {hint}"
    if percent_read is not None:
        said += f"\n{still_reading(percent_read)}"
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
