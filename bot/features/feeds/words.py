"""What is said of feeds: the first look, the list, what was changed, and how far an archive is read."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui
from discord.utils import format_dt

from bot.conversation.model import Quote
from bot.desk.buttons import Button, rows_of
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, link, plain, visible
from bot.desk.quotation import moment_link, speaker_name
from bot.desk.reply import Reply, layout_of
from bot.features.feeds.adding import FirstLook
from bot.library.following.follow_store import DRAFT_TIME
from bot.library.following.values import Follow

MOST_LISTED = 6
_LONGEST_TITLE, _LONGEST_SAMPLE, _LONGEST_ADDRESS = 120, 220, 300
_MOST_ODD = 4
_BAR = 20


def first_look_reply(look: FirstLook) -> Reply:
    """Return what was found at a feed, to be confirmed or not."""
    ends = format_dt(look.follow.added_at + DRAFT_TIME, "R")
    texts = [
        f"### {_title(look.follow)}\n{_figures(look)}",
        samples_text(look.samples),
        _odd(look),
        f"-# {_announced(look.follow)}",
        f"-# Nobody can search it yet. Follow it, or this draft ends {ends}.",
    ]
    buttons: list[Button] = [
        _button("Follow it", "feedyes", look.follow, discord.ButtonStyle.primary),
        _button("Cancel", "feedno", look.follow),
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    return Reply(layout=layout_of(container, *rows_of(buttons)), private=True)


def samples_text(samples: Sequence[Quote]) -> str:
    """Return quotes as people will read them; '' for none."""
    lines = [
        f"> {cut(plain(quote.text), _LONGEST_SAMPLE)}\n"
        f"-# {speaker_name(quote.speaker)} · {moment_link(quote.conversation, quote.start)}"
        for quote in samples
    ]
    return "\n".join(lines)


def following_reply(follow: Follow) -> Reply:
    """Return what is said when a feed is followed from now on."""
    waiting = follow.counts.waiting
    archive = (
        f"Its transcripts are read now, the newest first: {waiting:,} to go. They can be searched as they come."
        if waiting
        else "Its episodes can be searched as they come."
    )
    text = f"**Followed from now on:** {_title(follow)}\n{archive}\n-# {_announced(follow)}"
    return _about(text, _button("Undo", "feedgone", follow))


def discarded_reply() -> Reply:
    """Return what is said when a draft was cancelled."""
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay("**Not followed.** /feeds add looks at it again."))))


def list_reply(follows: Sequence[Follow], most: int) -> Reply:
    """Return the feeds that a server follows, each with a button that pauses or resumes it."""
    if not follows:
        return Reply(text="This server follows no feed yet: /feeds add", private=True)
    shown = follows[:MOST_LISTED]
    sections = [ui.Section(_entry(follow), accessory=_switch(follow)) for follow in shown]
    heading = ui.TextDisplay[ui.LayoutView](f"### {len(follows)} of {most} feeds")
    titles = ", ".join(_title(follow) for follow in follows[MOST_LISTED:])
    rest = [ui.TextDisplay[ui.LayoutView](cut(f"-# And with /feeds check: {titles}", 500))] if titles else []
    return Reply(layout=layout_of(ui.Container(heading, *sections, *rest)), private=True)


def switched_reply(follow: Follow) -> Reply:
    """Return that a feed was paused or resumed, with a button for the other."""
    told = (
        "**Paused:** nothing new is looked for; what was read can be searched on."
        if follow.paused
        else "**Resumed:** it goes on where it was."
    )
    return _about(f"{told}\n{_entry(follow)}", _switch(follow))


def removed_reply(follow: Follow) -> Reply:
    """Return that a feed was removed, with the way back."""
    text = (
        f"**No longer followed:** {_title(follow)}\n"
        "-# Its episodes can't be searched here any more; saved quotes stay. It can be brought back for 30 days."
    )
    return _about(text, _button("Undo", "feedback", follow))


def brought_back_reply(follow: Follow) -> Reply:
    """Return that a removed feed is back."""
    return _about(f"**Followed again:** {_entry(follow)}", _button("Remove", "feedgone", follow))


def checked_reply(follow: Follow, now: datetime) -> Reply:
    """Return how a feed stands that is looked at in a moment."""
    last = f"Looked at last {format_dt(follow.looked_at, 'R')}. " if follow.looked_at else ""
    text = f"{_entry(follow)}\n-# {last}It is looked at again within a minute of {format_dt(now, 't')}."
    return _about(text, _switch(follow))


def progress_reply(follow: Follow) -> Reply:
    """Return how far the archive of a feed is read, for everyone in the channel, with a button that stops it."""
    counts = follow.counts
    looked = counts.episodes - counts.waiting
    bar = "█" * (_BAR * looked // max(1, counts.episodes))
    text = f"**{_title(follow)}** {_state(follow)}"
    if counts.waiting:
        text += f"\n`{bar:░<{_BAR}}` {looked:,} of {counts.episodes:,}"
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(text))
    button = [_stop_or_go_on(follow)] if counts.waiting else []
    return Reply(layout=layout_of(container, *rows_of(button)))


def fault_reply(follow: Follow) -> Reply:
    """Return what moderators are told, once, of a feed that can't be had any more."""
    since = f" since {format_dt(follow.failing_since, 'D')}" if follow.failing_since else ""
    text = (
        f"**{_title(follow)}** can't be followed{since}: {plain(cut(follow.problem or 'it fails', 200))}.\n"
        "-# I look again, less and less often. What was read can be searched on. Is its address still right?"
    )
    return Reply(
        layout=layout_of(ui.Container(ui.TextDisplay(text)), *rows_of([_button("Remove", "feedgone", follow)]))
    )


