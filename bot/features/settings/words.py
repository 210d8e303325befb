"""What a server has set: the page, what a change changed, and the way back."""

from collections.abc import Mapping
from typing import Any, cast

from discord import ui

from bot.conversation.library import Library
from bot.desk.buttons import Row, rows_of
from bot.desk.click_ids import click_id, number_in
from bot.desk.markdown import cut, plain
from bot.desk.reply import Reply, layout_of
from bot.desk.settings import Change, Options, ServerSettings, ShareStyle
from bot.desk.zones import shown_zone

SHARE_STYLES = {
    ShareStyle.PLAYER: "lines and a player",
    ShareStyle.LINES: "lines and a link",
    ShareStyle.CARD: "a picture",
}
"""The styles as people choose them."""
_NAMES = {
    "default_conversation": "Conversation where none is named",
    "time_zone": "Time zone",
    "private": "Answers",
    "share_style": "Share posts",
    "shared": "Searched",
    "sound": "Quotes",
    "log_channel": "What moderators do is told",
}
_LETTERS = {
    "default_conversation": "d",
    "time_zone": "z",
    "private": "p",
    "share_style": "s",
    "shared": "l",
    "sound": "h",
    "log_channel": "c",
}
"""What a button's id calls each setting; its value follows, nothing where it was not set."""
WHOLE_SERVER_ONLY = frozenset({"shared", "log_channel"})
"""What no channel has a setting of its own for."""
_MOST_CHANNELS = 15
_WHO_MAY = (
    "-# /settings with options changes them, with `channel` for that channel alone. "
    "Who may use which command is set in Server Settings, Integrations."
)


def settings_reply(own: Mapping[int, Options], channel: int, library: Library) -> Reply:
    """Return the settings page of ``channel`` (0 for the server): ``own`` is what is set, by channel."""
    here = own.get(channel, Options())
    texts = [
        f"### Settings of {_where(channel)}",
        *(_setting(name, here, channel, library) for name in _names(channel)),
    ]
    others = [number for number in own if number and own[number]] if not channel else []
    if others:
        texts += ["", "**Channels with settings of their own**"]
        texts += [f"- <#{number}>: {_in_short(own[number], library)}" for number in others[:_MOST_CHANNELS]]
        texts += [f"- and {len(others) - _MOST_CHANNELS} more"] if len(others) > _MOST_CHANNELS else []
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("\n".join(texts)), ui.TextDisplay(_WHO_MAY))
    reset: Row = ui.ActionRow(ui.Button(label="Reset", custom_id=click_id("reset", state=str(channel))))
    return Reply(layout=layout_of(container, *([reset] if here else [])), private=True)


def changed_reply(change: Change, channel: int, library: Library) -> Reply:
    """Return what ``change`` changed in ``channel`` (0 for the server), with a button that undoes it."""
    if not change.after:
        text = f"Nothing to change: {_where(channel)} has it so already."
        return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text))), private=True)
    before, after = cast(dict[str, Any], change.before), cast(dict[str, Any], change.after)
    values = [(name, *(_value(name, held[name], channel, library) for held in (before, after))) for name in after]
    lines = [f"- {_NAMES[name]}: {old} → {new}" for name, old, new in values]
    text = "\n".join([f"**Changed for {_where(channel)}**", *lines])
    undo = click_id("setback", _written(change.before), str(channel))
    return Reply(
        layout=layout_of(ui.Container(ui.TextDisplay(text)), *rows_of([ui.Button(label="Undo", custom_id=undo)])),
        private=True,
    )


def read_setback(form: str) -> Options:
    """Return the options that the id of an Undo button holds."""
    by_letter = {letter: name for name, letter in _LETTERS.items()}
    read: dict[str, Any] = {by_letter[part[0]]: part[1:] or None for part in form.split("|") if part[:1] in by_letter}
    for switch in ("private", "shared", "sound"):
        if held := read.get(switch):
            read[switch] = held == "1"
    if held := read.get("log_channel"):
        read["log_channel"] = number_in(held) or None
    if held := read.get("share_style"):
        read["share_style"] = next(style for style in ShareStyle if held in (style, style[0]))
    return cast(Options, read)


def _written(options: Options) -> str:
    return "|".join(f"{_LETTERS[name]}{_plainly(value)}" for name, value in options.items())


def _plainly(value: object) -> str:
    if isinstance(value, ShareStyle):
        return value[0]
    return "" if value is None else str(int(value)) if isinstance(value, bool) else str(value)


def _where(channel: int) -> str:
    return f"<#{channel}>" if channel else "this server"


def _names(channel: int) -> list[str]:
    """Return the settings that ``channel`` (0 for the server) can have."""
    return [name for name in _NAMES if not channel or name not in WHOLE_SERVER_ONLY]


def _setting(name: str, options: Options, channel: int, library: Library) -> str:
    return f"- {_NAMES[name]}: {_value(name, cast(dict[str, Any], options).get(name), channel, library)}"


def _in_short(options: Options, library: Library) -> str:
    return ", ".join(_in_words(name, value, library) for name, value in options.items())


def _value(name: str, value: Any, channel: int, library: Library) -> str:
    if value is not None:
        return f"**{_in_words(name, value, library)}**"
    return "as the server has it" if channel else _in_words(name, getattr(ServerSettings(), name), library)


def _in_words(name: str, value: Any, library: Library) -> str:
    match name, value:
        case "default_conversation", None:
            return "all of them"
        case "default_conversation", key:
            known = library.conversations.get(key)
            return cut(plain(known.title), 100) if known else f"{plain(key)} (no longer here)"
        case "private", private:
            return "to the asker alone" if private else "for everyone"
        case "shared", shared:
            return (
                "its own conversations and those I come with"
                if shared
                else "its own conversations alone, once it has some"
            )
        case "log_channel", channel:
            return f"in <#{channel}>" if channel else "nowhere"
        case "sound", sound:
            return "can be heard where there is sound" if sound else "can't be heard"
        case "time_zone", zone:
            return plain(shown_zone(zone))
        case "share_style", style:
            return SHARE_STYLES[style]
        case _:
            return plain(str(value))
