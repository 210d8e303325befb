"""The README and its companions against the code: what there is, is told; what is told, is there."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import discord
import pytest
from discord import app_commands
from pydantic import SecretStr

from bot.cli import main
from bot.conversation.library import Library
from bot.features.help.words import help_reply
from bot.features.welcome.words import welcome_reply
from bot.settings import Settings
from bot.tryout.club import WELCOME, open_club
from bot.tryout.reading import read_message
from tests.conftest import MakeBot

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ROOT / "docs/commands.md").read_text("utf-8")
SETTINGS_TOLD = (ROOT / "docs/settings.md").read_text("utf-8")
COMMAND_LINE = (ROOT / "docs/command-line.md").read_text("utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{file.name}" for file in ROOT.glob("docs/*.md"))]
ENVIRONMENT = (ROOT / ".env.example").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

SETTINGS = {name.upper(): field for name, field in Settings.model_fields.items()}
NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


@pytest.fixture
async def tree(make_bot: MakeBot) -> AsyncIterator[app_commands.CommandTree]:
    bot = make_bot(Library.of([]))
    async with open_club(bot):
        yield bot.tree


def slash_commands(tree: app_commands.CommandTree) -> Iterator[app_commands.Command]:
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield command


def commands_named_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w/.<])/([a-z]+(?: [a-z]+)?)(?=`)", text))


def section_of(command: str) -> str:
    section = re.search(rf"^#+ `{re.escape(command)}`\n(.*?)(?=^#|\Z)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no heading `{command}`"
    return section[1]


def row_of(setting: str) -> str:
    row = re.search(rf"^\| `{re.escape(setting)}` .*$", SETTINGS_TOLD, re.MULTILINE)
    assert row, f"docs/settings.md has no table row that begins with `{setting}`"
    return row.group()


async def test_every_command_and_option_is_described(tree: app_commands.CommandTree) -> None:
    assert "quote" in {command.name for command in slash_commands(tree)}
    for command in slash_commands(tree):
        described = {command.qualified_name: command.description}
        described |= {f"{command.qualified_name} {option.name}": option.description for option in command.parameters}
        assert {name for name, description in described.items() if len(description) < 5} == set()


async def test_every_command_and_option_is_told(tree: app_commands.CommandTree) -> None:
    for command in slash_commands(tree):
        section = section_of(f"/{command.qualified_name}")
        options = {option.name for option in command.parameters if not re.fullmatch(r"file_[3-9]", option.name)}
        assert {name for name in options if f"`{name}`" not in section} == set()


async def test_every_command_in_a_messages_menu_is_told(tree: app_commands.CommandTree) -> None:
    menus = [command.name for command in tree.get_commands() if isinstance(command, app_commands.ContextMenu)]
    assert [name for name in menus if f"*{name}*" not in COMMANDS] == []


async def test_the_documents_name_no_command_that_is_not_there(tree: app_commands.CommandTree) -> None:
    names = {command.qualified_name for command in slash_commands(tree)}
    help_text = "\n".join(read_message("", help_reply(Library.of([])).layout.to_components()))
    hello = "\n".join(read_message("", welcome_reply().layout.to_components()))
    for text in (README, COMMANDS, WELCOME, hello, help_text):
        assert commands_named_in(text) - names == set()


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    default = SETTINGS[name].default
    plain = default.get_secret_value() if isinstance(default, SecretStr) else default
    shown = "" if plain is None else str(plain)
    assert row_of(name).split("|")[2].strip(" `") == shown
    assert re.search(rf"^#?{name}={re.escape(shown)}$", ENVIRONMENT, re.MULTILINE)


def test_no_setting_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"^#?([A-Z_]+)=", ENVIRONMENT, re.MULTILINE)) == set(SETTINGS)


def test_the_invitation_asks_for_what_is_needed_and_no_more() -> None:
    assert re.findall(r"permissions=(\d+)", README) == [str(NEEDED.value)]


def test_every_command_of_the_command_line_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    offered = re.findall(r"^    (\w+)(?: |$)", capsys.readouterr().out, re.MULTILINE)
    assert set(re.findall(r"^    python -m bot (\w+)", COMMAND_LINE, re.MULTILINE)) == set(offered)


def test_a_match_in_json_has_the_fields_that_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "the real world", "--json"]) == 0
    told = re.search(r'^    {"conversation".*?}$', COMMAND_LINE, re.MULTILINE | re.DOTALL)
    assert list(json.loads(capsys.readouterr().out)[0]) == list(json.loads(told.group()))


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_is_named_exists(document: str) -> None:
    named = re.findall(r"(?:`|^    )make ([a-z]+)", (ROOT / document).read_text("utf-8"), re.MULTILINE)
    assert [target for target in named if not re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)] == []


def test_every_room_of_the_house_is_in_the_guide_for_contributors() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rooms = {file.parent.name for file in ROOT.glob("bot/*/__init__.py")}
    assert {room for room in rooms if f"| `{room}/` |" not in guide} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    file = ROOT / document
    text = file.read_text("utf-8")
    named = [*re.findall(r"\]\((?!https?:|#)([^)#]+)[)#]", text), *re.findall(r'src="(?!https?:)([^"]+)"', text)]
    assert [name for name in named if not (file.parent / name).exists()] == []
