"""How often a word or phrase is said, in all its forms: by whom, where in a talk, in which conversations."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation, Quote
from bot.search.reading.corpus import Numbers
from bot.statistics.chosen import ALL, Among
from bot.statistics.concordance import Concordance
from bot.statistics.dates import undated_last
from bot.statistics.phrases import PhraseUses, phrase_uses
from bot.statistics.places import Places

LOOKED_AT = 20
"""Places of a form that are looked at to see how it is written."""
_OUTER_MARKS = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class SpeakerUse:
    """How often one speaker says the words."""

    speaker: str
    words: int
    """All words of the speaker."""
    uses: int
    per_thousand_words: float
    """``uses`` for every 1,000 words of the speaker."""
    first: Quote | None
    """The earliest use: of the oldest conversation, conversations without a date last; None if there is none."""
    last: Quote | None


@dataclass(frozen=True, slots=True)
class ConversationUse:
    """How often the words are said in one conversation."""

    conversation: Conversation
    published: date | None
    words: int
    """All words of the conversation, or of the speaker who is asked about."""
    uses: int
    per_thousand_words: float
    """``uses`` for every 1,000 of ``words``."""


@dataclass(frozen=True, slots=True)
class YearUse:
    """How often the words are said in the conversations of one year; ``year`` is None for those without a date."""

    year: int | None
    uses: int
    per_thousand_words: float


@dataclass(frozen=True, slots=True)
class WordUse:
    """How often a word or phrase is said in some conversations."""

    words: str
    """As they were asked for."""
    uses: int
    speakers: tuple[SpeakerUse, ...]
    """Everyone who says anything, most uses first, those who never say the words too."""
    conversations: tuple[ConversationUse, ...]
    """Every conversation, oldest first, those without a date last."""
    forms: tuple[tuple[str, int], ...]
    """The forms met, in lower case, without marks, each as it is mostly written, with its uses, most first."""
    places: Places
    """Every use, in the order of ``conversations``."""


def word_use(concordances: Sequence[Concordance], words: str, among: Among = ALL) -> WordUse:
    """Return how often ``words`` are said ``among`` all ``concordances``.

    ``phrase_uses`` tells what counts as saying them.
    """
    looked_up = [phrase_uses(one, words) for one in concordances]
    places, forms, tokens = _in_order_of_dates(looked_up)
    said = _said(concordances, among)
    if among != ALL:
        kept = _kept(places, among)
        places, forms = places.only(kept, among.holds), forms[kept]
    by_conversation = np.bincount(places.conversation, minlength=len(places.conversations)).tolist()
    totals = [said.in_conversations[one.key] for one in places.conversations]
    return WordUse(
        words=words,
        uses=len(places),
        speakers=_speakers(said.by_speakers, places),
        conversations=tuple(
            ConversationUse(each, each.published, total, uses, _per_thousand(uses, total))
            for each, total, uses in zip(places.conversations, totals, by_conversation, strict=True)
        ),
        forms=_forms(places, forms, len(tokens)),
        places=places,
    )


def uses_by_year(use: WordUse) -> tuple[YearUse, ...]:
    """Return how often the words of ``use`` are said in each year that has conversations, the undated last."""
    uses, words = Counter[int | None](), Counter[int | None]()
    for one in use.conversations:  # in the order of their dates
        year = one.published.year if one.published else None
        uses[year] += one.uses
        words[year] += one.words
    return tuple(YearUse(year, count, _per_thousand(count, words[year])) for year, count in uses.items())


class _Said(NamedTuple):
    """How many words everyone says, and how many are said in each conversation, by its key."""

    by_speakers: Mapping[str, int]
    in_conversations: Mapping[str, int]


def _said(concordances: Sequence[Concordance], among: Among) -> _Said:
    said = [one.said(among) for one in concordances]
    by_speakers = sum((Counter(by_speaker) for by_speaker, _ in said), Counter[str]())
    return _Said(by_speakers, dict(chain.from_iterable(counts.items() for _, counts in said)))


def _kept(places: Places, among: Among) -> NDArray[np.bool_]:
    """Return which of ``places`` are ``among`` what is asked about."""
    kept = np.array([among.holds(one) for one in places.conversations], bool)[places.conversation]
    if among.speaker is None:
        return kept
    said_by: NDArray[np.bool_] = places.speaker == _number(among.speaker, places.speakers)
    return kept & said_by


def _number(name: str, names: Sequence[str]) -> int:
    return names.index(name) if name in names else -1


def _in_order_of_dates(parts: Sequence[PhraseUses]) -> PhraseUses:
    """Return ``parts`` as one, the oldest conversation first, those without a date last."""
    read = list(chain.from_iterable(part.places.conversations for part in parts))
    order = sorted(range(len(read)), key=lambda number: undated_last(read[number]))
    dated = tuple(read[number] for number in order)
    ranks = np.empty(len(read), np.int32)
    ranks[order] = np.arange(len(read), dtype=np.int32)
    names = {name: number for number, name in enumerate(dict.fromkeys(chain.from_iterable(c.speakers for c in dated)))}
    kinds: dict[tuple[str, ...], int] = {}
    columns: list[list[Numbers]] = [[np.zeros(0, np.int32)] for _ in range(6)]
    before = 0
    for places, forms, tokens in parts:
        renamed = np.array([names[name] for name in places.speakers], np.int32)
        renumbered = np.array([kinds.setdefault(run, len(kinds)) for run in tokens], np.int32)
        conversation = ranks[places.conversation + before]
        added = (conversation, renamed[places.speaker], places.passage, places.first, places.stop, renumbered[forms])
        for column, more in zip(columns, added, strict=True):
            column.append(more)
        before += len(places.conversations)
    *arrays, kind = (np.concatenate(column) for column in columns)
    sorting = np.argsort(arrays[0], kind="stable")
    placed = Places(dated, tuple(names), *(column[sorting] for column in arrays))
    return PhraseUses(placed, kind[sorting], tuple(kinds))


def _speakers(said: Mapping[str, int], places: Places) -> tuple[SpeakerUse, ...]:
    uses = np.bincount(places.speaker, minlength=len(places.speakers)).tolist()
    first, last = (np.full(len(places.speakers), -1) for _ in range(2))
    numbers = np.arange(len(places))
    last[places.speaker] = numbers
    first[places.speaker[::-1]] = numbers[::-1]
    figures = [
        SpeakerUse(
            speaker=speaker,
            words=said[speaker],
            uses=count,
            per_thousand_words=_per_thousand(count, said[speaker]),
            first=places[first.item(number)] if count else None,
            last=places[last.item(number)] if count else None,
        )
        for number, (speaker, count) in enumerate(zip(places.speakers, uses, strict=True))
        if said.get(speaker)
    ]
    return tuple(sorted(figures, key=lambda figure: -figure.uses))


def _per_thousand(uses: int, words: int) -> float:
    return 1000 * uses / words if words else 0.0


def _forms(places: Places, kinds: NDArray[np.integer[Any]], count: int) -> tuple[tuple[str, int], ...]:
    """Return the forms met: words that compare equal are one, written as they mostly are where they come up first."""
    uses = np.bincount(kinds, minlength=count).tolist()
    forms = Counter[str]()
    for kind in sorted(range(count), key=lambda kind: -uses[kind]):
        some = np.flatnonzero(kinds == kind)[:LOOKED_AT].tolist()
        written = Counter(_OUTER_MARKS.sub("", places[number].text).lower() for number in some)
        if written:
            forms[written.most_common(1)[0][0]] += uses[kind]
    return tuple(forms.most_common())
