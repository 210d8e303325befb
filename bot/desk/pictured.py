"""Answers with a picture: the text at once, the picture edited in when it is painted; without one if painting fails."""

from collections.abc import Callable
from typing import NamedTuple

import discord
import structlog

from bot.desk.place import owner_of
from bot.desk.reply import Picture, Reply
from bot.desk.send import Sender
from bot.desk.turns import Turns
from bot.pictures.painter import Painter
from bot.pictures.rendering import PaintingFailed
from bot.pictures.sketch import Sketch
from bot.storage.owner import Owner

_log = structlog.stdlib.get_logger("bot.illustrating")


class PicturedReply(NamedTuple):
    """A reply that is complete without its picture, and what the picture is to show; None for no picture."""

    reply: Callable[[Picture | None], Reply]
    sketch: Sketch | None

    def made_private(self, private: bool) -> "PicturedReply":
        """Return the same for the asker alone if ``private``."""
        return PicturedReply(lambda picture: self.reply(picture).made_private(private), self.sketch)


PAINTED_AT_ONCE = 2
"""Pictures painted at a time, one for each server: another processor is left for everybody's answers."""


class PictureSender:
    """Sends illustrated replies; pictures are painted by turns of servers."""

    def __init__(self, sender: Sender, painter: Painter) -> None:
        self._sender = sender
        self._painter = painter
        self._turns = Turns(PAINTED_AT_ONCE)
        self._shown_last: dict[int, int] = {}

    async def answer(self, interaction: discord.Interaction, illustrated: PicturedReply) -> None:
        """Answer ``interaction`` with the text, then add the picture."""
        await self._sender.answer(interaction, illustrated.reply(None))
        await self._add_picture(interaction, illustrated)

    async def edit(self, interaction: discord.Interaction, illustrated: PicturedReply) -> None:
        """Answer a click by showing the text, then its picture, unless the message shows another view by then."""
        message = interaction.message.id if interaction.message else interaction.id
        self._shown_last[message] = interaction.id
        try:
            await self._sender.edit(interaction, illustrated.reply(None))
            await self._add_picture(interaction, illustrated, lambda: self._shown_last.get(message) == interaction.id)
        finally:
            if self._shown_last.get(message) == interaction.id:
                del self._shown_last[message]

    async def picture(self, sketch: Sketch, owner: Owner) -> Picture:
        """Return ``sketch`` painted when it is the turn of ``owner``, who asked for it; raises PaintingFailed."""
        if (png := self._painter.finished(sketch)) is None:
            async with self._turns.turn(owner):
                png = await self._painter.paint(sketch)
        return Picture(sketch.file_name, png, sketch.description)

    async def _add_picture(
        self, interaction: discord.Interaction, illustrated: PicturedReply, wanted: Callable[[], bool] = lambda: True
    ) -> None:
        if illustrated.sketch is None:
            return
        try:
            picture = await self.picture(illustrated.sketch, owner_of(interaction))
        except PaintingFailed as error:
            _log.error("not painted", picture=illustrated.sketch.file_name, exc_info=error)
            return
        if wanted():
            await self._sender.amend(interaction, illustrated.reply(picture))
