"""The bot's figures: what is counted, and that nothing of a library's or a person's words gets into them."""

import logging
from datetime import UTC, datetime

import discord

from bot.health.asking import Asking
from bot.health.figures import STATE, CountedLines, Figures
from bot.health.state import INTERVALS, Shard, State
from bot.storage.database import Database
from tests.conftest import Stage


def told(figures: Figures) -> str:
    return figures.text({}).decode()


async def test_what_is_asked_counts_by_names_of_ours(stage: Stage) -> None:
    figures = Figures()
    stage.env.bot.add_listener(Asking(figures, stage.env.bot.actions, lambda: 0.0).on_interaction)
    answer = (await stage.mira.slash(stage.channel, "quote", words="i get a lot of shit for my stiff face")).response
    await stage.mira.click(answer.message, label="Save")
    await stage.mira.autocomplete(stage.channel, "topic", "speaker", "stiff")
    assert 'verbatim_interactions_total{kind="command",name="quote"} 1.0' in told(figures)
    assert 'verbatim_interactions_total{kind="click",name="save"} 1.0' in told(figures)
    assert 'verbatim_interactions_total{kind="suggestions",name="topic"} 1.0' in told(figures)
    assert "stiff" not in told(figures)


def test_answers_count_by_how_long_they_took() -> None:
    figures = Figures()
    asked = datetime(2026, 11, 28, tzinfo=UTC)
    asking = Asking(figures, (), lambda: asked.timestamp() + 1.5)
    asking.answered(discord.utils.time_snowflake(asked), 4, None)
    assert 'verbatim_answer_seconds_sum{kind="answer"} 1.5' in told(figures)


def test_lines_of_ours_count_by_what_they_say_and_others_as_one() -> None:
    figures = Figures()
    lines = CountedLines(figures)
    for message in ({"event": "not remembered", "reason": "marmalade"}, "marmalade"):
        lines.emit(logging.LogRecord("any", logging.WARNING, "", 0, message, (), None))
    assert 'verbatim_log_lines_total{event="not remembered",level="warning"} 1.0' in told(figures)
    assert 'verbatim_log_lines_total{event="of a library",level="warning"} 1.0' in told(figures)
    assert "marmalade" not in told(figures)


def test_a_shard_is_dead_after_as_many_intervals_without_an_answer() -> None:
    assert Shard(0, INTERVALS * 41.0, 41.0).alive
    assert not Shard(0, INTERVALS * 41.0 + 0.1, 41.0).alive


async def test_what_there_is_at_the_moment_has_a_figure_each(stage: Stage, bot_database: Database, library) -> None:
    state = State(stage.env.bot, bot_database, lambda: library)
    figures = state.figures()
    assert figures.keys() == STATE.keys()
    assert (figures["conversations"], figures["servers"], figures["database_ready"]) == (1, 1, 1)
    assert figures["words"] > 10_000
    text = Figures().text(figures).decode()
    assert f"verbatim_words {figures['words']}" in text
    assert state.alive()[0]
