"""Answers with a picture: the text at once, the picture edited in when it is painted; without one if painting fails."""

from collections.abc import Callable
from typing import NamedTuple

import discord
import structlog

from bot.desk.reply import Picture, Reply
from bot.desk.send import Sender
from bot.pictures.painter import Painter
from bot.pictures.rendering import PaintingFailed
from bot.pictures.sketch import Sketch

_log = structlog.stdlib.get_logger("bot.illustrating")


class PicturedReply(NamedTuple):
    """A reply that is complete without its picture, and what the picture is to show; None for no picture."""

    reply: Callable[[Picture | None], Reply]
    sketch: Sketch | None

    def made_private(self, private: bool) -> "PicturedReply":
        """Return the same for the asker alone if ``private``."""
        return PicturedReply(lambda picture: self.reply(picture).made_private(private), self.sketch)


class PictureSender:
    """Sends illustrated replies."""

    def __init__(self, sender: Sender, painter: Painter) -> None:
        self._sender = sender
        self._painter = painter
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

    async def picture(self, sketch: Sketch) -> Picture:
        """Return ``sketch`` painted; raises PaintingFailed."""
        return Picture(sketch.file_name, await self._painter.paint(sketch), sketch.description)

    async def _add_picture(
        self, interaction: discord.Interaction, illustrated: PicturedReply, wanted: Callable[[], bool] = lambda: True
    ) -> None:
        if illustrated.sketch is None:
            return
        try:
            picture = await self.picture(illustrated.sketch)
        except PaintingFailed as error:
            _log.error("not painted", picture=illustrated.sketch.file_name, exc_info=error)
            return
        if wanted():
            await self._sender.amend(interaction, illustrated.reply(picture))
