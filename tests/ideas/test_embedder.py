import socket
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest

from bot.ideas import english, multilingual
from bot.ideas.embedder import Embedder, load_embedder
from bot.ideas.english import EnglishEmbedder
from bot.ideas.multilingual import UniversalSentenceEncoder


def missing(package: str) -> str:
    raise PackageNotFoundError(package)


def test_the_embedder_that_was_named_serves():
    assert isinstance(load_embedder("light"), UniversalSentenceEncoder)
    assert isinstance(load_embedder("english"), EnglishEmbedder)


def test_one_that_is_not_installed_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(english, "find_spec", lambda package: None)
    monkeypatch.setattr(multilingual, "version", missing)
    assert load_embedder("light") is None
    assert load_embedder("english") is None


def test_a_package_that_came_without_its_models_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(english, "MODELS", "models/elsewhere")
    assert english.load() is None


def test_the_models_come_with_the_package_and_nothing_is_fetched(real: Embedder, monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    fresh = next(module.load() for module in (english, multilingual) if type(real).__module__ == module.__name__)
    assert fresh is not None
    assert fresh.embed(["a word"]).shape == (1, fresh.dimensions)
    assert fresh.second_look("a word", ["a word", "others"]).shape == (2,)


def test_vectors_have_length_one_and_likeness_of_meaning_is_closeness(real: Embedder):
    snow, cold, tax = real.embed(["It snowed all night.", "A cold white winter evening.", "The tax office wrote."])
    assert np.allclose([vector @ vector for vector in (snow, cold, tax)], 1, atol=1e-4)
    assert snow @ cold > snow @ tax + 0.1


def test_a_text_has_the_same_vector_alone_and_among_others(real: Embedder):
    texts = ["one", "two words", "three words here, " * 40]
    assert np.allclose(real.embed(texts), np.concatenate([real.embed([text]) for text in texts]), atol=1e-4)
    assert real.embed([]).shape == (0, real.dimensions)


@pytest.mark.parametrize(
    "text", ["", " ", "…", "\x00", "[CLS] [SEP]", "x" * 5000, "word " * 2000, "日本語 ’ 🎉", "half \udcff a letter"]
)
def test_any_text_has_a_vector_and_can_be_looked_at(real: Embedder, text: str):
    assert np.isfinite(real.embed([text])).all()
    assert np.isfinite(real.second_look(text, [text, "another"])).all()
    assert real.second_look(text, []).shape == (0,)


def test_a_second_look_tells_an_answer_from_what_merely_is_about_the_same():
    embedder = english.load()
    assert embedder is not None
    texts = ["The ferry is a thing people love to talk about.", "It leaves at seven in the morning, from the pier."]
    talk, answer = embedder.second_look("when does the ferry depart?", texts)
    assert answer > talk


def test_models_are_read_when_first_asked():
    EnglishEmbedder("none", Path("nowhere"))  # nothing is looked for yet
