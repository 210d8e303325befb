import socket
from importlib.metadata import PackageNotFoundError

import numpy as np
import pytest

from bot.ideas import embedder as module
from bot.ideas.embedder import Embedder, UniversalSentenceEncoder, load_embedder


def test_without_the_extra_there_is_no_embedder(monkeypatch: pytest.MonkeyPatch):
    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(module, "version", missing)
    assert load_embedder() is None


def test_the_model_comes_with_the_package_and_nothing_is_fetched(real: Embedder, monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    fresh = UniversalSentenceEncoder("fresh")
    assert fresh.embed(["a word"]).shape == (1, fresh.dimensions)


def test_vectors_have_length_one_and_likeness_of_meaning_is_closeness(real: Embedder):
    snow, cold, tax = real.embed(["It snowed all night.", "A cold white winter evening.", "The tax office wrote."])
    assert np.allclose([vector @ vector for vector in (snow, cold, tax)], 1, atol=1e-4)
    assert snow @ cold > snow @ tax + 0.1


def test_a_text_has_the_same_vector_alone_and_among_others(real: Embedder):
    texts = ["one", "two words", "three words here, " * 40]
    assert np.allclose(real.embed(texts), np.concatenate([real.embed([text]) for text in texts]), atol=1e-4)
    assert real.embed([]).shape == (0, real.dimensions)
