"""The headers and footers of the pages that an OpenDocument text is printed on."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from planaudit.ingest.odt.styles import Styles
from planaudit.ingest.odt.xml import attribute, name_of, q

_BLOCKS = {
    "text:p": ("paragraph", "text:style-name"),
    "text:h": ("paragraph", "text:style-name"),
    "table:table": ("table", "table:style-name"),
}


def margins_used(
    masters: etree._Element | None, body: etree._Element, styles: Styles, kind: str
) -> list[etree._Element]:
    """Return the headers or footers (`kind`) of the pages used: all, first and left ones.

    `masters` is the office:master-styles and `styles` those of the body.
    """
    pages = {} if masters is None else _by_name(masters)
    return [
        margin
        for name in _used(pages, body, styles)
        for margin in pages[name]
        if name_of(margin).partition(":")[2] in (kind, f"{kind}-first", f"{kind}-left")
        and attribute(margin, "style:display") != "false"
    ]


def _by_name(masters: etree._Element) -> dict[str, etree._Element]:
    return {
        attribute(page, "style:name"): page
        for page in masters
        if name_of(page) == "style:master-page"
    }


def _used(pages: dict[str, etree._Element], body: etree._Element, styles: Styles) -> list[str]:
    """Return the names of the pages used, in the order in which they first come."""
    wanted = list(_begun(body, styles))
    if not wanted or not wanted[0]:
        # A text begins on the first page that is described, unless its first block says not.
        wanted[:0] = list(pages)[:1]
    used: list[str] = []
    seen: set[str] = set()
    for name in wanted:
        while name in pages and name not in seen:
            seen.add(name)
            used.append(name)
            name = attribute(pages[name], "style:next-style-name")
    return used


def _begun(body: etree._Element, styles: Styles) -> Iterator[str]:
    """Yield the page that the first block of the text begins, '' for none, then the others."""
    first = True
    for element in body.iter(*(q(name) for name in _BLOCKS)):
        family, says = _BLOCKS[name_of(element)]
        name = styles.master_page(family, attribute(element, says))
        if name or first:
            yield name
        first = False
