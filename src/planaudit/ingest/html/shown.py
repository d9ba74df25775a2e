"""What of a web page no browser shows, and the text of the rest."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from planaudit.ingest.html.css import tag_of

UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "base", "param",
    "source", "track", "area", "datalist", "rp", "noframes", "noembed", "colgroup", "col",
    "annotation", "annotation-xml", "basefont", "bgsound",
))  # fmt: skip
"""Tags whose content no browser shows."""


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
