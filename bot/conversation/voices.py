"""Voices that a transcript does not name: what is shown in place of a name, and where nothing may be asked of it."""

from dataclasses import replace

from bot.conversation.model import Conversation

UNKNOWN_SPEAKER = "Unknown speaker"
"""Who speaks where a transcript names nobody."""
SOMEBODY = "Somebody"
"""Who speaks on a picture, where others are named: it is no place for what is not known."""
_LONGEST = 80
"""Characters of the name of a voice."""


def voice_name(series: str | None, title: str) -> str:
    """Return the name of the one voice of a conversation that names nobody: its show's, else its title."""
    name = series or title
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def is_named(conversation: Conversation, speaker: str) -> bool:
    """Return whether ``speaker`` is a person's name in ``conversation``."""
    return speaker != UNKNOWN_SPEAKER and not (_names_nobody(conversation) and speaker in conversation.speakers)


def pictured_name(conversation: Conversation, speaker: str) -> str:
    """Return what a picture calls ``speaker`` of ``conversation``."""
    if speaker != UNKNOWN_SPEAKER:
        return speaker
    alone = conversation.speakers == (UNKNOWN_SPEAKER,)
    return voice_name(conversation.series, conversation.title) if alone else SOMEBODY


def voiced(conversation: Conversation) -> Conversation:
    """Return ``conversation`` as it is shown: its one voice, if nobody is named, by its show's name or its title."""
    if conversation.speakers != (UNKNOWN_SPEAKER,):
        return conversation
    name = voice_name(conversation.series, conversation.title)
    return replace(conversation, passages=tuple(replace(one, speaker=name) for one in conversation.passages))


def as_written(conversation: Conversation) -> Conversation:
    """Return ``conversation`` with the voice that was given a name as its transcript has it: unknown."""
    if not _names_nobody(conversation):
        return conversation
    return replace(conversation, passages=tuple(replace(one, speaker=UNKNOWN_SPEAKER) for one in conversation.passages))


def _names_nobody(conversation: Conversation) -> bool:
    return conversation.speakers in (
        (UNKNOWN_SPEAKER,),
        (voice_name(conversation.series, conversation.title),),
    )
