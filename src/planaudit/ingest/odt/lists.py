"""The lists of an OpenDocument file: which numbering each has, and which list it carries on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from planaudit.ingest.odt.numbering import Counters, Numbering, numbering_of
from planaudit.ingest.odt.xml import attribute, is_true, number_in


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list being read, at the depth `level`, from 1."""

    style: str
    counters: Counters
    level: int


@dataclass(frozen=True, slots=True)
class Item:
    """How a paragraph stands in its list: `listed` with a bullet or a number, the `label`."""

    listed: bool = False
    label: str = ""


class Lists:
    """Numbers the items of lists, and headings, in the order in which they come."""

    def __init__(
        self, styles: Mapping[str, etree._Element], outline: etree._Element | None
    ) -> None:
        self._styles = styles
        self._numberings: dict[str, Numbering] = {}
        self._by_identifier: dict[str, Counters] = {}
        self._by_style: dict[str, Counters] = {}
        self._outline = numbering_of(outline)
        self._headings = Counters()

    def open(self, element: etree._Element, around: OpenList | None, own_style: str) -> OpenList:
        """Return the list that begins with a text:list.

        `own_style` is the list style that its first paragraph brings with it.
        """
        style = attribute(element, "text:style-name") or (around.style if around else own_style)
        if around:
            return OpenList(style, around.counters, around.level + 1)
        counters = self._counters(element, style)
        identifier = attribute(element, "xml:id") or attribute(element, "text:id")
        self._by_identifier[identifier] = counters
        self._by_style[style] = counters
        return OpenList(style, counters, 1)

    def _counters(self, element: etree._Element, style: str) -> Counters:
        carried_on = attribute(element, "text:continue-list")
        if carried_on and carried_on in self._by_identifier:
            return self._by_identifier[carried_on]
        if is_true(element, "text:continue-numbering") and style in self._by_style:
            return self._by_style[style]
        return Counters()

    def open_numbered(self, element: etree._Element, own_style: str) -> OpenList:
        """Return the list that a text:numbered-paragraph is an item of."""
        style = attribute(element, "text:style-name") or own_style
        identifier = attribute(element, "text:list-id")
        known = self._by_identifier.get(identifier) or self._by_style.get(style) or Counters()
        self._by_identifier[identifier] = self._by_style[style] = known
        return OpenList(style, known, max(1, number_in(element, "text:level", 1)))

    def item(self, element: etree._Element, within: OpenList) -> Item:
        """Return how the next item is numbered, the one in `element`, and count it."""
        override = attribute(element, "text:style-override")
        numbering = self._numbering(override or within.style)
        start = number_in(element, "text:start-value", -1)
        label = within.counters.advance(numbering, within.level, start if start >= 0 else None)
        return Item(numbering.level(within.level).prints, label)

    def heading(self, element: etree._Element, level: int) -> str:
        """Return the label of a text:h that stands in no list, and count it."""
        if is_true(element, "text:is-list-header"):
            return ""
        start = None
        if is_true(element, "text:restart-numbering"):
            start = number_in(element, "text:start-value", 1)
        if level not in self._outline.by_level:
            return ""
        return self._headings.advance(self._outline, level, start)

    def _numbering(self, style: str) -> Numbering:
        if style not in self._numberings:
            self._numberings[style] = numbering_of(self._styles.get(style))
        return self._numberings[style]
