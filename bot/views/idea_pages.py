"""Pages of passages on a similar idea, shown where nobody used those words."""

from collections.abc import Iterable

from discord import ui

from bot.desk.click_ids import mark
from bot.desk.reply import Reply
from bot.library.finder import Finder
from bot.search.answer.labels import CLOSEST, FOUND
from bot.views.dead_end import doors_from
from bot.views.doors import read_narrowed
from bot.views.ideas import PAGE, Asked, ideas_reply
from bot.views.nothing_found import nothing_found_reply
from bot.views.quote import found_reply, stock_note
from bot.views.still_reading import still_reading


async def found_or_near(
    finder: Finder, words: str, *, speaker: str | None = None, conversation: str | None = None
) -> Reply:
    """Return the matches for ``words`` if the best is surely found, else what is near; names as in ``near_reply``."""
    matches = await finder.find(words, speaker=speaker, conversation=conversation, least=0.0)
    if matches and matches[0].score >= FOUND:
        often = await finder.stock(words, matches, speaker=speaker, conversation=conversation)
        if often:
            return found_reply(words, often.matches, note=stock_note(often, narrowed=speaker is not None))
        return found_reply(words, matches)
    if near := await near_reply(finder, words, speaker=speaker, conversation=conversation):
        return near
    percent = finder.percent_read
    nothing_near = finder.have_ideas and percent is None
    if nothing_near:  # then what is nearest by its words is near by accident
        matches = [match for match in matches if match.score >= CLOSEST]
    doors = await doors_from(finder, words, speaker=speaker, conversation=conversation)
    if not matches:
        return nothing_found_reply(words, doors, percent_read=percent, nothing_near=nothing_near)
    reply = found_reply(words, matches, doors=doors)
    if percent is not None and reply.layout is not None:
        reply.layout.add_item(ui.TextDisplay(still_reading(percent)))
    return reply


async def again_reply(finder: Finder, words: str, state: str) -> Reply:
    """Return the answer to ``words`` behind a door that keeps ``state``; who is gone no longer narrows it."""
    narrowed = read_narrowed(state)
    speaker = _marked(narrowed.speaker, finder.library.speakers)
    conversation = _marked(narrowed.conversation, finder.library.conversations)
    return await found_or_near(finder, words, speaker=speaker, conversation=conversation)


async def near_reply(
    finder: Finder, words: str, heading: str = "q", *, speaker: str | None = None, conversation: str | None = None
) -> Reply | None:
    """Return the first page for ``words``; None if there is nothing near, or the bot goes without ideas.

    ``speaker`` and ``conversation`` are as people spell them; raises UnknownSpeaker and UnknownConversation.
    """
    passages = await finder.near(words, speaker=speaker, conversation=conversation, count=PAGE + 1)
    if not passages:
        return None
    within = finder.conversation(conversation).key if conversation else None
    by = finder.speaker(speaker, within) if speaker else None
    asked = Asked(words, heading, speaker=mark(by), conversation=mark(within))
    return ideas_reply(asked, passages, finder.percent_read)


async def page_reply(finder: Finder, asked: Asked) -> Reply:
    """Return the page that a button stands for; whoever is no longer in the library no longer narrows it."""
    passages = await finder.near(
        asked.words,
        speaker=_marked(asked.speaker, finder.library.speakers),
        conversation=_marked(asked.conversation, finder.library.conversations),
        first=asked.first,
        count=PAGE + 1,
    )
    return ideas_reply(asked, passages, finder.percent_read)


def _marked(wanted: str, names: Iterable[str]) -> str | None:
    return next((name for name in names if mark(name) == wanted), None)
