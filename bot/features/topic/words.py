"""Everything said about a topic, side by side by speaker, in pages."""

from collections.abc import Sequence
from itertools import islice

from discord import ui

from bot.conversation.model import Quote
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, cut_start, plain
from bot.desk.quotation import source
from bot.desk.reply import Picture, Reply, layout_of
from bot.statistics.topic import SpeakerTopic, TopicPlace, is_sure
from bot.views.episodes import place
from bot.views.layout import picture_item
from bot.views.nothing_found import nothing_found_reply

PLACES_ON_A_PAGE = 4
"""Places of each speaker on one page."""
SPEAKERS_ON_A_PAGE = 3
LONGEST_SNIPPET = 140
LONGEST_NAME = 40
LONGEST_TOPIC = 80
"""Characters of a topic: the buttons' ids hold it."""

_Page = list[tuple[SpeakerTopic, Sequence[TopicPlace]]]


def topic_reply(words: str, groups: Sequence[SpeakerTopic], page: int = 0, picture: Picture | None = None) -> Reply:
    """Return one page of what was said about ``words``, its picture under it; a page past the end is the last."""
    if not groups:
        return nothing_found_reply(words)
    pages = _pages(groups)
    page = max(0, min(page, len(pages) - 1))
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(_heading(words, groups)))
    several = len({place.quote.conversation.key for group in groups for place in group.places}) > 1
    for group, places in pages[page]:
        container.add_item(ui.Separator())
        lines = [_line(place, named=several) for place in places]
        container.add_item(ui.TextDisplay("\n".join([_speaker(group), *lines])))
    if picture is not None:
        container.add_item(picture_item(picture))
    conversations = {
        place.quote.conversation.key: place.quote.conversation for _, places in pages[page] for place in places
    }
    names = [source(conversation) for conversation in islice(conversations.values(), 2)]
    more = f" and {len(conversations) - 2} more" if len(conversations) > 2 else ""
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(f"-# {cut(' · '.join(names), 300)}{more}"))
    layout = layout_of(container, *([_pager(words, page, len(pages))] if pages[1:] else []))
    return Reply(layout=layout, pictures=(picture,) if picture else (), private=not is_sure(groups))


def _pages(groups: Sequence[SpeakerTopic]) -> list[_Page]:
    """Return the pages: a few speakers side by side, page by page through their places, then the next few."""
    pages: list[_Page] = []
    for first in range(0, len(groups), SPEAKERS_ON_A_PAGE):
        beside = groups[first : first + SPEAKERS_ON_A_PAGE]
        for start in range(0, max(len(group.places) for group in beside), PLACES_ON_A_PAGE):
            places = [(group, group.places[start : start + PLACES_ON_A_PAGE]) for group in beside]
            pages.append([(group, some) for group, some in places if some])
    return pages


def _heading(words: str, groups: Sequence[SpeakerTopic]) -> str:
    counts = " · ".join(f"{_name(group)} {group.uses:,}" for group in groups[:6] if group.uses)
    said = f"how often: {counts}" if counts else "nobody says it in these words; the closest I have"
    return f"### {cut(plain(words), LONGEST_TOPIC)}\n-# {said}"


def _speaker(group: SpeakerTopic) -> str:
    places = "1 passage" if len(group.places) == 1 else f"{len(group.places):,} passages"
    return f"**{_name(group)}** · {places}"


def _name(group: SpeakerTopic) -> str:
    return cut(plain(group.speaker), LONGEST_NAME) or "?"


def _line(found: TopicPlace, *, named: bool) -> str:
    again = f" ({found.uses}×)" if found.uses > 1 else ""
    return f"- {place(found.quote, named=named)}{':' if named else ''} {_snippet(found.quote)}{again}"


def _snippet(quote: Quote) -> str:
    """Return the quote in bold with what surrounds it in its passage."""
    conversation = quote.conversation
    first, last = conversation.place(quote.first_word), conversation.place(quote.stop_word - 1)
    said = cut(plain(quote.text), LONGEST_SNIPPET)
    room = (LONGEST_SNIPPET - len(said)) // 2
    before = conversation.passages[first.passage].text[: first.start].strip()
    after = conversation.passages[last.passage].text[last.stop :].strip()
    lead = cut_start(plain(before), room) if before and room > 10 else ""
    tail = cut(plain(after), room) if after and room > 10 else ""
    return " ".join(filter(None, [lead, f"**{said}**", tail]))


def _pager(words: str, page: int, pages: int) -> ui.ActionRow[ui.LayoutView]:
    return ui.ActionRow(
        ui.Button(label="← Better", custom_id=click_id("topic", words, f"{max(0, page - 1)}b"), disabled=page == 0),
        ui.Button(label=f"Page {page + 1} of {pages}", custom_id=click_id("topic", words, f"{page}"), disabled=True),
        ui.Button(label="More →", custom_id=click_id("topic", words, f"{page + 1}m"), disabled=page == pages - 1),
    )
