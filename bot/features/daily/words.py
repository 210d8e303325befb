"""Daily posts: the post itself, the list of a server's schedules, what was changed and the way back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import discord
from discord import ui

from bot.conversation.model import Quote
from bot.desk.buttons import Button, rows_of
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain, visible
from bot.desk.reply import Reply, layout_of
from bot.desk.zones import shown_zone
from bot.features.daily.anniversaries import told
from bot.features.daily.due import Days, Timetable
from bot.features.daily.schedule import Paused, Plan, Schedule, Source
from bot.search.answer.completion import shown_text, widen
from bot.views.quote import Result, result_layout

WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
ON_A_PAGE = 8
_LONGEST_SUBJECT = 100
_MOST_MISSED = 3
_NO_PING = "-# Nobody is notified by the role until it can be mentioned by all, or I get Mention Everyone there."


class Missing(NamedTuple):
    """A post that never came, or nobody knows: ``skipped`` because the bot was away."""

    schedule: Schedule
    due: datetime
    skipped: bool


def post_reply(quote: Quote, plan: Plan, day: date) -> Reply:
    """Return what is posted on ``day``: ``quote`` as /quote shows it, under what day it is and the role's mention."""
    layout = result_layout(Result(quote, "d"))
    published = quote.conversation.published
    above = [f"<@&{plan.role}>"] if plan.role is not None else []
    if plan.source is Source.ON_THIS_DAY and published:
        above.append(f"**{told(published, day)}**")
    return Reply(layout=layout_of(*map(ui.TextDisplay, above), *layout.children)) if above else Reply(layout=layout)


def thread_name(quote: Quote) -> str:
    """Return the name of the thread under a post, at most 100 characters."""
    return visible(cut(f"{quote.speaker}: {shown_text(widen(quote))}", 90))


