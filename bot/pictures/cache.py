"""Finished pictures, as many as fit a number of bytes."""

from collections import OrderedDict

from bot.pictures.sketch import Sketch


class PictureCache:
    """PNGs by sketch, at most ``most_bytes`` of them together; the longest unused are forgotten first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pictures: OrderedDict[Sketch, bytes] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pictures)

    def get(self, sketch: Sketch) -> bytes | None:
        """Return the picture of ``sketch``, if it is remembered."""
        if (png := self._pictures.get(sketch)) is not None:
            self._pictures.move_to_end(sketch)
        return png

    def put(self, sketch: Sketch, png: bytes) -> None:
        """Remember ``png``; one larger than all the room there is, is not."""
        self._bytes += len(png) - len(self._pictures.pop(sketch, b""))
        self._pictures[sketch] = png
        while self._bytes > self._most_bytes:
            _, forgotten = self._pictures.popitem(last=False)
            self._bytes -= len(forgotten)
