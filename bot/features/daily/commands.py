"""/daily: posts by the clock, for people who manage the server."""

from datetime import date
from typing import NamedTuple

import discord
from discord import app_commands

from bot.desk.autocomplete import Choices
from bot.desk.channels import PostChannel
from bot.desk.errors import CannotPost
from bot.desk.options import Conversation, Series, Speaker, Year, Zone
from bot.desk.part import Part, answers, suggests
from bot.desk.request import Desk, Request
from bot.desk.zones import read_zone
from bot.features.daily.board import DailyBoard
from bot.features.daily.due import Days, Timetable, read_time_of_day
from bot.features.daily.errors import BadPlan, PlanProblem
from bot.features.daily.poster import DailyPoster
from bot.features.daily.quotes import DailyQuotes
from bot.features.daily.schedule import Paused, Plan, Schedule, Source
from bot.features.daily.store import Daily
from bot.features.daily.words import WEEKDAYS, added_reply, posted_reply, removed_reply, schedule_label, switched_reply
from bot.library.narrowing import narrowed

_DAYS = [
    app_commands.Choice(name=name, value=value)
    for name, value in (
        ("every day", Days.EVERY_DAY.value),
        ("Monday to Friday", Days.WEEKDAYS.value),
        *((name, str(number)) for number, name in enumerate(WEEKDAYS)),
    )
]
_Words = app_commands.Range[str, 1, 100]


