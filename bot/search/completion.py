"""A tight span completed to what a person would quote: the words found, up to where phrase or sentence begin and end.

Only for showing; what is stored, scored and printed by the command line stays tight. A completed quote never
leaves the turns it began and ended in.
"""

from bot.conversation.model import Conversation, Quote
from bot.conversation.sentences import ends_sentence

REACH = 14
"""Words a quote is completed by, at most, on each side."""
SENTENCE = 60
"""Words that widening to the sentence adds, at most, on each side."""

SCRAP = 2
"""Words of another sentence that are no part of a quote whose words are in another order."""

_PHRASE_ENDS = (",", ";", ":", "—", "–", "-")


def complete(quote: Quote) -> Quote:
    """Return ``quote`` from the beginning of its phrase to the end of it.

    A side is completed to the border of the sentence if that is at most ``REACH`` words away, else to the nearest
    comma, colon or dash within that reach, else not at all.
    """
    return _grown(quote, REACH, phrases=True)


def widen(quote: Quote) -> Quote:
    """Return the whole sentences that ``quote`` touches: what is shown of a doubtful match instead of scraps."""
    return _grown(quote, SENTENCE, phrases=False)


def without_scraps(quote: Quote) -> Quote:
    """Return ``quote`` less the end of one sentence before it and the start of one after it, if ``SCRAP`` at most."""
    first, stop = quote.first_word, quote.stop_word
    words = dict(enumerate(quote.conversation.words_from(first, stop), first))
    borders = [at for at in range(first + 1, stop) if ends_sentence(words[at - 1], words[at])]
    if borders and borders[0] - first <= SCRAP:
        first = borders[0]
    if borders and stop - borders[-1] <= SCRAP and borders[-1] > first:
        stop = borders[-1]
    return Quote(quote.conversation, first, stop)


def _grown(quote: Quote, reach: int, *, phrases: bool) -> Quote:
    conversation = quote.conversation
    earliest, _ = _turn(conversation, quote.first_word)
    _, latest = _turn(conversation, quote.stop_word - 1)
    begin, end = max(earliest, quote.first_word - reach - 1), min(latest, quote.stop_word + reach + 1)
    words = dict(enumerate(conversation.words_from(begin, end), begin))
    starts = range(quote.first_word, max(earliest, quote.first_word - reach) - 1, -1)
    stops = range(quote.stop_word, min(latest, quote.stop_word + reach) + 1)
    sentence_starts = [at for at in starts if at == earliest or ends_sentence(words[at - 1], words[at])]
    sentence_stops = [at for at in stops if at == latest or ends_sentence(words[at - 1], words[at])]
    if phrases:
        sentence_starts += [at for at in starts if at > earliest and words[at - 1].endswith(_PHRASE_ENDS)]
        sentence_stops += [at for at in stops if words[at - 1].endswith(_PHRASE_ENDS)]
    first = sentence_starts[0] if sentence_starts else quote.first_word
    stop = sentence_stops[0] if sentence_stops else quote.stop_word
    return Quote(conversation, first, stop)


def _turn(conversation: Conversation, word: int) -> tuple[int, int]:
    """Return the first word, and the word after the last, of the turn that ``word`` is in."""
    passages = conversation.passages
    first = conversation.passage_of(word)
    stop = first + 1
    while first > 0 and passages[first - 1].speaker == passages[first].speaker:
        first -= 1
    while stop < len(passages) and passages[stop].speaker == passages[first].speaker:
        stop += 1
    borders = (*conversation.first_words, conversation.word_count)
    return borders[first], borders[stop]
