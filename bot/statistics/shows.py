"""How much is said in many conversations: by whom, in which years, how fast."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation
from bot.search.reading.corpus import join
from bot.statistics.concordance import Concordance
from bot.statistics.speech import words_per_minute

REGULAR = 0.25
"""The part of a show's conversations from which somebody in them counts as a regular, not as a guest."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is said."""

    conversations: int
    words: int
    seconds: float
    """Speaking time, see ``passage_seconds``."""
    words_per_minute: float | None
    """Of the conversations whose times are told; None where none are."""


@dataclass(frozen=True, slots=True)
class SpeakerAmount:
    """How much one person says."""

    speaker: str
    amount: Amount
    guest: bool
    """Whether they are a guest: of every show they are in, in fewer than ``REGULAR`` of its conversations."""


@dataclass(frozen=True, slots=True)
class ShowFigures:
    """How much is said in some conversations."""

    all: Amount
    speakers: tuple[SpeakerAmount, ...]
    """Who speaks longest first."""
    years: tuple[tuple[int | None, Amount], ...]
    """The years, rising; None, last, for conversations without a date."""


def together(concordances: Sequence[Concordance]) -> Concordance:
    """Return ``concordances`` as one."""
    if len(concordances) == 1:
        return concordances[0]
    conversations = [conversation for one in concordances for conversation in one.conversations]
    return Concordance(conversations, join([one.corpus for one in concordances]))


def show_figures(concordance: Concordance, chosen: NDArray[np.bool_]) -> ShowFigures:
    """Return the figures of the ``chosen`` conversations, one flag for each."""
    spoken = concordance.spoken
    inside = chosen[spoken.conversation]
    guests = _guests(concordance, chosen)
    speakers = [
        SpeakerAmount(name, _amount(concordance, own), name in guests)
        for name, own in zip(spoken.speakers, _passages_by(spoken.speaker, len(spoken.speakers), inside), strict=True)
        if spoken.words[own].any()
    ]
    years = [one.published.year if one.published else None for one in concordance.conversations]
    by_year = {
        year: inside & np.array([other == year for other in years], bool)[spoken.conversation]
        for year in sorted({one for one, kept in zip(years, chosen, strict=True) if kept}, key=lambda one: one or 9999)
    }
    return ShowFigures(
        all=_amount(concordance, np.flatnonzero(inside)),
        speakers=tuple(sorted(speakers, key=lambda one: (-one.amount.seconds, -one.amount.words, one.speaker))),
        years=tuple((year, _amount(concordance, np.flatnonzero(own))) for year, own in by_year.items()),
    )


def amount_of(concordance: Concordance, speaker: str) -> Amount:
    """Return how much ``speaker`` says in all."""
    spoken = concordance.spoken
    return _amount(concordance, np.flatnonzero(spoken.speaker == spoken.speakers.index(speaker)))


def speaker_years(concordance: Concordance, speaker: str) -> tuple[tuple[int | None, Amount], ...]:
    """Return how much ``speaker`` says in each year, in the order of ``ShowFigures.years``."""
    spoken = concordance.spoken
    own = np.flatnonzero(spoken.speaker == spoken.speakers.index(speaker))
    years = [one.published.year if one.published else None for one in concordance.conversations]
    of_passage = [years[number] for number in spoken.conversation[own].tolist()]
    met = sorted(set(of_passage), key=lambda year: year or 9999)
    return tuple((year, _amount(concordance, own[[one == year for one in of_passage]])) for year in met)


def speaker_conversations(concordance: Concordance, speaker: str) -> tuple[tuple[Conversation, Amount], ...]:
    """Return how much ``speaker`` says in each conversation that they say a word in, most first."""
    spoken = concordance.spoken
    own = np.flatnonzero(spoken.speaker == spoken.speakers.index(speaker))
    numbers = spoken.conversation[own]
    amounts = [
        (concordance.conversations[number], _amount(concordance, own[numbers == number]))
        for number in np.unique(numbers).tolist()
    ]
    return tuple(sorted((pair for pair in amounts if pair[1].words), key=lambda pair: -pair[1].words))


def _passages_by(numbers: NDArray[np.int32], count: int, inside: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Return the passages ``inside`` that have each of ``count`` numbers."""
    order = np.flatnonzero(inside)
    order = order[np.argsort(numbers[order], kind="stable")]
    return np.split(order, np.searchsorted(numbers[order], np.arange(1, count))) if count else []


def _amount(concordance: Concordance, passages: NDArray[np.intp]) -> Amount:
    spoken = concordance.spoken
    words, seconds, numbers = spoken.words[passages], spoken.seconds[passages], spoken.conversation[passages]
    timed = np.array([one.timed for one in concordance.conversations], bool)[numbers]
    return Amount(
        conversations=len(np.unique(numbers[words > 0])),
        words=int(words.sum()),
        seconds=float(seconds.sum()),
        words_per_minute=words_per_minute(float(words[timed].sum()), float(seconds[timed].sum())),
    )


def _guests(concordance: Concordance, chosen: NDArray[np.bool_]) -> set[str]:
    among: dict[str | None, list[Conversation]] = {}
    for conversation, kept in zip(concordance.conversations, chosen.tolist(), strict=True):
        if kept:
            among.setdefault(conversation.series, []).append(conversation)
    everyone, regulars = set[str](), set[str]()
    for own in among.values():
        heard: dict[str, int] = {}
        for conversation in own:
            for speaker in conversation.speakers:
                heard[speaker] = heard.get(speaker, 0) + 1
        everyone |= heard.keys()
        regulars |= {speaker for speaker, times in heard.items() if times >= max(2, REGULAR * len(own))}
    return everyone - regulars
