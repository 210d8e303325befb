"""Daily posts, made when they are due: one for each due time, whatever fails and whichever process is killed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar

import aiohttp
import discord
import structlog
from discord.ext import tasks

from bot.conversation.errors import BadShortForm, QuoteGone
from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.features.daily.errors import ScheduleGone
from bot.features.daily.poster import DailyPoster
from bot.features.daily.posts import Claim, DailyPosts, Missed, PostState, nonce_of
from bot.features.daily.quotes import DailyQuotes
from bot.features.daily.schedule import Paused, Schedule
from bot.features.daily.store import Daily
from bot.features.daily.words import Missing, missed_notice, paused_notice
from bot.library.errors import LibraryNotReady
from bot.library.serving import Libraries
from bot.storage.errors import StorageError

TICK = 15
"""Seconds between two looks at what is due."""
AT_ONCE = 8
"""Posts under way at a time."""
STOOD_IN_AFTER = timedelta(minutes=1)
"""After this long a process posts in servers of another's shards too: that one must be down."""

_log = structlog.stdlib.get_logger("bot.daily")
_Item = TypeVar("_Item")


class DailyJob:
    """Posts what is due, as ``clock`` tells the time, until it is stopped."""

    def __init__(
        self,
        daily: Daily,
        posts: DailyPosts,
        quotes: DailyQuotes,
        poster: DailyPoster,
        libraries: Libraries,
        clock: Callable[[], datetime] = discord.utils.utcnow,
    ) -> None:
        self._daily = daily
        self._posts = posts
        self._quotes = quotes
        self._poster = poster
        self._libraries = libraries
        self._clock = clock

    def start(self) -> None:
        """Look at what is due now, and again and again."""
        self._looking.start()

    async def stop(self) -> None:
        """Stop; a post under way is tried again by another process, or by this one when it is back."""
        if (task := self._looking.get_task()) is not None:
            self._looking.cancel()
            await asyncio.wait({task})

    async def look(self, now: datetime) -> None:
        """Post what is due, try again what failed, tell of what was missed; raises StorageError."""
        due = [one for one in await self._daily.due(now) if self._is_ours(one, now)]
        await self._each(due, self._post_first)
        await self._each(await self._posts.unsettled(now), self._post_again)
        await self._each(await self._posts.missed(now, self._poster.sees), self._tell)

    @tasks.loop(seconds=TICK)
    async def _looking(self) -> None:
        try:
            await self.look(self._clock())
        except StorageError as error:
            _log.warning("not looked", reason=str(error) or type(error).__name__)
        except Exception:
            _log.exception("unexpected")  # the clock goes on

    def _is_ours(self, schedule: Schedule, now: datetime) -> bool:
        return self._poster.sees(schedule.server) or now - schedule.next_due > STOOD_IN_AFTER

    async def _each(self, items: Iterable[_Item], act: Callable[[_Item], Awaitable[None]]) -> None:
        """Do ``act`` with each of ``items``, a few at a time; what goes wrong with one is logged."""
        free = asyncio.Semaphore(AT_ONCE)

        async def guarded(item: _Item) -> None:
            async with free:
                try:
                    await act(item)
                except ScheduleGone:
                    pass  # it was removed meanwhile
                except (
                    aiohttp.ClientError,
                    discord.HTTPException,
                    LibraryNotReady,
                    OSError,
                    StorageError,
                ) as error:  # a timeout is an OSError
                    _log.warning("failed", doing=act.__name__, reason=str(error) or type(error).__name__)
                except Exception:
                    _log.exception("unexpected", doing=act.__name__)

        await asyncio.gather(*map(guarded, items))

    async def _post_first(self, schedule: Schedule) -> None:
        if claim := await self._posts.claim(schedule, self._clock()):
            await self._post(claim)

    async def _post_again(self, claim: Claim) -> None:
        if again := await self._posts.retry(claim, self._clock()):
            await self._post(again)

    async def _post(self, claim: Claim) -> None:
        """Post the quote of ``claim``; if that fails by chance the claim stays as it is, to be tried again."""
        quote = await self._quote(claim)
        if quote is None:
            return await self._pause(claim, Paused.NOTHING_LEFT)
        async with asyncio.timeout((claim.deadline - self._clock()).total_seconds()):
            posted = await self._poster.post(claim.schedule, quote, claim.nonce, _day(claim))
        if isinstance(posted, Paused):
            return await self._pause(claim, posted)
        return await self._posts.settle(claim, PostState.POSTED)

    async def _quote(self, claim: Claim) -> Quote | None:
        """Return the quote that an earlier try has chosen, else the next one, remembered for later tries."""
        if claim.form is not None:
            finder = await self._libraries.finder(claim.schedule.server)
            try:
                return finder.recover(claim.form).quote
            except (BadShortForm, QuoteGone):
                pass  # its conversation was taken away within this minute
        quote = await self._quotes.draw(claim.schedule, _day(claim))
        if quote is not None:
            await self._posts.choose(claim, shorten(quote))
        return quote

    async def _pause(self, claim: Claim, reason: Paused) -> None:
        await self._posts.settle(claim, PostState.TOLD)
        paused = await self._daily.pause(claim.schedule.server, claim.schedule.number, reason)
        _log.info("paused", schedule=paused.number, reason=reason.value)
        await self._poster.tell(paused, paused_notice(paused), f"p{claim.nonce}")

    async def _tell(self, missed: Missed) -> None:
        missing = Missing(missed.schedule, missed.due, missed.state is PostState.SKIPPED)
        nonce = f"m{nonce_of(missed.schedule, missed.due)}"
        if await self._poster.tell(missed.schedule, missed_notice(missing), nonce):
            await self._posts.told(missed)


def _day(claim: Claim) -> date:
    """Return the day on which a post is due, by the clock of those who read it."""
    return claim.schedule.plan.timetable.day_of(claim.due)
