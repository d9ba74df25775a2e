"""How text is printed, and the size of its letters, in the files that say so by styles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planaudit.ingest.glyphs import shown_in
from planaudit.ingest.rich.model import Run

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s*([a-z]{1,3}|%)")
_POINTS = {
    "pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "rem": 12.0,
}  # fmt: skip
_OF_THE_SIZE_AROUND = {"%": 0.01, "em": 1.0}


@dataclass(frozen=True, slots=True)
class Print:
    """How letters are printed. `size` is in points; `font` matters where it is a symbol font."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    marked: bool = False
    size: float | None = None
    font: str = ""

    def run(self, text: str) -> Run:
        """Return `text` printed so, letters of a symbol font as what they show."""
        text = shown_in(self.font, text)
        return Run(text, self.bold, self.italic, self.struck, self.marked, self.size)


def size_in_points(said: str, around: float | None, usual: float | None = None) -> float | None:
    """Return the size that a style says, `around` where it says none that is understood.

    A share is of the size `around` it, or of the `usual` one where that is not known.
    """
    found = _LENGTH.fullmatch(said)
    if found is None:
        return around
    number, unit = float(found[1]), found[2]
    share = number * _OF_THE_SIZE_AROUND.get(unit, 0)
    if unit in _POINTS:
        return round(number * _POINTS[unit], 1)
    whole = around or usual
    return around if share in (0, 1) or whole is None else round(whole * share, 1)
