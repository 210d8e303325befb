"""A film's pages show every word once, in order and large, and each layer stands where the others stand."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.conversation.model import Quote
from bot.pictures.captions import SIZES, FilmShape, Layer, caption_pages
from bot.pictures.rendering import Renderer
from tests.conversation.talks import spans, talk

LONG = "The tide comes in twice a day, and nobody asks it to. "


@given(spans(), st.sampled_from(FilmShape))
def test_every_word_is_on_one_page(span, shape: FilmShape):
    conversation, first, stop = span
    pages = caption_pages(Quote(conversation, first, stop), shape)
    assert [word for page in pages for word in range(page.first, page.stop)] == list(range(first, stop))


@pytest.mark.parametrize("shape", FilmShape)
@pytest.mark.parametrize("repeated", [1, 5, 17])
def test_no_page_is_full_and_none_nearly_empty(shape: FilmShape, repeated: int):
    conversation = talk(("Ada", 0.0, LONG * repeated))
    pages = caption_pages(conversation.quote_passages(0, 1), shape)
    lengths = [len(" ".join(conversation.words_from(page.first, page.stop))) for page in pages]
    assert max(lengths) <= SIZES[shape].characters * 1.3
    assert len(pages) == 1 or min(lengths) >= SIZES[shape].characters / 3


@pytest.mark.parametrize(
    "passages",
    [
        [("Ada", 0.0, LONG)],
        [("Ada", 0.0, LONG), ("Ben", 9.0, "Why should it ask?"), ("Ada", 12.0, "It should not.")],
        [("ليلى", 0.0, "هذه جملة قصيرة عن البحر والمد والجزر.")],
        [("Ada", 0.0, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3)],
    ],
)
def test_words_stand_in_their_places_in_every_layer(passages):
    conversation = talk(*passages)
    quote = conversation.quote_passages(0, len(passages))
    page = caption_pages(quote, FilmShape.SQUARE)[0]
    dim, lit, places = (_pixels(page.layers[layer]) for layer in Layer)
    assert dim.shape == lit.shape == places.shape == (720, 720, 3)
    pure = places[:, :, 0] == 255
    numbers = np.where(pure, places[:, :, 1].astype(int) << 8 | places[:, :, 2], 0)
    assert set(np.unique(numbers)) == set(range(page.stop - page.first + 1))
    different = (dim.astype(int) - lit).any(axis=2)
    assert different.sum() > 500
    assert (numbers[different] > 0).mean() > 0.97  # what lights up is within a word's place


def _pixels(sketch) -> np.ndarray:
    return np.array(Image.open(BytesIO(Renderer().render(sketch))).convert("RGB"))
