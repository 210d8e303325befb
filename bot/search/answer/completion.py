"""A tight span completed to what a person would quote: whole sentences, or, of very long ones, whole phrases.

Only for showing; what is stored, scored and printed by the command line stays tight. A completed quote never
leaves the turns it began and ended in.
"""

from itertools import pairwise
from typing import NamedTuple

from bot.conversation.model import Conversation, Line, Quote
from bot.conversation.sentences import ends_sentence

REACH = 14
"""Words a phrase is completed by, at most, on each side."""
LONGEST_SENTENCE = 60
"""Words of a sentence that is shown whole; a longer one is cut where phrases end."""
NEAR, FAR = 40, 300
"""Words to either side in which a sentence's ends are looked for: nearly all are near. Beyond the second the words are
taken for unpunctuated."""

SCRAP = 2
"""Words of another sentence that are no part of a quote whose words are in another order."""

CUT = "…"
"""What marks an end at which a sentence goes on."""

_PHRASE_ENDS = (",", ";", ":", "—", "–", "-")


class Cuts(NamedTuple):
    """Whether a quote begins, and whether it ends, in the middle of a sentence."""

    before: bool
    after: bool


def complete(quote: Quote) -> Quote:
    """Return ``quote`` from the beginning of its phrase to the end of it: what a question's answer is measured by.

    A side is completed to the border of the sentence if that is at most ``REACH`` words away, else to the nearest
    comma, colon or dash within that reach, else not at all.
    """
    stretch = _Stretch(quote, REACH + 1)
    starts = range(quote.first_word, max(stretch.earliest, quote.first_word - REACH) - 1, -1)
    stops = range(quote.stop_word, min(stretch.latest, quote.stop_word + REACH) + 1)
    firsts = [at for at in starts if stretch.is_border(at)] + [at for at in starts if stretch.is_pause(at)]
    ends = [at for at in stops if stretch.is_border(at)] + [at for at in stops if stretch.is_pause(at)]
    return Quote(quote.conversation, (firsts or [quote.first_word])[0], (ends or [quote.stop_word])[0])


def widen(quote: Quote) -> Quote:
    """Return the whole sentences that ``quote`` touches: what is shown, shared, saved and painted of it.

    Of a sentence of more than ``LONGEST_SENTENCE`` words only the parts that it touches, cut where phrases end; words
    without any punctuation near are left as they are. ``cuts`` tells of both. What is widened once stays as it is.
    """
    for reach in (NEAR, FAR):
        stretch = _Stretch(quote, reach)
        ends = stretch.part(quote.first_word), stretch.part(quote.stop_word - 1)
        if all(ends):
            break
    before, after = ends
    first = before[0] if before else quote.first_word
    stop = after[1] if after else quote.stop_word
    return Quote(quote.conversation, first, stop)


def cuts(quote: Quote) -> Cuts:
    """Return at which ends ``quote`` is cut off in the middle of a sentence."""
    stretch = _Stretch(quote, 1)
    return Cuts(not stretch.is_border(quote.first_word), not stretch.is_border(quote.stop_word))


def shown_lines(quote: Quote) -> tuple[Line, ...]:
    """Return what each speaker says in ``quote`` in turn, an ellipsis where it is cut off in mid sentence."""
    lines, cut = list(quote.lines), cuts(quote)
    if cut.before and not lines[0].text.startswith(CUT):
        lines[0] = Line(lines[0].speaker, f"{CUT} {lines[0].text}")
    if cut.after and not lines[-1].text.endswith(CUT):
        lines[-1] = Line(lines[-1].speaker, f"{lines[-1].text} {CUT}")
    return tuple(lines)


def shown_text(quote: Quote) -> str:
    """Return the words of ``quote`` in one line, marked as in ``shown_lines``."""
    return " ".join(line.text for line in shown_lines(quote))


def without_scraps(quote: Quote) -> Quote:
    """Return ``quote`` less the end of one sentence before it and the start of one after it, if ``SCRAP`` at most.

    A whole sentence is no scrap, however short, and neither is what another speaker says.
    """
    first, stop = quote.first_word, quote.stop_word
    words = dict(enumerate(quote.conversation.words_from(first, stop), first))
    turns = _turn_borders(quote.conversation, first, stop)
    borders = [at for at in range(first + 1, stop) if at in turns or ends_sentence(words[at - 1], words[at])]
    whole = cuts(quote)
    if borders and whole.before and borders[0] not in turns and borders[0] - first <= SCRAP:
        first = borders[0]
    if borders and whole.after and borders[-1] not in turns and stop - borders[-1] <= SCRAP and borders[-1] > first:
        stop = borders[-1]
    return Quote(quote.conversation, first, stop)


class _Stretch:
    """The words around a quote, up to ``reach`` on each side, as far as its first and last speaker go on."""

    def __init__(self, quote: Quote, reach: int) -> None:
        self._first, self._stop = quote.first_word, quote.stop_word
        begin = max(0, quote.first_word - reach - 1)
        end = min(quote.conversation.word_count, quote.stop_word + reach + 1)
        self._begin, self._end = begin, end
        self._words = dict(enumerate(quote.conversation.words_from(begin, end), begin))
        self._turns = _turn_borders(quote.conversation, begin, end)
        self.earliest = max((at for at in self._turns if at <= self._first), default=begin)
        self.latest = min((at for at in self._turns if at >= self._stop), default=end)

    def is_border(self, at: int) -> bool:
        """Say whether a sentence ends before word ``at``, or a turn does."""
        return at in self._turns or (at - 1 in self._words and at in self._words and self._ends(at))

    def is_pause(self, at: int) -> bool:
        """Say whether a phrase ends before word ``at``."""
        return at - 1 in self._words and self._words[at - 1].endswith(_PHRASE_ENDS)

    def part(self, word: int) -> tuple[int, int] | None:
        """Return the sentence of ``word``, or what part of a long one ``word`` is in, as words from and to.

        None where an end of it is not near.
        """
        first, stop = self._sentence(word)
        if first is None or stop is None:
            return None
        while stop - first > LONGEST_SENTENCE:
            middle = (first + stop) / 2
            pauses = [at for at in range(first + 1, stop) if self.is_pause(at)]
            if not pauses:
                return None
            cut = min(pauses, key=lambda at: (abs(at - middle), at))
            first, stop = (first, cut) if word < cut else (cut, stop)
        return first, stop

    def _sentence(self, word: int) -> tuple[int | None, int | None]:
        first = next((at for at in range(word, self._begin - 1, -1) if self.is_border(at)), None)
        stop = next((at for at in range(word + 1, self._end + 1) if self.is_border(at)), None)
        return first, stop

    def _ends(self, at: int) -> bool:
        return ends_sentence(self._words[at - 1], self._words[at])


def _turn_borders(conversation: Conversation, begin: int, end: int) -> set[int]:
    """Return the words at which another speaker begins, and the ends of all, among words ``begin`` to ``end``."""
    passages = conversation.passages
    near = range(conversation.passage_of(begin), conversation.passage_of(max(begin, end - 1)) + 1)
    changes = {
        conversation.first_words[after]
        for before, after in pairwise(range(max(0, near.start - 1), near.stop + 1))
        if after < len(passages) and passages[before].speaker != passages[after].speaker
    }
    return {at for at in (*changes, 0, conversation.word_count) if begin <= at <= end}
