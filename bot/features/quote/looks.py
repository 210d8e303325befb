"""The looks of a card that can be chosen, each as two letters that a button holds."""

import discord
from discord import ui

from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.desk.buttons import Select
from bot.desk.click_ids import click_id
from bot.pictures.card import has_room
from bot.pictures.card_look import CardLook, CardTheme, Shape

IN_CHAT = CardLook(CardTheme.DARK)
"""What a card looks like unless another look was chosen."""

_THEMES = {"d": CardTheme.DARK, "l": CardTheme.LIGHT, "s": CardTheme.SHOW}
_SHAPES = {"f": Shape.FITTED, "s": Shape.SQUARE, "u": Shape.UPRIGHT, "w": Shape.WIDE}
_CALLED = {
    CardTheme.DARK: "Dark",
    CardTheme.LIGHT: "Light",
    CardTheme.SHOW: "In the show’s colour",
    Shape.FITTED: "as tall as the words need",
    Shape.SQUARE: "square",
    Shape.UPRIGHT: "upright, 9:16",
    Shape.WIDE: "wide, 16:9",
}


def look_in(letters: str) -> CardLook:
    """Return the look that ``letters`` tell; ``IN_CHAT`` for none."""
    return CardLook(_THEMES.get(letters[:1], IN_CHAT.theme), _SHAPES.get(letters[1:], IN_CHAT.shape))


def letters_of(look: CardLook) -> str:
    """Return ``look`` as two letters; '' for ``IN_CHAT``."""
    theme = next(letter for letter, theme in _THEMES.items() if theme is look.theme)
    shape = next(letter for letter, shape in _SHAPES.items() if shape is look.shape)
    return "" if look == IN_CHAT else theme + shape


def look_select(quote: Quote, look: CardLook) -> Select:
    """Return the select of all looks that a card of ``quote`` can have, of which ``look`` is chosen."""
    select: Select = ui.Select(placeholder="Another look", custom_id=click_id("cardlook", shorten(quote)))
    coloured = quote.conversation.colour is not None
    shapes = {letter: shape for letter, shape in _SHAPES.items() if has_room(quote, shape)}
    for theme, of_theme in _THEMES.items():
        for shape, of_shape in shapes.items() if coloured or of_theme is not CardTheme.SHOW else ():
            select.append_option(
                discord.SelectOption(
                    label=f"{_CALLED[of_theme]}, {_CALLED[of_shape]}",
                    value=theme + shape,
                    default=look == CardLook(of_theme, of_shape),
                )
            )
    return select
