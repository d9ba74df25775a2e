"""The text in an element of a page, without what no browser shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from planaudit.ingest.html.tree import tag_of

UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "base", "param",
    "source", "track", "area", "datalist", "rp", "noframes", "noembed", "colgroup", "col",
    "annotation", "annotation-xml", "basefont", "bgsound",
))  # fmt: skip
"""Tags whose content no browser shows."""

StandIn = Callable[[etree._Element], str | None]
"""Returns what an element shows in place of its content, None for one that shows that."""


def shown_text_of(element: etree._Element, stand_in: StandIn = lambda _: None) -> str:
    """Return the text inside an element."""
    return "".join(_texts(element, stand_in))


def _texts(element: etree._Element, stand_in: StandIn) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            if inner is not element:
                yield inner.tail or ""
        elif tag_of(inner) in UNSEEN and inner is not element:
            walk.skip_subtree()
        elif (instead := stand_in(inner)) is not None:
            walk.skip_subtree()
            yield f" {instead} "
        else:
            yield inner.text or ""
