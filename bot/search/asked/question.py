"""Questions about what was said: their words steer the search, they are not looked for.

"what did Mark say about latency?" asks for latency, rather where Mark speaks; "wasn't there a bit about a stiff
smile?" for a stiff smile. What frames a question is a small grammar over tokens: someone (a speaker, or "he",
"they", "anyone"), a verb of saying, something it is about.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SAY = (
    r"(?:say|says|said|saying|talk|talks|talked|talking|speak|speaks|spoke|speaking|mention|mentions|mentioned|"
    r"mentioning|discuss|discusses|discussed|discussing|explain|explains|explained|describe|describes|described|"
    r"think|thinks|thought|believe|believes|believed|feel|feels|felt|tell|tells|told|claim|claims|claimed|"
    r"bring up|brings up|brought up|go on|goes on|went on|joke|jokes|joked|answer|answers|answered|"
    r"respond|responds|responded|comment|comments|commented)"
)
_ASKING = r"(?:how (?:much|many|long|often)|what|whats|when|whens|where|wheres|who|whos|why|how|which)"
_HELPER = (
    r"(?:did|didnt|does|doesnt|do|dont|has|hasnt|have|havent|had|was|wasnt|were|werent|is|isnt|are|arent|would|"
    r"will|could|can|should|might)"
)
_SOMEONE = r"(?:he|she|they|someone|somebody|anyone|anybody|people|this guy|the (?:guest|host|guy)|@\d+(?: @\d+)?)"
_ANYTHING = r"(?:anything|something|stuff|things|a thing|1 thing|much|more|a lot|a bit|smth)"
_PART = (
    r"(?:bit|part|parts|thing|things|moment|section|segment|story|quote|line|place|spot|point|question|joke|"
    r"anything|something|stuff|clip|minute|passage|conversation|discussion)"
)
_ABOUT = r"(?:about|on|of|regarding|concerning|around|re|that|how|with|when|where|like|to)"
_SAID = (
    rf"{_SOMEONE} (?:(?:ever|also|actually|once|just|even|really|were|was|is|are) )*{_SAY}"
    rf"(?: (?:to|with) {_SOMEONE})?(?: {_ANYTHING})?(?: {_ABOUT})?"
)

_OPENING = re.compile(
    r"(?:(?:hey|hi|ok|okay|so|um|uh|hmm|please|pls|wait|well|and|but|btw|also|actually|sorry|guys|"
    r"(?:can|could|would|will) (?:you|u|someone|anyone)(?: please)?|tell|show|give|find|get|link|me|us|"
    r"(?:im )?(?:looking|searching) for|(?:im )?trying to (?:find|remember)|i (?:want|need|d like|would like) to "
    r"(?:find|know|hear|see)|(?:do )?(?:you|u|we|yall) (?:remember|recall|know)|(?:does )?anyone (?:remember|know)|"
    r"(?:i )?(?:remember|recall)|i (?:think|guess|believe|swear|thought|feel like)|im pretty sure|pretty sure|"
    r"is it true that|are we sure that) )+"
)
_REQUEST = re.compile(r"\b(?:remember|recall|find|show|looking|searching)\b")
"""Openings that ask for what follows without any frame."""
_FRAMES = tuple(
    re.compile(frame + " ")
    for frame in (
        rf"(?:(?:at )?{_ASKING} (?:else |exactly |(?:part|parts|bit|point|time|minute|moment) )?)?"
        rf"(?:{_HELPER} )?{_SAID}",
        rf"who(?: else)? (?:was |is |were )?{_SAY}(?: {_ANYTHING})?(?: {_ABOUT})?",
        rf"(?:{_HELPER}|{_ASKING}) there(?: is| was| were)?(?: like| also| not)?(?: an?| any| some| the| this| that)?"
        rf"(?: {_PART})?(?: (?:in which|{_ABOUT}))?(?: {_SAID})?",
        rf"(?:{_ASKING} )?(?:{_HELPER} )?(?:an?|the|that|this|some|any)? ?{_PART}(?: (?:is|was|were))?"
        rf" (?:in which|{_ABOUT})(?: {_SAID})?",
        rf"what (?:was|is|were|has been|is being) {_SAY}(?: {_ABOUT})?",
        r"(?:what|how) about",
        rf"what happen(?:s|ed)(?: {_ABOUT})?",
        rf"there(?:s| is| was| were) (?:an?|any|some|the|this|that) {_PART} (?:in which|{_ABOUT})(?: {_SAID})?",
        rf"{_ASKING} {_HELPER}(?: @\d+(?: @\d+)?)?",
    )
)
_CLOSING = re.compile(
    r"(?: (?:again|right|please|pls|thanks|what was (?:it|that)|who (?:was it|said (?:it|that))|"
    r"or (?:something|so|smth)|or something like that|something like that|i think|anyone|anybody|lol|haha|"
    r"thing|part|bit|moment))+ $"
)
_COST = re.compile(r"^how much .*\b(cost|costs|price|pay|paid|charge|sell|sold|worth)\b")
_NICKNAME = 4
"""Letters from which the beginning of a name is taken for it: "zuck"."""


class Question(NamedTuple):
    """The tokens a question is about, and the speaker it names, None if it names none."""

    about: list[str]
    speaker: str | None


class SpeakerNames:
    """Who is meant by a token of a question."""

    def __init__(self, speakers: Iterable[str]) -> None:
        self._speakers = tuple(speakers)
        self._meant: dict[str, int] = {}
        for number, speaker in enumerate(self._speakers):
            for part in re.findall(r"[^\W\d_]+", speaker.lower()):
                for length in {len(part), *range(_NICKNAME, len(part))}:
                    self._meant.setdefault(part[:length], number)

    def mark(self, token: str) -> str:
        """Return ``token``, or what stands for the speaker it names in a question's grammar."""
        return f"@{self._meant[token]}" if token in self._meant else token

    def speaker(self, mark: str) -> str:
        """Return the speaker that ``mark`` stands for."""
        return self._speakers[int(mark[1:])]


def read_question(tokens: Sequence[str], names: SpeakerNames) -> Question | None:
    """Return what ``tokens`` ask about, or None if they are no question, or one about nothing."""
    marked = "".join(names.mark(token) + " " for token in tokens)
    opening = _OPENING.match(marked)
    begin = opening.end() if opening else 0
    frames = [found for frame in _FRAMES if (found := frame.match(marked, begin)) and found[0].strip()]
    if not frames and not _REQUEST.search(marked, 0, begin):
        return None
    end = max((frame.end() for frame in frames), default=begin)
    closing = _CLOSING.search(marked, end)
    about = tokens[marked.count(" ", 0, end) : len(tokens) - (closing[0].count(" ") - 1 if closing else 0)]
    named = re.search(r"@\d+", marked[:end])
    if not about:
        return None
    return Question(_with_unit(about, tokens), names.speaker(named[0]) if named else None)


def _with_unit(about: Sequence[str], tokens: Sequence[str]) -> list[str]:
    """Return ``about`` with the unit of the answer where a price is asked for: it is said, "cost" need not be."""
    cost = _COST.search(" ".join(tokens))
    return ["dollars" if cost and token == cost[1] else token for token in about]
