"""The picture of a show that ``conversation.toml`` names: a file beside it, or an address."""

from pathlib import Path

from bot.conversation.model import Conversation
from bot.transcripts.written import OddLine


def is_address(image: str | None) -> bool:
    """Return whether ``image`` has to be fetched from the web."""
    return image is not None and image.startswith(("https://", "http://"))


def image_in(folder: Path, image: str | None) -> str | None:
    """Return where ``image``, as the settings in ``folder`` name it, is: the path of a file, or its address."""
    return image if image is None or is_address(image) else str(folder / image)


def missing_image(conversation: Conversation, folder: Path) -> OddLine | None:
    """Return what to tell where the file with the picture of ``conversation`` is not in ``folder``."""
    if conversation.image is None or is_address(conversation.image) or Path(conversation.image).is_file():
        return None
    name = Path(conversation.image).name
    return OddLine(str(folder), 0, f"there is no picture {name}", "put it beside the transcript, or take out image")
