"""``corrections``: what people suggest for the conversations that all servers share, and the operator's verdict."""

import argparse
import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.cli.arguments import TAKEN_IN, AddCommand, loaded, positive
from bot.conversation.correction import Change, SpeakerCorrection
from bot.conversation.corrections import correct, find_old_words, standing
from bot.conversation.errors import TranscriptError, VerbatimError
from bot.conversation.model import Conversation, Quote
from bot.conversation.timecode import format_timecode
from bot.library.errors import SuggestionGone
from bot.library.following.episode_store import Episodes
from bot.library.following.values import number_of_episode
from bot.library.suggestion_store import KEPT, Suggestions
from bot.library.suggestions import Suggestion
from bot.search.answer.completion import widen
from bot.settings import Settings
from bot.storage.database import open_database
from bot.storage.errors import StorageBusy
from bot.transcripts.folder.corrections_file import add_correction
from bot.transcripts.folder.loading import Loaded, open_transcript
from bot.transcripts.folder.packing import Packed, unpack

_HOW = "decide by number, such as: python -m bot corrections accept 12"


class NotDecided(VerbatimError):
    """A suggestion was not decided; the message says why."""


class Meant(NamedTuple):
    """Where a suggestion belongs: the ``folder`` and, at the words as they stand in it, the ``correction``.

    ``stand`` are the words it would replace, as they are shown now.
    """

    folder: Path
    correction: Change
    stand: Quote


def add_commands(add: AddCommand) -> None:
    """Add ``corrections``."""
    corrections = add("corrections", _corrections, "list, accept and reject corrections that people have suggested")
    corrections.add_argument("verdict", nargs="?", choices=["list", "accept", "reject"], default="list")
    corrections.add_argument("number", nargs="?", type=positive, help="which one, to accept or reject it")


def _corrections(settings: Settings, asked: argparse.Namespace) -> int:
    if asked.verdict != "list" and asked.number is None:
        raise NotDecided(_HOW)
    library = loaded(settings)
    try:
        return asyncio.run(_decide(settings, library, asked.verdict, asked.number))
    except StorageBusy:
        raise NotDecided("the database is busy; nothing was changed, try again") from None
    except SuggestionGone as gone:
        raise NotDecided(f"no open suggestion has the number {gone.number}; corrections list shows them") from None


async def _decide(settings: Settings, library: Loaded, verdict: str, number: int) -> int:
    database = await open_database(settings.database_url.get_secret_value())
    try:
        suggestions = Suggestions(database)
        suggested = await suggestions.of_shared()
        followed = await _followed(Episodes(database), suggested)
        accepted = await suggestions.accepted_of([*followed])
        stand = {key: _with(one, accepted) for key, one in followed.items()}
        library = library._replace(folders={**library.folders, **stand})
        waiting = {one.number: one for one in suggested if one.accepted is None}
        if verdict == "list":
            print(*_listed(suggested, library, followed), sep="\n")
        elif number not in waiting:
            raise SuggestionGone(number)
        elif verdict == "accept":
            print(await _accept(suggestions, waiting[number], library, followed))
        else:
            await suggestions.decide(number, None, None, accepted=False, now=datetime.now(UTC))
            print(f"Rejected {number}.")
        return 0
    finally:
        await database.close()


async def _followed(episodes: Episodes, suggested: Sequence[Suggestion]) -> dict[str, Conversation]:
    """Return the episodes of feeds that are spoken of, by their keys, as their transcripts have them."""
    numbers = {number_of_episode(one.conversation): one.conversation for one in suggested}
    contents = await episodes.contents([number for number in numbers if number is not None])
    return {
        numbers[number]: unpack(Packed(content.details, content.transcript), numbers[number])
        for number, content in contents.items()
    }


def _with(conversation: Conversation, accepted: Mapping[str, Sequence[Suggestion]]) -> Conversation:
    return correct(conversation, [one.correction for one in accepted.get(conversation.key, ())]).conversation


