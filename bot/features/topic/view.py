"""What was said about a topic, over the timeline of its words."""

from functools import partial

from bot.desk.pictured import PicturedReply
from bot.features.topic.words import topic_reply
from bot.library.finder import Finder
from bot.pictures.sketch import Theme
from bot.pictures.word_years import word_picture
from bot.statistics.topic import is_sure
from bot.views.idea_pages import near_reply
from bot.views.nothing_found import nothing_found_reply


async def topic_view(finder: Finder, words: str, page: int = 0) -> PicturedReply:
    """Return one page of everything said about ``words``, over the timeline of its words if anybody says them.

    Where nobody surely speaks of it, passages on a similar idea if there are any.
    """
    groups, use = await finder.topic(words)
    if not is_sure(groups) and (near := await near_reply(finder, words, "n")):
        return PicturedReply(lambda _: near, None)
    if not groups:
        percent = finder.percent_read
        nothing_near = finder.have_ideas and percent is None
        return PicturedReply(
            lambda _: nothing_found_reply(words, percent_read=percent, nothing_near=nothing_near), None
        )
    return PicturedReply(
        partial(topic_reply, words, groups, page), word_picture(use, Theme.DARK) if use.uses and groups else None
    )
