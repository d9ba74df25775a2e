"""Everything that a page draws, object by object, with what places it on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of the PDF specification: x' = ax + cy + e, y' = bx + dy + f."""

_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 6


def matrix_of(page_object: Any) -> Matrix:
    """Return the matrix of one object, without those of what holds it."""
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(page_object, found):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


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


def objects_in(
    holder: Any, count: Any, get: Any, outer: Matrix = _PLAIN, depth: int = 0
) -> Iterator[tuple[Any, int, Matrix]]:
    """Yield every object in what holds them, with its kind and the matrix around it.

    `count` and `get` are pdfium's functions for that kind of holder.
    """
    for index in range(count(holder)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from objects_in(
                item,
                pdfium.FPDFFormObj_CountObjects,
                pdfium.FPDFFormObj_GetObject,
                times(matrix_of(item), outer),
                depth + 1,
            )
        else:
            yield item, kind, outer


def drawn_objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Yield every object drawn on the page with its kind and the matrix around it."""
    return objects_in(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
