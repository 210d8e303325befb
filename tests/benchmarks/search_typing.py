"""How much of a query must be typed until the right quote is suggested, character by character.

Run with ``python -m tests.benchmarks.search_typing``.
"""

from statistics import median

from bot.conversation.library import Library
from bot.search.index import Index
from tests.benchmarks.libraries import first_conversation
from tests.search_quality.quality import DEVELOPMENT, Asked, read_queries

SHOWN = 25
LONGEST = 100
"""Characters; nobody types the pasted passages of the development set."""
EVERY = 3
AIM = 0.5
NEVER = 1.5
"""What a quote that is not suggested even for the whole query counts."""


def measure() -> list[tuple[str, str, str]]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    conversation = first_conversation()
    index = Index(Library.of([conversation]))
    queries = [asked for asked in read_queries(DEVELOPMENT, conversation) if asked.spans]
    typed = [_typed(asked, index) for asked in queries if len(asked.query) <= LONGEST][::EVERY]
    rows = []
    for what, shares in (("first", [first for first, _ in typed]), (f"among {SHOWN}", [among for _, among in typed])):
        share = median(shares)
        rows.append((f"typed until the quote is {what}, median", f"{share:.2f}", _bar(share)))
    return rows


def _typed(asked: Asked, index: Index) -> tuple[float, float]:
    """Return the shares of the query typed until the quote is first, and until it is shown at all."""
    first = among = NEVER
    for count in range(1, len(asked.query) + 1):
        suggested = [match.quote for match in index.suggest(asked.query[:count], limit=SHOWN)]
        right = [
            any(
                2 * _shared(quote.first_word, quote.stop_word, *span) >= quote.stop_word - quote.first_word
                for span in asked.spans
            )
            for quote in suggested
        ]
        share = count / len(asked.query)
        if any(right):
            among = min(among, share)
        if right[:1] == [True]:
            return share, among
    return first, among


def _shared(first: int, stop: int, start: int, end: int) -> int:
    return max(0, min(stop, end) - max(first, start))


def _bar(share: float) -> str:
    return f"<= {AIM}, {'met' if share <= AIM else 'MISSED'}"


if __name__ == "__main__":
    for what, figure, bar in measure():
        print(f"{what:48} {figure:>8}  {bar}")
