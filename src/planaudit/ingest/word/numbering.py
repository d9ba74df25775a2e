"""The labels that Word's automatic numbering prints before list items and headings.

They are visible and stand nowhere in the text: 'Outcome 2' may be all that numbering. Rules:
ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from planaudit.ingest.rich.list_labels import written
from planaudit.ingest.word.names import VAL, w
from planaudit.ingest.word.styles import Numbering
from planaudit.ingest.word.xml import is_on

_PLACE = re.compile(r"%([1-9])")
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    plain: bool = False  # show all numbers in figures, as in '1.2' under 'I'


class ListLabels:
    """Counts the lists of one document. Ask for every numbered paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
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
        levels = self._levels_of(list_id)
        counts = self._counts.setdefault(self._counter(list_id), {})
        depth = numbering.level
        level = levels.get(depth, _Level())
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, _LARGEST)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.format == "bullet":
            return ""

        def number(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            held = levels.get(at, _Level())
            count = counts.get(at, held.start)
            return written(count, "decimal" if level.plain and at < depth else held.format)

        return _PLACE.sub(number, level.text).strip()

    def _counter(self, list_id: str) -> str:
        """Return which count a list goes on with: its pattern's, unless it starts afresh."""
        element = self._lists[list_id]
        if element.find(f"{w('lvlOverride')}/{w('startOverride')}") is not None:
            return f"list {list_id}"
        abstract = element.find(w("abstractNumId"))
        return "" if abstract is None else abstract.get(VAL, "")

    def _levels_of(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._levels:
            element = self._lists[list_id]
            levels: dict[int, _Level] = {}
            pattern = self._pattern(element)
            for level in () if pattern is None else pattern.iter(w("lvl")):
                levels[_depth(level)] = _level(level, None)
            for override in element.iter(w("lvlOverride")):
                own, start = override.find(w("lvl")), override.find(w("startOverride"))
                depth = _depth(override)
                if own is not None:
                    levels[depth] = _level(own, start)
                elif start is not None and depth in levels:
                    held = levels[depth]
                    levels[depth] = _Level(_count(start, 1), held.format, held.text, held.plain)
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
    value = "" if element is None else element.get(VAL, "")
    return int(value) if value.isdecimal() and len(value) < 7 else default


def _level(element: etree._Element, start: etree._Element | None) -> _Level:
    form, text = element.find(w("numFmt")), element.find(w("lvlText"))
    return _Level(
        _count(start, _count(element.find(w("start")), 1)),
        "decimal" if form is None else form.get(VAL, "decimal"),
        "" if text is None else text.get(VAL, ""),
        is_on(element.find(w("isLgl"))),
    )
