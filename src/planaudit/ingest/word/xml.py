"""Reading and changing elements of WordprocessingML: what a run shows, what is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from planaudit.ingest.glyphs import UNKNOWN, glyph_of, shown_in
from planaudit.ingest.word.names import SYM, TAB, VAL, R, T, w

_BREAKS = {
    TAB: "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}  # fmt: skip
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")


def is_on(element: etree._Element | None, attribute: str = VAL) -> bool:
    """Return whether an on-off property is switched on; False for None."""
    if element is None:
        return False
    return element.get(attribute, "1").lower() in ("1", "true", "on")


def run_text(run: etree._Element, font: str | None = None) -> str:
    """Return the visible text of one run in `font`, tabs and breaks as white space."""
    parts: list[str] = []
    for child in run:
        if child.tag == T:
            parts.append(shown_in(font, child.text or "") if font else child.text or "")
        elif child.tag == SYM:
            parts.append(_symbol(child))
        else:
            parts.append(_BREAKS.get(child.tag, ""))
    return "".join(parts)


def mark_text(mark: etree._Element) -> str:
    """Return what a `t` or a `sym` shows."""
    return _symbol(mark) if mark.tag == SYM else mark.text or ""


def text_of(element: etree._Element) -> str:
    """Return every letter that the runs inside `element` show."""
    return "".join(run_text(run) for run in element.iter(R))


def nearest(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Yield the elements of these `tags` in `parent` that stand in no other of them.

    What else is wrapped round them, which may be something that nobody knows, is looked through.
    """
    for child in parent:
        if child.tag in tags:
            yield child
        elif len(child):
            yield from nearest(child, *tags)


def remove(element: etree._Element) -> None:
    """Take `element` out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def replace_with(element: etree._Element, replacements: list[etree._Element]) -> None:
    """Put `replacements` where `element` stands."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = replacements


def text_element(text: str) -> etree._Element:
    """Return a `t` that holds `text`."""
    element = etree.Element(T)
    element.text = text
    return element


def _symbol(symbol: etree._Element) -> str:
    """Return what a `sym` shows: a character by its font and its number in hex."""
    code = symbol.get(w("char"), "")
    if not _HEX.fullmatch(code):
        return UNKNOWN
    return glyph_of(symbol.get(w("font"), ""), int(code, 16)) or UNKNOWN
