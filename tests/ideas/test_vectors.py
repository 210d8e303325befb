import os
from pathlib import Path

import numpy as np
import pytest

from bot.ideas.vectors import BATCH, Stopped, read_or_embed
from tests.ideas.topics import TopicEmbedder

TEXTS = ["the harbour", "an oven", "cash and bread"]


def never() -> bool:
    return False


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_vectors_are_made_once_and_then_mapped_from_the_folder(tmp_path: Path):
    embedder, folder = TopicEmbedder(), tmp_path / "not" / "yet"
    made = read_or_embed(TEXTS, embedder, folder, never)
    again = read_or_embed(TEXTS, embedder, folder, never)
    assert embedder.asked == len(TEXTS)
    assert isinstance(again, np.memmap)
    assert np.array_equal(made, again)
    assert made.dtype == np.float16
    assert np.allclose(made, embedder.embed(TEXTS), atol=1e-3)


def test_other_texts_or_another_embedder_have_vectors_of_their_own(tmp_path: Path):
    other = TopicEmbedder()
    other.name = "other topics"
    for texts, embedder in ((TEXTS, TopicEmbedder()), (TEXTS[::-1], TopicEmbedder()), (TEXTS, other)):
        read_or_embed(texts, embedder, tmp_path, never)
        assert embedder.asked == len(TEXTS)
    assert len(list(tmp_path.iterdir())) == 3


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def change(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-8] + b"\xff" * 8)


def pickle_in(file: Path) -> None:
    np.save(file, np.array([{"a": "dictionary"}]), allow_pickle=True)


def other_shape(file: Path) -> None:
    np.save(file, np.ones((1, 1), np.float16))


def other_type(file: Path) -> None:
    np.save(file, np.load(file).astype(np.float32))


@pytest.mark.parametrize("spoil", [cut, change, pickle_in, other_shape, other_type, lambda file: file.write_bytes(b"")])
def test_a_file_that_was_cut_changed_or_is_foreign_is_made_anew(tmp_path: Path, spoil):
    embedder = TopicEmbedder()
    made = np.array(read_or_embed(TEXTS, embedder, tmp_path, never))
    spoil(only_file(tmp_path))
    assert np.array_equal(read_or_embed(TEXTS, embedder, tmp_path, never), made)
    assert embedder.asked == 2 * len(TEXTS)
    assert np.array_equal(np.load(only_file(tmp_path)), made)


def test_without_a_folder_or_in_one_that_cannot_be_written_they_stay_in_memory(tmp_path: Path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    for folder in (None, in_the_way):
        assert read_or_embed(TEXTS, TopicEmbedder(), folder, never).shape == (3, TopicEmbedder.dimensions)
    assert list(tmp_path.iterdir()) == [in_the_way]


def test_the_work_can_be_stopped_and_leaves_nothing_half_done(tmp_path: Path):
    embedder = TopicEmbedder()
    with pytest.raises(Stopped):
        read_or_embed(["text"] * 3 * BATCH, embedder, tmp_path, lambda: embedder.asked >= BATCH)
    assert embedder.asked == BATCH
    assert list(tmp_path.iterdir()) == []


def test_those_read_longest_ago_make_room_on_disk_and_still_answer(tmp_path: Path):
    embedder = TopicEmbedder()
    kept = read_or_embed(["the harbour"], embedder, tmp_path, never, most=2**20)
    first = only_file(tmp_path)
    read_or_embed(["an oven"], embedder, tmp_path, never, most=2**20)
    (second,) = {*tmp_path.iterdir()} - {first}
    for file, read_at in ((first, 1), (second, 2)):
        os.utime(file, (read_at, read_at))
    read_or_embed(["the harbour"], embedder, tmp_path, never, most=2**20)
    assert embedder.asked == 2
    cash = read_or_embed(["cash and bread"], embedder, tmp_path, never, most=2 * first.stat().st_size)
    assert first.exists()
    assert not second.exists()
    third = read_or_embed(["frost"], embedder, tmp_path, never, most=1)
    assert not [*tmp_path.iterdir()]
    assert kept.shape == cash.shape == third.shape
