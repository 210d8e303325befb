"""The only place that sends: an answer to an interaction, an edit of a clicked message, a post in a channel."""

import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import discord

from bot.desk.errors import TooManyAnswers
from bot.desk.limit_words import note_limit
from bot.desk.limits import Limit
from bot.desk.problem_words import problem_reply
from bot.desk.reply import Reply
from bot.desk.shown_names import with_visible_names

PUBLIC_ANSWERS = 6
"""Public answers a person may ask for in ``PUBLIC_PERIOD`` seconds; further ones are theirs alone."""
PUBLIC_PERIOD = 60.0


class Sender:
    """Sends replies, and keeps any one person from filling a channel."""

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self._public = Limit(PUBLIC_ANSWERS, PUBLIC_PERIOD, clock)
        self._refusals = Limit(1, PUBLIC_PERIOD, clock)

    async def answer(self, interaction: discord.Interaction, reply: Reply) -> None:
        """Answer ``interaction``, or follow up if it was answered; over the limit a public reply turns private."""
        if not reply.private and self._public.is_over(interaction.user.id):
            reply = note_limit(reply, PUBLIC_ANSWERS)
        _tidy(reply)
        try:
            if interaction.response.is_done():
                await self._follow_up(interaction, reply)
            elif reply.layout is not None:
                await interaction.response.send_message(view=reply.layout, files=_files(reply), ephemeral=reply.private)
            else:
                await interaction.response.send_message(reply.text, files=_files(reply), ephemeral=reply.private)
        finally:
            _forget(reply)

    async def follow_up(self, interaction: discord.Interaction, reply: Reply, if_private: Reply | None = None) -> None:
        """Send ``reply`` to everyone after the answer; where Discord keeps it private, turn it into ``if_private``."""
        message = await self._follow_up(interaction, reply)
        if message.flags.ephemeral and if_private is not None:
            await message.edit(content=if_private.text)

    async def edit(self, interaction: discord.Interaction, reply: Reply, *, keep_pictures: bool = False) -> None:
        """Answer a click by changing the layout it was on; a message once a layout can't become plain text."""
        pictures = discord.utils.MISSING if keep_pictures else _files(reply)
        _tidy(reply)
        try:
            if interaction.response.is_done():
                await interaction.edit_original_response(view=reply.layout, attachments=pictures)
            else:
                await interaction.response.edit_message(view=reply.layout, attachments=pictures)
        finally:
            _forget(reply)

    async def ask(self, interaction: discord.Interaction, form: discord.ui.Modal) -> None:
        """Answer a click with a form to fill in; what is filled in comes back as a click does."""
        with_visible_names(form)
        form.stop()  # discord.py would keep it, to dispatch what is routed by its id here
        await interaction.response.send_modal(form)

    async def amend(self, interaction: discord.Interaction, reply: Reply) -> None:
        """Change the message that ``interaction`` was answered with, to add a picture."""
        _tidy(reply)
        try:
            await interaction.edit_original_response(view=reply.layout, attachments=_files(reply))
        finally:
            _forget(reply)

    async def withdraw(self, interaction: discord.Interaction) -> None:
        """Delete what ``interaction`` was answered with, if it is still there and Discord lets it."""
        with suppress(discord.HTTPException):
            await interaction.delete_original_response()

    async def post(self, message: discord.Message, reply: Reply) -> None:
        """Reply to a chat message, for everyone to see and without a ping.

        Over the limit the author is told so once a minute, and nothing is posted else.
        """
        if self._public.is_over(message.author.id):
            if self._refusals.is_over(message.author.id):
                return
            reply = problem_reply(TooManyAnswers(PUBLIC_ANSWERS))
        _tidy(reply)
        try:
            if reply.layout is not None:
                await message.reply(view=reply.layout, files=_files(reply), mention_author=False)
            else:
                await message.reply(reply.text, files=_files(reply), mention_author=False)
        finally:
            _forget(reply)

    async def publish(
        self, channel: discord.abc.Messageable, reply: Reply, *, nonce: str, role: int | None = None
    ) -> discord.Message:
        """Post a layout in ``channel`` unasked; it may ping ``role`` and nobody else.

        A second post with the ``nonce`` (at most 25 characters) of one of the last minutes is that one.
        """
        assert reply.layout is not None
        roles = [discord.Object(role)] if role else False
        allowed = discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)
        _tidy(reply)
        try:
            return await channel.send(view=reply.layout, files=_files(reply), allowed_mentions=allowed, nonce=nonce)
        finally:
            _forget(reply)

    async def change(self, message: discord.Message | discord.PartialMessage, reply: Reply) -> None:
        """Change a layout that was posted unasked."""
        pictures = _files(reply) or discord.utils.MISSING
        _tidy(reply)
        try:
            await message.edit(view=reply.layout, attachments=pictures)
        finally:
            _forget(reply)

    def count_public(self, user: int) -> None:
        """Count one more public message of ``user``; raises TooManyAnswers over the limit."""
        if self._public.is_over(user):
            raise TooManyAnswers(PUBLIC_ANSWERS)

    async def _follow_up(self, interaction: discord.Interaction, reply: Reply) -> discord.WebhookMessage:
        _tidy(reply)
        try:
            if reply.layout is not None:
                return await interaction.followup.send(
                    view=reply.layout, files=_files(reply), ephemeral=reply.private, wait=True
                )
            return await interaction.followup.send(
                reply.text or "", files=_files(reply), ephemeral=reply.private, wait=True
            )
        finally:
            _forget(reply)


def _files(reply: Reply) -> list[discord.File]:
    pictures = [discord.File(BytesIO(p.png), p.name, description=p.description) for p in reply.pictures]
    films = [discord.File(BytesIO(film.content), film.name, description=film.description) for film in reply.films]
    return [
        *pictures,
        *films,
        *(discord.File(BytesIO(document.content), document.name) for document in reply.documents),
    ]


def _tidy(reply: Reply) -> None:
    if reply.layout is not None:
        with_visible_names(reply.layout)


def _forget(reply: Reply) -> None:
    # discord.py would keep every layout it sends, to dispatch clicks that are routed by their ids here.
    if reply.layout is not None:
        reply.layout.stop()
