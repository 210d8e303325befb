"""Passages, conversations and quotes: immutable values, times in seconds from the recording's start."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple

from bot.conversation.audio import Audio
from bot.conversation.canonical import WORD
from bot.conversation.correction import Correction, SpeakerCorrection
from bot.conversation.timing import Stamps, seconds_at

_split = lru_cache(maxsize=256)(str.split)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the transcript, spoken by one person from ``start`` on.

    ``stamps`` are those within it, in formats that have them; the last may tell when its last word ends.
    """

    speaker: str
    start: float
    text: str
    stamps: Stamps | None = field(default=None, repr=False, hash=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's neighbouring passages: ``conversation.passages[first:stop]``."""

    speaker: str
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named part of a conversation, from ``start`` to the next chapter."""

    start: float
    title: str


@dataclass(frozen=True, slots=True)
class Player:
    """A place where the recording can be played.

    ``address`` holds ``{seconds}`` where the whole second to start from goes; ``offset`` is how much later
    (in seconds) the talk is in this recording than in the one the transcript's times were taken from;
    ``approximate`` says that it was estimated.
    """

    name: str
    address: str
    offset: float = 0.0
    approximate: bool = False


class Place(NamedTuple):
    """Where a word stands: characters ``start`` to ``stop`` of ``conversation.passages[passage].text``."""

    passage: int
    start: int
    stop: int


class Line(NamedTuple):
    """What one speaker says within a quote."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """One recorded talk.

    Words are numbered from 0 through all passages; a word is a run of anything but white space.
    ``key`` is ``[a-z0-9-]``, at most 24 characters, and never changes: saved links hold it.
    ``speakers`` are in order of first appearance; ``series`` and ``number`` name the show and the episode;
    ``page`` is where the publisher has the transcript; ``recorded`` is the recording's length in seconds
    where known. ``timed`` is False where the transcript hardly tells times: those of its passages are then
    guessed from its length and may be minutes off. ``made_by`` names the machine that wrote the transcript
    down, None where people did or nobody says. ``audio`` is its sound. ``colour`` (0xRRGGBB) is the show's, ``image``
    where its picture is: a file or an address. ``corrections`` are those in force, each at the word it replaces in
    the transcript, in that order; ``speaker_corrections`` those of who speaks, as they were made.
    """

    key: str
    title: str
    published: date | None
    passages: tuple[Passage, ...]
    players: tuple[Player, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    series: str | None = None
    number: int | None = None
    page: str | None = None
    recorded: float | None = None
    timed: bool = True
    made_by: str | None = None
    audio: Audio | None = None
    colour: int | None = None
    image: str | None = None
    corrections: tuple[Correction, ...] = field(default=(), repr=False)
    speaker_corrections: tuple[SpeakerCorrection, ...] = field(default=(), repr=False)
    speakers: tuple[str, ...] = field(init=False)
    first_words: tuple[int, ...] = field(init=False, repr=False, compare=False)
    word_count: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        total, firsts = 0, []
        for passage in self.passages:
            firsts.append(total)
            total += len(passage.text.split())
        object.__setattr__(self, "first_words", tuple(firsts))
        object.__setattr__(self, "word_count", total)
        object.__setattr__(self, "speakers", tuple(dict.fromkeys(p.speaker for p in self.passages)))

    def __hash__(self) -> int:
        """Hash the key alone: equality still compares everything, and no set hashes a whole transcript."""
        return hash(self.key)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word as written, in order."""
        return tuple(word for passage in self.passages for word in passage.text.split())

    def words_from(self, first: int, stop: int) -> tuple[str, ...]:
        """Words number ``first`` up to, not including, ``stop`` as written; only their passages are read."""
        begin, end = self.passage_of(first), self.passage_of(stop - 1) + 1
        read = tuple(chain.from_iterable(map(self.words_of, range(begin, end))))
        return read[first - self.first_words[begin] : stop - self.first_words[begin]]

    def words_of(self, passage: int) -> tuple[str, ...]:
        """Return the words of passage number ``passage`` as written."""
        return tuple(_split(self.passages[passage].text))

    @property
    def duration(self) -> float:
        """The length in seconds: as recorded where known, else up to the estimated end of the last word."""
        if self.recorded is not None:
            return self.recorded
        last = len(self.passages) - 1
        return seconds_at(self.passages, last, len(self.passages[last].text)) if self.passages else 0.0

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Neighbouring passages of one speaker, joined."""
        turns = []
        for speaker, group in groupby(range(len(self.passages)), lambda i: self.passages[i].speaker):
            numbers = list(group)
            turns.append(Turn(speaker, numbers[0], numbers[-1] + 1))
        return tuple(turns)

    def passage_of(self, word: int) -> int:
        """Return the number of the passage that holds word number ``word``."""
        return bisect_right(self.first_words, word) - 1

    def place(self, word: int) -> Place:
        """Return where word number ``word`` stands; raises IndexError outside the conversation."""
        if not 0 <= word < self.word_count:
            raise IndexError(word)
        number = self.passage_of(word)
        start, stop = _word_spans(self.passages[number].text)[word - self.first_words[number]]
        return Place(number, start, stop)

    def seconds(self, place: Place) -> tuple[float, float]:
        """Return the estimated seconds at which the word at ``place`` begins and ends."""
        return (
            seconds_at(self.passages, place.passage, place.start),
            seconds_at(self.passages, place.passage, place.stop),
        )

    def passage_at(self, seconds: float) -> int:
        """Return the number of the passage spoken at ``seconds``: the last to start by then, or the first."""
        started = [i for i, passage in enumerate(self.passages) if passage.start <= seconds]
        return max(started, key=lambda i: (self.passages[i].start, i), default=0)

    def quote_passages(self, first: int, stop: int) -> "Quote":
        """Return passages ``first`` up to, not including, ``stop`` as one quote."""
        ends = (*self.first_words, self.word_count)
        return Quote(self, ends[first], ends[stop])


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim span of a conversation: words ``first_word`` up to, not including, ``stop_word``.

    It may cross passages and turns; then it is a short dialogue. Raises ValueError for an empty span
    or one outside the conversation.
    """

    conversation: Conversation
    first_word: int
    stop_word: int

    def __post_init__(self) -> None:
        if not 0 <= self.first_word < self.stop_word <= self.conversation.word_count:
            raise ValueError(f"words {self.first_word} to {self.stop_word} of {self.conversation.word_count}")

    @property
    def slices(self) -> Iterator[tuple[Passage, str]]:
        """Each passage touched, with its part of the quote as written."""
        first, last = self.conversation.place(self.first_word), self.conversation.place(self.stop_word - 1)
        for number in range(first.passage, last.passage + 1):
            passage = self.conversation.passages[number]
            begin = first.start if number == first.passage else 0
            end = last.stop if number == last.passage else len(passage.text)
            if part := passage.text[begin:end].strip():
                yield passage, part

    @property
    def lines(self) -> tuple[Line, ...]:
        """What each speaker says in turn; one line unless the quote crosses a change of speaker."""
        return tuple(
            Line(speaker, " ".join(part for _, part in group))
            for speaker, group in groupby(self.slices, lambda piece: piece[0].speaker)
        )

    @property
    def text(self) -> str:
        """The words as written, passages joined by a space."""
        return " ".join(part for _, part in self.slices)

    @property
    def speaker(self) -> str:
        """Who says the first word."""
        return self.conversation.passages[self.conversation.passage_of(self.first_word)].speaker

    @property
    def start(self) -> float:
        """The estimated second at which the first word begins."""
        return self.conversation.seconds(self.conversation.place(self.first_word))[0]

    @property
    def end(self) -> float:
        """The estimated second at which the last word ends."""
        return self.conversation.seconds(self.conversation.place(self.stop_word - 1))[1]


@lru_cache(maxsize=256)
def _word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each word of a passage begins and ends; kept for those in use, as one answer asks many times."""
    return tuple(map(re.Match.span, WORD.finditer(text)))
