"""What an OpenDocument file holds that is not among the blocks, counted as it is found."""

from __future__ import annotations

from planaudit.document import LeftOut

_WORDS = {
    "deletion": ("tracked deletion", "tracked deletions", "marked as deleted text"),
    "hidden": ("piece of hidden text", "pieces of hidden text", "marked as not to be shown"),
    "covered": (
        "piece of text under a merged cell",
        "pieces of text under merged cells",
        "a cell that others are merged with does not show what it held",
    ),
    "unfilled": (
        "unfilled place of the form",
        "unfilled places of the form",
        "what the form shows where nothing was chosen or typed",
    ),
    "repeat": (
        "repeated row or cell",
        "repeated rows or cells",
        "the file repeats them more often than a plan would",
    ),
    "picture": ("picture", "pictures", "words in a picture are not read"),
    "drawing": (
        "drawing without text",
        "drawings without text",
        "a drawing, such as a ring round an answer, is not understood",
    ),
    "object": (
        "embedded object",
        "embedded objects",
        "a chart, formula or part of another file is not read",
    ),
}


class Tally:
    """Counts what is left out, by kind: the keys of `_WORDS`."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._characters: dict[str, int] = {}

    def add(self, kind: str, characters: int = 0, times: int = 1) -> None:
        """Count one thing more, or several, with the visible characters that it holds."""
        self._counts[kind] = self._counts.get(kind, 0) + times
        self._characters[kind] = self._characters.get(kind, 0) + characters

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was counted, in one order whatever the order it was found in."""
        return tuple(
            LeftOut(
                f"{count} {one if count == 1 else many}", why, characters=self._characters[kind]
            )
            for kind, (one, many, why) in _WORDS.items()
            if (count := self._counts.get(kind, 0))
        )
