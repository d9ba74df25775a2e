"""XML that comes from outside, parsed so that it can fetch and expand nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from planaudit.ingest.refusals import damaged


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of some XML, with nothing fetched or expanded. Raises UnreadableFile.

    The parser's own bounds hold: nesting, the length of a text, and how far entities expand.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged() from None


def xml_elements(content: bytes, *names: str) -> Iterator[etree._Element]:
    """Yield each element called one of `names`, in any namespace, with all that is in it.

    Then it is taken out, so that a long part takes no more memory than its longest element; of
    two such elements, one in the other, the outer one has lost the inner. Raises UnreadableFile,
    also for XML that declares entities: no program writes any in such a part, and what they
    stand for would be lost.
    """
    walk = etree.iterparse(
        io.BytesIO(content), events=("end",), tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip
    try:
        for _, element in walk:
            yield element
            _take_out(element)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged() from None
    declared = walk.root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise damaged()


def whole_number(text: str | None) -> int | None:
    """Return the whole number that an attribute or text is, in at most nine figures; else None."""
    figures = (text or "").strip()
    known = figures.isascii() and figures.isdecimal() and len(figures) <= 9
    return int(figures) if known else None


def _take_out(element: etree._Element) -> None:
    """Free what an element holds, and what stands before it and is done with."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
