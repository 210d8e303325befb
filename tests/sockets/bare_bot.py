"""A discord.py bot and nothing more: what the real one is compared with, and the server tried on."""

import contextlib
import io
from typing import Any

import discord
from discord import app_commands
from discord.http import Route


class BareBot(discord.AutoShardedClient):
    """Answers ``/ok``, and uses each way of answering once."""

    def __init__(self, shard_ids: list[int] | None, shard_count: int | None, *, privileged: bool) -> None:
        intents = discord.Intents.default()
        intents.message_content = privileged
        shards: Any = {"shard_ids": shard_ids, "shard_count": shard_count}
        super().__init__(intents=intents, **shards)
        self.tree = app_commands.CommandTree(self)
        command: app_commands.Command[Any, ..., None]
        for command in (ok, twice, later, many, pictured, form, post, stray):
            self.tree.add_command(command)
        self.tree.add_command(app_commands.ContextMenu(name="Measure", callback=measure))

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Discord wants 5 s between two shards; the loopback server does not."""

    async def setup_hook(self) -> None:
        """Tell Discord of the commands, from the first shard's process alone."""
        if self.shard_ids is None or 0 in self.shard_ids:
            await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer clicks, choices and forms."""
        data: Any = interaction.data
        if interaction.type is discord.InteractionType.component:
            chosen = ", ".join(data.get("values") or [data["custom_id"]])
            await interaction.response.edit_message(content=f"clicked {chosen}")
        elif interaction.type is discord.InteractionType.modal_submit:
            await interaction.response.send_message(f"read {data['components'][0]['component']['value']}")

    async def on_message(self, message: discord.Message) -> None:
        """Answer whatever a person writes, with how many letters of it came."""
        if message.author != self.user:
            await message.reply(f"{len(message.content)} letters", mention_author=False)


@app_commands.command(description="Answer at once")
@app_commands.allowed_installs(guilds=True, users=True)
async def ok(interaction: discord.Interaction, words: str = "", count: int = 0) -> None:
    """The least a command can do."""
    await interaction.response.send_message("ok")


@ok.autocomplete("words")
async def suggest(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """One suggestion."""
    return [app_commands.Choice(name=f"{current[:99]}?", value=current)]


@app_commands.command(description="Answer twice")
async def twice(interaction: discord.Interaction) -> None:
    """The second answer is refused; which code says so, a follow-up tells."""
    state = interaction.response
    await state.send_message("once")
    state._response_type = None
    try:
        await state.send_message("twice")
    except discord.HTTPException as refused:
        await interaction.followup.send(f"refused: {refused.code}")


@app_commands.command(description="Answer privately, later")
async def later(interaction: discord.Interaction) -> None:
    """Defer, edit the answer, then send, edit and delete one more."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.edit_original_response(content="edited")
    more = await interaction.followup.send("more", wait=True)
    await more.edit(content="more, edited")
    await interaction.delete_original_response()


@app_commands.command(description="Send six follow-ups")
@app_commands.allowed_installs(guilds=True, users=True)
async def many(interaction: discord.Interaction) -> None:
    """The sixth is refused where the bot is no member; the first message then tells the code."""
    await interaction.response.send_message("first")
    try:
        for number in range(6):
            await interaction.followup.send(f"follow-up {number}")
    except discord.HTTPException as refused:
        await interaction.edit_original_response(content=f"refused: {refused.code}")


@app_commands.command(description="Answer with a picture and things to click")
async def pictured(interaction: discord.Interaction) -> None:
    """A message with a file, a button and a select."""
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Click", custom_id="click"))
    view.add_item(discord.ui.Select(custom_id="choose", options=[discord.SelectOption(label="rain")]))
    picture = discord.File(io.BytesIO(b"a picture"), "card.png")
    await interaction.response.send_message("look", view=view, file=picture)


@app_commands.command(description="Ask something")
async def form(interaction: discord.Interaction) -> None:
    """A form of one field."""
    modal = discord.ui.Modal(title="Wrong word", custom_id="form")
    modal.add_item(discord.ui.Label(text="Words", component=discord.ui.TextInput(custom_id="words")))
    await interaction.response.send_modal(modal)


@app_commands.command(description="Write to the channel")
@app_commands.allowed_installs(guilds=True, users=True)
async def post(interaction: discord.Interaction) -> None:
    """The same message twice, with its nonce, as after a reply that was lost; tells how many there are."""
    await interaction.response.send_message("posting")
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=interaction.channel_id)
    body = {"content": "hello", "nonce": str(interaction.id), "enforce_nonce": True}
    try:
        sent = [await interaction.client.http.request(route, json=body) for _ in range(2)]
        told = f"posted {len({message['id'] for message in sent})}"
    except discord.HTTPException as refused:
        told = f"refused: {refused.code}"
    await interaction.edit_original_response(content=told)


@app_commands.command(description="Ask what is not there")
async def stray(interaction: discord.Interaction) -> None:
    """Use a route of Discord that the loopback server has not."""
    with contextlib.suppress(discord.NotFound):
        await interaction.client.http.request(Route("GET", "/voice/regions"))
    await interaction.response.send_message("lost")


async def measure(interaction: discord.Interaction, message: discord.Message) -> None:
    """How long the message is."""
    await interaction.response.send_message(f"{len(message.content)} letters", ephemeral=True)
