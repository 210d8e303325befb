import pytest

from bot.conversation.library import Library
from bot.ideas.embedder import Embedder, load_embedder
from bot.ideas.ideas import Ideas
from bot.search.index import Index
from tests.ideas.topics import TopicEmbedder, town
from tests.search_quality.ideas import tuner


@pytest.fixture(scope="session")
def real() -> Embedder:
    if (embedder := load_embedder()) is None:
        pytest.skip("the extra `ideas` is not installed")
    return embedder


@pytest.fixture(scope="session")
def index() -> Index:
    return Index(Library.of([town(), tuner()]))


@pytest.fixture(scope="session")
def ideas(index: Index) -> Ideas:
    built = Ideas(index, TopicEmbedder())
    built.build()
    return built