def list_reply(schedules: Sequence[Schedule], missing: Sequence[Missing] = (), page: int = 0) -> Reply:
    """Return a page of a server's schedules, each with a button that pauses or resumes it."""
    pages = max(1, -(-len(schedules) // ON_A_PAGE))
    page = max(0, min(page, pages - 1))
    count = {0: "No daily posts yet: /daily add", 1: "1 daily post"}.get(
        len(schedules), f"{len(schedules)} daily posts"
    )
    missed = [_missing(one) for one in missing[-_MOST_MISSED:]]
    shown = schedules[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    sections = [ui.Section(_entry(one), accessory=_switch(one, str(page))) for one in shown]
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("\n".join([f"### {count}", *missed])), *sections
    )
    turning: list[Button] = [
        ui.Button(label="← Back", custom_id=click_id("dailypage", state=f"{max(0, page - 1)}b"), disabled=page == 0),
        ui.Button(label="On →", custom_id=click_id("dailypage", state=f"{page + 1}n"), disabled=page == pages - 1),
    ]
    return Reply(layout=layout_of(container, *(rows_of(turning) if pages > 1 else [])), private=True)


def added_reply(schedule: Schedule, *, pings: bool = True) -> Reply:
    """Return what was set, with a button that undoes it; ``pings`` unless nobody can be notified by its role."""
    return _change("Added", schedule, _button("Undo", "dailygone", schedule), note="" if pings else _NO_PING)


def removed_reply(schedule: Schedule) -> Reply:
    """Return that ``schedule`` was removed, with a button that brings it back."""
    return _change("Removed", schedule, _button("Undo", "dailyback", schedule), ended=True)


def brought_back_reply(schedule: Schedule) -> Reply:
    """Return that ``schedule`` is there again, with a button that removes it."""
    return _change("Back again", schedule, _button("Remove", "dailygone", schedule))


def switched_reply(schedule: Schedule) -> Reply:
    """Return that ``schedule`` was paused or resumed, with a button for the other."""
    return _change("Paused" if schedule.paused else "Resumed", schedule, _switch(schedule))


def posted_reply(schedule: Schedule, address: str) -> Reply:
    """Return where a post was made out of turn."""
    text = f"Posted in <#{schedule.plan.channel}>: {address}\n-# The next one comes {_moment(schedule.next_due)}."
    return Reply(text=text if not schedule.paused else text.partition("\n")[0], private=True)


def paused_notice(schedule: Schedule) -> Reply:
    """Return what the moderators are told where a schedule was paused because it can't be posted."""
    return Reply(layout=layout_of(_box("Daily post paused", schedule), *rows_of([_switch(schedule)])))


def missed_notice(missing: Missing) -> Reply:
    """Return what the moderators are told of a post that didn't come."""
    return Reply(layout=layout_of(ui.TextDisplay(_missing(missing))))


def schedule_label(schedule: Schedule, channel: str) -> str:
    """Return ``schedule`` as one option among others, at most 100 characters of plain text."""
    paused = " (paused)" if schedule.paused else ""
    subject = f" · {_source(schedule.plan)}"
    return visible(cut(f"#{channel} · {_times(schedule.plan.timetable)}{subject}", 100 - len(paused)) + paused)


def _change(done: str, schedule: Schedule, button: Button, *, note: str = "", ended: bool = False) -> Reply:
    box = _box(f"{done} · daily post", schedule, note=note, ended=ended)
    return Reply(layout=layout_of(box, *rows_of([button])), private=True)


def _box(heading: str, schedule: Schedule, *, note: str = "", ended: bool = False) -> ui.Container[ui.LayoutView]:
    texts = [f"### {heading}", _entry(schedule, ended=ended), note]
    return ui.Container(ui.TextDisplay("\n".join(filter(None, texts))))


def _entry(schedule: Schedule, *, ended: bool = False) -> str:
    plan = schedule.plan
    details = [plain(cut(_source(plan), _LONGEST_SUBJECT))]
    details += [f"pings <@&{plan.role}>"] if plan.role else []
    details += ["with a thread"] if plan.thread else []
    state = _reason(schedule) if schedule.paused else f"Next: {_moment(schedule.next_due)}"
    lines = [f"**<#{plan.channel}>** · {_times(plan.timetable)}", f"-# {' · '.join(details)}"]
    return "\n".join([*lines, *([] if ended else [state])])


def _reason(schedule: Schedule) -> str:
    plan = schedule.plan
    match schedule.paused:
        case Paused.NO_CHANNEL:
            return "Paused: the channel is gone. Remove this and add one for another channel."
        case Paused.NO_PERMISSION:
            threads = ", Create Public Threads" if plan.thread else ""
            return f"Paused: I need View Channel, Send Messages{threads} there. Then resume."
        case Paused.NOTHING_LEFT if plan.source is Source.HALL_OF_FAME:
            return "Paused: no saved quote has a vote yet. When one has, resume."
        case Paused.NOTHING_LEFT if plan.source is Source.ON_THIS_DAY:
            return "Paused: nothing here is a year old yet, by the dates I know."
        case Paused.NOTHING_LEFT:
            return "Paused: there is nothing to draw from any more."
        case _:
            return "Paused by a moderator."


def _missing(missing: Missing) -> str:
    due, channel = discord.utils.format_dt(missing.due, "f"), missing.schedule.plan.channel
    if missing.skipped:
        return f"-# The daily post of {due} in <#{channel}> was skipped: I was away for over an hour."
    return f"-# The daily post of {due} in <#{channel}> may be lost: Discord did not answer. I don't try it again."


def _times(timetable: Timetable) -> str:
    days = WEEKDAYS[timetable.weekday] if timetable.weekday is not None else timetable.days.value
    on = "on " if timetable.days is not Days.EVERY_DAY else ""
    return f"{on}{days} at {timetable.at:%H:%M} ({shown_zone(timetable.zone)})"


def _source(plan: Plan) -> str:
    match plan.source:
        case Source.SPEAKER:
            drawn = f"what {plan.subject} said"
        case Source.TOPIC:
            drawn = f"about “{plan.subject}”"
        case Source.HALL_OF_FAME:
            drawn = "from the hall of fame"
        case Source.ON_THIS_DAY:
            drawn = "on this day in earlier years"
        case _:
            drawn = "any quote"
    narrowed = [name for name in (plan.title, plan.series) if name] + ([str(plan.year)] if plan.year else [])
    return f"{drawn}, only {', '.join(narrowed)}" if narrowed else drawn


def _moment(moment: datetime) -> str:
    return f"{discord.utils.format_dt(moment, 'f')} ({discord.utils.format_dt(moment, 'R')})"


def _switch(schedule: Schedule, page: str = "") -> Button:
    """Return the button that resumes or pauses ``schedule``; with ``page`` it is on the list."""
    label, action = ("Resume", "dailyon") if schedule.paused else ("Pause", "dailyoff")
    return ui.Button(label=label, custom_id=click_id(action, page, str(schedule.number)))


def _button(label: str, action: str, schedule: Schedule) -> Button:
    return ui.Button(label=label, custom_id=click_id(action, state=str(schedule.number)))
