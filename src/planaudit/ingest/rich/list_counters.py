"""Counting the items of lists with several levels, as Word and RTF number them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planaudit.ingest.rich.list_labels import written

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered.

    `form` is that of its number, by Word's name for it ('lowerRoman'). `pieces` make its label: a
    piece is text, or the level, from 0, whose number stands there; a bullet has none. `plain`: the
    numbers of the levels above are shown in figures, as in '1.2' under 'I'.
    """

    form: str = "decimal"
    start: int = 1
    pieces: tuple[str | int, ...] = ()
    plain: bool = False


_UNKNOWN = ListLevel()


class ListCounter:
    """The numbers that the levels of one list have reached."""

    def __init__(self) -> None:
        self._reached: dict[int, int] = {}

    def next(self, levels: Mapping[int, ListLevel], depth: int, number: int | None = None) -> str:
        """Count one item more at `depth`, as `number` if given, and return its label.

        '' stands for a bullet, and for an item that nothing is printed before.
        """
        level = levels.get(depth, _UNKNOWN)
        if number is None:
            number = self._reached.get(depth, level.start - 1) + 1
        self._reached[depth] = min(number, _LARGEST)
        for deeper in [each for each in self._reached if each > depth]:
            del self._reached[deeper]
        return "".join(
            piece if isinstance(piece, str) else self._number(levels, piece, plain=level.plain)
            for piece in level.pieces
        ).strip()

    def _number(self, levels: Mapping[int, ListLevel], depth: int, *, plain: bool) -> str:
        """Return the number of a level, one that no item has had yet by its start."""
        level = levels.get(depth, _UNKNOWN)
        form = "decimal" if plain and level.form != "none" else level.form
        return written(self._reached.get(depth, level.start), form)
