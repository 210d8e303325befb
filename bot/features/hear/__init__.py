"""*Hear* under a quote: its very words as a film with captions, or as a file of sound."""

from bot.desk.feature import Feature, Tools
from bot.features.hear.clicks import HearClicks
from bot.features.hear.errors import WORDS
from bot.features.hear.job import ClosingJob
from bot.features.hear.recordings import WebRecordings
from bot.features.hear.studio import Studio
from bot.fetching.fetcher import Fetcher
from bot.sound.clips import Clips
from bot.sound.cutter import Cutter


def hear(tools: Tools) -> Feature:
    """Return *Hear*."""
    recordings = WebRecordings(Fetcher(tools.feeds.hosts))
    clips = Clips(tools.cache / "clips" if tools.cache else None)
    studio = Studio(Cutter(clips, recordings), tools.desk.pictures)
    return Feature(parts=[HearClicks(tools.desk, studio)], jobs=[ClosingJob(recordings)], errors=WORDS)
