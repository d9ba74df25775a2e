"""What stands in a Word file beside its text and is not read: pictures, drawings, ink, charts.

The words in a drawing are read; a drawing without any, such as a ring round an answer, may say as
much as they do.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from planaudit.ingest.left_out import Thing
from planaudit.ingest.word.names import (
    DRAWING,
    DRAWN_TEXT,
    OFFICE,
    VML,
    W14,
    WORD_ART,
    T,
    w,
)

_SHAPES = (
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp",
    f"{{{DRAWING}}}sp",
    *(f"{{{VML}}}{name}" for name in ("shape", "oval", "rect", "roundrect", "line", "polyline",
                                      "arc", "curve")),
)  # fmt: skip
_PICTURES = (f"{{{DRAWING}}}blip", f"{{{VML}}}imagedata")
_OTHERS = {
    f"{{{W14}}}contentPart": Thing.INK,
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": Thing.CHART,
    "{http://purl.oclc.org/ooxml/drawingml/chart}chart": Thing.CHART,
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": Thing.CHART,
    f"{{{OFFICE}}}OLEObject": Thing.OBJECT,
    w("control"): Thing.CONTROL,
    w("subDoc"): Thing.PART_ELSEWHERE,
}
_RULE = f"{{{OFFICE}}}hr"
"""Says of a shape that it is a line drawn across the page, between paragraphs."""


def not_read(root: etree._Element) -> Counter[Thing]:
    """Return how many of each of these things stand in `root`."""
    found: Counter[Thing] = Counter()
    for element in root.iter(*_SHAPES, *_PICTURES, *_OTHERS):
        if element.tag in _OTHERS:
            found[_OTHERS[element.tag]] += 1
        elif element.tag in _PICTURES:
            found[Thing.PICTURE] += not _is_of_object(element)
        else:
            found[Thing.DRAWING] += _says_nothing(element)
    return +found


def _is_of_object(picture: etree._Element) -> bool:
    """Return whether a picture only shows what an embedded file or control looks like."""
    return next(picture.iterancestors(w("object")), None) is not None


def _says_nothing(shape: etree._Element) -> bool:
    """Return whether a shape is neither text, nor a picture, nor a line across the page."""
    if shape.get(_RULE) is not None or _is_of_object(shape):
        return False
    if any(inner.get("string", "").strip() for inner in shape.iter(WORD_ART)):
        return False
    if any((text.text or "").strip() for text in shape.iter(T, DRAWN_TEXT)):
        return False
    return next(shape.iter(*_PICTURES, *_OTHERS), None) is None
