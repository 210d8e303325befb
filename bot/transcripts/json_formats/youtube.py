"""Reads YouTube's captions as json3: events of pieces, each timed."""

from pydantic import BaseModel, TypeAdapter

from bot.conversation.timing import Stamp
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.json_formats.members import Milliseconds, Text, lists, validated, within
from bot.transcripts.written import Reading


class YoutubeJson:
    """The format json3 of YouTube."""

    name = "YouTube"

    def fits(self, value: object) -> bool:
        """Say whether ``value`` has events with times."""
        return lists(within(value, "events"), "tStartMs")

    def read(self, value: object, source: str) -> Reading:
        """Return what ``value`` says; raises TranscriptError as every reader does."""
        events = validated(_TRANSCRIPT, value, self.name, source).events
        # Only what YouTube recognised itself says how sure of it it is, or rolls word by word.
        sure = any(piece.acAsrConf is not None for event in events for piece in event.segs)
        rolling = any(event.aAppend for event in events) and any(
            piece.tOffsetMs for event in events for piece in event.segs
        )
        reading = reading_of([event.cue for event in events if event.segs], source)
        return reading._replace(made_by=self.name if sure or rolling else None)


class _Piece(BaseModel):
    utf8: Text = ""
    tOffsetMs: Milliseconds = 0  # noqa: N815 -- the format's names
    acAsrConf: object = None  # noqa: N815


class _Event(BaseModel):
    tStartMs: Milliseconds = 0  # noqa: N815
    aAppend: object = None  # noqa: N815
    segs: tuple[_Piece, ...] = ()

    @property
    def cue(self) -> Cue:
        # An event lasts on the screen while the next is spoken; its duration tells nothing.
        stamps, at = [], 0
        for piece in self.segs:
            stamps.append(Stamp(at + len(piece.utf8) - len(piece.utf8.lstrip()), self._seconds(piece.tOffsetMs)))
            at += len(piece.utf8)
        return spaced_cue(0, "", self._seconds(0), None, "".join(piece.utf8 for piece in self.segs), stamps)

    def _seconds(self, offset: float) -> float:
        return (self.tStartMs + offset) / 1000


class _Transcript(BaseModel):
    events: list[_Event]


_TRANSCRIPT = TypeAdapter(_Transcript)
