"""How a page looks to somebody who cannot read its text: pictures, outlines, ink on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.ingest.glyphs import PRIVATE_USE
from planaudit.ingest.pdf.boxes import Point, around
from planaudit.ingest.pdf.model import Box, Word
from planaudit.ingest.pdf.raw import PageFrame
from planaudit.ingest.pdf.raw_objects import (
    IMAGE,
    PATH,
    drawn_on_page,
    matrix_of,
    pixels_of,
    times,
)
from planaudit.ingest.pdf.raw_paths import CURVE, MOVE, count_steps, steps_of
from planaudit.ingest.pdf.raw_pixels import grey_page

_GRID = 40  # squares each way, on which the share of the page that pictures cover is counted
_FEWEST_UNKNOWN = 20  # characters of the sample: fewer may be bullets and ticks
_SAMPLE = 300  # characters of a page that are asked whether they are known
_MOST_PIXELS = 200_000_000  # of the pictures of a page that is drawn; A3 at 600 dpi has 70 million
_MOST_SEGMENTS = 200_000
_DOTS_PER_INCH = 100.0
_LONGEST_SIDE = 1200.0  # pixels
_RUNS = 10  # strokes that a row of pixels crosses where it runs through a line of print
_STROKE = 6.0  # pixels: the strokes of print are no thicker, a crayon's are
_ROWS = 16  # of pixels through print, about two lines of it


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
        if code in PRIVATE_USE or pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1 or not code:
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
    for item, kind, outer in drawn_on_page(page):
        if kind == IMAGE:
            a, b, c, d, e, f = times(matrix_of(item), outer)
            corners = [(e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f)]
            squares.update(_squares(_shown(corners, frame), width, height))
            pixels += pixels_of(item)
        elif kind == PATH and segments < _MOST_SEGMENTS:
            segments += count_steps(item)
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
    x0, top, x1, bottom = around(boxes)
    across, down = min(x1, width) - max(x0, 0.0), min(bottom, height) - max(top, 0.0)
    return max(across / width, down / height)


def _curved_parts(path: int) -> tuple[int, list[Point]]:
    """Return how many shapes of a path are curved or slant, and their points."""
    parts: list[tuple[bool, list[Point]]] = []
    for x, y, kind, _ in steps_of(path, _MOST_SEGMENTS):
        if kind == MOVE or not parts:
            parts.append((False, [(x, y)]))
            continue
        curved, points = parts[-1]
        slants = min(abs(x - points[-1][0]), abs(y - points[-1][1])) > 0.5
        points.append((x, y))
        parts[-1] = (curved or slants or kind == CURVE, points)
    shapes = [points for curved, points in parts if curved]
    return len(shapes), [point for points in shapes for point in points]


def ink_on(page: Any, frame: PageFrame, apart_from: Sequence[Word]) -> Ink:
    """Return what stands on the paper of a page besides some words that are known.

    Print is rows of pixels that cross many thin dark strokes.
    """
    drawn = grey_page(page, frame, dots_per_inch=_DOTS_PER_INCH, longest=_LONGEST_SIDE)
    ink = drawn.without(apart_from).ink()
    starts = range(0, drawn.high * drawn.stride, drawn.stride)
    rows = [ink[start : start + drawn.wide] for start in starts]
    inked = sum(row.count(1) for row in rows)
    with_print = sum(
        (runs := row.count(b"\0\1")) >= _RUNS and row.count(1) <= _STROKE * runs for row in rows
    )
    return Ink(
        is_blank=drawn.is_paper and inked <= drawn.wide * drawn.high / 5000,
        has_print=drawn.is_paper and with_print >= _ROWS,
    )
