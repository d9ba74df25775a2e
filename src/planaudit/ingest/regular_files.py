"""Opening files, and nothing but files: a pipe or a device would keep its reader waiting."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from planaudit.ingest.interface import UnreadableFile

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: Path) -> BinaryIO:
    """Return the open file at `path`. Raises UnreadableFile, also for what is no file."""
    try:
        # Looked at before it is opened, for opening a device can set it going; and again
        # afterwards, for something else may stand there by then.
        if not stat.S_ISREG(path.stat().st_mode):
            raise _no_file()
        stream = os.fdopen(os.open(path, os.O_RDONLY | _WITHOUT_WAITING), "rb")
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            stream.close()
            raise _no_file()
    except (OSError, ValueError) as error:
        raise not_opened(error) from None
    return stream


def not_opened(error: OSError | ValueError) -> UnreadableFile:
    """Return the refusal of a file that the system would not open or read."""
    why = getattr(error, "strerror", None) or "the system refused"
    return UnreadableFile(
        "failed",
        f"the file could not be opened ({why}). Check that it is there, that it is a file, and "
        "that you are allowed to read it",
    )


def _no_file() -> UnreadableFile:
    return UnreadableFile(
        "failed",
        "the file could not be opened (it is a folder, a pipe or a device). Check that it is a "
        "file, or save what comes out of it in one",
    )
