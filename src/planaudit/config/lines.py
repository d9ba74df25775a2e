"""The line of planaudit.toml on which something stands: Python's TOML reader does not tell."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

Location = Sequence[str | int]
"""The keys, and numbers in lists from 0, that lead to a value."""


def line_of(text: str, location: Location) -> int:
    """Return the line of `text`, valid TOML, where the value at `location` begins, from 1.

    For a value that is not there, such as a missing key, that of the deepest part that is.
    """
    whole = tomllib.loads(text)
    there = next(
        location[:depth]
        for depth in range(len(location), -1, -1)
        if _holds(whole, location[:depth])
    )
    if not there:
        return 1
    lines = text.split("\n")

    def is_said_by(number: int) -> bool:
        """Whether the value is said by the end of the statement on a line."""
        return _holds(_down_to(lines, number), there)

    return bisect_left(range(1, len(lines) + 1), True, key=is_said_by) + 1


def _down_to(lines: Sequence[str], number: int) -> Mapping[str, object]:
    """Return what lines say down to that of `number`, and on to the end of what is said there."""
    for end in range(number, len(lines)):
        try:
            return tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue  # in the middle of a list or a long string
    return tomllib.loads("\n".join(lines))


def _holds(data: Any, location: Location) -> bool:
    try:
        for part in location:
            data = data[part]
    except (KeyError, IndexError, TypeError):
        return False
    return True
