"""Things of a page in order of their heights, to find quickly those near one place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")


class ByHeight(Generic[_Thing]):
    """Things, each at the height that `height` gives it, in points from the top."""

    def __init__(self, things: Iterable[_Thing], height: Callable[[_Thing], float]) -> None:
        self._things = sorted(things, key=height)
        self._heights = list(map(height, self._things))

    def between(self, top: float, bottom: float) -> list[_Thing]:
        """Return the things between two heights, from the top down."""
        first, end = bisect_left(self._heights, top), bisect_right(self._heights, bottom)
        return self._things[first:end]
