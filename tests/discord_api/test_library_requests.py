import io
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands

from tests.discord_api import check_requests, described
from tests.discord_api.description import MISSING

pytestmark = pytest.mark.skipif(not described(), reason=MISSING)


def picture() -> discord.File:
    return discord.File(io.BytesIO(b"not really a picture"), "card.png", description="A card")


def layout() -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    section: discord.ui.Section[discord.ui.LayoutView] = discord.ui.Section(
        "a quote", accessory=discord.ui.Thumbnail("attachment://card.png")
    )
    row: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow(
        discord.ui.Button(label="Context", custom_id="1:context:x"),
        discord.ui.Button(label="Watch", url="https://example.org/watch?t=5"),
    )
    others: discord.ui.Select[discord.ui.LayoutView] = discord.ui.Select(
        custom_id="1:others:x", options=[discord.SelectOption(label="8:55", value="x", emoji="🎧")]
    )
    view.add_item(discord.ui.Container(section, discord.ui.Separator(), row, accent_color=0x3366FF))
    view.add_item(discord.ui.ActionRow(others))
    view.add_item(discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://card.png")))
    return view


class Form(discord.ui.Modal, title="Wrong word"):
    words: discord.ui.Label["Form"] = discord.ui.Label(text="Words", component=discord.ui.TextInput())


class Chatty(discord.Client):
    """Uses much of what discord.py can send."""

    def __init__(self) -> None:
        mentions = discord.AllowedMentions(users=[discord.Object(99)], everyone=False, roles=False)
        super().__init__(intents=discord.Intents.default(), allowed_mentions=mentions)
        self.tree = app_commands.CommandTree(self)
        command: app_commands.Command[Any, ..., None]
        for command in (show, follow, form):
            self.tree.add_command(command)
        self.tree.add_command(app_commands.ContextMenu(name="Find this quote", callback=find))

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.component:
            await interaction.response.edit_message(view=layout(), attachments=[picture()])

    async def on_message(self, message: discord.Message) -> None:
        if self.user and self.user in message.mentions:
            reply = await message.reply(view=layout(), file=picture(), mention_author=False)
            await reply.edit(view=layout(), attachments=[picture()])


@app_commands.command(description="Show a layout")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.describe(words="What was said")
async def show(
    interaction: discord.Interaction, words: str, count: app_commands.Range[int, 1, 5] | None = None
) -> None:
    await interaction.response.send_message(view=layout(), file=picture(), ephemeral=True)


@show.autocomplete("words")
async def suggest(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name="8:55 Mark", value="lex-398:1+5~abcd")]


@app_commands.command(description="Defer and follow up")
async def follow(interaction: discord.Interaction) -> None:
    await interaction.response.defer(thinking=True)
    await interaction.edit_original_response(content="done")
    message = await interaction.followup.send("more", wait=True)
    await message.edit(content="edited")
    await message.delete()


@app_commands.command(description="Ask")
async def form(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Form())


async def find(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message("found", ephemeral=True)


async def test_what_discord_py_sends_has_no_faults() -> None:
    async with simcord.run(Chatty()) as env:
        guild = env.create_guild()
        channel, member = guild.create_text_channel("general"), guild.add_member(env.create_user("ann"))
        shown = await member.slash(channel, "show", words="rain", count=2)
        await member.autocomplete(channel, "show", "words", "ra")
        await member.slash(channel, "follow")
        await member.slash(channel, "form")
        await member.context_menu(channel, "Find this quote", await member.send(channel, "hello"))
        assert shown.response is not None
        await member.click(shown.response, custom_id="1:context:x")
        await member.send(channel, f"<@{env.backend.bot_user.id}> rain")
        assert len(env.http_requests) >= 12
        check_requests(env.http_requests)
