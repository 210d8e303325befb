import pytest

from bot.conversation.model import Conversation
from bot.search.answer.confidence import COEFFICIENTS, INTERCEPT
from bot.search.index import Index
from bot.transcripts.folder.loading import load_library
from tests.search_quality.calibrate import QUOTES_DATA, fit, read_rows
from tests.search_quality.quality import DEVELOPMENT, OURS, figures, judge, read_queries, searching


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(load_library(QUOTES_DATA).library)


@pytest.fixture(scope="module")
def conversation(index: Index) -> Conversation:
    return next(iter(index.library))


def test_the_development_queries_are_answered_as_well_as_promised(index: Index, conversation: Conversation) -> None:
    reached = figures(judge(searching(index), read_queries(DEVELOPMENT, conversation), conversation))
    assert reached.first >= 0.96
    assert reached.in_time >= 0.95
    assert reached.overlap >= 0.80
    assert reached.decided >= 0.93
    assert reached.accepted <= 0.03


def test_our_own_queries_are_answered_as_well_as_promised(index: Index, conversation: Conversation) -> None:
    reached = figures(judge(searching(index), read_queries(OURS, conversation), conversation))
    assert reached.first >= 0.85
    assert reached.decided >= 0.80
    assert reached.accepted <= 0.05


def test_the_confidence_is_the_fit_of_the_committed_rows() -> None:
    assert [round(float(value), 2) for value in fit(read_rows())] == [INTERCEPT, *COEFFICIENTS]