def feed_label(follow: Follow) -> str:
    """Return a feed as one option among others, at most 100 characters of plain text."""
    paused = " (paused)" if follow.paused else ""
    return visible(cut(follow.title, 100 - len(paused)) + paused)


def _figures(look: FirstLook) -> str:
    found = len(look.feed.episodes)
    lines = [f"{found:,} episode{'s' if found != 1 else ''}, {look.with_transcript:,} with a transcript"]
    if look.forms:
        lines[0] += f" ({', '.join(look.forms)})"
    if look.taken_in < found:
        lines.append(f"The newest {look.taken_in:,} of them are taken in.")
    newest = max((one.published for one in look.feed.episodes if one.published), default=None)
    if newest:
        lines.append(f"The newest came out on {format_dt(newest, 'D')}.")
    address = look.follow.address
    lines.append(f"-# {link('the feed', address) if len(address) <= _LONGEST_ADDRESS else 'the feed'}")
    return "\n".join(lines)


def _odd(look: FirstLook) -> str:
    odd = [plain(one) for one in look.feed.odd]
    if not look.with_transcript:
        odd.append("None of its episodes has a transcript in the feed, so there is nothing to search yet.")
    if look.on_pages:
        odd.append(
            f"The notes of {look.on_pages:,} episodes link to a transcript on a page. I read only what the feed itself "
            "tells of, with podcast:transcript: the show's host can usually turn that on."
        )
    if look.unread:
        odd.append(f"The newest transcripts can't be read: {plain(look.unread)}.")
    if look.nameless:
        named = ", ".join(f"{person.name} ({person.role})" for person in look.feed.persons[:5])
        who = f" The feed names {plain(named)}, but not who is who." if named else ""
        labels = ", ".join(f"“{plain(cut(label, 40))}”" for label in look.nameless[:5] if label.strip())
        odd.append(f"Who speaks is not certain{f' ({labels})' if labels else ''}: they keep these names.{who}")
    if look.feed.locked:
        odd.append("The feed is locked: no other host may take the show over. Reading it is not that.")
    lines = [f"- {cut(one, 300)}" for one in odd[:_MOST_ODD]]
    return "\n".join(["**Worth knowing**", *lines]) if lines else ""


def _announced(follow: Follow) -> str:
    if follow.channel is None:
        return "New episodes are not announced; /feeds add takes a channel for that."
    role = f", with a mention of <@&{follow.role}>" if follow.role else ""
    return f"New episodes are announced in <#{follow.channel}>{role}."


def _entry(follow: Follow) -> str:
    where = f" · announced in <#{follow.channel}>" if follow.channel else ""
    lines = [f"**{_title(follow)}**{where}", f"-# {_state(follow)}"]
    if follow.problem:
        lines.append(f"-# It can't be had just now: {cut(plain(follow.problem), 150)}.")
    return "\n".join(lines)


def _state(follow: Follow) -> str:
    """Return how many episodes can be searched, and what of the rest."""
    counts = follow.counts
    if counts.waiting and follow.paused:
        head = f"is stopped at {counts.read:,} of {counts.episodes:,} episodes."
    elif counts.waiting:
        head = f"is being read, the newest first: {counts.read:,} of {counts.episodes:,} episodes can be searched."
    else:
        head = f"is read: {counts.read:,} of {counts.episodes:,} episodes can be searched."
    rest = [f"{counts.without:,} have no transcript yet"] if counts.without else []
    rest += [f"{counts.unread:,} could not be read"] if counts.unread else []
    return f"{head} {'; '.join(rest).capitalize()}." if rest else head


def _title(follow: Follow) -> str:
    return cut(plain(follow.title), _LONGEST_TITLE)


def _switch(follow: Follow) -> Button:
    return _button("Resume", "feedon", follow) if follow.paused else _button("Pause", "feedoff", follow)


def _stop_or_go_on(follow: Follow) -> Button:
    if follow.paused:
        return _button("Go on", "feedgo", follow, discord.ButtonStyle.primary)
    return _button("Stop", "feedstop", follow)


def _button(
    label: str, action: str, follow: Follow, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> Button:
    return ui.Button(label=label, custom_id=click_id(action, state=str(follow.number)), style=style)


def _about(text: str, button: Button) -> Reply:
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text)), *rows_of([button])), private=True)
