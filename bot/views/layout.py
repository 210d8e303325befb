"""What the views of a conversation's figures have in common: a text, the picture under it, buttons to the others."""

from collections.abc import Sequence

from discord import ui

from bot.conversation.model import Conversation
from bot.desk.buttons import Button, Row, Select, rows_of
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, visible
from bot.desk.quotation import source
from bot.desk.reply import Film, Picture, Reply, layout_of

VIEWS = {"overview": "Overview", "speakers": "Speakers", "chapters": "Chapters", "pace": "Pace"}
"""The views by the state their buttons hold, and what the buttons say; a person's view has its own select."""
_MOST_OPTIONS = 25


def view_reply(
    conversation: Conversation,
    view: str,
    texts: Sequence[str],
    *,
    note: str = "",
    picture: Picture | None = None,
    more: Sequence[Row] = (),
) -> Reply:
    """Return ``texts`` as the view called ``view`` of ``conversation``, with its picture once that is painted.

    ``note`` explains units and goes in front of the source line; ``more`` are this view's own rows of buttons.
    """
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    if picture is not None:
        container.add_item(picture_item(picture))
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay("-# " + " · ".join(filter(None, [note, source(conversation)]))))
    layout = layout_of(container, *_between_views(conversation, view), *more)
    return Reply(layout=layout, pictures=(picture,) if picture else ())


def picture_item(picture: Picture | Film) -> ui.MediaGallery[ui.LayoutView]:
    """Return the item that shows ``picture``, which must be among the reply's pictures."""
    gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
    return gallery.add_item(media=f"attachment://{picture.name}", description=picture.description)


def _between_views(conversation: Conversation, current: str) -> list[Row]:
    key = conversation.key
    buttons: list[Button] = [
        ui.Button(label=label, custom_id=click_id("view", key, view), disabled=view == current)
        for view, label in VIEWS.items()
        if view != "chapters" or conversation.chapters
    ]
    people: Select = ui.Select(placeholder="One speaker", custom_id=click_id("view", key, "person"))
    for number, speaker in enumerate(conversation.speakers[:_MOST_OPTIONS]):
        people.add_option(label=cut(visible(speaker), 100) or "unnamed", value=f"person{number}")
    return [*rows_of(buttons), ui.ActionRow(people)] if conversation.speakers else rows_of(buttons)
