import json
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.library import Library
from bot.search import building
from bot.search.cache import content_key, load, store
from bot.search.index import Index
from bot.search.reading.conversations import read_corpus
from bot.search.reading.postings import post
from tests.search.conftest import conversation
from tests.search.reading.test_conversations import same

CONVERSATIONS = [
    conversation("one", ("Ann", "We built the first headset in a garage, and it was terrible.")),
    conversation("two", ("Ben", "A heavy headset for fifteen hundred dollars.")),
]
KEY = content_key(CONVERSATIONS)
CORPUS = read_corpus(CONVERSATIONS)
POSTINGS = post(CORPUS.tokens, len(CORPUS.vocabulary))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cache" / "search.index"
    store(path, KEY, CORPUS, POSTINGS)
    return path


def test_what_was_stored_is_loaded(file: Path) -> None:
    loaded = load(file, KEY)
    assert loaded is not None
    assert same(loaded[0], CORPUS)
    assert all(np.array_equal(one, other) for one, other in zip(loaded[1], POSTINGS, strict=True))
    assert not loaded[0].tokens.flags.writeable


def test_other_content_is_not_loaded(file: Path) -> None:
    assert load(file, content_key(CONVERSATIONS[:1])) is None


def test_no_file_is_not_loaded(tmp_path: Path) -> None:
    assert load(tmp_path / "none", KEY) is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_file_is_not_loaded(file: Path, data: st.DataObject) -> None:
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from([whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole + whole[:at]])
    )
    other = file.with_name("damaged")
    other.write_bytes(damaged)
    loaded = load(other, KEY)
    assert loaded is None or (damaged == whole or same(loaded[0], CORPUS))


def test_storing_again_leaves_one_file(file: Path) -> None:
    store(file, "other", CORPUS, POSTINGS)
    assert [path.name for path in file.parent.iterdir()] == ["search.index"]
    assert load(file, "other") is not None


def test_a_large_library_is_kept_and_a_damaged_one_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "CACHED_FROM", 2)
    cache = tmp_path / "search.index"
    library = Library.of(CONVERSATIONS)
    first = Index(library, cache=cache)
    again = Index(library, cache=cache)
    assert again.find("heavy headset") == first.find("heavy headset")
    cache.write_bytes(b"{}\n")
    assert Index(library, cache=cache).find("heavy headset") == first.find("heavy headset")
    assert load(cache, KEY) is not None


def test_a_place_that_cannot_be_written_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "CACHED_FROM", 2)
    (tmp_path / "file").write_text("")
    assert Index(Library.of(CONVERSATIONS), cache=tmp_path / "file" / "search.index").find("headset")


@pytest.mark.parametrize("dtype", ["|O", "<i8", "<f4", "|V4", "[('a', '|O')]", ">i4", "|S4"])
@pytest.mark.parametrize("name", ["tokens", "telling", "vocabulary", "block_starts"])
def test_a_type_that_is_not_its_own_is_refused_though_the_digest_is_right(file: Path, name: str, dtype: str) -> None:
    _, header, arrays = file.read_bytes().split(b"\n", 2)
    told = json.loads(header)
    if told["arrays"][name][0] == dtype:
        return
    told["arrays"][name][0] = dtype
    forged = json.dumps(told).encode() + b"\n" + arrays
    file.write_bytes(blake2b(forged, digest_size=20).hexdigest().encode() + b"\n" + forged)
    assert load(file, KEY) is None


def test_a_header_with_a_right_digest_is_taken(file: Path) -> None:
    _, rest = file.read_bytes().split(b"\n", 1)
    file.write_bytes(blake2b(rest, digest_size=20).hexdigest().encode() + b"\n" + rest)
    assert load(file, KEY) is not None
