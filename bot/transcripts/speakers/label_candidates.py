"""What a line may name its speaker by: before a colon, in brackets, in bold or italics.

Only a line's first ``HEAD`` characters are looked at, each pattern once, so no line takes long however long it is.
Which of these name somebody a whole file decides: see ``speaker_labels``.
"""

import re
from enum import Enum
from typing import NamedTuple

from bot.transcripts.clock import CLOCK
from bot.transcripts.speakers.label_words import is_sound

HEAD = 200
"""Characters in which a label must end."""
LONGEST_LABEL = 100
"""Characters a label may have, with its company and pronouns."""
MOST_WORDS = 12

EMOJI = "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u2668\u2670-\u27bf\u2b00-\u2bff\ufe0f\u200d]{1,12}"
"""Pictures among letters, as people set names off by them; notes of music are none: they mark what is sung."""
_START = re.compile(rf"\s{{0,20}}(?:(?:[-–—•*](?=\s)|>{{1,3}}|(?:&gt;){{1,3}}|{EMOJI})\s{{0,4}})?")
_BOLD = re.compile(
    r"(?P<mark>(?P<one>[*_])(?P=one){0,2})(?P<inner>[^*\s](?:[^*]{0,98}?[^*\s])??)(?P=one){1,3}"
    r"(?P<after>\s?[:：]\*{0,3})?(?=\s|$|[^\w*])"
)
_QUESTION = re.compile(r"[*_]{0,3}(?:(?P<label>[QA])[*_]{0,3}[.)][*_]{0,3}|(?P<letter>[A-Z])[*_]{0,3} [-–—])(?=\s)")
"""How courts and magazines mark who asks and who answers: "Q. And then?"."""
_BRACKETS = re.compile(r"(?:\[(?P<square>[^\[\]]{1,100})\]|\((?P<round>[^()]{1,100})\))\s?(?P<colon>[:：])?(?=\s|$)")
_UNSURE = re.compile(r"(?<=\w)\s?(?:\(\?\)|\?)$")
"""What says that the writer was not sure who speaks."""
_STRAY = re.compile(r"^[:.](?=\s)\s+")
_SENTENCE = re.compile(r"[!?…。！？]|(?<![^\W_])[\"“„«]|\.(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s.(])(?:[^\W\d_]|[A-Z][a-z]{1,2}|Prof|Capt|Amb|Hon|Sgt|Univ|Inc|Ltd|Corp"
    r"|MRS?|MS|DRA?|SRA?|JR|ST|PROF|CAPT|SGT|AMB|HON|REV|SEN|REP|GEN|GOV|LT|COL|MME)\.$"
)
_ADDRESS = re.compile(r"<?(?:https?|mailto)(?::|$)", re.IGNORECASE)
_CLOCK_WITHIN = re.compile(CLOCK, re.ASCII)


class Form(Enum):
    """How a label is marked."""

    COLON = "colon"
    BOLD = "bold"
    BRACKETS = "brackets"
    BOLD_ALONE = "bold without a colon"


class Candidate(NamedTuple):
    """What may name the speaker of a line: ``label`` as written, what it is marked by, and the ``text`` after it.

    ``slip`` is how label and colon stand there if that is not how others do: "Ada?:", "Ada::", "+Ada:".
    """

    label: str
    form: Form
    text: str
    slip: str = ""

    @property
    def unsure(self) -> bool:
        """Whether the writer was not sure that it is who speaks."""
        return "?" in self.slip


def candidate_of(line: str) -> Candidate | None:
    """Return what ``line`` may name its speaker by; None if nothing in it can."""
    begin = _START.match(line)
    at = begin.end() if begin else 0
    head = line[at : at + HEAD]
    if not head or not (head[0] in "*_[(" or _QUESTION.match(head) or ":" in head or "：" in head):
        return None
    if asked := _QUESTION.match(head):
        return Candidate(asked["label"] or asked["letter"], Form.COLON, line[at + asked.end() :].strip())
    if head[0] in "*_" and (found := _bold(head, line, at)):
        return found
    if head[0] in "[(" and (found := _brackets(head, line, at)):
        return found
    return _before_colon(head, line, at)


