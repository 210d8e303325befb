"""A conversation's figures as views: each a text, and a picture to go under it."""

from functools import partial

from bot.conversation.model import Conversation, Quote
from bot.interactions.finder import Finder
from bot.interactions.idea_pages import near_reply
from bot.interactions.illustrating import Illustrated
from bot.pictures.card import quote_card
from bot.pictures.chapter_heat import chapter_heat
from bot.pictures.distinctive import distinctive_words
from bot.pictures.pace import pace_over_time
from bot.pictures.share import share_of_talk
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.timeline import talk_timeline
from bot.pictures.word_timeline import word_timeline
from bot.replies.card import card_reply
from bot.replies.chapters import chapters_reply
from bot.replies.conversations import overview_reply
from bot.replies.pace import pace_reply
from bot.replies.speaker import speaker_reply
from bot.replies.speakers import speakers_reply
from bot.replies.topic import topic_reply
from bot.replies.word_use import never_said_reply, word_use_reply
from bot.search.completion import widen
from bot.statistics.chapters import chapter_figures
from bot.statistics.distinctive import distinctive_terms
from bot.statistics.exchanges import interruptions
from bot.statistics.pace import pace
from bot.statistics.speakers import speaker_figures, talk_figures
from bot.statistics.spelling import likely_meant
from bot.statistics.topic import is_sure
from bot.statistics.vocabulary import speaker_vocabularies
from bot.statistics.word_use import WordUse, word_use


def card(quote: Quote) -> Illustrated:
    """Return the card of ``quote``, completed as people saw it."""
    return Illustrated(partial(card_reply, quote), card_sketch(quote))


def card_sketch(quote: Quote) -> Sketch:
    """Return what the card of ``quote`` shows."""
    return quote_card(widen(quote), Theme.DARK)


def conversation_view(conversation: Conversation, view: str) -> Illustrated:
    """Return the view called ``view``: a key of ``VIEWS``, or ``person`` and a number; the overview for any other."""
    if view.startswith("person") and conversation.speakers:
        number = int("".join(filter(str.isdecimal, view)) or 0)
        return speaker_view(conversation, conversation.speakers[min(number, len(conversation.speakers) - 1)])
    figures = speaker_figures([conversation])
    match view:
        case "speakers":
            return Illustrated(
                partial(speakers_reply, conversation, figures), share_of_talk(conversation, figures, Theme.DARK)
            )
        case "chapters":
            chapters = chapter_figures(conversation)
            return Illustrated(
                partial(chapters_reply, conversation, chapters), chapter_heat(conversation, chapters, Theme.DARK)
            )
        case "pace":
            windows = {speaker: pace(conversation, speaker) for speaker in conversation.speakers}
            return Illustrated(
                partial(pace_reply, conversation, figures, windows), pace_over_time(conversation, figures, Theme.DARK)
            )
        case _:
            everyone = talk_figures([conversation])
            timeline = talk_timeline(conversation, figures, Theme.DARK)
            return Illustrated(partial(overview_reply, conversation, figures, everyone), timeline)


def speaker_view(conversation: Conversation, speaker: str) -> Illustrated:
    """Return how ``speaker`` talks in ``conversation``."""
    talk = next(one for one in speaker_figures([conversation]) if one.speaker == speaker)
    vocabulary = next(one for one in speaker_vocabularies([conversation]) if one.speaker == speaker)
    distinctive = distinctive_terms([conversation])
    terms = {own.speaker: own.terms for own in distinctive}.get(speaker, ())
    text = partial(speaker_reply, conversation, talk, vocabulary, terms, interruptions(conversation))
    return Illustrated(text, distinctive_words(conversation, distinctive, Theme.DARK))


async def topic_view(finder: Finder, words: str, page: int = 0) -> Illustrated:
    """Return one page of everything said about ``words``, over the timeline of its words if anybody says them.

    Where nobody surely speaks of it, passages on a similar idea if there are any.
    """
    groups, use = await finder.topic(words)
    if not is_sure(groups) and (near := await near_reply(finder, words, "n")):
        return Illustrated(lambda _: near, None)
    return Illustrated(partial(topic_reply, words, groups, page), _timeline(use) if use.uses and groups else None)


def word_view(finder: Finder, words: str) -> Illustrated:
    """Return who of all that ``finder`` knows says ``words`` how often; if nobody does, what was likely meant."""
    use = word_use(finder.concordances, words)
    if not use.uses:
        reply = never_said_reply(words, likely_meant(finder.concordances, words))
        return Illustrated(lambda _: reply, None)
    return Illustrated(partial(word_use_reply, use), _timeline(use))


def _timeline(use: WordUse) -> Sketch:
    most = max(use.conversations, key=lambda one: one.uses).conversation
    return word_timeline(most, use, Theme.DARK)