async def _accept(
    suggestions: Suggestions, suggestion: Suggestion, library: Loaded, followed: Mapping[str, Conversation]
) -> str:
    """Put ``suggestion`` into effect, and return what was done; raises NotDecided, TranscriptError.

    It goes into its conversation's file; of an episode that came by a feed it is kept where it is.
    """
    meant = _meant(suggestion, library, _writings(followed))
    if meant is None:
        problem = f"“{suggestion.old}” is not there (any more) in {suggestion.conversation}"
        raise NotDecided(f"{problem}; nothing was changed. Reject it, or mend the words by hand")
    now = datetime.now(UTC)
    await suggestions.decide(suggestion.number, None, None, accepted=True, now=now)
    if suggestion.conversation in followed:
        return f"Accepted {suggestion.number}: a running bot shows it within a minute, wherever the show is followed."
    try:
        path = add_correction(meant.folder, meant.correction)
    except TranscriptError:
        await suggestions.decide(suggestion.number, None, None, accepted=None, now=now)
        raise
    return f"Accepted {suggestion.number}: it is in {path}.\n{TAKEN_IN}"


Written = Callable[[str], Conversation | None]
"""Reads the conversation in a folder as its transcript has it."""


def _written(folder: str) -> Conversation | None:
    return open_transcript(Path(folder)).conversation


def _writings(followed: Mapping[str, Conversation]) -> Written:
    return cache(lambda folder: followed.get(folder) or _written(folder))


def _meant(suggestion: Suggestion, library: Loaded, written_in: Written) -> Meant | None:
    """Return where ``suggestion`` belongs; None if its words are not there any more."""
    for folder, conversation in library.folders.items():
        if conversation.key == suggestion.conversation:
            written = written_in(folder)
            found = find_old_words(written, suggestion.correction) if written else None
            stand = standing(conversation, found) if found else None
            return Meant(Path(folder), found, stand) if found and stand else None
    return None


def _listed(suggested: Sequence[Suggestion], library: Loaded, followed: Mapping[str, Conversation]) -> Iterator[str]:
    waiting = [one for one in suggested if one.accepted is None]
    yield f"{len(waiting)} to decide; {_HOW}" if waiting else "No suggestion is to be decided."
    written_in = _writings(followed)
    for one in waiting:
        yield from _in_its_sentence(one, _meant(one, library, written_in))
    if waiting != list(suggested):
        yield f"\nDecided in the last {KEPT.days} days:"
    for one in suggested:
        if one.decided_at is not None:
            verdict = "accepted" if one.accepted else "rejected"
            yield f"{one.number:>5}  {one.conversation}: {_change(one)}, {verdict} {one.decided_at:%Y-%m-%d}"


def _change(suggestion: Suggestion) -> str:
    if suggestion.speaker is None:
        return f"“{suggestion.old}” → “{suggestion.new}”"
    return f"{suggestion.former} → {suggestion.speaker}: “{suggestion.old}”"


def _in_its_sentence(suggestion: Suggestion, meant: Meant | None) -> Iterator[str]:
    """Yield where and what is suggested, and its sentence now and then."""
    head = f"\n{suggestion.number:>5}  {suggestion.conversation}"
    suggested = f"suggested {suggestion.suggested_at:%Y-%m-%d}"
    if meant is None:
        yield f"{head}, {suggested}: {_change(suggestion)}"
        yield "       The old words are not there (any more), so it can only be rejected."
        return
    stand = meant.stand
    if isinstance(meant.correction, SpeakerCorrection):
        yield f"{head} at {format_timecode(stand.start)}, {suggested}"
        yield f"       now:  {stand.speaker}: {suggestion.old}"
        yield f"       then: {meant.correction.new}: {suggestion.old}"
        return
    whole = widen(stand)
    words = stand.conversation.words_from(whole.first_word, whole.stop_word)
    before, after = words[: stand.first_word - whole.first_word], words[stand.stop_word - whole.first_word :]
    yield f"{head} at {format_timecode(stand.start)}, {suggested}"
    yield f"       now:  {' '.join(words)}"
    yield f"       then: {' '.join([*before, suggestion.new, *after])}"
