"""Chinese and Japanese are written without spaces: where two pieces of text join, and what counts as a word."""

import re
from collections.abc import Sequence

from bot.conversation.canonical import WORD

_UNSPACED = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003fffd"
_WRITTEN_UNSPACED = re.compile(f"[{_UNSPACED}]")
_CONTINUOUS = re.compile(f"[{_UNSPACED}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of scripts without spaces between words, Thai, Lao, Burmese and Khmer among them."""
_CLOSING = "。、，！？：；」』）】.,!?:;…"
_UNIT = re.compile(rf"[{_UNSPACED}]{{1,2}}[{_CLOSING}]*|[^\s{_UNSPACED}]+[{_CLOSING}]*")


def space_between(before: str, after: str) -> str:
    """Return what stands between two pieces of text: nothing in Chinese and Japanese, else a space."""
    unspaced = _WRITTEN_UNSPACED.match(before[-1:]) and _WRITTEN_UNSPACED.match(after[:1])
    return "" if unspaced else " "


def words_in(text: str) -> int:
    """Return about how many words ``text`` has; where it is written without spaces, two characters are one."""
    return max(len(text.split()), len(_CONTINUOUS.findall(text)) // 2)


def units_of(text: str) -> Sequence[re.Match[str]]:
    """Return the words of ``text``; where it is written without spaces, about two characters at a time."""
    return list((_UNIT if _WRITTEN_UNSPACED.search(text) else WORD).finditer(text))
