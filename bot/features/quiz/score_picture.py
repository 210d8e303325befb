"""Who has won what in a quiz."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from bot.features.quiz.game import Standing, places
from bot.features.quiz.questions import Kind
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.source import written_date
from bot.pictures.text import cleaned, counted, described, listed, words
from bot.statistics.plain import Plain

MOST_BARS = 10
"""Players with a bar of their own; of the others the picture says how many they are."""


def final_score(
    kind: Kind,
    rounds: int,
    standings: Sequence[Standing],
    names: Sequence[str],
    ended_at: datetime,
    theme: Theme = Theme.LIGHT,
) -> Sketch:
    """Return the picture of what everyone in ``standings`` has won, the best first; there is at least one.

    So many ``rounds`` were played; ``names`` are those of the first ``MOST_BARS``.
    """
    played = f"{counted(rounds, 'round')}, {counted(len(standings), 'player')}"
    most = max(1, standings[0].points)
    rows = list(zip(places(standings), standings, map(_legible, names), strict=False))[:MOST_BARS]
    more = len(standings) - len(rows)
    values: dict[str, Plain] = {
        "heading": words("Final score"),
        "reading": words(played),
        "bars": [
            {
                "place": f"{place}.",
                "player": words(name),
                "part": one.points / most,
                "points": counted(one.points, "point"),
                "detail": words(f"{one.right} of {rounds} right"),
                "first": place == 1,
            }
            for place, one, name in rows
        ],
        "others": words(f"and {counted(more, 'more player')}" if more else ""),
        "source": {"title": words(f"Quiz: {kind}"), "show": words(written_date(ended_at.date()))},
    }
    won = [f"{place}. {name} {counted(one.points, 'point')} ({one.right} right)" for place, one, name in rows]
    description = described(f"Final score of a quiz, {kind}, {played}: {listed(won)}.")
    return Sketch.of("score", theme, description, values)


def _legible(name: str) -> str:
    """Return ``name`` in plain letters where it is in ornamental ones, which no font here has."""
    return cleaned(unicodedata.normalize("NFKC", name)) or "?"
