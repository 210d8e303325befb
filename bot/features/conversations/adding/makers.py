"""Who wrote a transcript down: the question a draft asks, since text alone does not tell."""

from discord import ui

from bot.desk.buttons import Select
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, visible

PEOPLE = "people"
"""What a conversation.toml says where people wrote it down."""
MACHINES = ("Whisper", "YouTube", "Otter", "Descript", "Zoom", "Microsoft Teams", "Google Meet", "Riverside")
"""Those that write most transcripts; any other is one of the last choice."""
ANOTHER = "a machine"
_LONGEST = 60
_LONGEST_VALUE = 100


def maker_select(number: int, maker: str | None) -> Select:
    """Return the select that asks who wrote draft ``number`` down; ``maker`` is what is known: None for nothing."""
    select: Select = ui.Select(placeholder="Who wrote this down?", custom_id=click_id("madeby", str(number)))
    people = maker is not None and maker.casefold() == PEOPLE
    select.add_option(value=PEOPLE, label="People", description="Quotes may be called word for word", default=people)
    found = [cut(maker, _LONGEST_VALUE)] if maker and not people and maker not in (*MACHINES, ANOTHER) else []
    for machine in (*found, *MACHINES):
        label = f"A machine: {cut(visible(machine), _LONGEST)}"
        select.add_option(value=machine, label=label, default=machine in {maker, *found})
    select.add_option(value=ANOTHER, label="Another machine", default=maker == ANOTHER)
    return select
