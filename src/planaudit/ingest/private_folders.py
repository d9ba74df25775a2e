"""Folders that only this user can open, for what must be a file for another program to read it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _prefix(process: int) -> str:
    return f"planaudit-{process}-"


@contextmanager
def private_folder() -> Iterator[Path]:
    """Give a private folder, and remove it with all that is in it."""
    prefix = _prefix(os.getpid())
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def remove_private_folders(process: int) -> None:
    """Remove the private folders of a process that was ended before it could do so itself."""
    for left in Path(tempfile.gettempdir()).glob(f"{_prefix(process)}*"):
        shutil.rmtree(left, ignore_errors=True)
