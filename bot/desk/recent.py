"""Which conversation was last talked of in a channel: what is meant there where nobody names one.

It is kept in memory alone, and of a bounded number of channels; a restart forgets it.
"""

from discord import ui

from bot.desk.click_ids import read_click

MOST = 10_000
"""Channels remembered; beyond, the one in which nothing was answered for longest is forgotten."""
_VIEW = "view"


class RecentConversations:
    """Remembers, for each channel, the key of the conversation that was last shown to everyone there."""

    def __init__(self) -> None:
        self._keys: dict[int, str] = {}

    def last(self, channel: int | None) -> str | None:
        """Return the key of what was last talked of in ``channel``; None if that isn't known."""
        return self._keys.get(channel) if channel is not None else None

    def note(self, channel: int | None, layout: ui.LayoutView | None) -> None:
        """Remember what ``layout``, shown to everyone in ``channel``, is about; nothing if it tells none."""
        key = shown_conversation(layout) if layout is not None else None
        if channel is None or key is None:
            return
        self._keys.pop(channel, None)  # so that the last in order is the one talked of last
        self._keys[channel] = key
        if len(self._keys) > MOST:
            del self._keys[next(iter(self._keys))]


def shown_conversation(layout: ui.LayoutView) -> str | None:
    """Return the key of the conversation that ``layout`` shows, as its first button about one holds it."""
    for item in layout.walk_children():
        click = read_click(getattr(item, "custom_id", None) or "")
        if click is not None and click.action == _VIEW:
            return click.form
        if click is not None and "~" in click.form and ":" in click.form:
            return click.form.partition(":")[0]
    return None
