"""Conversations by what people remember of them: number, title, who speaks, the show, when it came out."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bot.conversation.errors import AmbiguousConversation, UnknownConversation
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.search.asked.conversation_dates import Published, published
from bot.search.asked.names import ALIKE, likeness, nearest_names, plain_name

AS_GOOD = 4
"""Points of likeness, of 100, within which one conversation is as likely meant as another."""
_WHOLE = re.compile(r"\d+")
_FILLERS = frozenset({"episode", "ep", "number", "no", "nr", "with", "the", "one", "about", "of", "and", "s"})
"""Words that tell nothing of which conversation is meant, unless nothing else is said."""


class _Wanted(NamedTuple):
    """What is asked for: ``numbers`` to the digit, ``words`` by their likeness, and when it was ``published``."""

    numbers: tuple[str, ...]
    words: str
    published: Published


def match_conversation(name: str, library: Library, today: date | None = None) -> Conversation:
    """Return the conversation of ``library`` meant by ``name``.

    Raises UnknownConversation with the nearest titles, and AmbiguousConversation where several are meant as likely.
    """
    meant = conversations_meant(name, library, today)
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise AmbiguousConversation(name, [(one.key, one.title) for one in meant])
    _, nearest = nearest_names(name, {one.key: _described(one) for one in library})
    raise UnknownConversation(name, [library.conversations[key].title for key in nearest])


def conversations_meant(name: str, library: Library, today: date | None = None) -> list[Conversation]:
    """Return the conversations of ``library`` that ``name`` may mean, newest first; [] if it means none.

    That is its key, its title, or parts and misspellings of its number, title, speakers and series, with when it was
    published. A number is that number and no part of a longer one. ``today`` tells what "last week" is.
    """
    wanted = name.strip().lstrip("#").casefold()
    if (known := library.conversations.get(wanted)) is not None:
        return [known]
    if same := [one for one in library if one.title.casefold().split() == wanted.split()]:
        return newest_first(same)
    asked = _read(wanted, today)
    fitting = [(score, one) for one in library if (score := _score(asked, one)) >= ALIKE]
    if not fitting:
        return []
    best = max(score for score, _ in fitting)
    meant = newest_first(one for score, one in fitting if score > best - AS_GOOD)
    return meant[:1] if asked.published.newest else meant


def newest_first(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Return ``conversations`` with the newest first: by date, else by number, else by the numbers in their titles."""
    return sorted(conversations, key=_age, reverse=True)


def _age(one: Conversation) -> tuple[date, int, list[tuple[int, str]]]:
    parts = re.split(r"(\d{1,9})", one.title.casefold())
    natural = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts if part]
    return one.published or date.min, one.number or 0, natural


def _read(wanted: str, today: date | None) -> _Wanted:
    when = published(wanted.split(), today)
    parts = plain_name(" ".join(when.left)).split()
    numbers = tuple(part for part in parts if _WHOLE.fullmatch(part))
    words = [part for part in parts if not _WHOLE.fullmatch(part)]
    telling = [word for word in words if word not in _FILLERS]
    return _Wanted(numbers, " ".join(telling or ([] if numbers or when.left != tuple(parts) else words)), when)


def _score(asked: _Wanted, one: Conversation) -> float:
    """Return how well ``one`` is described, 0 to 100 and a little above for what is in its title or said by it."""
    if not asked.published.holds(one.published):
        return 0
    described = plain_name(_described(one))
    if not all(_has_number(number, described.split(), one) for number in asked.numbers):
        return 0
    exact = sum(2 for number in asked.numbers if number == str(one.number))
    if not asked.words:
        told = asked.numbers or asked.published.newest or asked.published.first
        return 100 + exact if told else 0
    return likeness(asked.words, described) + exact + _in_its_own(asked.words.split(), one)


def _in_its_own(words: Sequence[str], one: Conversation) -> float:
    """Return points for ``words`` of the title or of a speaker's name, which tell more than the show's."""
    own = set(plain_name(" ".join((one.title, *one.speakers))).split())
    return AS_GOOD * sum(word in own for word in words) / len(words)


def _has_number(number: str, described: Sequence[str], one: Conversation) -> bool:
    year = str(one.published.year) if one.published else ""
    return number in (str(one.number), year) or number in described


def _described(one: Conversation) -> str:
    return " ".join(filter(None, (one.series, one.title, *one.speakers)))
