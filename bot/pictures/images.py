"""The pictures of shows, small enough for a card: checked and scaled in a process of its own.

Run as a program it is that process: the file's bytes come by standard input, a PNG goes out by standard output.
"""

import subprocess
import sys
import tempfile
import threading
from hashlib import blake2b
from pathlib import Path

import structlog

from bot.transcripts.folder.image_setting import is_address
from bot.transcripts.process_limits import limit_process

LARGEST = 8 * 1024**2
"""Bytes of a picture that is read: covers of podcasts are 3,000 pixels wide at most."""

MOST_WANTED = 200
"""Pictures on the web that may wait to be fetched."""

SIDE = 132
"""Pixels of its width and height when scaled; what is not square loses what is outside its middle."""

_LONGEST = 10
"""Seconds of computing that scaling may take."""
_MOST_MEMORY = 1024**3
_STARTING = 15
_BEGINNINGS = {"png": (b"\x89PNG\r\n\x1a\n",), "jpg": (b"\xff\xd8\xff",), "webp": (b"RIFF",)}
_PAGE = (
    "#set page(width: {side}pt, height: {side}pt, margin: 0pt)\n"
    '#image("picture", format: "{kind}", width: 100%, height: 100%, fit: "cover", alt: "")'
)
_log = structlog.stdlib.get_logger("bot.pictures")


class UnreadableImage(Exception):
    """A picture cannot be shown; the message says why and what to do."""


def scaled(file: Path) -> bytes:
    """Return the picture in ``file`` as a small square PNG; raises UnreadableImage. Waits half a minute at most."""
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableImage(f"{file} cannot be read: {error.strerror}") from error
    if len(data) > LARGEST:
        raise UnreadableImage(f"{file} is larger than {LARGEST // 1024**2} MB: save it smaller")
    if _kind_of(data) is None:
        raise UnreadableImage(f"{file} is no PNG, JPEG or WebP picture: save it as one of them")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot.pictures.images"],
            input=data,
            capture_output=True,
            timeout=_LONGEST + _STARTING,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise UnreadableImage(f"{file} is broken or too large to be scaled: save it anew") from error
    return done.stdout


class ShowImages:
    """The scaled pictures of shows, each read once until its file changes; may be asked in any thread.

    Those on the web are kept in the folder ``fetched`` by whoever fetches them; without one they aren't shown.
    """

    def __init__(self, fetched: Path | None = None) -> None:
        self._fetched = fetched
        self._wanted: dict[str, None] = {}
        self._scaled: dict[tuple[str, int], bytes | None] = {}
        self._lock = threading.Lock()

    def of(self, image: str | None) -> bytes | None:
        """Return the picture that ``image`` is the file or the address of.

        None if it can't be shown, which is logged once, or isn't fetched yet; then it is among those ``wanted``.
        """
        if image is None:
            return None
        return self._of_web(image) if is_address(image) else self._of_file(image)

    def want(self, address: str) -> None:
        """Note that what is at ``address`` is to be fetched, unless it is here or too much is wanted already."""
        with self._lock:
            if self._fetched and not self._file(address).exists() and len(self._wanted) < MOST_WANTED:
                self._wanted[address] = None

    def take_wanted(self) -> list[str]:
        """Return the addresses that are wanted, and want them no more."""
        with self._lock:
            wanted, self._wanted = [*self._wanted], {}
        return wanted

    def keep(self, address: str, data: bytes) -> None:
        """Scale and keep the picture ``data`` that was fetched from ``address``; raises UnreadableImage and OSError.

        Waits half a minute at most.
        """
        assert self._fetched is not None
        self._fetched.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._fetched) as folder:
            beside = Path(folder) / "picture"
            beside.write_bytes(data)
            beside.write_bytes(scaled(beside))
            beside.replace(self._file(address))

    def _of_web(self, address: str) -> bytes | None:
        if self._fetched is None:
            return None
        try:
            return self._file(address).read_bytes()
        except OSError:
            self.want(address)
            return None

    def _file(self, address: str) -> Path:
        assert self._fetched is not None
        return self._fetched / f"{blake2b(address.encode(), digest_size=16).hexdigest()}.png"

    def _of_file(self, image: str) -> bytes | None:
        file = Path(image)
        try:
            key = (image, file.stat().st_mtime_ns)
        except OSError:
            return None
        with self._lock:
            if key not in self._scaled:
                self._scaled[key] = _scaled_or_logged(file)
            return self._scaled[key]


def _scaled_or_logged(file: Path) -> bytes | None:
    try:
        return scaled(file)
    except UnreadableImage as error:
        _log.warning("a show's picture is left out", reason=str(error))
        return None


def _kind_of(data: bytes) -> str | None:
    return next((kind for kind, beginnings in _BEGINNINGS.items() if data.startswith(beginnings)), None)


def _serve() -> None:
    import typst

    data = sys.stdin.buffer.read(LARGEST + 1)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "picture").write_bytes(data)
        limit_process(_LONGEST, _MOST_MEMORY)
        page = _PAGE.format(side=SIDE, kind=_kind_of(data)).encode()
        png = typst.Compiler(page, root=folder, ignore_system_fonts=True).compile(format="png", ppi=72)
    assert isinstance(png, bytes)
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    _serve()
