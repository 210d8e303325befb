"""The try-out page: the bot in a browser tab on this machine, until Ctrl-C."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.tryout.club import Club, open_club
from bot.tryout.ticking import keep_time

if TYPE_CHECKING:
    from simcord.preview import Preview


def serve(
    bot: commands.AutoShardedBot,
    hint: str = "",
    *,
    port: int | None = None,
    show: Callable[[str], object] = lambda _: None,
) -> None:
    """Serve ``bot`` to a browser on this machine until Ctrl-C or the page's own "End preview session".

    The welcome there ends with the line ``hint``. The page is at ``port``, by default at any that is free; ``show``
    opens its address.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(bot, hint, port, show))
    print("\nThe try-out has ended.")


async def _serve(bot: commands.AutoShardedBot, hint: str, port: int | None, show: Callable[[str], object]) -> None:
    async with open_club(bot, hint) as club, open_page(club, port) as page:
        print(f"Verbatim is waiting in your browser: {page.url}\nCtrl-C ends it.", flush=True)
        show(page.url)
        ticking = asyncio.create_task(keep_time(club.env, page))
        try:
            await page.wait_closed()
        finally:
            ticking.cancel()


def open_page(club: Club, port: int | None = None) -> "Preview":
    """Return the page of the club's channel, to be entered; both members can be looked through."""
    return club.env.preview(
        club.channel, viewers=[club.member, club.moderator], layout="channel", width=412, height=892, port=port
    )
