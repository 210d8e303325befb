"""What was said about a topic, over the timeline of its words, or in an archive over the years."""

import asyncio
from dataclasses import replace
from functools import partial

from bot.desk.pictured import PicturedReply
from bot.desk.reply import Reply
from bot.features.topic.asked import Asked
from bot.features.topic.words import Topic, by_default, not_there_reply, topic_reply
from bot.library.finder import Finder
from bot.pictures.sketch import Theme
from bot.pictures.word_years import word_picture
from bot.statistics.chosen import ALL, Among, chosen
from bot.statistics.topic import TopicPlaces, grouped
from bot.statistics.word_use import WordUse, word_use
from bot.views.idea_pages import near_reply
from bot.views.nothing_found import nothing_found_reply


async def topic_view(finder: Finder, asked: Asked) -> PicturedReply:
    """Return one page of everything said about what is ``asked``, over a picture of how often, if anybody says it.

    Where nobody surely speaks of it, passages on a similar idea if there are any. Raises NothingPublished for a year
    without conversations.
    """
    among = asked.among(finder.all_series, finder.library.speakers, finder.library)
    if among.year is not None:
        chosen(tuple(finder.library), among.series, among.year)
    found, use = await finder.topic(asked.words, among)
    if not found.sure and (other := await _otherwise(finder, asked.words, among, found)):
        return PicturedReply(lambda _: other, None)
    topic = await asyncio.to_thread(_topic, asked, among, found, use)
    return PicturedReply(partial(topic_reply, topic), word_picture(use, Theme.DARK) if use.uses else None)


def _topic(asked: Asked, among: Among, found: TopicPlaces, use: WordUse) -> Topic:
    by = asked.by or by_default(found)
    return Topic(replace(asked, by=by), among, found, use, grouped(found, use, by, asked.order))


async def _otherwise(finder: Finder, words: str, among: Among, found: TopicPlaces) -> Reply | None:
    """Return what is said where nobody surely speaks of it; None if what is ``found`` is the nearest there is."""
    if among != ALL and (uses := (await asyncio.to_thread(word_use, finder.concordances, words)).uses):
        return not_there_reply(words, uses)
    if among.series is None and among.year is None:
        near = await near_reply(finder, words, "n", speaker=among.speaker, conversation=among.conversation)
        if near is not None:
            return near
    if len(found):
        return None
    percent = finder.percent_read
    return nothing_found_reply(words, percent_read=percent, nothing_near=finder.have_ideas and percent is None)
