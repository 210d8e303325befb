"""What the subcommands share: how they are added, and the library they work on."""

import argparse
import sys
from collections.abc import Callable
from typing import Protocol

from bot.conversation.library import Library
from bot.settings import Settings, SettingsError, read_cache
from bot.transcripts.folder.loading import Loaded, load_library

Command = Callable[[Settings, argparse.Namespace], int]
"""Does what was asked and returns the exit code."""
TAKEN_IN = "A running bot takes it in on SIGHUP: kill -HUP and its process's number."
"""What to do after a change to the conversations."""


class AddCommand(Protocol):
    """Adds a subcommand by its name, what it does, and one line of help; returns its parser."""

    def __call__(self, name: str, command: Command, summary: str) -> argparse.ArgumentParser: ...  # noqa: D102


def positive(text: str) -> int:
    """Return the number in ``text``; for argparse, which tells the person if it is none from 1 up."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 up")
    return int(text)


def loaded(settings: Settings) -> Loaded:
    """Return the conversations to serve, and print what is wrong with others; raises SettingsError if there is none."""
    found = load_library(settings.data_folder, cache=read_cache(settings), site=settings.site)
    for report in found.reports:
        for odd in report.odd_lines if report.failed else ():
            print(odd, file=sys.stderr)
    if not len(found.library):
        raise SettingsError(f"DATA_FOLDER: no conversation in {settings.data_folder} can be served")
    return found


def served_library(settings: Settings) -> Library:
    """Return the library of what ``loaded`` returns."""
    return loaded(settings).library
