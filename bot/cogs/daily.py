"""/daily: posts by the clock, for who manages the server."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.daily import Paused, Plan, Schedule, Source
from bot.community.due import Days, Timetable, read_time_of_day
from bot.community.errors import BadPlan, CannotPost, PlanProblem
from bot.community.zones import read_zone
from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.channels import PostChannel
from bot.interactions.daily_board import DailyBoard
from bot.interactions.daily_poster import DailyPoster
from bot.interactions.daily_quotes import DailyQuotes
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.permissions import managed_server
from bot.interactions.send import Sender
from bot.interactions.waiting import in_time
from bot.interactions.zones import zone_choices
from bot.replies.daily import WEEKDAYS, added_reply, posted_reply, removed_reply, schedule_label, switched_reply
from bot.storage.daily import Daily

_DAYS = [
    app_commands.Choice(name=name, value=value)
    for name, value in (
        ("every day", Days.EVERY_DAY.value),
        ("Monday to Friday", Days.WEEKDAYS.value),
        *((name, str(number)) for number, name in enumerate(WEEKDAYS)),
    )
]
_Words = app_commands.Range[str, 1, 100]


class DailyCog(commands.Cog):
    """Adds, lists, pauses and removes daily posts, and posts out of turn."""

    daily = app_commands.Group(
        name="daily",
        description="A quote in a channel, by the clock",
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(
        self,
        daily: Daily,
        board: DailyBoard,
        quotes: DailyQuotes,
        poster: DailyPoster,
        libraries: Libraries,
        manners: Manners,
        sender: Sender,
    ) -> None:
        self._daily = daily
        self._board = board
        self._quotes = quotes
        self._poster = poster
        self._libraries = libraries
        self._manners = manners
        self._sender = sender

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
    )
    @app_commands.choices(days=_DAYS)
    async def add(
        self,
        interaction: discord.Interaction,
        channel: app_commands.Transform[app_commands.AppCommandChannel, PostChannel],
        time: _Words,
        days: str = Days.EVERY_DAY.value,
        zone: str | None = None,
        speaker: str | None = None,
        topic: _Words | None = None,
        hall_of_fame: bool = False,
        role: discord.Role | None = None,
        thread: bool = False,
    ) -> None:
        """Add a schedule and say what was set."""
        server = managed_server(interaction)
        source, subject = await self._source(interaction, speaker, topic, hall_of_fame)
        if role is not None and role.is_default():
            raise BadPlan(PlanProblem.EVERYONE)
        where = read_zone(zone or (await self._manners.here(interaction)).time_zone)
        timetable = _timetable(days, time, where)
        plan = Plan(channel.id, timetable, source, subject, role.id if role else None, thread)
        added = await in_time(interaction, self._add(interaction, server, plan), private=True)
        await self._sender.answer(interaction, added_reply(added, pings=self._poster.may_ping(server, plan)))

    @daily.command(name="list", description="All daily posts here: when the next comes, and why one is paused")
    async def list_all(self, interaction: discord.Interaction) -> None:
        """Answer with the first page of the schedules."""
        page = await in_time(interaction, self._board.page(managed_server(interaction)), private=True)
        await self._sender.answer(interaction, page)

    @daily.command(description="Take a daily post away; it can be undone")
    @app_commands.describe(schedule="Which one")
    async def remove(self, interaction: discord.Interaction, schedule: str) -> None:
        """Remove a schedule."""
        chosen = await self._chosen(interaction, schedule)
        removed = self._daily.remove(chosen.server, chosen.number, interaction.created_at)
        await self._sender.answer(interaction, removed_reply(await in_time(interaction, removed, private=True)))

    @daily.command(description="Let a daily post rest until you resume it")
    @app_commands.describe(schedule="Which one")
    async def pause(self, interaction: discord.Interaction, schedule: str) -> None:
        """Pause a schedule."""
        chosen = await self._chosen(interaction, schedule)
        paused = self._daily.pause(chosen.server, chosen.number, Paused.BY_MODERATOR)
        await self._sender.answer(interaction, switched_reply(await in_time(interaction, paused, private=True)))

    @daily.command(description="Post one now, out of turn")
    @app_commands.describe(schedule="Which one")
    async def now(self, interaction: discord.Interaction, schedule: str) -> None:
        """Post the next quote of a schedule; pause it if that is not possible."""
        chosen = await self._chosen(interaction, schedule)
        posted = await in_time(interaction, self._post(chosen, f"n{interaction.id}"), private=True)
        if isinstance(posted, discord.Message):
            return await self._sender.answer(interaction, posted_reply(chosen, posted.jump_url))
        paused = await self._daily.pause(chosen.server, chosen.number, posted)
        return await self._sender.answer(interaction, switched_reply(paused))

    @add.autocomplete("zone")
    @completes
    async def _zone(self, interaction: discord.Interaction, typed: str) -> Choices:
        return zone_choices(typed)

    @add.autocomplete("speaker")
    @completes
    async def _speaker(self, interaction: discord.Interaction, typed: str) -> Choices:
        return name_choices(typed, (await self._libraries.here(interaction)).speakers(None))

    @remove.autocomplete("schedule")
    @pause.autocomplete("schedule")
    @now.autocomplete("schedule")
    @completes
    async def _schedule(self, interaction: discord.Interaction, typed: str) -> Choices:
        schedules = await self._daily.of(managed_server(interaction))
        labels = {one.number: schedule_label(one, _channel_name(interaction, one)) for one in schedules}
        fitting = [(number, label) for number, label in labels.items() if typed.casefold() in label.casefold()]
        return [app_commands.Choice(name=label, value=str(number)) for number, label in fitting]

    async def _chosen(self, interaction: discord.Interaction, schedule: str) -> Schedule:
        return await in_time(interaction, self._board.one(managed_server(interaction), schedule), private=True)

    async def _add(self, interaction: discord.Interaction, server: int, plan: Plan) -> Schedule:
        if lacking := self._poster.lacking(server, plan):
            raise CannotPost(plan.channel, lacking)
        if not await self._quotes.any_for(server, plan):
            raise BadPlan(PlanProblem.NOTHING)
        return await self._daily.add(server, plan, interaction.created_at)

    async def _post(self, schedule: Schedule, nonce: str) -> discord.Message | Paused:
        quote = await self._quotes.draw(schedule)
        return await self._poster.post(schedule, quote, nonce) if quote else Paused.NOTHING_LEFT

    async def _source(
        self, interaction: discord.Interaction, speaker: str | None, topic: str | None, hall_of_fame: bool
    ) -> tuple[Source, str | None]:
        if sum((speaker is not None, topic is not None, hall_of_fame)) > 1:
            raise BadPlan(PlanProblem.TWO_SOURCES)
        if speaker is not None:
            return Source.SPEAKER, (await self._libraries.here(interaction)).speaker(speaker)
        if topic is not None:
            return Source.TOPIC, topic
        return (Source.HALL_OF_FAME if hall_of_fame else Source.ANYTHING), None


def _timetable(days: str, time: str, zone: str) -> Timetable:
    if days.isdecimal():
        return Timetable(Days.WEEKLY, read_time_of_day(time), zone, int(days))
    return Timetable(Days(days), read_time_of_day(time), zone)


def _channel_name(interaction: discord.Interaction, schedule: Schedule) -> str:
    channel = interaction.guild.get_channel(schedule.plan.channel) if interaction.guild else None
    return channel.name if channel else "deleted channel"
