"""One person in all their conversations: how much, when, where most, in which words."""

from functools import partial

from bot.conversation.errors import NothingQuotable
from bot.conversation.timecode import format_timecode
from bot.desk.pictured import PicturedReply
from bot.features.stats.person_words import Person, person_reply
from bot.library.finder import Finder
from bot.pictures.sketch import Theme
from bot.pictures.years import Column, Row, YearsChart, years_picture
from bot.statistics.concordance import Concordance
from bot.statistics.shows import amount_of, speaker_conversations, speaker_years, together
from bot.statistics.telling import telling_by
from bot.views.conversation import speaker_view

MOST_WORDS = 10


def person_view(finder: Finder, name: str) -> PicturedReply:
    """Return how the person called ``name`` talks: in all conversations, or in the one that they are in.

    Raises UnknownSpeaker, and NothingQuotable for somebody who says no word.
    """
    speaker = finder.speaker(name)
    own = [one for one in finder.library if speaker in one.speakers]
    if len(own) == 1:
        return speaker_view(own[0], speaker)
    person = person_of(together(finder.concordances), speaker)
    columns = [Column(year, (amount.seconds / 3600,)) for year, amount in person.years if year is not None]
    over_years = len(columns) > 1
    chart = YearsChart(
        name="speaker",
        heading=speaker,
        reading="Hours spoken, year by year" if over_years else "Where they speak longest",
        columns=columns,
        rows=[
            Row(conversation.title, format_timecode(amount.seconds), (amount.seconds,))
            for conversation, amount in person.conversations
        ],
        rows_title="Where they speak longest" if over_years else "",
        conversations=[conversation for conversation, _ in person.conversations],
        digits=1,
    )
    return PicturedReply(partial(person_reply, person), years_picture(chart, Theme.DARK))


def person_of(concordance: Concordance, speaker: str) -> Person:
    """Return the figures of ``speaker`` over all of their conversations; raises NothingQuotable if they say nothing."""
    conversations = speaker_conversations(concordance, speaker)
    if not conversations:
        raise NothingQuotable(speaker)
    return Person(
        speaker,
        amount_of(concordance, speaker),
        conversations,
        speaker_years(concordance, speaker),
        telling_by(concordance, speaker, MOST_WORDS),
    )
