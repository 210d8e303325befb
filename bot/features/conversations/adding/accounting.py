"""What of a file was left out of a draft, or could be read otherwise, as its moderators are told."""

from collections.abc import Sequence

from bot.desk.markdown import cut, plain

TOLD = "told"
"""What stands behind a line, among the odd ones of a draft, that tells of such words."""
MOST_TOLD = 3
"""Such lines of each kind that are kept; the rest are counted."""

_LONGEST_LINE = 160
_LONGEST_TEXT = 4000
"""Characters of text that Discord takes in one message."""
_HEADING = "**Left out, or not certain**"
_MORE = "- and more, for which there is no room here"


def told_text(told: Sequence[str], taken: int) -> str:
    """Return the lines ``told`` as far as they fit into a message beside the ``taken`` characters; '' if none do."""
    lines = [f"- {cut(plain(one), _LONGEST_LINE)}" for one in told]
    room = _LONGEST_TEXT - taken - len(_HEADING) - len(_MORE) - 2
    fitting = list[str]()
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        fitting.append(line)
    if not fitting:
        return ""
    return "\n".join([_HEADING, *fitting, *([_MORE] if len(fitting) < len(lines) else [])])
