"""Names in buttons, menus and choices, in which Discord shows every character as it is: none that turn others round."""

from discord import app_commands, ui

from bot.desk.markdown import visible

UNNAMED = "unnamed"
"""What is shown of a name without anything to be seen."""


def with_visible_names(view: ui.LayoutView | ui.Modal) -> None:
    """Make all names in ``view`` ``visible``; what is chosen stays as it is."""
    for item in view.walk_children():
        if isinstance(item, ui.Select):
            item.placeholder = item.placeholder and shown_name(item.placeholder)
            for option in item.options:
                option.label = shown_name(option.label)
                option.description = option.description and shown_name(option.description)
        elif isinstance(item, ui.Button):
            item.label = item.label and shown_name(item.label)
        elif isinstance(item, ui.Label):
            item.text = shown_name(item.text)
            item.description = item.description and shown_name(item.description)


def choice_shown(choice: app_commands.Choice[str]) -> app_commands.Choice[str]:
    """Return ``choice`` with its name ``visible``."""
    return app_commands.Choice(name=shown_name(choice.name), value=choice.value)


def shown_name(name: str) -> str:
    """Return ``name`` as far as it is ``visible``; ``UNNAMED`` if nothing of it is."""
    return name if name.isprintable() and name.strip() else visible(name).strip() or UNNAMED
