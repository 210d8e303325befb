"""How often passages near an idea are the ones that were meant.

``ideas_seed.jsonl`` and ``ideas_tuner.jsonl`` are queries by imagined members about the first conversation and about
one that was made up for this (``ideas_transcript.txt``): ideas in other words, questions, and things on the same
topics that nobody said. Both are searched together. A third is ``held``: only counted, never looked at.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Quote
from bot.ideas.ideas import Ideas
from bot.search.index import Index
from bot.transcripts.formats import read_transcript
from tests.search_quality.quality import FOUND, OURS, REJECTED_KINDS, Asked, read_queries

HERE = Path(__file__).parent
TALK = HERE / "ideas_transcript.txt"
DEEPEST = 10

Answers = Callable[[str], Sequence[tuple[Quote, Quote]]]
"""What is shown for some words: passages, best first, each with the sentence its link goes to."""


class About(NamedTuple):
    """A query, and the conversation it is about."""

    asked: Asked
    conversation: Conversation


class Ranks(NamedTuple):
    """The ranks, from 1, of the first right passage and of the first right sentence; 0 for none."""

    passage: int
    sentence: int


def tuner() -> Conversation:
    """Return the made-up conversation."""
    written = read_transcript(TALK.read_text("utf-8"), TALK.name).passages
    return Conversation("tuner", "The piano tuner", None, tuple(passage.passage for passage in written))


def both(seed: Conversation) -> Library:
    """Return the conversations that are searched together."""
    return Library.of([seed, tuner()])


def read_ideas(library: Library) -> list[About]:
    """Return the queries about either conversation."""
    files = {"lex-398": HERE / "ideas_seed.jsonl", "tuner": HERE / "ideas_tuner.jsonl"}
    return [
        About(asked, library.conversations[key])
        for key, path in files.items()
        if key in library.conversations
        for asked in read_queries(path, library.conversations[key])
    ]


def read_words(library: Library) -> list[About]:
    """Return the queries in nearly the words that were said, and those of which nobody said a word."""
    seed = library.conversations["lex-398"]
    return [About(asked, seed) for asked in read_queries(OURS, seed)]


def answering(index: Index, ideas: Ideas) -> Answers:
    """Return what /quote shows: the matches if the best is surely found, else passages on a similar idea."""

    def answers(words: str) -> Sequence[tuple[Quote, Quote]]:
        matches = index.find(words, limit=DEEPEST)
        if matches and matches[0].score >= FOUND:
            return [(match.quote, match.quote) for match in matches]
        return [(passage.whole, passage.best) for passage in ideas.find(words, limit=DEEPEST)]

    return answers


def ranks(answers: Answers, about: About) -> Ranks:
    """Return where the first right answer is."""
    shown = answers(about.asked.query)
    return Ranks(*(_rank([pair[part] for pair in shown], about) for part in (0, 1)))


def found_wrongly(index: Index, queries: Iterable[About]) -> float:
    """Return the share of what nobody said that the search says it found."""
    unsaid = [about.asked for about in queries if about.asked.kind in REJECTED_KINDS]
    best = [index.find(asked.query, limit=1) for asked in unsaid]
    return sum(bool(matches) and matches[0].score >= FOUND for matches in best) / len(unsaid)


def within(places: Sequence[int], deepest: int) -> float:
    """Return the share of ranks from 1 to ``deepest``."""
    return sum(0 < place <= deepest for place in places) / len(places)


def _rank(quotes: Sequence[Quote], about: About) -> int:
    return next((number for number, quote in enumerate(quotes, 1) if _right(quote, about)), 0)


def _right(quote: Quote, about: About) -> bool:
    """Return whether ``quote`` and a span that answers share half the words of either."""
    if quote.conversation.key != about.conversation.key:
        return False
    return any(
        2 * (min(quote.stop_word, stop) - max(quote.first_word, first))
        >= min(quote.stop_word - quote.first_word, stop - first)
        for first, stop in about.asked.spans
    )
