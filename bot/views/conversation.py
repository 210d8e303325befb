"""A conversation's figures as views: each a text, and a picture to go under it."""

from functools import partial

from bot.conversation.model import Conversation
from bot.desk.click_ids import number_in
from bot.desk.pictured import PicturedReply
from bot.pictures.chapter_heat import chapter_heat
from bot.pictures.distinctive import distinctive_words
from bot.pictures.pace import pace_over_time
from bot.pictures.share import share_of_talk
from bot.pictures.sketch import Theme
from bot.pictures.timeline import talk_timeline
from bot.statistics.chapters import chapter_figures
from bot.statistics.distinctive import distinctive_terms
from bot.statistics.exchanges import interruptions
from bot.statistics.pace import pace
from bot.statistics.speakers import speaker_figures, talk_figures
from bot.statistics.vocabulary import speaker_vocabularies
from bot.views.chapters import chapters_reply
from bot.views.overview import overview_reply
from bot.views.pace import pace_reply
from bot.views.speaker import speaker_reply
from bot.views.speakers import speakers_reply


def conversation_view(conversation: Conversation, view: str) -> PicturedReply:
    """Return the view called ``view``: a key of ``VIEWS``, or ``person`` and a number; the overview for any other."""
    if view.startswith("person") and conversation.speakers:
        number = number_in("".join(filter(str.isdecimal, view)))
        return speaker_view(conversation, conversation.speakers[min(number, len(conversation.speakers) - 1)])
    figures = speaker_figures([conversation])
    match view:
        case "speakers":
            return PicturedReply(
                partial(speakers_reply, conversation, figures), share_of_talk(conversation, figures, Theme.DARK)
            )
        case "chapters":
            chapters = chapter_figures(conversation)
            return PicturedReply(
                partial(chapters_reply, conversation, chapters), chapter_heat(conversation, chapters, Theme.DARK)
            )
        case "pace":
            windows = {speaker: pace(conversation, speaker) for speaker in conversation.speakers}
            return PicturedReply(
                partial(pace_reply, conversation, figures, windows), pace_over_time(conversation, figures, Theme.DARK)
            )
        case _:
            everyone = talk_figures([conversation])
            timeline = talk_timeline(conversation, figures, Theme.DARK)
            return PicturedReply(partial(overview_reply, conversation, figures, everyone), timeline)


def speaker_view(conversation: Conversation, speaker: str) -> PicturedReply:
    """Return how ``speaker`` talks in ``conversation``."""
    talk = next(one for one in speaker_figures([conversation]) if one.speaker == speaker)
    vocabulary = next(one for one in speaker_vocabularies([conversation]) if one.speaker == speaker)
    distinctive = distinctive_terms([conversation])
    terms = {own.speaker: own.terms for own in distinctive}.get(speaker, ())
    text = partial(speaker_reply, conversation, talk, vocabulary, terms, interruptions(conversation))
    return PicturedReply(text, distinctive_words(conversation, distinctive, Theme.DARK))
