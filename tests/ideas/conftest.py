import pytest

from bot.conversation.library import Library
from bot.ideas import english, multilingual
from bot.ideas.embedder import Embedder
from bot.ideas.ideas import Ideas
from bot.search.index import Index
from tests.ideas.topics import TopicEmbedder, town
from tests.search_quality.ideas import tuner


@pytest.fixture(scope="session", params=[english, multilingual], ids=["english", "multilingual"])
def real(request: pytest.FixtureRequest) -> Embedder:
    embedder: Embedder | None = request.param.load()
    assert embedder is not None
    return embedder


@pytest.fixture(scope="session")
def index() -> Index:
    return Index(Library.of([town(), tuner()]))


@pytest.fixture(scope="session")
def ideas(index: Index) -> Ideas:
    built = Ideas(index, TopicEmbedder())
    built.build()
    return built
