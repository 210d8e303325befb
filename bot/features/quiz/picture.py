"""The picture of a quiz's final score. Discord is asked for the players' names, which are stored nowhere."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

import aiohttp
import discord
import structlog

from bot.desk.pictured import PictureSender
from bot.desk.reply import Picture
from bot.features.quiz.game import Game, Standing
from bot.features.quiz.score_picture import MOST_BARS, final_score
from bot.pictures.rendering import PaintingFailed
from bot.pictures.sketch import Theme
from bot.storage.owner import Owner

_LEFT = "(has left)"

_log = structlog.stdlib.get_logger("bot.quiz")


class QuizPicture:
    """Paints final scores; ``client`` asks for names."""

    def __init__(self, client: discord.Client, pictures: PictureSender) -> None:
        self._client = client
        self._pictures = pictures

    async def paint(self, game: Game, rounds: int, standings: Sequence[Standing], ended_at: datetime) -> Picture | None:
        """Return the picture of ``standings`` after so many ``rounds``; None if there is nothing to show, or no way."""
        guild = self._client.get_guild(game.server)
        if guild is None or not standings:
            return None
        players = [one.player for one in standings[:MOST_BARS]]
        try:
            members = await asyncio.gather(*(_member(guild, player) for player in players))
        except (aiohttp.ClientError, discord.HTTPException, OSError) as error:
            _log.warning("players not known", server=game.server, reason=str(error) or type(error).__name__)
            return None
        shown = [member.display_name if member else _LEFT for member in members]
        accounts = [member.name if member else _LEFT for member in members]  # Latin letters, which all fonts have
        for names in (shown, accounts):
            sketch = final_score(game.kind, rounds, standings, names, ended_at, Theme.DARK)
            try:
                return await self._pictures.picture(sketch, Owner(game.server))
            except PaintingFailed as error:
                _log.warning("not painted", picture=sketch.file_name, reason=str(error))
        return None


async def _member(guild: discord.Guild, player: int) -> discord.Member | None:
    try:
        return await guild.fetch_member(player)
    except discord.NotFound:
        return None
