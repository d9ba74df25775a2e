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
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.ingest.pdf.model import WHITE
from planaudit.ingest.pdf.raw_forms import own_text
from planaudit.ingest.pdf.raw_objects import PATH, TEXT, colours_of, drawn_by_note, size_of

_MOST_OF = 0.7  # of the width and height of an annotation: a box reaches over more


def is_typed(note: Any) -> bool:
    """Return whether a FreeText annotation with words was typed onto the page."""
    intent = own_text(note, b"IT").casefold()
    if intent == "freetextcallout":
        return False
    return intent == "freetexttypewriter" or not _stands_in_box(note)


def has_letters(note: Any) -> bool:
    """Return whether an annotation draws letters, whatever words it holds."""
    return any(kind == TEXT for _, kind in drawn_by_note(note))


def _stands_in_box(note: Any) -> bool:
    """Return whether an annotation has a border or a ground, as drawn or, undrawn, as told."""
    drawn = list(drawn_by_note(note))
    if drawn:
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(note, rectangle)
        width, height = rectangle.right - rectangle.left, rectangle.top - rectangle.bottom
        return any(kind == PATH and _is_box(item, abs(width), abs(height)) for item, kind in drawn)
    return _told_border(note) > 0 or _has_told_ground(note)


def _is_box(path: int, width: float, height: float) -> bool:
    """Return whether a path is a border around, or a coloured ground behind, all of so much."""
    across, down = size_of(path)
    if across < _MOST_OF * width or down < _MOST_OF * height:
        return False
    return any(colour is not None and min(colour) < WHITE for colour in colours_of(path))


def _told_border(note: Any) -> float:
    """Return the width of the border that an annotation's Border entry asks for."""
    across, down, width = (ctypes.c_float() for _ in range(3))
    if not pdfium.FPDFAnnot_HasKey(note, b"Border"):
        return 0.0
    pdfium.FPDFAnnot_GetBorder(note, across, down, width)
    return width.value


def _has_told_ground(note: Any) -> bool:
    """Return whether an annotation's C entry asks for a ground that is not white."""
    if not pdfium.FPDFAnnot_HasKey(note, b"C"):
        return False
    colour = [ctypes.c_uint(255) for _ in range(4)]
    pdfium.FPDFAnnot_GetColor(note, pdfium.FPDFANNOT_COLORTYPE_Color, *colour)
    red, green, blue, alpha = (part.value for part in colour)
    return bool(alpha) and min(red, green, blue) < WHITE
