import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import typst

import bot.pictures
from bot.pictures.card import quote_card
from bot.pictures.fonts import font_folders
from bot.pictures.rendering import PaintingFailed, Renderer
from bot.pictures.sketch import Sketch, Theme
from tests.pictures.talks import fixed_sketches, said

HERE = Path(bot.pictures.__file__).parent


def test_threads_paint_side_by_side_and_alike(renderer: Renderer) -> None:
    sketches = [*fixed_sketches(Theme.LIGHT).values()]
    with ThreadPoolExecutor(3) as pool:
        pngs = list(pool.map(renderer.render, sketches * 2))
    assert pngs[: len(sketches)] == pngs[len(sketches) :]
    assert len(set(pngs)) == len(sketches)


@pytest.mark.parametrize("values", ["", "{}", "[", json.dumps({"theme": "dark", "lines": []})])
def test_values_a_template_cannot_take_fail_as_one_error(renderer: Renderer, values: str) -> None:
    with pytest.raises(PaintingFailed):
        renderer.render(Sketch("card", values, "", "card.png"))


@pytest.mark.parametrize("text", ["我们在这里", "こんにちは", "안녕하세요"])
def test_letters_without_a_font_are_no_boxes_but_a_failure(renderer: Renderer, text: str) -> None:
    with pytest.raises(PaintingFailed):
        renderer.render(quote_card(said(("Ada", text))))


def test_with_the_operators_fonts_all_letters_are_tried(tmp_path: Path) -> None:
    assert Renderer(tmp_path).render(quote_card(said(("Ada", "我们在这里")))).startswith(b"\x89PNG")


def test_every_font_that_templates_name_is_there() -> None:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders()))
    named = re.findall(r'"((?:Noto|Inter|Source)[\w ]*)"', (HERE / "templates" / "look.typ").read_text("utf-8"))
    assert len(named) > 20
    assert set(named) <= set(fonts.families())


def test_fonts_in_the_package_have_their_licence_beside_them() -> None:
    for font in HERE.glob("fonts/*.ttf"):
        assert "SIL OPEN FONT LICENSE" in font.with_name(f"{font.stem}-OFL.txt").read_text("utf-8")
