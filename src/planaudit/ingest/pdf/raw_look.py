"""How a page looks to somebody who cannot read its text: pictures, outlines, ink on paper."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.ingest.pdf.model import Box, Word
from planaudit.ingest.pdf.raw import PageFrame
from planaudit.ingest.pdf.raw_objects import drawn_objects, matrix_of, times

_GRID = 40  # squares each way, on which the share of the page that pictures cover is counted
_FEWEST_UNKNOWN = 20  # characters of the sample: fewer may be bullets and ticks
_SAMPLE = 300  # characters of a page that are asked whether they are known
_MOST_PIXELS = 200_000_000  # of the pictures of a page that is drawn; A3 at 600 dpi has 70 million
_MOST_SEGMENTS = 200_000
_DOTS_PER_INCH = 100.0
_LONGEST_SIDE = 1200.0  # pixels
_INK = 60  # levels of grey darker than the paper
_PAPER = 24  # levels of grey from the usual one that are paper still
_RUNS = 10  # strokes that a row of pixels crosses where it runs through a line of print
_STROKE = 6.0  # pixels: the strokes of print are no thicker, a crayon's are
_ROWS = 16  # of pixels through print, about two lines of it
_PRIVATE = range(0xE000, 0xF900)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page draws besides text.

    `covered` is the share of the page under pictures, from 0 to 1. `outlines` counts drawn
    shapes with a curved or slanting side, and `spread` is the larger share of the page's width
    or height that they reach over. `pixels` counts those of all pictures.
    """

    covered: float
    outlines: int
    spread: float
    pixels: int

    @property
    def can_be_rendered(self) -> bool:
        """Whether drawing the page takes a bounded amount of memory."""
        return self.pixels <= _MOST_PIXELS


@dataclass(frozen=True, slots=True)
class Ink:
    """What stands on the paper of a page. `is_blank`: nothing; `has_print`: lines like print."""

    is_blank: bool
    has_print: bool


def unknown_share(page: Any) -> float:
    """Return how much of the page's text names no letter, from 0 to 1, told from a sample."""
    text_page = page.get_textpage()
    raw = text_page.raw
    count = pdfium.FPDFText_CountChars(raw)
    known = unknown = 0
    for index in range(0, count, max(count // _SAMPLE, 1)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if pdfium.FPDFText_IsGenerated(raw, index) == 1 or code == 32:
            continue
        if code in _PRIVATE or pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1 or not code:
            unknown += 1
        else:
            known += 1
    text_page.close()
    return unknown / (known + unknown) if unknown >= _FEWEST_UNKNOWN else 0.0


def drawn_on(page: Any, frame: PageFrame) -> Drawn:
    """Return what a page draws besides its text."""
    width, height = frame.size
    squares: set[tuple[int, int]] = set()
    outlines = pixels = segments = 0
    reach: list[Box] = []
    for item, kind, outer in drawn_objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, e, f = times(matrix_of(item), outer)
            corners = [(e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f)]
            squares.update(_squares(_shown(corners, frame), width, height))
            pixels += _pixels(item)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and segments < _MOST_SEGMENTS:
            segments += pdfium.FPDFPath_CountSegments(item)
            curved, points = _curved_parts(item)
            if curved:
                a, b, c, d, e, f = times(matrix_of(item), outer)
                outlines += curved
                reach.append(
                    _shown([(a * x + c * y + e, b * x + d * y + f) for x, y in points], frame)
                )
    return Drawn(len(squares) / _GRID**2, outlines, _spread(reach, width, height), pixels)


def _shown(points: Sequence[tuple[float, float]], frame: PageFrame) -> Box:
    placed = [frame.point(x, y) for x, y in points]
    across, down = [x for x, _ in placed], [y for _, y in placed]
    return min(across), min(down), max(across), max(down)


def _squares(box: Box, width: float, height: float) -> set[tuple[int, int]]:
    """Return the squares of the grid whose middle lies under a box."""
    columns = [n for n in range(_GRID) if box[0] <= (n + 0.5) * width / _GRID <= box[2]]
    rows = [n for n in range(_GRID) if box[1] <= (n + 0.5) * height / _GRID <= box[3]]
    return {(column, row) for column in columns for row in rows}


def _spread(boxes: Sequence[Box], width: float, height: float) -> float:
    if not boxes or width <= 0 or height <= 0:
        return 0.0
    across = min(max(box[2] for box in boxes), width) - max(min(box[0] for box in boxes), 0.0)
    down = min(max(box[3] for box in boxes), height) - max(min(box[1] for box in boxes), 0.0)
    return max(across / width, down / height)


def _pixels(image: Any) -> int:
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(image, wide, high):
        return 0
    return wide.value * high.value


def _curved_parts(path: Any) -> tuple[int, list[tuple[float, float]]]:
    """Return how many shapes of a path are curved or slant, and their points."""
    parts: list[tuple[bool, list[tuple[float, float]]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = x.value, y.value
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append((False, [point]))
            continue
        curved, points = parts[-1]
        slants = min(abs(point[0] - points[-1][0]), abs(point[1] - points[-1][1])) > 0.5
        points.append(point)
        parts[-1] = (curved or slants or kind == pdfium.FPDF_SEGMENT_BEZIERTO, points)
    shapes = [points for curved, points in parts if curved]
    return len(shapes), [point for points in shapes for point in points]


def ink_on(page: Any, frame: PageFrame, apart_from: Sequence[Word]) -> Ink:
    """Return what stands on the paper of a page besides some words that are known.

    The page is drawn small, in grey, without what is laid over it. Paper is the commonest
    level of grey; print is rows of pixels that cross many thin dark strokes.
    """
    width, height = frame.size
    scale = min(_DOTS_PER_INCH / 72, _LONGEST_SIDE / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True, draw_annots=False, may_draw_forms=False)
    wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = bytearray(bitmap.buffer)
    bitmap.close()
    levels = Counter(pixels)
    usual = max(levels, key=lambda level: (levels[level], level))
    _wipe(pixels, stride, wide, high, scale, usual, apart_from)
    dark = bytes(int(level < usual - _INK) for level in range(256))
    rows = [pixels[row * stride : row * stride + wide].translate(dark) for row in range(high)]
    inked = sum(row.count(1) for row in rows)
    paper = sum(count for level, count in levels.items() if abs(level - usual) <= _PAPER)
    is_paper = usual > 128 and paper >= 0.5 * len(pixels)
    with_print = sum(
        (runs := row.count(b"\0\1")) >= _RUNS and row.count(1) <= _STROKE * runs for row in rows
    )
    return Ink(
        is_blank=is_paper and inked <= wide * high / 5000,
        has_print=is_paper and with_print >= _ROWS,
    )


def _wipe(
    pixels: bytearray,
    stride: int,
    wide: int,
    high: int,
    scale: float,
    level: int,
    words: Sequence[Word],
) -> None:
    """Paint over the places of words, so that they are not taken for a picture's."""
    for word in words:
        x0 = min(max(int(word.x0 * scale) - 1, 0), wide)
        x1 = min(max(int(word.x1 * scale) + 2, x0), wide)
        for row in range(
            max(int(word.top * scale) - 1, 0), min(int(word.bottom * scale) + 2, high)
        ):
            pixels[row * stride + x0 : row * stride + x1] = bytes([level]) * (x1 - x0)
