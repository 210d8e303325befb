"""What of a recording is cut for a quote: whole sentences, a breath around them, a minute at most."""

from dataclasses import dataclass

from bot.conversation.audio import Audio
from bot.conversation.model import Quote
from bot.conversation.sentences import ends_sentence
from bot.search.answer.completion import widen

BEFORE, AFTER = 0.15, 0.35
"""Seconds that are heard before the first word and after the last."""
LONGEST = 60.0
"""Seconds of a clip."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is heard: the words of ``quote``, from second ``start`` up to ``stop`` of the recording ``audio``.

    ``whole`` says that it is all that was asked for, and not the first minute of it.
    """

    quote: Quote
    audio: Audio
    start: float
    stop: float
    whole: bool

    @property
    def word_times(self) -> tuple[float, ...]:
        """The seconds from ``start`` at which each word begins, never falling."""
        conversation = self.quote.conversation
        times: list[float] = []
        for word in range(self.quote.first_word, self.quote.stop_word):
            begun = conversation.seconds(conversation.place(word))[0] + self.audio.offset - self.start
            times.append(max(begun, times[-1] if times else 0.0))
        return tuple(times)


def can_be_heard(quote: Quote) -> bool:
    """Say whether there is a recording of ``quote`` in which its words can be found."""
    return quote.conversation.audio is not None and quote.conversation.timed


def span_of(quote: Quote) -> Span | None:
    """Return what is heard of ``quote``, completed to whole sentences; None if it cannot be heard."""
    audio = quote.conversation.audio
    if audio is None or not can_be_heard(quote):
        return None
    asked = widen(quote)
    heard = _within(asked, LONGEST - BEFORE - AFTER)
    start = max(0.0, heard.start + audio.offset - BEFORE)
    stop = max(start + BEFORE + AFTER, heard.end + audio.offset + AFTER)
    return Span(heard, audio, start, min(stop, start + LONGEST), heard == asked)


def _within(quote: Quote, seconds: float) -> Quote:
    """Return the beginning of ``quote`` that takes at most ``seconds``, up to where a sentence ends if one does."""
    conversation = quote.conversation
    fits = [
        stop
        for stop in range(quote.first_word + 1, quote.stop_word + 1)
        if conversation.seconds(conversation.place(stop - 1))[1] - quote.start <= seconds
    ] or [quote.first_word + 1]
    if fits[-1] == quote.stop_word:
        return quote
    words = dict(enumerate(conversation.words_from(quote.first_word, quote.stop_word), quote.first_word))
    ends = [stop for stop in fits if stop in words and ends_sentence(words[stop - 1], words[stop])]
    return Quote(conversation, quote.first_word, (ends or fits)[-1])
