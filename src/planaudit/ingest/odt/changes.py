"""Tracked deletions of an OpenDocument text, wherever the file keeps what was deleted.

Most stand apart, in the list of changes. LibreOffice leaves some in the text, between two
marks that name an entry of that list.
"""

from __future__ import annotations

from lxml import etree

from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import visible_characters
from planaudit.ingest.odt.xml import attribute, ink, q

_START, _END = q("text:change-start"), q("text:change-end")


class Deletions:
    """Knows which part of a text is deleted, as its marks are passed in reading order."""

    def __init__(self, body: etree._Element, tally: Tally) -> None:
        self._tally = tally
        # A mark without its fellow must not take the rest of the text with it.
        starts, ends = (
            {attribute(mark, "text:change-id") for mark in body.iter(tag)} for tag in (_START, _END)
        )
        self._known = _deletions(body) & starts & ends
        self._open: set[str] = set()
        self._counted: set[str] = set()

    def mark(self, element: etree._Element) -> None:
        """Pass a text:change-start or text:change-end."""
        identifier = attribute(element, "text:change-id")
        if element.tag == _START and identifier in self._known:
            self._open.add(identifier)
        elif element.tag == _END:
            self._open.discard(identifier)
            self._known.discard(identifier)

    def pass_over(self, element: etree._Element) -> None:
        """Pass the marks in something that is not read."""
        for mark in element.iter(_START, _END):
            self.mark(mark)

    def take(self, text: str) -> bool:
        """Return whether `text`, which stands here, is deleted; if so it is counted."""
        if not self._open:
            return False
        if text.strip():
            new = self._open - self._counted
            self._counted |= new
            self._tally.add(Thing.DELETION, visible_characters(text), times=len(new))
        return True


def _deletions(body: etree._Element) -> set[str]:
    return {
        attribute(region, says)
        for region in body.iter(q("text:changed-region"))
        if region.find(q("text:deletion")) is not None
        for says in ("text:id", "xml:id")
    } - {""}


def count_deletions_apart(changes: etree._Element, tally: Tally) -> None:
    """Count the deletions whose text stands in the list of changes."""
    for deletion in changes.iter(q("text:deletion")):
        if characters := ink(deletion):
            tally.add(Thing.DELETION, characters)
