"""The words that stand where nothing was typed: taken out of the text, and counted."""

from __future__ import annotations

from planaudit.document import LeftOut
from planaudit.ingest.glyphs import UNKNOWN
from planaudit.ingest.marks import without_placeholders

_WHY = "the words that Word prints where nothing was typed, such as ‘Click to enter text’"


class Placeholders:
    """Takes placeholders out of one document's texts, and counts what it has taken."""

    def __init__(self) -> None:
        self._count = 0
        self._characters = 0

    def add(self, count: int, characters: int) -> None:
        """Count places that a reader itself took out."""
        self._count += count
        self._characters += characters

    def without(self, text: str) -> str:
        """Return `text` without them."""
        kept, count = without_placeholders(text)
        if count:
            self._count += count
            self._characters += len(text.replace(" ", "")) - len(kept.replace(" ", ""))
        return kept

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was taken out so far."""
        if not self._count:
            return ()
        what = f"{self._count} unfilled {'place' if self._count == 1 else 'places'}"
        return (LeftOut(what, _WHY, characters=self._characters),)


def struck_out(count: int, characters: int) -> tuple[LeftOut, ...]:
    """Return what was left out because somebody struck it out, in so many pieces."""
    if not count:
        return ()
    what = f"{count} {'piece' if count == 1 else 'pieces'} of text struck out"
    return (LeftOut(what, "a line is drawn through it", characters=characters),)


def unknown_signs(count: int) -> tuple[LeftOut, ...]:
    """Return that so many characters of the text are not known, and UNKNOWN stands for them."""
    if not count:
        return ()
    what = f"{count} {'character' if count == 1 else 'characters'} that could not be read"
    why = f"pictures of a symbol font, or damaged text; {UNKNOWN} stands for each"
    return (LeftOut(what, why, characters=count),)
