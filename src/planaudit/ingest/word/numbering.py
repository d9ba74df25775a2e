"""The labels that Word's automatic numbering prints before list items and headings.

They are visible and stand nowhere in the text: 'Outcome 2' may be all that numbering. Rules:
ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from planaudit.ingest.rich.list_counters import ListCounter, ListLevel
from planaudit.ingest.word.names import VAL, w
from planaudit.ingest.word.styles import Numbering
from planaudit.ingest.word.xml import is_on
from planaudit.ingest.xml_parsing import whole_number

_PLACE = re.compile(r"%([1-9])")


class ListLabels:
    """Counts the lists of one document. Ask for every numbered paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._counters: dict[str, ListCounter] = {}
        if root is None:
            return
        for element in root.iter(w("abstractNum")):
            self._abstract[element.get(w("abstractNumId"), "")] = element
        for element in root.iter(w("num")):
            self._lists[element.get(w("numId"), "")] = element

    def label(self, numbering: Numbering) -> str | None:
        """Return what is printed before the next paragraph of a list: '2.1', '' for a bullet.

        None when the paragraph is in no list.
        """
        list_id = numbering.list_id
        if list_id is None or list_id not in self._lists:
            return None if list_id in (None, "0") else ""
        counter = self._counters.setdefault(self._counter(list_id), ListCounter())
        return counter.next(self._levels_of(list_id), numbering.level)

    def _counter(self, list_id: str) -> str:
        """Return which count a list goes on with: its pattern's, unless it starts afresh."""
        element = self._lists[list_id]
        if element.find(f"{w('lvlOverride')}/{w('startOverride')}") is not None:
            return f"list {list_id}"
        abstract = element.find(w("abstractNumId"))
        return "" if abstract is None else abstract.get(VAL, "")

    def _levels_of(self, list_id: str) -> dict[int, ListLevel]:
        if list_id not in self._levels:
            element = self._lists[list_id]
            levels: dict[int, ListLevel] = {}
            pattern = self._pattern(element)
            for level in () if pattern is None else pattern.iter(w("lvl")):
                levels[_depth(level)] = _level(level, None)
            for override in element.iter(w("lvlOverride")):
                own, start = override.find(w("lvl")), override.find(w("startOverride"))
                depth = _depth(override)
                if own is not None:
                    levels[depth] = _level(own, start)
                elif start is not None and depth in levels:
                    levels[depth] = replace(levels[depth], start=_count(start, 1))
            self._levels[list_id] = levels
        return self._levels[list_id]

    def _pattern(self, element: etree._Element) -> etree._Element | None:
        abstract = element.find(w("abstractNumId"))
        pattern = None if abstract is None else self._abstract.get(abstract.get(VAL, ""))
        link = None if pattern is None else pattern.find(w("numStyleLink"))
        if link is not None:  # the pattern is another's, under the name of a style
            for other in self._abstract.values():
                own = other.find(w("styleLink"))
                if own is not None and own.get(VAL) == link.get(VAL):
                    return other
        return pattern


def _depth(element: etree._Element) -> int:
    value = element.get(w("ilvl"), "0")
    return int(value) if value in tuple("012345678") else 0


def _count(element: etree._Element | None, default: int) -> int:
    number = None if element is None else whole_number(element.get(VAL))
    return default if number is None else number


def _level(element: etree._Element, start: etree._Element | None) -> ListLevel:
    form, text = element.find(w("numFmt")), element.find(w("lvlText"))
    shape = "decimal" if form is None else form.get(VAL, "decimal")
    label = "" if text is None or shape == "bullet" else text.get(VAL, "")
    return ListLevel(
        shape,
        _count(start, _count(element.find(w("start")), 1)),
        tuple(_pieces(label)),
        is_on(element.find(w("isLgl"))),
    )


def _pieces(label: str) -> Iterator[str | int]:
    """Yield the pieces of a label such as '%1.%2)', in which %1 is the number of level 0."""
    for number, piece in enumerate(_PLACE.split(label)):
        yield int(piece) - 1 if number % 2 else piece
