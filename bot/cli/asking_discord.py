"""Asking Discord whether it takes a token, without connecting as the bot."""

from typing import NamedTuple

import aiohttp
import discord

from bot.logs import set_up_logs


class Told(NamedTuple):
    """Whether Discord has ``taken`` a token, in ``words``."""

    taken: bool
    words: str


async def asked_discord(token: str) -> Told:
    """Ask Discord who the bot with this ``token`` is; whatever goes wrong comes back as what to do."""
    set_up_logs("ERROR", "auto", secret=token)  # discord.py would remark that it can't talk
    async with discord.Client(intents=discord.Intents.none()) as client:
        try:
            await client.login(token)
        except discord.LoginFailure:
            return Told(False, "Discord refuses DISCORD_TOKEN: copy it again from the developer portal")
        except discord.HTTPException as error:
            return Told(False, f"Discord is out of order ({error.status}): try again later")
        except (aiohttp.ClientError, OSError) as error:
            reason = " ".join(str(error).split()) or "no answer in time"
            return Told(False, f"Discord cannot be reached ({reason}): does this machine have a network?")
        return Told(True, f"Discord takes it, as {client.user}")
