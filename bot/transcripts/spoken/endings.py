"""What stands below a talk: end marks, and what machines and publishers write under it."""

import re
from collections.abc import Sequence

from bot.transcripts.accounts import Account

_MOST = 12
"""Lines at the end among which these are looked for."""
_MARK = re.compile(
    r"[\W_]{0,20}(?:the )?(?:end|ends|ende|fin|fine|fim|"
    r"end of (?:the )?(?:transcript|transcription|interview|recording|audio|episode|call|"
    r"meeting|tape|file|video)|transcript ends|recording ends|完|终|終|終わり|끝|конец)[\W_]{0,20}",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"(?:this (?:editable )?(?:transcript|transcription) (?:was|is|has been|may)\b.*"
    r"|(?:the )?(?:transcript|transcription|captions?|subtitles?) "
    r"(?:was|were|by|from|provided|generated|created|auto).{0,160}"
    r"|(?:machine|computer|automatically|auto)[- ](?:generated|transcribed).{0,160}"
    r"|(?:transcribed|captioned|subtitles|untertitel|sous-titres|subtítulos|transkribiert).{0,12}"
    r"\b(?:by|with|using|from|von|par|por|mit)\b.{0,120}"
    r"|meeting ended after .{0,40}|(?:recording|transcription) (?:stopped|ended).{0,60}"
    r"|view (?:the )?original transcript.{0,100}|copyright\b.{0,160}|©.{0,160}|all rights reserved.{0,100}"
    r"|.{0,60}stopped transcription.{0,20}|https?://\S{1,400})",
    re.IGNORECASE,
)


_ENDED = re.compile(
    r"[\W_]{0,20}(?:end of|end) (?:the )?(?:transcript|transcription|interview|recording)[\W_]{0,20}", re.I
)
"""A mark below which nobody says anything."""


def without_ending(lines: Sequence[tuple[int, str]], account: Account) -> Sequence[tuple[int, str]]:
    """Return ``lines`` without what is written under the talk; it is put down."""
    last = len(lines)
    seen = 0
    while last and seen < _MOST:
        number, line = lines[last - 1]
        if line and not is_ending(line):
            break
        seen += bool(line)
        last -= 1
    marks = [place for place in range(max(0, last - _MOST), last) if _ENDED.fullmatch(lines[place][1][:80])]
    last = marks[-1] if marks else last
    for number, line in lines[last:]:
        if line:
            account.leave_out(number, line, "written under the talk")
    return lines[:last]


def is_ending(line: str) -> bool:
    """Say whether ``line`` can only stand under a talk."""
    bare = line[:500].strip("*_ ()[]")
    return len(line) <= 400 and bool(_MARK.fullmatch(line) or _MACHINE.fullmatch(bare))
