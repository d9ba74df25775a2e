"""Footnotes and endnotes of a Word file: each told once, with its number, where it is referred to.

Rules of their numbers: ECMA-376 part 1, 17.11. A count that begins afresh with each page or
section is not followed: it goes on through the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from planaudit.ingest.rich.list_labels import written
from planaudit.ingest.word.names import VAL, R, w
from planaudit.ingest.word.xml import is_on, run_text
from planaudit.ingest.xml_parsing import whole_number

_KINDS = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
REFERENCES = tuple(_KINDS)
_PROPERTIES = {"footnotes": w("footnotePr"), "endnotes": w("endnotePr")}
_USUAL_FORMS = {"footnotes": "decimal", "endnotes": "lowerRoman"}

ReadNotes = Callable[[str], Mapping[str, etree._Element]]
"""Returns the notes of a kind ('footnotes', 'endnotes') by their identifiers."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note's element, and the number or mark that refers to it."""

    element: etree._Element
    label: str


class Notes:
    """Finds what the text refers to, and counts it."""

    def __init__(self, read: ReadNotes, *settings: etree._Element | None) -> None:
        """`settings` are elements that may say how notes are numbered; the first that does counts.

        Nothing is read before the first reference.
        """
        self._read = read
        self._notes: dict[str, Mapping[str, etree._Element]] = {}
        self._told: set[tuple[str, str]] = set()
        self._counts: Counter[str] = Counter()
        self._settings = settings

    def at(self, reference: etree._Element) -> Note | None:
        """Return the note that a `footnoteReference` or `endnoteReference` is the first to name."""
        kind, identifier = _KINDS[reference.tag], reference.get(w("id"), "")
        if kind not in self._notes:
            self._notes[kind] = self._read(kind)
        element = self._notes[kind].get(identifier)
        if element is None or (kind, identifier) in self._told:
            return None
        self._told.add((kind, identifier))
        return Note(element, self._label(kind, reference))

    def _label(self, kind: str, reference: etree._Element) -> str:
        mark = w("customMarkFollows")
        if reference.get(mark) is not None and is_on(reference, mark):
            run = reference.getparent()
            return run_text(run).strip() if run is not None and run.tag == R else ""
        self._counts[kind] += 1
        start = whole_number(self._said(kind, "numStart"))
        before = 0 if start is None else start - 1
        form = self._said(kind, "numFmt") or _USUAL_FORMS[kind]
        return written(before + self._counts[kind], form)

    def _said(self, kind: str, what: str) -> str:
        """Return what the file says of the numbers of a kind of note, '' for nothing."""
        for element in self._settings:
            found = None if element is None else element.find(f"{_PROPERTIES[kind]}/{w(what)}")
            if found is not None:
                return found.get(VAL, "")
        return ""
