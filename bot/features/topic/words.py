"""Everything said about a topic, by episode or side by side by speaker, in pages."""

from collections.abc import Sequence
from typing import NamedTuple

from discord import ui

from bot.conversation.model import Quote
from bot.desk.markdown import cut, cut_start, plain
from bot.desk.quotation import moment_link, source
from bot.desk.reply import Picture, Reply, layout_of
from bot.features.topic.asked import LONGEST_KEPT, Asked
from bot.features.topic.menus import menus
from bot.statistics.chosen import Among
from bot.statistics.topic import By, TopicGroup, TopicPlace, TopicPlaces
from bot.statistics.word_use import WordUse
from bot.views.episodes import episode_name, place
from bot.views.layout import picture_item

GROUPS_ON_A_PAGE = 8
PLACES_ON_A_PAGE = 9
"""Places of all groups, where they are so few that each is shown whole."""
FEWEST_GROUPS = 4
"""Groups from which one place of each is shown, and the others where one is chosen."""
LONGEST_SNIPPET = 140
LONGEST_GLIMPSE = 100
"""Characters of what is said in a place, and of the one place of a group in an overview."""
LONGEST_NAME = 40


class Topic(NamedTuple):
    """What was ``asked``, what it is narrowed to, where it is found, how often its words are used, and the groups."""

    asked: Asked
    among: Among
    found: TopicPlaces
    use: WordUse
    groups: Sequence[TopicGroup]

    @property
    def overview(self) -> bool:
        """Whether there are so many groups that one place of each is shown."""
        return len(self.groups) >= FEWEST_GROUPS

    @property
    def pages(self) -> int:
        """How many pages it has; at least one."""
        if self.overview:
            return -(-len(self.groups) // GROUPS_ON_A_PAGE)
        longest = max((len(group.numbers) for group in self.groups), default=0)
        return max(1, -(-longest // self.places_each))

    @property
    def places_each(self) -> int:
        """How many places of each group are on a page."""
        return 1 if self.overview else PLACES_ON_A_PAGE // max(1, len(self.groups))

    @property
    def several(self) -> bool:
        """Whether places are in several conversations, so that each must name its own."""
        return len({*self.found.quotes.conversation.tolist()}) > 1


def topic_reply(topic: Topic, picture: Picture | None = None) -> Reply:
    """Return one page of what was said about a topic, its picture under it; a page past the end is the last."""
    asked = topic.asked.at(min(topic.asked.page, topic.pages - 1))
    shown = topic.groups
    first = asked.page * topic.places_each
    if topic.overview:
        shown, first = topic.groups[asked.page * GROUPS_ON_A_PAGE :][:GROUPS_ON_A_PAGE], 0
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(_heading(topic)))
    blocks = [_group(topic, group, first) for group in shown]
    container.add_item(ui.Separator())
    for number, block in enumerate(filter(None, blocks)):
        if number:
            container.add_item(ui.Separator(visible=False))
        container.add_item(ui.TextDisplay(block))
    if picture is not None:
        container.add_item(picture_item(picture))
    if not topic.several:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(f"-# {cut(source(topic.found.quotes[0].conversation), 300)}"))
    layout = layout_of(container, *menus(asked, shown, topic.pages, several=len(topic.groups) > 1 and topic.several))
    return Reply(layout=layout, pictures=(picture,) if picture else (), private=not topic.found.sure)


def not_there_reply(words: str, uses: int) -> Reply:
    """Return what is said of a topic that comes up, but not where it was asked for."""
    elsewhere = "once" if uses == 1 else f"{uses:,} times"
    told = f"Nobody speaks of “{cut(plain(words), 100)}” there."
    return Reply(text=f"{told} In all it is said {elsewhere}: ask without those options.", private=True)


def _heading(topic: Topic) -> str:
    return "\n".join([f"### {cut(plain(topic.asked.words), LONGEST_KEPT)}", f"-# {_counts(topic)}", *_narrowed(topic)])


def _counts(topic: Topic) -> str:
    use = topic.use
    if not use.uses:
        return "nobody says it in these words; the closest I have"
    said = "once" if use.uses == 1 else f"{use.uses:,} times"
    if topic.several or len(use.conversations) > 1:
        used = sum(1 for one in use.conversations if one.uses)
        heard = sum(1 for one in use.conversations if one.words)
        people = sum(1 for one in use.speakers if one.uses)
        by = "1 person" if people == 1 else f"{people:,} people"
        return f"said {said} in {used:,} of {heard:,} conversations, by {by}"
    speakers = " · ".join(f"{_name(one.speaker)} {one.uses:,}" for one in use.speakers[:6] if one.uses)
    return f"how often: {speakers}"


def _narrowed(topic: Topic) -> list[str]:
    among = topic.among
    told = [
        f"in {cut(plain(among.series), LONGEST_NAME)}" if among.series else "",
        f"from {among.year}" if among.year is not None else "",
        f"by {_name(among.speaker)}" if among.speaker else "",
    ]
    return [f"-# only {' '.join(filter(None, told))}"] if any(told) else []


def _group(topic: Topic, group: TopicGroup, first: int) -> str:
    places = [topic.found.place(number) for number in group.numbers[first : first + topic.places_each]]
    lines = [_line(topic, group, place) for place in places]
    return "\n".join([_group_heading(group), *lines]) if lines else ""


def _group_heading(group: TopicGroup) -> str:
    name = _name(group.speaker) if group.speaker is not None else ""
    day = ""
    if one := group.conversation:
        name = episode_name(one)
        day = f"{one.published.day} {one.published:%b %Y}" if one.published else ""
    episodes = f"{group.conversations:,} episodes" if group.conversations > 1 else ""
    passages = "1 passage" if len(group.numbers) == 1 else f"{len(group.numbers):,} passages"
    return f"**{name}**\n-# {' · '.join(filter(None, [day, passages, episodes]))}"


def _line(topic: Topic, group: TopicGroup, found: TopicPlace) -> str:
    again = f" ({found.uses}×)" if found.uses > 1 else ""
    if group.conversation is not None:
        speaker = "" if topic.among.speaker else f" {_name(found.quote.speaker)}:"
        where = f"{moment_link(found.quote.conversation, found.quote.start)}{speaker}"
    else:
        where = f"{place(found.quote, named=topic.several)}{':' if topic.several else ''}"
    room = LONGEST_GLIMPSE if topic.overview else LONGEST_SNIPPET
    return f"{'' if topic.overview else '- '}{where} {_snippet(found.quote, room)}{again}"


def _name(speaker: str) -> str:
    return cut(plain(speaker), LONGEST_NAME) or "?"


def _snippet(quote: Quote, longest: int) -> str:
    """Return the quote in bold with what surrounds it in its passage, in about so many characters."""
    conversation = quote.conversation
    first, last = conversation.place(quote.first_word), conversation.place(quote.stop_word - 1)
    said = cut(plain(quote.text), longest)
    room = (longest - len(said)) // 2
    before = conversation.passages[first.passage].text[: first.start].strip()
    after = conversation.passages[last.passage].text[last.stop :].strip()
    lead = cut_start(plain(before), room) if before and room > 10 else ""
    tail = cut(plain(after), room) if after and room > 10 else ""
    return " ".join(filter(None, [lead, f"**{said}**", tail]))


def by_default(found: TopicPlaces) -> By:
    """Return how places are grouped where nobody says: by episode where there are several."""
    return By.EPISODE if len({*found.quotes.conversation.tolist()}) > 1 else By.SPEAKER
