"""What somebody wrote, held against what was said: word for word, nearly, in pieces, or not at all."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bot.conversation.canonical import canonical
from bot.conversation.sentences import sentences_of
from bot.search.answer.labels import FOUND
from bot.search.answer.match import Match

SAME_ENOUGH = 0.6
"""The share of the written words that must have been said, in that order, for a text to be called nearly right."""
FEWEST_WORDS = 3
"""Words a piece must have to be looked for by itself."""
MOST_PIECES = 6

_QUOTED = re.compile(r"[“\"„«](?P<words>[^“”\"„«»]{12,})[”\"“»]")


class Verdict(StrEnum):
    """How a written text compares with what was said; ``AS_HEARD``: every word, as a machine wrote it down."""

    WORD_FOR_WORD = "word for word"
    AS_HEARD = "as a machine heard it"
    NEARLY = "nearly"
    IN_PIECES = "said in pieces"
    NOT_SAID = "not said"


class Kind(StrEnum):
    """Whose words a run of words are."""

    BOTH = "both"
    WRITTEN = "written"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that were written, said, or both; as said where both."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the written text with the quote it is; ``runs`` tell word by word where they differ."""

    match: Match
    runs: tuple[Run, ...]

    @property
    def differences(self) -> int:
        """How many runs of words differ; a replaced word counts once."""
        kinds = [run.kind for run in self.runs]
        replaced = sum(kinds[at : at + 2] == [Kind.WRITTEN, Kind.SAID] for at in range(len(kinds)))
        return len(kinds) - kinds.count(Kind.BOTH) - replaced


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict; its pieces in the order written; for what was not said, the ``nearest`` matches, best first."""

    verdict: Verdict
    pieces: tuple[Piece, ...] = ()
    nearest: tuple[Match, ...] = ()


def compare(written: str, find: Callable[[str], Sequence[Match]]) -> Comparison:
    """Return how ``written`` compares with what ``find`` finds for it, or for its quoted parts if it has any."""
    quoted = [found["words"] for found in _QUOTED.finditer(written)]
    texts = quoted[:MOST_PIECES] or [written]
    pieces = [_piece(text, find(text)) for text in texts]
    if len(texts) == 1 and pieces[0] is None:
        pieces = [_piece(text, find(text)) for text in _sentences(texts[0])]
    said = tuple(piece for piece in pieces if piece is not None)
    if not said:
        return Comparison(Verdict.NOT_SAID, nearest=tuple(find(written)))
    if len(pieces) > 1:
        return Comparison(Verdict.IN_PIECES, said)
    if said[0].differences:
        return Comparison(Verdict.NEARLY, said)
    by_people = said[0].match.quote.conversation.made_by is None
    return Comparison(Verdict.WORD_FOR_WORD if by_people else Verdict.AS_HEARD, said)


def _sentences(text: str) -> list[str]:
    """Return the sentences and lines of ``text`` that are long enough to be looked for by themselves."""
    words = [line.split() for line in text.splitlines()]
    parts = [" ".join(line[first:stop]) for line in words for first, stop in sentences_of(line)]
    return [part for part in parts if len(part.split()) >= FEWEST_WORDS][:MOST_PIECES]


def _piece(written: str, matches: Sequence[Match]) -> Piece | None:
    best = next((match for match in matches if match.score >= FOUND), None)
    if best is None:
        return None
    runs = _runs(_words(written), _words(best.quote.text))
    same = sum(len(run.text.split()) for run in runs if run.kind is Kind.BOTH)
    return Piece(best, runs) if same >= SAME_ENOUGH * len(_words(written)) else None


def _words(text: str) -> list[str]:
    return [word for word in text.split() if canonical(word)]


def _runs(written: Sequence[str], said: Sequence[str]) -> tuple[Run, ...]:
    matcher = SequenceMatcher(None, [*map(canonical, written)], [*map(canonical, said)], autojunk=False)
    runs = []
    for operation, first, stop, said_first, said_stop in matcher.get_opcodes():
        if operation == "equal":
            runs.append(Run(Kind.BOTH, " ".join(said[said_first:said_stop])))
            continue
        if stop > first:
            runs.append(Run(Kind.WRITTEN, " ".join(written[first:stop])))
        if said_stop > said_first:
            runs.append(Run(Kind.SAID, " ".join(said[said_first:said_stop])))
    return tuple(runs)
