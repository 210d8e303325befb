"""What is asked for, narrowed to a show, a year, a conversation or a speaker, as people name them."""

from bot.library.finder import Finder
from bot.statistics.chosen import Among, chosen


def narrowed(
    finder: Finder,
    *,
    series: str | None = None,
    year: int | None = None,
    conversation: str | None = None,
    speaker: str | None = None,
) -> Among:
    """Return what is left of all that ``finder`` knows.

    Raises UnknownSeries, UnknownConversation, AmbiguousConversation and UnknownSpeaker, and NothingPublished for a
    year without conversations of the show.
    """
    show = finder.series(series) if series else None
    if year is not None:
        chosen(tuple(finder.library), show, year)
    within = finder.conversation(conversation).key if conversation else None
    return Among(show, year, within, finder.speaker(speaker, within) if speaker else None)
