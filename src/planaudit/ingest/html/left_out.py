"""What a web page holds, or a browser shows, that is not among a Document's blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from planaudit.document import LeftOut
from planaudit.ingest.html.css import tag_of
from planaudit.ingest.marks import visible_characters

UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "base", "param",
    "source", "track", "area", "datalist", "rp", "noframes", "noembed", "colgroup", "col",
    "annotation", "annotation-xml", "basefont", "bgsound",
))  # fmt: skip
"""Tags whose content no browser shows."""
_SAID = {
    "hidden": ("piece of hidden text", "pieces of hidden text", "the page keeps it from view"),
    "deleted": ("tracked deletion", "tracked deletions", "marked as deleted text"),
    "picture": ("picture", "pictures", "pictures are not read"),
    "button": ("button", "buttons", "a button does something and says nothing of the person"),
    "unfilled": (
        "unfilled place",
        "unfilled places",
        "the words that a list shows where nothing was chosen, such as ‘Please select’",
    ),
    "media": ("sound or film", "sounds or films", "sounds and films are not read"),
    "frame": ("frame", "frames", "what a frame shows is another page, kept in another file"),
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
        self._characters[kind] += visible_characters(text)

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was counted."""
        return tuple(
            LeftOut(f"{count} {one if count == 1 else many}", why, characters=characters)
            for kind, (one, many, why) in _SAID.items()
            if (count := self._count[kind])
            for characters in (self._characters[kind],)
        )


def shown_text_of(element: etree._Element) -> str:
    """Return the text inside an element, without what no browser shows."""
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            if inner is not element:
                yield inner.tail or ""
        elif tag_of(inner) in UNSEEN and inner is not element:
            walk.skip_subtree()
        else:
            yield inner.text or ""
