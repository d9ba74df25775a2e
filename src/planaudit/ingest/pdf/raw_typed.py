"""Which of the texts laid over a page were typed onto it as answers, and which are comments.

PDF has one kind of annotation for both, FreeText. The entry IT tells them apart in files that
have it: 'FreeTextTypewriter' in Adobe's programs, 'FreeTextTypeWriter' in the standard (ISO
32000-1, table 174) and in many libraries, and 'FreeTextCallout' for a comment with a line to what
it is about. Others write no IT, among them the text tool of Firefox; what is typed with those has
neither border nor ground, so that it looks like the rest of the page, while the text box of a
reviewer has one or both. So text is a comment only where it is a callout or stands in a box: an
answer taken for a comment would be lost to the audit, and a comment read as an answer is not.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.ingest.pdf.raw_forms import own_text
from planaudit.ingest.pdf.raw_objects import objects_in

_WHITE = 250
_MOST_OF = 0.7  # of the width and height of an annotation: a box reaches over more


def is_typed(note: Any) -> bool:
    """Return whether a FreeText annotation with words was typed onto the page."""
    intent = own_text(note, b"IT").casefold()
    if intent == "freetextcallout":
        return False
    return intent == "freetexttypewriter" or not _stands_in_box(note)


def has_letters(note: Any) -> bool:
    """Return whether an annotation draws letters, whatever words it holds."""
    return any(kind == pdfium.FPDF_PAGEOBJ_TEXT for _, kind in _drawn_by(note))


def _drawn_by(note: Any) -> Iterator[tuple[Any, int]]:
    found = objects_in(note, pdfium.FPDFAnnot_GetObjectCount, pdfium.FPDFAnnot_GetObject)
    return ((item, kind) for item, kind, _ in found)


def _stands_in_box(note: Any) -> bool:
    """Return whether an annotation has a border or a ground, as drawn or, undrawn, as told."""
    drawn = list(_drawn_by(note))
    if drawn:
        width, height = _size(pdfium.FPDFAnnot_GetRect, note, pdfium.FS_RECTF())
        return any(
            kind == pdfium.FPDF_PAGEOBJ_PATH and _is_box(item, width, height)
            for item, kind in drawn
        )
    return _told_border(note) > 0 or _has_told_ground(note)


def _size(get: Any, note: Any, rectangle: Any) -> tuple[float, float]:
    get(note, rectangle)
    return abs(rectangle.right - rectangle.left), abs(rectangle.top - rectangle.bottom)


def _is_box(path: Any, width: float, height: float) -> bool:
    """Return whether a path is a border around, or a coloured ground behind, all of so much."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    across, down = right.value - left.value, top.value - bottom.value
    if across < _MOST_OF * width or down < _MOST_OF * height:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(
        (fill.value and _is_coloured(path, pdfium.FPDFPageObj_GetFillColor))
        or (stroke.value and _is_coloured(path, pdfium.FPDFPageObj_GetStrokeColor))
    )


def _is_coloured(thing: Any, get: Any, *which: int) -> bool:
    """Return whether a thing has a colour that can be seen on white paper."""
    red, green, blue, alpha = (ctypes.c_uint(255) for _ in range(4))
    get(thing, *which, red, green, blue, alpha)
    return bool(alpha.value) and min(red.value, green.value, blue.value) < _WHITE


def _told_border(note: Any) -> float:
    """Return the width of the border that an annotation's Border entry asks for."""
    across, down, width = (ctypes.c_float() for _ in range(3))
    if not pdfium.FPDFAnnot_HasKey(note, b"Border"):
        return 0.0
    pdfium.FPDFAnnot_GetBorder(note, across, down, width)
    return width.value


def _has_told_ground(note: Any) -> bool:
    """Return whether an annotation's C entry asks for a ground that is not white."""
    told = pdfium.FPDFAnnot_HasKey(note, b"C")
    return bool(told) and _is_coloured(
        note, pdfium.FPDFAnnot_GetColor, pdfium.FPDFANNOT_COLORTYPE_Color
    )
