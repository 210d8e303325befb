"""Who says a word how often, over the timeline of its uses."""

from functools import partial

from bot.desk.pictured import PicturedReply
from bot.features.stats.word_words import never_said_reply, word_use_reply
from bot.library.finder import Finder
from bot.pictures.sketch import Theme
from bot.pictures.word_years import word_picture
from bot.statistics.spelling import likely_meant
from bot.statistics.word_use import word_use


def word_view(finder: Finder, words: str) -> PicturedReply:
    """Return who of all that ``finder`` knows says ``words`` how often; if nobody does, what was likely meant."""
    use = word_use(finder.concordances, words)
    if not use.uses:
        reply = never_said_reply(words, likely_meant(finder.concordances, words))
        return PicturedReply(lambda _: reply, None)
    return PicturedReply(partial(word_use_reply, use), word_picture(use, Theme.DARK))
