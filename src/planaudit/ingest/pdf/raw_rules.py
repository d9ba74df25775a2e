"""The ruling lines of a page that is a picture: long unbroken strokes, level or upright."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from planaudit.ingest.pdf.model import Box
from planaudit.ingest.pdf.raw import PageFrame
from planaudit.ingest.pdf.raw_pixels import grey_page

_DOTS_PER_INCH = 150.0
_LONGEST_SIDE = 2500.0  # pixels
_LEVEL_LENGTH = 40.0  # points: no letter has so long a stroke
_UPRIGHT_LENGTH = 24.0
_THICK = 6.0  # points: anything thicker is a bar or a picture
_MOST_RUNS = 20_000

_Run = tuple[int, int, int]
"""Which row of pixels, and where in it the stroke begins and ends."""


def drawn_rules(page: Any, frame: PageFrame) -> tuple[Box, ...]:
    """Return the ruling lines that can be seen on a page, each without width or height."""
    drawn = grey_page(page, frame, dots_per_inch=_DOTS_PER_INCH, longest=_LONGEST_SIDE)
    ink, scale, stride, end = drawn.ink(), drawn.scale, drawn.stride, drawn.high * drawn.stride
    rows = (ink[start : start + drawn.wide] for start in range(0, end, stride))
    columns = (ink[column:end:stride] for column in range(drawn.wide))
    level = [
        (start / scale, at / scale, end / scale, at / scale)
        for at, start, end in _lines(_runs(rows, _LEVEL_LENGTH * scale), _THICK * scale)
    ]
    upright = [
        (at / scale, start / scale, at / scale, end / scale)
        for at, start, end in _lines(_runs(columns, _UPRIGHT_LENGTH * scale), _THICK * scale)
    ]
    return (*level, *upright)


def _runs(rows: Iterable[bytes], least: float) -> Iterator[_Run]:
    """Yield every unbroken stroke of ink that is long enough, row by row."""
    stroke = re.compile(rb"\x01{%d,}" % max(int(least), 1))
    count = 0
    for at, row in enumerate(rows):
        for found in stroke.finditer(row):
            count += 1
            if count > _MOST_RUNS:
                return
            yield at, found.start(), found.end()


def _lines(runs: Iterable[_Run], thick: float) -> list[tuple[float, int, int]]:
    """Return lines as their middle, start and end, from the strokes of which they are made.

    A line a few pixels thick, or not quite level, is many strokes on rows next to each other.
    """
    open_: list[list[_Run]] = []
    closed: list[list[_Run]] = []
    for run in runs:
        at, start, end = run
        near: list[list[_Run]] = []
        for line in open_:
            last = line[-1]
            (closed if at - last[0] > 2 else near).append(line)
        home = next((line for line in near if _touch(line, start, end)), None)
        if home is None:
            near.append([run])
        else:
            home.append(run)
        open_ = near
    return [
        ((line[0][0] + line[-1][0] + 1) / 2, min(r[1] for r in line), max(r[2] for r in line))
        for line in (*closed, *open_)
        if line[-1][0] - line[0][0] <= thick
    ]


def _touch(line: list[_Run], start: int, end: int) -> bool:
    """Return whether a stroke goes on where one of the last strokes of a line is."""
    return any(start <= last[2] + 3 and end >= last[1] - 3 for last in line[-4:])
