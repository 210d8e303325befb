"""What autocomplete offers while a person types: real quotes, speakers, conversations."""

from collections.abc import Iterable

from discord import app_commands

from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.desk.markdown import cut, cut_start, visible
from bot.desk.quotation import heard_note, shown_time
from bot.library.offers import Offer

LONGEST = 100
"""Discord's limit for the name of a choice, in characters."""
LEAST_LEAD = 10
"""Characters of what comes before the words that were typed, at least."""


def suggestion_choices(offers: Iterable[Offer]) -> list[app_commands.Choice[str]]:
    """Return a choice per offer; its value, the quote's short form, brings exactly that quote back."""
    return [app_commands.Choice(name=suggestion(offer), value=shorten(offer.quote)) for offer in offers]


def suggestion(offer: Offer) -> str:
    """Return ``8:55 Mark: The whole sentence.``; of a longer one, what is around the words that were typed."""
    quote = offer.quote
    first_name = "".join(quote.speaker.split()[:1])
    name = cut(visible(first_name), 20) + (" (by machine)" if heard_note(quote.conversation) else "")
    heading = " ".join(filter(None, [shown_time(quote.conversation, quote.start), name.strip()])) + ": "
    return heading + _excerpt(offer, LONGEST - len(heading))


def _excerpt(offer: Offer, room: int) -> str:
    """Return the quote in at most ``room`` characters, less of what comes before the words that were typed."""
    quote, typed = offer
    whole, lead = visible(quote.text), ""
    if typed.first_word > quote.first_word:
        lead = visible(Quote(quote.conversation, quote.first_word, typed.first_word).text)
    rest = visible(Quote(quote.conversation, typed.first_word, quote.stop_word).text)
    if len(" ".join(whole.split())) <= room or not lead:
        return cut(whole, room)
    length = len(" ".join(visible(typed.text).split()))
    return cut(f"{cut_start(lead, max(LEAST_LEAD, (room - length - 1) // 2))} {rest}", room)
