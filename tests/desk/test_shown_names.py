"""Names in menus, buttons, forms and choices turn nothing round, whoever made them."""

import discord
from discord import app_commands, ui

from bot.desk.autocomplete import completes
from bot.desk.reply import Reply, layout_of
from bot.desk.shown_names import UNNAMED
from tests.conftest import Stage

TURNED = "a\u202eevil\u202c \u2066b\u2069"
SEEN = "aevil b"


def menu() -> ui.Select[ui.LayoutView]:
    select: ui.Select[ui.LayoutView] = ui.Select(custom_id="1:more:x", placeholder=TURNED)
    select.add_option(label=TURNED, value=TURNED, description=TURNED)
    select.add_option(label="\u202e", value="other")
    return select


async def test_what_is_sent_has_no_name_that_turns_others_round(stage: Stage):
    button: ui.Button[ui.LayoutView] = ui.Button(label=TURNED, custom_id="1:x:y")
    layout = layout_of(ui.Container(ui.ActionRow(button)), ui.ActionRow(menu()))
    message = await stage.sam.send(stage.channel, "hello")
    sent = Reply(layout=layout)
    await stage.env.bot._router._sender.post(message, sent)
    shown = next(item for item in layout.walk_children() if isinstance(item, ui.Select))
    assert button.label == shown.placeholder == SEEN
    assert [(one.label, one.value) for one in shown.options] == [(SEEN, TURNED), (UNNAMED, "other")]
    assert shown.options[0].description == SEEN


async def test_no_choice_that_is_offered_turns_others_round():
    class Part:
        @completes
        async def complete(self, _interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=TURNED, value=TURNED), app_commands.Choice(name=typed, value="x")]

    choices = await Part().complete(None, "\u202e")  # type: ignore[arg-type]
    assert [(choice.name, choice.value) for choice in choices] == [(SEEN, TURNED), (UNNAMED, "x")]
