"""An episode's transcript and what its feed says into a conversation, packed as it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.conversation.errors import TranscriptError
from bot.feeds.episodes import settings_of
from bot.feeds.model import Episode, FeedChapter
from bot.feeds.naming import name_people
from bot.transcripts.folder.loading import Opened, assemble
from bot.transcripts.folder.metadata import read_metadata
from bot.transcripts.folder.packing import pack
from bot.transcripts.folder.toml_text import toml_text
from bot.transcripts.pages.documents import text_of
from bot.transcripts.report import told_words
from bot.transcripts.speakers.naming import named_since, renamed

_KEY = "episode"
_MOST_TOLD, _MOST_ODD = 3, 50


@dataclass(frozen=True, slots=True)
class ReadEpisode:
    """An episode as it is kept: ``details`` as a conversation.toml has them, and its ``transcript``.

    ``seconds`` is its length. ``odd`` are lines with what is odd there, ``nameless`` the labels of those of whom nobody
    knows who they are.
    """

    title: str
    details: str
    transcript: str
    speakers: tuple[str, ...]
    words: int
    seconds: float
    odd: tuple[tuple[str, str], ...] = ()
    nameless: tuple[str, ...] = ()


def read_episode(
    data: bytes, source: str, episode: Episode, show: str, chapters: tuple[FeedChapter, ...] = ()
) -> ReadEpisode:
    """Return the conversation in ``data``, a file called ``source``, of ``episode``; raises TranscriptError.

    ``chapters`` are those published beside it.
    """
    settings = settings_of(episode, show, chapters)
    opened = assemble(text_of(data, source), source, _KEY, read_metadata(toml_text(settings), "the feed"))
    if opened.conversation is None:
        wrong = opened.report.odd_lines[0]
        raise TranscriptError(wrong.source, wrong.line, wrong.problem, wrong.mend)
    people = name_people(tuple(opened.labels), episode.persons)
    conversation = renamed(opened.conversation, _told(opened, people.names))
    packed = pack(conversation, {**opened.found, **settings})
    return ReadEpisode(
        title=conversation.title,
        details=packed.details,
        transcript=packed.transcript,
        speakers=conversation.speakers,
        words=conversation.word_count,
        seconds=conversation.duration,
        odd=tuple(_odd(opened, conversation.speakers)),
        nameless=people.open,
    )


def _told(opened: Opened, names: Mapping[str, str]) -> dict[str, str]:
    """Return the names by how those are told who are meant, as far as they say anything."""
    speakers = opened.conversation.speakers if opened.conversation else ()
    told = {opened.labels[label]: name for label, name in names.items()}
    return {shown: name for shown, name in told.items() if shown in speakers}


def _odd(opened: Opened, speakers: Sequence[str]) -> list[tuple[str, str]]:
    odd = [(str(line.line), line.problem) for line in opened.report.odd_lines[:_MOST_ODD]]
    kept = [(line, problem) for line, problem, *_ in named_since(odd, speakers)]
    return [*kept, *(("0", words) for words in told_words(opened.report, _MOST_TOLD))]
