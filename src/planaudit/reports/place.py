"""Whether reports can be written in a folder, found out before the work and not after it."""

from __future__ import annotations

import os
from pathlib import Path


def why_not_writable(folder: Path) -> str:
    """Return why nothing can be written in `folder`, '' when nothing seems to stand in the way.

    A folder that is not there yet is judged by the nearest one that is. Nothing is written.
    """
    there = next(each for each in (folder, *folder.parents) if _is_there(each))
    if not there.is_dir():
        what = "it" if there == folder else there.as_posix()
        return f"{what} is a file, not a folder"
    if not os.access(there, os.W_OK | os.X_OK):
        return "you are not allowed to write there"
    return ""


def _is_there(path: Path) -> bool:
    """Return whether something stands at `path`, as far as one is allowed to look."""
    try:
        return path.exists()
    except PermissionError:
        return False
