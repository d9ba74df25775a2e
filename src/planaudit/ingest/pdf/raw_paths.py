"""The points of a drawn path, in its own terms."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

MOVE, LINE, CURVE = (
    pdfium.FPDF_SEGMENT_MOVETO,
    pdfium.FPDF_SEGMENT_LINETO,
    pdfium.FPDF_SEGMENT_BEZIERTO,
)

Step = tuple[float, float, int, bool]
"""A point, what leads to it (MOVE, LINE or CURVE), and whether the shape is closed there."""


def steps_of(path: Any, most: int) -> list[Step]:
    """Return the first `most` steps of a path."""
    steps: list[Step] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), most)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        closes = bool(pdfium.FPDFPathSegment_GetClose(segment))
        steps.append((x.value, y.value, kind, closes))
    return steps
