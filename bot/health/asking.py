"""What people ask of the bot, counted as it comes and as it is answered."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

import discord

from bot.desk.click_ids import read_click
from bot.health.figures import Figures

_KINDS: Final = {
    discord.InteractionType.application_command: "command",
    discord.InteractionType.autocomplete: "suggestions",
    discord.InteractionType.component: "click",
    discord.InteractionType.modal_submit: "form",
}
_TOO_LATE = 10062
"""Discord's "unknown interaction": it was not answered within three seconds."""
_SUGGESTIONS = discord.InteractionResponseType.autocomplete_result.value


class Asking:
    """Counts into ``figures``; ``actions`` are the clicks that the bot answers, ``now`` tells the time in seconds."""

    def __init__(self, figures: Figures, actions: Collection[str], now: Callable[[], float]) -> None:
        self._figures = figures
        self._actions = actions
        self._now = now

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Count ``interaction``."""
        kind = _KINDS.get(interaction.type)
        if kind is not None:
            self._figures.asked(kind, self._name(interaction))

    def answered(self, interaction: int, response: int, error: discord.HTTPException | None) -> None:
        """Count what became of the first answer, of the type ``response``, to ``interaction``."""
        kind = "suggestions" if response == _SUGGESTIONS else "answer"
        if error is None:
            self._figures.answered(kind, self._now() - discord.utils.snowflake_time(interaction).timestamp())
        elif error.code == _TOO_LATE:
            self._figures.unanswered(kind, "late")
        else:
            failed = isinstance(error, discord.DiscordServerError)
            self._figures.unanswered(kind, "failed" if failed else "refused")

    def _name(self, interaction: discord.Interaction) -> str:
        """Return what was asked for, by names that are ours: whatever else there is counts as one."""
        if interaction.command is not None:
            return interaction.command.qualified_name
        data: Mapping[str, Any] = interaction.data or {}
        click = read_click(str(data.get("custom_id", "")))
        return click.action if click is not None and click.action in self._actions else "unknown"
