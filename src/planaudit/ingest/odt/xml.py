"""The names in OpenDocument XML, written the way its specification writes them: 'text:p'."""

from __future__ import annotations

import re

from lxml import etree

from planaudit.ingest.marks import visible_characters

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "draw": f"{_OASIS}drawing:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "form": f"{_OASIS}form:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "office": f"{_OASIS}office:1.0",
    "style": f"{_OASIS}style:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "table": f"{_OASIS}table:1.0",
    "text": f"{_OASIS}text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {space: prefix for prefix, space in _SPACES.items()}
_NUMBER = re.compile(r"[0-9]{1,18}")
_LARGEST = 10**9


def q(name: str) -> str:
    """Return the tag or attribute `name` ('text:p') in Clark notation."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def name_of(element: etree._Element) -> str:
    """Return an element's name ('text:p'), ':local' in a foreign namespace, '' for no element."""
    tag: object = element.tag  # no string for what is left of an entity
    if not isinstance(tag, str):
        return ""
    space, _, local = tag.rpartition("}")
    return f"{_PREFIXES.get(space[1:], '')}:{local}"


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute of `element`, '' if it is not there."""
    return element.get(q(name), "")


def is_true(element: etree._Element, name: str) -> bool:
    """Return whether an attribute says 'true'."""
    return attribute(element, name).lower() in ("true", "1")


def number_in(element: etree._Element, name: str, default: int) -> int:
    """Return an attribute that is a whole number, at most a billion; `default` if it is none."""
    value = attribute(element, name)
    return min(int(value), _LARGEST) if _NUMBER.fullmatch(value) else default


def ink(element: etree._Element) -> int:
    """Return the number of visible characters in `element`, what is said about changes aside."""
    aside = sum(
        visible_characters("".join(map(str, each.itertext())))
        for each in element.iter(q("office:change-info"), q("office:binary-data"))
    )
    return visible_characters("".join(map(str, element.itertext()))) - aside


def is_deeper(element: etree._Element, most: int) -> bool:
    """Return whether more than `most` elements in `element` stand inside one another."""
    depth = 0
    for event, _ in etree.iterwalk(element, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False
