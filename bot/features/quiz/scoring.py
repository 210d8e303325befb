"""A quiz: fair questions for all its rounds, and what an answer wins."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from random import Random
from typing import NamedTuple

from bot.conversation.canonical import canonical
from bot.conversation.model import Conversation, Quote
from bot.conversation.short_form import shorten
from bot.conversation.voices import is_named
from bot.features.quiz.errors import TooFewQuestions
from bot.features.quiz.questions import CHOICES, Kind, Question, finish_the_quote, guess_the_minute, part, who_said_it

MOST_COMPARED = 400
"""Quotes drawn from a large library to choose among; more would take longer and be no fairer."""

COIN = 2
"""People of whom one said it, where guessing is as good as knowing."""
POINTS_RIGHT = 2
POINTS_FIRST = 3
"""For the first right answer of a round."""


class Streak(NamedTuple):
    """Right answers in a row: now, and the most there were."""

    running: int = 0
    best: int = 0

    def after(self, *, right: bool) -> "Streak":
        """Return the streak after another answer; who doesn't answer keeps it."""
        running = self.running + 1 if right else 0
        return Streak(running, max(self.best, running))


def make_questions(
    kind: Kind, quotes: Sequence[Quote], count: int, recent: Sequence[str], chance: Random
) -> tuple[Question, ...]:
    """Return ``count`` questions made of ``quotes``, which stand alone, as many of one speaker as of another.

    ``recent`` holds the short forms of what was asked before, latest first: it is asked again only where nothing
    else is left, the oldest first. Raises TooFewQuestions.
    """
    pool = _said_once(chance.sample(quotes, min(len(quotes), MOST_COMPARED)))
    asked = {form: number for number, form in enumerate(reversed(recent), 1)}
    pool.sort(key=lambda quote: asked.get(shorten(quote), 0))
    by_speaker = defaultdict(list)
    for quote in pool:
        by_speaker[quote.speaker].append(quote)
    ask = partial(_ask, kind, pool, chance)
    speakers = chance.sample(list(by_speaker), len(by_speaker))
    questions = list(islice(_in_turn([filter(None, map(ask, by_speaker[name])) for name in speakers]), count))
    obvious = kind is Kind.WHO and count > 1 and len({question.quote.speaker for question in questions}) == 1
    if len(questions) < count or obvious:
        raise TooFewQuestions(kind, len(questions))
    return tuple(chance.sample(questions, count))  # so that the next speaker can't be foretold


def score(answers: Sequence[tuple[int, int]], right: int) -> Mapping[int, int]:
    """Return the points of each player; ``answers`` are players and their choices in the order they came."""
    winners = [player for player, choice in answers if choice == right]
    points = {player: POINTS_RIGHT if player in winners else 0 for player, _ in answers}
    return points | dict.fromkeys(winners[:1], POINTS_FIRST)


def month_of(moment: datetime) -> str:
    """Return the month of the leaderboard that ``moment`` counts for, in UTC, as 2026-11."""
    return moment.astimezone(UTC).strftime("%Y-%m")


def _said_once(quotes: Sequence[Quote]) -> list[Quote]:
    plain = [" ".join(map(canonical, quote.text.split())) for quote in quotes]
    times = Counter(plain)
    return [quote for quote, text in zip(quotes, plain, strict=True) if times[text] == 1]


def _ask(kind: Kind, pool: Sequence[Quote], chance: Random, quote: Quote) -> Question | None:
    if kind is Kind.MINUTE:
        return guess_the_minute(quote, chance)
    if kind is Kind.WHO:
        if not is_named(quote.conversation, quote.speaker):
            return None
        return who_said_it(quote, _who_may_have(quote, pool), chance)
    others = (part(other.text) for other in pool if other.speaker == quote.speaker and other != quote)
    return finish_the_quote(quote, [halves.ending for halves in others if halves], chance)


def _who_may_have(quote: Quote, pool: Sequence[Quote]) -> list[str]:
    """Return who may have said ``quote``: those of its conversation, and where they are few, those of others."""
    named = named_speakers([quote.conversation])
    if len(named) >= CHOICES:
        return named
    return list(dict.fromkeys([*named, *named_speakers(dict.fromkeys(other.conversation for other in pool))]))


def named_speakers(conversations: Iterable[Conversation]) -> list[str]:
    """Return everyone with a name who speaks in ``conversations``."""
    named = (name for one in conversations for name in one.speakers if is_named(one, name))
    return list(dict.fromkeys(named))


def usual_kind(conversations: Iterable[Conversation]) -> Kind:
    """Return the kind of quiz where nobody names one: of two people, who said it would be the toss of a coin."""
    return Kind.WHO if len(named_speakers(conversations)) > COIN else Kind.FINISH


def _in_turn(of_speakers: Sequence[Iterator[Question]]) -> Iterator[Question]:
    """Yield one question of each speaker after the other, as long as there are any."""
    turns = list(of_speakers)
    while turns:
        for questions in tuple(turns):
            if (question := next(questions, None)) is None:
                turns.remove(questions)
            else:
                yield question
