"""Lines that set other lines of a text apart: rules, headings as they are written by hand, pictures, folds."""

import re

from bot.transcripts.accounts import Account
from bot.transcripts.clock import CLOCK

_RULE = re.compile(r"[-*_=~#• .|+\\]+")
_RULED = re.compile(r"(?P<rule>[-=*_~–—])(?P=rule){1,20} (?P<title>[^\W_].{0,98}?) (?P=rule){2,21}")
"""A title between rules, as headings are written by hand."""
_FOLDED = re.compile(
    r"(?:<details[^<>]{0,40}> ?)?<summary[^<>]{0,40}> ?(?:<\w{1,6}> ?)?"
    r"(?P<title>[^<>]{1,200}?) ?(?:</\w{1,6}> ?)?</summary>"
)
"""A title below which a page folds what stands there."""
_DATED = re.compile(
    r"[\[(](?P<date>\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d\d?[./]\d\d?[./]\d{2,4}),?[ T]"
    rf"(?P<clock>{CLOCK})(?:Z| ?UTC)?[\])]",
    re.ASCII,
)
_SHOWN = re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,500}\)|:::.{0,100}|%%.{0,300}|\{%.{0,300}%\}")
"""A picture, and what tells a program how to set the lines around it."""
_TIGHT = re.compile(r"#{2,6}[^\s#].{0,200}")
"""A heading without a space after its marks."""
_FOLD = re.compile(r"</?(?:details|summary)(?: open)?>")


def without_marks(number: int, line: str, account: Account) -> str:
    """Return ``line`` as a heading if it is one in another way, '' if it only rules or sets lines, else as it is."""
    if _RULE.fullmatch(line[:200]) and len(line) <= 200:
        return ""
    if (line[0] == "<" and _FOLD.fullmatch(line[:20])) or (line[0] in "!:%{" and _SHOWN.fullmatch(line[:1000])):
        account.leave_out(number, line, "markup")
        return ""
    if line[0] == "#" and _TIGHT.fullmatch(line[:300]):
        marks = len(line) - len(line.lstrip("#"))
        return f"{line[:marks]} {line[marks:]}"
    if line[0] in "<-=*_~–—" and (titled := _RULED.fullmatch(line[:200]) or _FOLDED.fullmatch(line[:300])):
        return f"## {titled['title']}"
    if dated := _DATED.match(line[:60]):
        account.notice(number, dated["date"], "a date before a time", kind="date")
        return f"[{dated['clock']}]{line[dated.end() :]}"
    return line
