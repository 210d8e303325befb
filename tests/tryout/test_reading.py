import discord
from discord import ui

from bot.tryout.reading import read_markdown, read_message


def lines_of(*items: ui.Item) -> list[str]:
    layout = ui.LayoutView(timeout=None)
    for item in items:
        layout.add_item(item)
    return read_message("", layout.to_components())


def test_a_link_is_followed_by_its_address() -> None:
    assert read_markdown("[9:20](<https://example.org/v?t=555>)") == ["9:20 (https://example.org/v?t=555)"]
    assert read_markdown("[9:20](https://example.org/v)") == ["9:20 (https://example.org/v)"]


def test_escapes_and_marks_for_the_screen_are_gone() -> None:
    assert read_markdown("-# said \\[laughs\\] and 2 \\* 2\n## Numbers") == [
        "said [laughs] and 2 * 2",
        "Numbers",
    ]


def test_an_escaped_bracket_is_no_link() -> None:
    assert read_markdown("\\[a\\](https://example.org)") == ["[a](https://example.org)"]


def test_a_table_loses_its_fence_and_keeps_its_columns() -> None:
    assert read_markdown("```\nMark   8,077\n```\n```\nLex    2,797\n```") == ["Mark   8,077", "Lex    2,797"]


def test_a_layout_is_read_from_top_to_bottom() -> None:
    said = ui.Container(ui.TextDisplay("> first"), ui.Separator(), ui.TextDisplay("-# then"))
    buttons = ui.ActionRow(ui.Button(label="Share", custom_id="s"), ui.Button(label="Watch", url="https://example.org"))
    others = ui.Select(placeholder="Other matches", options=[discord.SelectOption(label="a")], custom_id="o")
    assert lines_of(said, buttons, ui.ActionRow(others)) == [
        "> first",
        "",
        "then",
        "[Share]  [Watch] (https://example.org)",
        "[Other matches: 1]",
    ]


def test_a_picture_is_told_by_its_description() -> None:
    gallery = ui.MediaGallery(discord.MediaGalleryItem("https://example.org/a.png", description="Mark: 74 %"))
    assert lines_of(gallery) == ["[Picture: Mark: 74 %]"]


def test_plain_content_is_read_too() -> None:
    assert read_message("one\ntwo", []) == ["one", "two"]
