"""Two people side by side: how much each talks, year by year, and in which words."""

from functools import partial

from bot.conversation.timecode import format_timecode
from bot.desk.pictured import PicturedReply
from bot.features.stats.people_words import Two, same_person_reply, two_reply
from bot.features.stats.person_view import person_of
from bot.library.finder import Finder
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.text import headline
from bot.pictures.years import Column, Row, YearsChart, years_picture
from bot.statistics.shows import together
from bot.statistics.telling import telling_apart

MOST_WORDS = 8
MOST_DRAWN = 4
"""Words of each that the picture has."""


def compared_people(finder: Finder, first: str, second: str) -> PicturedReply:
    """Return how the people called ``first`` and ``second`` talk, beside each other.

    Raises UnknownSpeaker, and NothingQuotable for somebody who says no word.
    """
    names = finder.speaker(first), finder.speaker(second)
    if names[0] == names[1]:
        return PicturedReply(lambda _: same_person_reply(names[0]), None)
    concordance = together(finder.concordances)
    people = person_of(concordance, names[0]), person_of(concordance, names[1])
    apart = tuple(telling_apart(concordance, *pair, MOST_WORDS) for pair in (names, names[::-1]))
    heard = [{one.key for one, _ in person.conversations} for person in people]
    two = Two(people, (apart[0], apart[1]), len(heard[0] & heard[1]))
    return PicturedReply(partial(two_reply, two), _picture(two))


def _picture(two: Two) -> Sketch | None:
    hours = [{year: amount.seconds / 3600 for year, amount in person.years if year} for person in two.people]
    columns = [
        Column(year, (hours[0].get(year, 0.0), hours[1].get(year, 0.0))) for year in sorted({*hours[0], *hours[1]})
    ]
    over_years = len(columns) > 1 and all(hours)  # who is in undated conversations alone would seem to be silent
    own, others = (
        [(word.text, word.per_thousand_words, word.per_thousand_words_elsewhere) for word in words[:MOST_DRAWN]]
        for words in two.words
    )
    rates = [*own, *((text, other, rate) for text, rate, other in others)]
    names = [person.speaker for person in two.people]
    chart = YearsChart(
        name="people",
        heading=" and ".join(map(headline, names)),
        reading="Hours spoken, year by year" if over_years else "Words that tell them apart, times in 1,000",
        columns=columns if over_years else [],
        rows=[Row(text, f"{first:.1f} and {second:.1f}", (first, second)) for text, first, second in rates],
        rows_title="Times in 1,000 words" if over_years else "",
        conversations=list({one.key: one for person in two.people for one, _ in person.conversations}.values()),
        keys=tuple(f"{person.speaker}: {format_timecode(person.amount.seconds)}" for person in two.people),
        digits=1,
    )
    return years_picture(chart, Theme.DARK)