def _bold(head: str, line: str, at: int) -> Candidate | None:
    found = _BOLD.match(head)
    if not found:
        return None
    inner, text = found["inner"].strip(), line[at + found.end() :].strip()
    colon = inner.endswith((":", "：")) or bool(found["after"])
    label = inner.rstrip(":： ")
    if not _can_be(label) or (colon and not _can_follow(text)):
        return None
    return Candidate(_unbracketed(label), Form.BOLD if colon else Form.BOLD_ALONE, text)


def _brackets(head: str, line: str, at: int) -> Candidate | None:
    found = _BRACKETS.match(head)
    if not found:
        return None
    label = (found["square"] or found["round"]).strip(" *_")
    text = line[at + found.end() :].strip()
    if not _can_be(label) or is_sound(label):
        return None
    return Candidate(label.rstrip(":： "), Form.COLON if found["colon"] else Form.BRACKETS, text)


def _before_colon(head: str, line: str, at: int) -> Candidate | None:
    place = _colon(head)
    if place <= 0:
        return None
    written, following = head[:place].strip(" *_\t\xa0"), _after_colon(head[:place], line[at + place + 1 :])
    label, text = _UNSURE.sub("", written.strip("+ ")), _STRAY.sub("", following, count=1)
    if not _can_be(label) or not _can_follow(text):
        return None
    stray = following[:1] if text != following else ""
    slip = f"{written}:{stray}" if stray or written != label else ""
    return Candidate(_unbracketed(label), Form.COLON, text, slip)


def _after_colon(label: str, following: str) -> str:
    """Return what ``following`` a colon says: without the mark that ends one begun before ``label``, if one is."""
    text = following.strip(" \t\xa0")
    begun = label.lstrip()[:1] in {"*", "_"} or following[:1] in {"*", "_"}
    return text.lstrip("*_ \t\xa0") if begun else text


def _colon(head: str) -> int:
    """Return where the first colon of ``head`` is that can end a label: full, or before a space; -1 without one."""
    for found in re.finditer("[:：]", head[: LONGEST_LABEL + 4]):
        place = found.start()
        following = head[place + 1 : place + 2]
        if following in {":", "."} and head[place + 2 : place + 3] == " ":
            return place
        if found.group() == "：" or not following or following.isspace() or following in "*_":
            return place
        if not _CLOCK_WITHIN.match(head, max(0, place - 2)) and not head[:place].count("(") > head[:place].count(")"):
            return place if _may_touch(head[:place], following) else -1
    return -1


def _may_touch(label: str, following: str) -> bool:
    """Say whether ``label`` and its colon may stand right before ``following``, as in "Ada:So."."""
    if _is_script_without_spaces(label):
        return True
    return len(label.split()) <= 4 and (following in "“\"'¿¡(" or (following.isalpha() and not following.islower()))


def _is_script_without_spaces(label: str) -> bool:
    return all(character.upper() == character.lower() for character in label) and any(map(str.isalpha, label))


def _can_be(label: str) -> bool:
    if not 0 < len(label) <= LONGEST_LABEL or not (label[0].isalnum() or label[0] in "@#‘’“\"'"):
        return False
    if not any(map(str.isalpha, label)) or len(label.split()) > MOST_WORDS or _ADDRESS.search(label):
        return False
    if _CLOCK_WITHIN.search(label):
        return False
    return all(
        found.group() == "." and _ABBREVIATION.search(label[max(0, found.start() - 6) : found.end()])
        for found in _SENTENCE.finditer(label)
    ) or (label[0] in '“"' and len(label.split()) <= 4)


def _can_follow(text: str) -> bool:
    return not _ADDRESS.match(text)


def _unbracketed(label: str) -> str:
    if label[:1] + label[-1:] in {"[]", "()"}:
        return label[1:-1].strip()
    return label
