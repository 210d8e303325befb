"""What Python's reader of ZIP archives raises for one that cannot be read."""

import lzma
import struct
import zipfile
import zlib

BROKEN_ZIP = (
    zipfile.BadZipFile,
    RuntimeError,  # it is locked; NotImplementedError, which is one of these: packed in a way that is not known
    zlib.error,  # this and the next five: it is damaged, and how depends on where
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)
