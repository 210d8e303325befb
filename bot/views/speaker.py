"""How one person talks: amounts, pace, vocabulary, and the words that tell them from the others."""

from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.desk.markdown import cut, plain
from bot.desk.quotation import moment_link, speaker_name
from bot.desk.reply import Picture, Reply
from bot.statistics.distinctive import DistinctiveTerm
from bot.statistics.exchanges import Interruption
from bot.statistics.speakers import TalkFigures
from bot.statistics.vocabulary import VocabularyFigures
from bot.views.layout import view_reply

_MOST_TERMS = 8


def speaker_reply(
    conversation: Conversation,
    talk: TalkFigures,
    vocabulary: VocabularyFigures,
    terms: Sequence[DistinctiveTerm],
    interruptions: Sequence[Interruption],
    picture: Picture | None = None,
) -> Reply:
    """Return how ``talk.speaker`` talks in ``conversation``; ``interruptions`` are everyone's."""
    texts = [
        f"### How {speaker_name(talk.speaker or '')} talks",
        "\n".join([*_amounts(talk), *_language(vocabulary), *_manners(talk, interruptions)]),
        _terms(terms),
    ]
    return view_reply(conversation, "person", texts, picture=picture)


def _amounts(talk: TalkFigures) -> list[str]:
    lines = [f"- **{talk.words:,} words**, {talk.share:.0%} of all, in {format_timecode(talk.seconds)} minutes"]
    if talk.words_per_minute:
        lines.append(f"- **{talk.words_per_minute:.0f} words a minute**")
    longest = f", the longest {_words(talk)}" if talk.longest_turn else ""
    return [*lines, f"- **{_counted(talk.turns, 'turn')}**{longest}"]


def _words(talk: TalkFigures) -> str:
    turn = talk.longest_turn
    if turn is None:
        return ""
    return f"{turn.stop_word - turn.first_word:,} words from {moment_link(turn.conversation, turn.start)}"


def _language(vocabulary: VocabularyFigures) -> list[str]:
    variety = f"; of 100 words in a row {100 * vocabulary.variety:.0f} differ" if vocabulary.variety else ""
    return [
        f"- **{vocabulary.different_words:,} different words**{variety}",
        f"- **{vocabulary.words_per_sentence:.0f} words a sentence** on average",
    ]


def _manners(talk: TalkFigures, interruptions: Sequence[Interruption]) -> list[str]:
    cut_off = [one for one in interruptions if one.interrupted == talk.speaker]
    cuts_in = [one for one in interruptions if one.interrupter == talk.speaker]
    first = f" (first at {moment_link(cut_off[0].quote.conversation, cut_off[0].quote.start)})" if cut_off else ""
    return [
        f"- **{_counted(talk.questions, 'question')}** asked",
        f"- interrupted {_times(len(cut_off))}{first}, interrupts {_times(len(cuts_in))}",
    ]


def _terms(terms: Sequence[DistinctiveTerm]) -> str:
    if not terms:
        return ""
    lines = [
        f"- {cut(plain(term.text), 60)}: {term.per_thousand_words:.1f} (others {term.per_thousand_words_by_others:.1f})"
        f", first {moment_link(term.first.conversation, term.first.start)}"
        for term in terms[:_MOST_TERMS]
    ]
    return "\n".join(["**Says more than the others do**, times in 1,000 words", *lines])


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number:,} times")
