"""Other ways to find a quote, each as a search to be judged beside ours, over windows of words or the joined text."""

import re
import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

import tantivy
from rapidfuzz import fuzz, process, utils

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from tests.search_quality.quality import Answer, Judged, Search, figures

WIDTH, STEP = 24, 8
"""Words in a window, and from one window's beginning to the next's: the best unit found for these scorers."""
LIMIT = 5


class Windows(NamedTuple):
    """The texts of all windows of a library, and the span of words that each is."""

    texts: list[str]
    spans: list[tuple[int, int]]


def windows_of(library: Library) -> Windows:
    """Return the windows of ``library``, conversation after conversation."""
    texts, spans = [], []
    for conversation in library:
        words = conversation.words
        for first in range(0, max(1, len(words) - WIDTH + STEP), STEP):
            texts.append(utils.default_process(" ".join(words[first : first + WIDTH])))
            spans.append((first, min(first + WIDTH, len(words))))
    return Windows(texts, spans)


def by_scorer(scorer: Callable[..., float], windows: Windows) -> Search:
    """Return rapidfuzz's ``process.extract`` with ``scorer`` over windows."""

    def search(words: str) -> list[Answer]:
        found = process.extract(words, windows.texts, scorer=scorer, processor=utils.default_process, limit=LIMIT)
        return [Answer(*windows.spans[at], score / 100) for _, score, at in found]

    return search


def by_alignment(conversation: Conversation) -> Search:
    """Return one ``partial_ratio_alignment`` over the joined text of a conversation."""
    words = [utils.default_process(word) for word in conversation.words]
    text = " ".join(words)
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word) + 1)

    def search(words: str) -> list[Answer]:
        found = fuzz.partial_ratio_alignment(utils.default_process(words), text)
        if found is None or found.dest_start == found.dest_end:
            return []
        first = next(at for at, end in enumerate(ends) if end > found.dest_start) - 1
        stop = next((at for at, end in enumerate(ends) if end >= found.dest_end), len(ends) - 1)
        return [Answer(max(0, first), max(stop, first + 1), found.score / 100)]

    return search


def by_fts5(tokenizer: str, windows: Windows) -> Search:
    """Return SQLite's full-text search over windows, any word or letter triple of the query, ranked by BM25."""
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE said USING fts5(text, tokenize='{tokenizer}')")
    database.executemany("INSERT INTO said VALUES (?)", ((text,) for text in windows.texts))

    def search(words: str) -> list[Answer]:
        plain = utils.default_process(words)
        parts = plain.split() if tokenizer == "porter" else [plain[at : at + 3] for at in range(len(plain) - 2)]
        if not parts:
            return []
        query = " OR ".join(f'"{part}"' for part in dict.fromkeys(parts))
        rows = database.execute(
            "SELECT rowid, -bm25(said) FROM said WHERE said MATCH ? ORDER BY bm25(said) LIMIT ?", (query, LIMIT)
        )
        return [Answer(*windows.spans[row - 1], score) for row, score in rows]

    return search


def by_tantivy(windows: Windows) -> Search:
    """Return tantivy over windows, every word of the query fuzzy, as it is meant to be used for this."""
    schema = (
        tantivy.SchemaBuilder()
        .add_text_field("text", tokenizer_name="en_stem")
        .add_integer_field("number", stored=True)
        .build()
    )
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for number, text in enumerate(windows.texts):
        writer.add_document(tantivy.Document(text=text, number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(words: str) -> list[Answer]:
        clauses = []
        for word in dict.fromkeys(re.findall(r"\w+", utils.default_process(words))):
            exact = index.parse_query(word, ["text"])
            fuzzy = tantivy.Query.fuzzy_term_query(schema, "text", word, distance=1 if len(word) < 8 else 2)
            clauses += [(tantivy.Occur.Should, exact), (tantivy.Occur.Should, fuzzy)]
        if not clauses:
            return []
        hits = searcher.search(tantivy.Query.boolean_query(clauses), LIMIT).hits
        found = [(searcher.doc(address)["number"][0], score) for score, address in hits]
        return [Answer(*windows.spans[number], score) for number, score in found]

    return search


def rivals(library: Library) -> dict[str, Search]:
    """Return every rival, by the name it has in tables."""
    windows = windows_of(library)
    found = {
        "token_set_ratio, windows": by_scorer(fuzz.token_set_ratio, windows),
        "partial_ratio, windows": by_scorer(fuzz.partial_ratio, windows),
        "SQLite FTS5 porter": by_fts5("porter", windows),
        "SQLite FTS5 trigram": by_fts5("trigram", windows),
        "tantivy, fuzzy terms": by_tantivy(windows),
    }
    if len(library) == 1:
        found["partial_ratio_alignment"] = by_alignment(next(iter(library)))
    return found


def best_threshold(judged: Sequence[Judged]) -> float:
    """Return the threshold that decides most of these queries rightly: the middle one, if several do."""
    rising = sorted({row.score for row in judged})
    decided = [(figures(judged, least).decided, least) for least in (*rising, rising[-1] + 1)]
    best = [least for share, least in decided if share == max(decided)[0]]
    return best[len(best) // 2]
