"""What a web page holds, or a browser shows, that is not among a Document's blocks."""

from __future__ import annotations

from collections import Counter

from planaudit.document import LeftOut

_SAID = {
    "hidden": ("piece of hidden text", "pieces of hidden text", "the page keeps it from view"),
    "deleted": ("tracked deletion", "tracked deletions", "marked as deleted text"),
    "comment": ("comment", "comments", "what stands between <!-- and --> is not to be shown"),
    "picture": ("picture", "pictures", "pictures are not read"),
    "button": ("button", "buttons", "a button does something and says nothing of the person"),
    "unfilled": (
        "unfilled place",
        "unfilled places",
        "the words that a list shows where nothing was chosen, such as ‘Please select’",
    ),
    "entry": ("entry of a list", "entries of a list", "offered and not chosen"),
    "media": ("sound or film", "sounds or films", "sounds and films are not read"),
    "frame": ("frame", "frames", "what a frame shows is another page, which is not read"),
}
"""In the order in which they are told."""


class LeftOutTally:
    """Counts what is left out, by kind, with its visible characters."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._characters: Counter[str] = Counter()

    def add(self, kind: str, text: str = "") -> None:
        """Count one thing of a kind, and the characters of its text."""
        self._count[kind] += 1
        self._characters[kind] += sum(len(word) for word in text.split())

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was counted."""
        return tuple(
            LeftOut(f"{count} {one if count == 1 else many}", why, characters=characters)
            for kind, (one, many, why) in _SAID.items()
            if (count := self._count[kind])
            for characters in (self._characters[kind],)
        )
