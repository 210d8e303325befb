"""Which doors a dead end has: only those that lead somewhere."""

from bot.library.finder import Finder
from bot.search.answer.labels import FOUND
from bot.search.matching.rarest import rarest_first
from bot.views.doors import LONGEST_WORDS, Door, topic_door, without_door

MOST_TRIED = 3
"""Words of which each is tried to be left out."""


async def doors_from(finder: Finder, words: str, *, speaker: str | None, conversation: str | None) -> tuple[Door, ...]:
    """Return the ways on from ``words``; ``speaker`` and ``conversation`` are as people spell them."""
    if len(words) > LONGEST_WORDS or not any(map(str.isalnum, words)):
        return ()
    doors = []
    found, _ = await finder.topic(words)
    if found.sure:
        doors.append(topic_door(words))
    within = finder.conversation(conversation).key if conversation else None
    by = finder.speaker(speaker, within) if speaker else None
    said = words.split()
    for number in rarest_first(said, [one.corpus for one in finder.concordances])[:MOST_TRIED] if said[1:] else ():
        rest = " ".join(said[:number] + said[number + 1 :])
        matches = await finder.find(rest, speaker=speaker, conversation=conversation, limit=1)
        if matches and matches[0].score >= FOUND:
            doors.append(without_door(said[number], rest, speaker=by, conversation=within))
            break
    return tuple(doors)
