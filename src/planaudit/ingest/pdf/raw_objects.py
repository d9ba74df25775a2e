"""Everything that a page draws, object by object, with what places it on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.ingest.pdf.raw_quick import POINTER, address_of, quick

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of the PDF specification: x' = ax + cy + e, y' = bx + dy + f."""
Colour = tuple[int, int, int]
"""Red, green, blue, each from 0 to 255."""

TEXT, PATH, IMAGE = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
)
"""Kinds of objects."""

_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 6

_SixFloats = ctypes.c_float * 6
_FourFloats = ctypes.c_float * 4
_FourNumbers = ctypes.c_uint * 4
_TwoNumbers = ctypes.c_uint * 2
_NUMBER = ctypes.sizeof(ctypes.c_uint)  # bytes; a float takes as many

_kind_of = quick(pdfium.FPDFPageObj_GetType, ctypes.c_int, POINTER)
_matrix_into = quick(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, POINTER, POINTER)
_bounds_into = quick(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, POINTER, *4 * (POINTER,))
_fill_into = quick(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, POINTER, *4 * (POINTER,))
_stroke_into = quick(pdfium.FPDFPageObj_GetStrokeColor, ctypes.c_int, POINTER, *4 * (POINTER,))
_modes_into = quick(pdfium.FPDFPath_GetDrawMode, ctypes.c_int, POINTER, POINTER, POINTER)
_pixels_into = quick(pdfium.FPDFImageObj_GetImagePixelSize, ctypes.c_int, POINTER, POINTER, POINTER)
_count_in_page = quick(pdfium.FPDFPage_CountObjects, ctypes.c_int, POINTER)
_get_from_page = quick(pdfium.FPDFPage_GetObject, POINTER, POINTER, ctypes.c_int)
_count_in_form = quick(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, POINTER)
_get_from_form = quick(pdfium.FPDFFormObj_GetObject, POINTER, POINTER, ctypes.c_ulong)
_count_in_note = quick(pdfium.FPDFAnnot_GetObjectCount, ctypes.c_int, POINTER)
_get_from_note = quick(pdfium.FPDFAnnot_GetObject, POINTER, POINTER, ctypes.c_int)


def matrix_of(item: int) -> Matrix:
    """Return the matrix of one object, without those of what holds it."""
    found = _SixFloats()
    if not _matrix_into(item, ctypes.addressof(found)):
        return _PLAIN
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def size_of(item: int) -> tuple[float, float]:
    """Return the width and height of one object in the terms of what holds it."""
    found = _FourFloats()
    at = ctypes.addressof(found)
    _bounds_into(item, at, at + _NUMBER, at + 2 * _NUMBER, at + 3 * _NUMBER)
    left, bottom, right, top = found
    return right - left, top - bottom


def pixels_of(image: int) -> int:
    """Return of how many pixels a picture is made, 0 where that is not known."""
    found = _TwoNumbers()
    at = ctypes.addressof(found)
    return found[0] * found[1] if _pixels_into(image, at, at + _NUMBER) else 0


def colours_of(path: int) -> tuple[Colour | None, Colour | None]:
    """Return in which colours a path is filled and drawn, None where it is not, or is clear."""
    modes = _TwoNumbers()
    at = ctypes.addressof(modes)
    _modes_into(path, at, at + _NUMBER)
    filled, stroked = modes
    return (
        _colour(path, _fill_into) if filled else None,
        _colour(path, _stroke_into) if stroked else None,
    )


def _colour(item: int, colour_into: Any) -> Colour | None:
    found = _FourNumbers(255, 255, 255, 255)
    at = ctypes.addressof(found)
    colour_into(item, at, at + _NUMBER, at + 2 * _NUMBER, at + 3 * _NUMBER)
    red, green, blue, alpha = found
    return (red, green, blue) if alpha else None


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first and `outer` next."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def drawn_on_page(page: Any) -> Iterator[tuple[int, int, Matrix]]:
    """Yield every object drawn on a page: its address, its kind and the matrix around it."""
    return _objects_in(address_of(page.raw), _count_in_page, _get_from_page)


def drawn_by_note(note: Any) -> Iterator[tuple[int, int]]:
    """Yield every object that an annotation draws: its address and its kind."""
    found = _objects_in(address_of(note), _count_in_note, _get_from_note)
    return ((item, kind) for item, kind, _ in found)


def _objects_in(
    holder: int | None,
    count: Callable[[int | None], int],
    get: Callable[[int | None, int], int],
    outer: Matrix = _PLAIN,
    depth: int = 0,
) -> Iterator[tuple[int, int, Matrix]]:
    for index in range(count(holder)):
        item = get(holder, index)
        kind = _kind_of(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = times(matrix_of(item), outer)
            yield from _objects_in(item, _count_in_form, _get_from_form, inner, depth + 1)
        else:
            yield item, kind, outer