class DailyCommands(Part):
    """Adds, lists, pauses and removes daily posts, and posts out of turn."""

    daily = app_commands.Group(
        name="daily",
        description="A quote in a channel, by the clock",
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, desk: Desk, daily: Daily, board: DailyBoard, quotes: DailyQuotes, poster: DailyPoster) -> None:
        super().__init__(desk)
        self._daily = daily
        self._board = board
        self._quotes = quotes
        self._poster = poster

    @daily.command(description="Post a quote in a channel every day, on weekdays or once a week")
    @app_commands.describe(
        channel="Where",
        time="At what time, such as 8:30 or 8 pm",
        days="On which days; every day if you don't say",
        zone="The time zone, such as Europe/Paris; the server's if you don't say",
        speaker="Only what this person said",
        topic="Only what was said about this",
        hall_of_fame="Only saved quotes that people here voted for",
        role="The one role to ping",
        thread="Open a thread under each post",
        on_this_day="Only what came out on this day, years ago, or as near to it as there is anything",
        series="Only from this show",
        year="Only from what came out in this year",
        conversation="Only from this conversation",
    )
    @app_commands.choices(days=_DAYS)
    @answers
    async def add(
        self,
        request: Request,
        channel: app_commands.Transform[app_commands.AppCommandChannel, PostChannel],
        time: _Words,
        days: str = Days.EVERY_DAY.value,
        zone: Zone | None = None,
        speaker: Speaker | None = None,
        topic: _Words | None = None,
        hall_of_fame: bool = False,
        role: discord.Role | None = None,
        thread: bool = False,
        on_this_day: bool = False,
        series: Series | None = None,
        year: Year | None = None,
        conversation: Conversation | None = None,
    ) -> None:
        """Add a schedule and say what was set."""
        server = request.managed_server
        wanted = _Wanted(await request.speaker(speaker, None), topic, hall_of_fame, on_this_day)
        source, subject = _source(wanted)
        if role is not None and role.is_default():
            raise BadPlan(PlanProblem.EVERYONE)
        timetable = _timetable(days, time, read_zone(zone or (await request.settings()).time_zone))
        within = await request.conversation_key(conversation) if conversation else None
        among = narrowed(await request.finder(), series=series, year=year, conversation=within)
        title = (await request.finder()).library.conversations[within].title if within else None
        plan = Plan(channel.id, timetable, source, subject, role.id if role else None, thread, *among[:3], title)
        added = await request.in_time(self._add(request, server, plan), private=True)
        await request.answer(added_reply(added, pings=self._poster.may_ping(server, plan)), private=True)

    @daily.command(name="list", description="All daily posts here: when the next comes, and why one is paused")
    @answers
    async def list_all(self, request: Request) -> None:
        """Answer with the first page of the schedules."""
        page = await request.in_time(self._board.page(request.managed_server), private=True)
        await request.answer(page, private=True)

    @daily.command(description="Take a daily post away; it can be undone")
    @app_commands.describe(schedule="Which one")
    @answers
    async def remove(self, request: Request, schedule: str) -> None:
        """Remove a schedule."""
        chosen = await self._chosen(request, schedule)
        removing = self._daily.remove(chosen.server, chosen.number, request.now)
        await request.answer(removed_reply(await request.in_time(removing, private=True)), private=True)

    @daily.command(description="Let a daily post rest until you resume it")
    @app_commands.describe(schedule="Which one")
    @answers
    async def pause(self, request: Request, schedule: str) -> None:
        """Pause a schedule."""
        chosen = await self._chosen(request, schedule)
        pausing = self._daily.pause(chosen.server, chosen.number, Paused.BY_MODERATOR)
        await request.answer(switched_reply(await request.in_time(pausing, private=True)), private=True)

    @daily.command(description="Post one now, out of turn")
    @app_commands.describe(schedule="Which one")
    @answers
    async def now(self, request: Request, schedule: str) -> None:
        """Post the next quote of a schedule; pause it if that is not possible."""
        chosen = await self._chosen(request, schedule)
        day = chosen.plan.timetable.day_of(request.now)
        posted = await request.in_time(self._post(chosen, f"n{request.interaction.id}", day), private=True)
        if isinstance(posted, discord.Message):
            return await request.answer(posted_reply(chosen, posted.jump_url), private=True)
        paused = await self._daily.pause(chosen.server, chosen.number, posted)
        return await request.answer(switched_reply(paused), private=True)

    @remove.autocomplete("schedule")
    @pause.autocomplete("schedule")
    @now.autocomplete("schedule")
    @suggests
    async def _schedule(self, request: Request, typed: str) -> Choices:
        schedules = await self._daily.of(request.managed_server)
        labels = {one.number: schedule_label(one, _channel_name(request.interaction, one)) for one in schedules}
        fitting = [(number, label) for number, label in labels.items() if typed.casefold() in label.casefold()]
        return [app_commands.Choice(name=label, value=str(number)) for number, label in fitting]

    async def _chosen(self, request: Request, schedule: str) -> Schedule:
        return await request.in_time(self._board.one(request.managed_server, schedule), private=True)

    async def _add(self, request: Request, server: int, plan: Plan) -> Schedule:
        if lacking := self._poster.lacking(server, plan):
            raise CannotPost(plan.channel, lacking)
        if not await self._quotes.any_for(server, plan, plan.timetable.day_of(request.now)):
            raise BadPlan(PlanProblem.NOTHING)
        return await self._daily.add(server, plan, request.now)

    async def _post(self, schedule: Schedule, nonce: str, day: date) -> discord.Message | Paused:
        quote = await self._quotes.draw(schedule, day)
        return await self._poster.post(schedule, quote, nonce, day) if quote else Paused.NOTHING_LEFT


class _Wanted(NamedTuple):
    """What a post is to be drawn from, as it was asked for."""

    speaker: str | None
    topic: str | None
    hall_of_fame: bool
    on_this_day: bool


def _source(wanted: _Wanted) -> tuple[Source, str | None]:
    if sum(map(bool, wanted)) > 1:
        raise BadPlan(PlanProblem.TWO_SOURCES)
    if wanted.speaker is not None:
        return Source.SPEAKER, wanted.speaker
    if wanted.topic is not None:
        return Source.TOPIC, wanted.topic
    if wanted.on_this_day:
        return Source.ON_THIS_DAY, None
    return (Source.HALL_OF_FAME if wanted.hall_of_fame else Source.ANYTHING), None


def _timetable(days: str, time: str, zone: str) -> Timetable:
    if days.isdecimal():
        return Timetable(Days.WEEKLY, read_time_of_day(time), zone, int(days))
    return Timetable(Days(days), read_time_of_day(time), zone)


def _channel_name(interaction: discord.Interaction, schedule: Schedule) -> str:
    channel = interaction.guild.get_channel(schedule.plan.channel) if interaction.guild else None
    return channel.name if channel else "deleted channel"
