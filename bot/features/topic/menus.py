"""The buttons and menus under a topic: its pages, one of its episodes or people, another order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from discord import ui

from bot.desk.buttons import Row, Select
from bot.desk.click_ids import mark
from bot.desk.markdown import cut, visible
from bot.features.topic.asked import Asked
from bot.statistics.topic import By, Order, TopicGroup

MOST_OPTIONS = 25
FEWEST_PAGES_TO_JUMP = 4
"""Pages from which any of them can be chosen."""
_LONGEST = 100
_GROUP = re.compile("[kw][0-9a-f]{6}")
_ARRANGEMENTS = {
    f"{by.value} {order.value}": f"By {by.value}, {told}"
    for by in By
    for order, told in ((Order.BEST, "best first"), (Order.NEWEST, "newest first"), (Order.MOST, "most first"))
}


def menus(asked: Asked, shown: Sequence[TopicGroup], pages: int, *, several: bool) -> Iterator[Row]:
    """Yield the rows under the page ``asked`` for, of so many ``pages``; ``several`` groups can be arranged."""
    if pages > 1:
        yield _pager(asked, pages)
    if not asked.fits:
        return
    if several:
        yield ui.ActionRow(_opening(asked, shown))
        yield ui.ActionRow(_arranging(asked))
    if pages >= FEWEST_PAGES_TO_JUMP:
        yield ui.ActionRow(_jumping(asked, pages))
    if wider := list(_wider(asked)):
        yield ui.ActionRow(*wider)


def chosen_group(asked: Asked, value: str) -> Asked:
    """Return ``asked`` narrowed to the episode or the person whose mark was chosen."""
    if not _GROUP.fullmatch(value):
        return asked
    letter, chosen = value[0], value[1:]
    if letter == "w":
        return replace(asked, page=0, speaker=chosen, by=By.EPISODE)
    return replace(asked, page=0, conversation=chosen, by=By.EPISODE)


def of_conversation(asked: Asked, key: str) -> Asked:
    """Return ``asked`` narrowed to the conversation with this key."""
    return replace(asked, page=0, conversation=mark(key), by=By.EPISODE)


def arranged(asked: Asked, value: str) -> Asked:
    """Return ``asked`` in the arrangement that was chosen."""
    by, _, order = value.partition(" ")
    return replace(asked, page=0, by=By(by), order=Order(order)) if value in _ARRANGEMENTS else asked


def _pager(asked: Asked, pages: int) -> Row:
    page = asked.page
    back, on = asked.at(max(0, page - 1)).id("topic", "b"), asked.at(page + 1).id("topic", "m")
    return ui.ActionRow(
        ui.Button(label="← Back", custom_id=back, disabled=page == 0),
        ui.Button(label=f"Page {page + 1} of {pages:,}", custom_id=asked.id("topic"), disabled=True),
        ui.Button(label="More →", custom_id=on, disabled=page == pages - 1),
    )


def _opening(asked: Asked, shown: Sequence[TopicGroup]) -> Select:
    what = "episode" if shown[0].conversation else "person"
    select: Select = ui.Select(placeholder=f"All of one {what}", custom_id=asked.at(0).id("topicin"))
    for group in shown:
        times = "once" if group.uses == 1 else f"{group.uses:,} times" if group.uses else "not in these words"
        name, value = (
            (group.conversation.title, f"k{mark(group.conversation.key)}")
            if group.conversation
            else (group.speaker or "", f"w{mark(group.speaker)}")
        )
        if all(option.value != value for option in select.options):
            label = cut(visible(name), _LONGEST) or (group.conversation.key if group.conversation else "unnamed")
            select.add_option(label=label, value=value, description=times)
    return select


def _arranging(asked: Asked) -> Select:
    select: Select = ui.Select(placeholder="Another order", custom_id=asked.at(0).id("topicas"))
    current = f"{(asked.by or By.EPISODE).value} {asked.order.value}"
    for value, label in _ARRANGEMENTS.items():
        select.add_option(label=label, value=value, default=value == current)
    return select


def _jumping(asked: Asked, pages: int) -> Select:
    select: Select = ui.Select(placeholder="Jump to a page", custom_id=asked.at(0).id("topicpage"))
    step = -(-pages // MOST_OPTIONS)
    for number in range(0, pages, step):
        select.add_option(label=f"Page {number + 1:,}", value=str(number), default=number == asked.page)
    return select


def _wider(asked: Asked) -> Iterator[ui.Button[ui.LayoutView]]:
    """Yield the ways back out of what it is narrowed to."""
    whole = replace(asked, page=0)
    if asked.conversation:
        yield ui.Button(label="All episodes", custom_id=replace(whole, conversation="", by=By.EPISODE).id("topic", "b"))
    if asked.speaker:
        yield ui.Button(label="Everyone", custom_id=replace(whole, speaker="").id("topic", "m"))
