r"""Paths as they are shown: printable, in one line and of a bearable length.

A file name may hold line breaks, characters that steer a terminal or turn the text round, and
bytes that are no letters at all. Each is shown as a visible escape ('\n', '\u202e', '\xff').
"""

from __future__ import annotations

import unicodedata

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


def _shown(mark: str) -> str:
    if mark in _JOINERS or unicodedata.category(mark) not in _ESCAPED:
        return mark
    if "\udc80" <= mark <= "\udcff":  # how Python holds a byte that is no letter
        return f"\\x{ord(mark) - 0xDC00:02x}"
    return mark.encode("unicode_escape", "surrogatepass").decode("ascii")
