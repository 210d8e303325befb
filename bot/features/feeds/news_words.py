"""What is posted of a new episode: its title and image, how long it is, who speaks, three quotes, where it plays."""

from collections.abc import Sequence

from discord import ui
from discord.utils import format_dt

from bot.conversation.model import Conversation, Quote
from bot.conversation.timecode import format_timecode
from bot.desk.buttons import rows_of, watch_buttons
from bot.desk.markdown import cut, plain
from bot.desk.quotation import heard_note, speaker_name
from bot.desk.reply import Reply, layout_of
from bot.features.feeds.words import samples_text
from bot.feeds.model import Episode

_MOST_SPEAKERS = 8
_LONGEST_TITLE = 200
_LONGEST_IMAGE = 1000


def news_reply(
    conversation: Conversation,
    episode: Episode,
    show: str,
    image: str | None,
    quotes: Sequence[Quote],
    role: int | None,
) -> Reply:
    """Return the announcement of ``episode`` of ``show``, under the mention of ``role``."""
    heading = f"### New: {cut(plain(conversation.title), _LONGEST_TITLE)}\n{_facts(conversation, episode, show)}"
    picture = episode.image or image
    head: ui.TextDisplay[ui.LayoutView] | ui.Section[ui.LayoutView] = ui.TextDisplay(heading)
    if picture and picture.startswith("https://") and len(picture) <= _LONGEST_IMAGE:
        cover: ui.Thumbnail[ui.LayoutView] = ui.Thumbnail(picture, description=cut(f"The cover of {show}", 200))
        head = ui.Section(ui.TextDisplay(heading), accessory=cover)
    texts = [samples_text(quotes), "-# Everyone here can search it: try `/quote` and some of its words."]
    container: ui.Container[ui.LayoutView] = ui.Container(head, *(ui.TextDisplay(text) for text in texts if text))
    buttons = watch_buttons(quotes[0], 0.0) if quotes else []
    mention = [ui.TextDisplay[ui.LayoutView](f"<@&{role}>")] if role else []
    return Reply(layout=layout_of(*mention, container, *rows_of(buttons)))


def _facts(conversation: Conversation, episode: Episode, show: str) -> str:
    facts = [plain(cut(show, 100))]
    if episode.number is not None:
        facts.append(f"{f'season {episode.season}, ' if episode.season else ''}episode {episode.number}")
    if episode.published:
        facts.append(format_dt(episode.published, "D"))
    facts.append(format_timecode(episode.seconds or conversation.duration))
    speakers = [name for one in conversation.speakers if (name := speaker_name(one))]
    who = ", ".join(speakers[:_MOST_SPEAKERS]) + (" and others" if speakers[_MOST_SPEAKERS:] else "")
    heard = heard_note(conversation) if conversation.made_by else ""
    return "\n".join(filter(None, [" · ".join(facts), who, f"-# {heard}" if heard else ""]))
