"""The points of a drawn path, in its own terms."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from planaudit.ingest.pdf.raw_quick import POINTER, quick

MOVE, LINE, CURVE = (
    pdfium.FPDF_SEGMENT_MOVETO,
    pdfium.FPDF_SEGMENT_LINETO,
    pdfium.FPDF_SEGMENT_BEZIERTO,
)

Step = tuple[float, float, int, bool]
"""A point, what leads to it (MOVE, LINE or CURVE), and whether the shape is closed there."""


_count = quick(pdfium.FPDFPath_CountSegments, ctypes.c_int, POINTER)
_segment_at = quick(pdfium.FPDFPath_GetPathSegment, POINTER, POINTER, ctypes.c_int)
_point_into = quick(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, POINTER, POINTER, POINTER)
_kind_of = quick(pdfium.FPDFPathSegment_GetType, ctypes.c_int, POINTER)
_closes = quick(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, POINTER)


def count_steps(path: int) -> int:
    """Return of how many steps a path is made."""
    return int(_count(path))


def steps_of(path: int, most: int) -> list[Step]:
    """Return the first `most` steps of a path."""
    point = (ctypes.c_float * 2)()
    x_into = ctypes.addressof(point)
    y_into = x_into + ctypes.sizeof(ctypes.c_float)
    steps: list[Step] = []
    for index in range(min(_count(path), most)):
        segment = _segment_at(path, index)
        _point_into(segment, x_into, y_into)
        x, y = point
        steps.append((x, y, _kind_of(segment), bool(_closes(segment))))
    return steps
