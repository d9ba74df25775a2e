r"""Paths as they are shown: printable, in one line and of a bearable length.

A file name may hold line breaks, characters that steer a terminal or turn the text round, and
bytes that are no letters at all. Each is shown as a visible escape ('\n', '\u202e', '\xff').
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

LONGEST_SHOWN = 1000
"""Characters. A longer path, which only an archive can hold, is shown without its middle."""
_ESCAPED = ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")
_JOINERS = "\u200c\u200d"  # some scripts, and emoji, are not written without them


def printable(path: str) -> str:
    """Return `path` with each character that cannot be printed as a visible escape."""
    if not path.isprintable():
        path = "".join(map(_shown, path))
    if len(path) <= LONGEST_SHOWN:
        return path
    half = LONGEST_SHOWN // 2
    return f"{path[: half - 1]}…{path[-half:]}"


def on_disk(shown: Path) -> Path | None:
    """Return the file or folder that `shown` is, or the file that it leads into; None for neither.

    A part that is not there under its own name may be as it is shown: escapes and all.
    """
    at = Path(shown.anchor)
    for part in shown.parts[1:] if shown.anchor else shown.parts:
        name = part if os.path.lexists(at / part) else _name_shown_as(part, at)
        if name is None:
            return None
        at /= name
        if not is_folder(at):
            break
    return at


def is_folder(path: Path) -> bool:
    """Return whether `path` is a folder, as far as the user may know."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _name_shown_as(shown: str, folder: Path) -> str | None:
    """Return the first name in `folder` that is shown so, None when there is none."""
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return shown  # nobody may look into it: reading the file will say why
    return min((each for each in names if printable(each) == shown), default=None)


def _shown(mark: str) -> str:
    if mark in _JOINERS or unicodedata.category(mark) not in _ESCAPED:
        return mark
    if "\udc80" <= mark <= "\udcff":  # how Python holds a byte that is no letter
        return f"\\x{ord(mark) - 0xDC00:02x}"
    return mark.encode("unicode_escape", "surrogatepass").decode("ascii")
