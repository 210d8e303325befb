import json
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest

import bot.site
from bot.conversation.audio import Audio
from bot.conversation.links import play_link
from bot.conversation.model import Conversation
from bot.conversation.site_pages import with_site
from bot.conversation.timing import seconds_at
from bot.pictures.rendering import Renderer
from bot.site.cards import passage_card
from bot.site.passages import shown_passages
from bot.site.writing import MANIFEST, SiteError, SiteWriter, Wishes
from tests.site.talks import YOUTUBE, corrected, library, talk

SITE = "https://example.org/talks"


def write(folder: Path, conversations: Sequence[Conversation], **wishes: object) -> set[str]:
    for _ in SiteWriter(folder, Wishes(**wishes)).write(library(*conversations)):  # type: ignore[arg-type]
        pass
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def test_a_site_has_a_page_for_each_conversation_and_passage(tmp_path: Path) -> None:
    pages = {f"engine/{name}.html" for name in ("index", "w0", "w12", "w15")}
    assert write(tmp_path, [talk()]) == {"index.html", "site.css", "site.js", MANIFEST, *pages}


def test_what_is_gone_goes_from_the_site_and_nothing_else_does(tmp_path: Path) -> None:
    write(tmp_path, [talk(), replace(talk(), key="loom")])
    (tmp_path / "mine.html").write_text("mine")
    left = write(tmp_path, [talk()])
    assert "loom/index.html" not in left
    assert {"mine.html", "engine/index.html"} <= left


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(SiteError, match="not empty"):
        write(tmp_path, [talk()])
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_manifest_reaches_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    folder = tmp_path / "site"
    write(folder, [talk()])
    (folder / MANIFEST).write_text(f"../mine\n{tmp_path / 'mine'}\n")
    write(folder, [talk()])
    assert (tmp_path / "mine").exists()


def test_with_an_address_there_is_a_sitemap(tmp_path: Path) -> None:
    write(tmp_path, [talk()], site=SITE)
    assert f"<loc>{SITE}/engine/</loc>" in (tmp_path / "sitemap.xml").read_text("utf-8")


def test_cards_are_painted_once_and_linked(tmp_path: Path) -> None:
    first = write(tmp_path, [talk()], site=SITE, renderer=Renderer())
    cards = {tmp_path / name for name in first if name.endswith(".png")}
    assert len(cards) == 3
    painted = {card: card.stat().st_mtime_ns for card in cards}
    assert write(tmp_path, [talk()], site=SITE, renderer=Renderer()) == first
    assert {card: card.stat().st_mtime_ns for card in cards} == painted
    assert any(card.name in (tmp_path / "engine" / "w12.html").read_text("utf-8") for card in cards)


def test_a_sound_file_goes_beside_its_page(tmp_path: Path) -> None:
    sound = tmp_path / "talk.mp3"
    sound.write_bytes(b"sound")
    write(tmp_path / "site", [replace(talk(), audio=Audio(str(sound), 1.5))])
    assert (tmp_path / "site/engine/sound.mp3").read_bytes() == b"sound"
    assert 'src="sound.mp3"' in (tmp_path / "site/engine/index.html").read_text("utf-8")


def test_a_passages_card_has_as_many_of_its_sentences_as_there_is_room_for(seed: Conversation) -> None:
    for number in range(0, len(seed.passages), 9):
        card = passage_card(seed, number)
        assert card is not None
        said = " ".join(line["words"]["text"] for line in json.loads(card.sketch.values)["lines"])
        whole = seed.quote_passages(number, number + 1)
        assert whole.text.startswith(said.removesuffix(" …"))


def test_what_nothing_plays_is_linked_to_its_page_and_all_else_to_its_player() -> None:
    assert play_link(with_site(talk(), SITE), 13.0) == f"{SITE}/engine/w15.html"
    assert play_link(with_site(corrected(), SITE), 13.0) == f"{SITE}/engine/w15.html"
    assert with_site(talk(YOUTUBE), SITE) == talk(YOUTUBE)
    assert with_site(talk(), None) == talk()


@pytest.mark.process
@pytest.mark.skipif(which("node") is None, reason="no node to run the page's script with")
def test_the_script_reckons_with_the_same_times_as_the_bot(seed: Conversation) -> None:
    script = (Path(bot.site.__file__).parent / "assets/site.js").read_text("utf-8")
    reckon = script[script.index("const CHARACTERS_PER_SECOND") : script.index("const LEAD_IN")]
    reckon += script[script.index("function secondsAt") : script.index("function reveal")]
    for conversation in (talk(), seed):
        shown = shown_passages(conversation)
        given = [{"dataset": {"t": f"{one.start:.2f}", "s": one.stamps}, "characters": len(one.text)} for one in shown]
        asked = [(number, at) for number, one in enumerate(shown) for at in range(0, len(one.text), 17)]
        told = f"const p = {json.dumps(given)}, all = {json.dumps(asked)}.map(([n, c]) => secondsAt(p, n, c));"
        told += "console.log(JSON.stringify(all))"
        ran = subprocess.run(["node", "-"], input=reckon + told, capture_output=True, text=True, check=True)
        own = [seconds_at(conversation.passages, number, at) for number, at in asked]
        assert json.loads(ran.stdout) == pytest.approx(own, abs=0.02)
