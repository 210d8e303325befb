import asyncio
import gc
import weakref
from io import StringIO

from bot.conversation.library import Library
from bot.features.ideas.job import IdeasJob
from bot.ideas.ideas import Ideas
from bot.search.index import Index
from tests.ideas.topics import TopicEmbedder, Waiting, town


async def test_vectors_are_made_beside_the_event_loop(log: StringIO):
    embedder = Waiting()
    ideas = Ideas(Index(Library.of([town()])), embedder)
    job = IdeasJob()
    ready = job.prepare(ideas)
    job.start()
    await asyncio.to_thread(embedder.begun.wait, 30)
    assert ideas.find("ice") == Ideas(Index(Library.of([town()])), None).find("ice")  # the loop goes on meanwhile
    embedder.may.set()
    assert await asyncio.wrap_future(ready)
    assert "Frost" in ideas.find("ice")[0].whole.text
    await job.stop()
    assert "prepared" in log.getvalue()


async def test_who_no_longer_waits_stops_nothing():
    embedder = Waiting()
    job = IdeasJob()
    first, second = (job.prepare(Ideas(Index(Library.of([town()])), embedder)) for _ in range(2))
    job.start()
    waiting = asyncio.wrap_future(first)
    waiting.cancel()
    await asyncio.sleep(0)
    embedder.may.set()
    assert await asyncio.wait_for(asyncio.wrap_future(second), 30)
    await job.stop()


async def test_stopping_ends_it_early(log: StringIO):
    embedder = Waiting()
    ideas = Ideas(Index(Library.of([town()])), embedder)
    job = IdeasJob()
    job.prepare(ideas)
    job.start()
    await asyncio.to_thread(embedder.begun.wait, 30)
    stopping = asyncio.create_task(job.stop())
    await asyncio.sleep(0)
    embedder.may.set()
    await stopping
    assert "prepared" not in log.getvalue()
    assert "Frost" not in [passage.best.text for passage in ideas.find("ice")]


async def test_what_goes_wrong_is_logged_and_harms_nobody(log: StringIO):
    class Broken(TopicEmbedder):
        def embed(self, texts):
            raise MemoryError

    ideas = Ideas(Index(Library.of([town()])), Broken())
    job = IdeasJob()
    ready = job.prepare(ideas)
    job.start()
    assert not await asyncio.wrap_future(ready)
    await job.stop()
    assert "not prepared" in log.getvalue()


async def test_a_job_that_was_never_started_can_be_stopped():
    job = IdeasJob()
    job.prepare(Ideas(Index(Library.of([town()])), None))
    await job.stop()


async def test_what_is_no_longer_wanted_does_not_wait_in_memory_for_its_turn():
    embedder = Waiting()
    job = IdeasJob()
    job.prepare(Ideas(Index(Library.of([town()])), embedder))
    job.start()
    await asyncio.to_thread(embedder.begun.wait, 30)
    unwanted = Ideas(Index(Library.of([town()])), embedder)
    left = weakref.ref(unwanted)
    ready = job.prepare(unwanted)
    unwanted.stop()
    del unwanted
    last = job.prepare(Ideas(Index(Library.of([town()])), embedder))
    gc.collect()
    assert left() is None
    assert not await asyncio.wrap_future(ready)
    embedder.may.set()
    assert await asyncio.wrap_future(last)
    await job.stop()
