"""What a file holds beside the words that are read."""

from collections.abc import Iterable

from bot.transcripts.written import LeftOut

_SHOWN = 60


def other_readings(texts: Iterable[str]) -> tuple[LeftOut, ...]:
    """Account for what a recogniser might have heard instead of the words that are read."""
    return left_out(texts, "what the recogniser heard less surely; the first of each is read")


def left_out(texts: Iterable[str], why: str, line: int = 0) -> tuple[LeftOut, ...]:
    """Account for ``texts``, all for the same reason, as one stretch; nothing if there are no words in them."""
    written = [text for text in texts if text.strip()]
    if not written:
        return ()
    return (LeftOut(line, sum(len(text.split()) for text in written), written[0].strip()[:_SHOWN], why),)
