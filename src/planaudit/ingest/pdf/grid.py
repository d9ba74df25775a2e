"""The cells that ruling lines draw: where they cross, and what they enclose.

The rules are those of Nurminen's thesis on finding tables in PDF (2013), as pdfplumber has
them: lines nearly in one place are one line, pieces that nearly touch are one piece, and a cell
is the smallest rectangle with a crossing at each corner and a line along each side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planaudit.ingest.pdf.boxes import NEAR, is_upright
from planaudit.ingest.pdf.model import Box

_MOST_LINES = 800  # in one direction: a page with more is a drawing, not a form
_MOST_CROSSINGS = 10_000  # of lines that hang together: with more they are a drawing, not a table

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grids:
    """The cells that lines draw, in groups that hang together.

    `has_drawing`: some lines are too many, or cross too often, to be those of tables.
    """

    groups: tuple[list[Box], ...] = ()
    has_drawing: bool = False


@dataclass
class _Crossing:
    """The upright and the level lines, by number, that meet in one point."""

    upright: set[int] = field(default_factory=set)
    level: set[int] = field(default_factory=set)


def _snapped(places: Iterable[float]) -> dict[float, float]:
    """Return the mean of each run of near places, for each place."""
    groups: list[list[float]] = []
    last: float | None = None
    for place in sorted(places):
        if last is not None and place <= last + NEAR:
            groups[-1].append(place)
        else:
            groups.append([place])
        last = place
    return {place: sum(group) / len(group) for group in groups for place in group}


def _merged(lines: Sequence[Box], *, upright: bool) -> list[Box]:
    """Return lines of one direction with near ones made one, and the shortest left out."""
    at, start = (0, 1) if upright else (1, 0)
    own = [line for line in lines if is_upright(line) is upright]
    place_of = _snapped(line[at] for line in own)
    spans: dict[float, list[list[float]]] = defaultdict(list)
    for line in sorted(own, key=lambda line: line[start]):
        pieces = spans[place_of[line[at]]]
        if pieces and line[start] <= pieces[-1][1] + NEAR:
            pieces[-1][1] = max(pieces[-1][1], line[start + 2])
        else:
            pieces.append([line[start], line[start + 2]])
    return [
        (place, first, place, last) if upright else (first, place, last, place)
        for place, pieces in sorted(spans.items())
        for first, last in pieces
        if last - first >= NEAR
    ]


def _met(uprights: Sequence[Box], levels: Sequence[Box]) -> list[list[int]]:
    """Return, for each upright line, the level lines that it crosses; those come from the top."""
    downs = [level[1] for level in levels]
    return [
        [
            number
            for number in range(bisect_left(downs, top - NEAR), bisect_right(downs, bottom + NEAR))
            if levels[number][0] - NEAR <= x <= levels[number][2] + NEAR
        ]
        for x, top, _, bottom in uprights
    ]


def _drawn(met: Sequence[Sequence[int]]) -> set[int]:
    """Return the upright lines of drawings: they hang together with too many crossings."""
    if sum(map(len, met)) <= _MOST_CROSSINGS:
        return set()
    holders: dict[int, list[int]] = defaultdict(list)
    for upright, levels in enumerate(met):
        for level in levels:
            holders[level].append(upright)
    seen: set[int] = set()
    drawn: set[int] = set()
    for first in range(len(met)):
        waiting, group = [first], set[int]()
        while waiting:
            upright = waiting.pop()
            if upright not in seen:
                seen.add(upright)
                group.add(upright)
                for level in met[upright]:
                    waiting += holders.pop(level, ())
        if sum(len(met[upright]) for upright in group) > _MOST_CROSSINGS:
            drawn |= group
    return drawn


def _crossings(
    uprights: Sequence[Box], levels: Sequence[Box], met: Sequence[Sequence[int]]
) -> dict[_Point, _Crossing]:
    found: dict[_Point, _Crossing] = defaultdict(_Crossing)
    for number, (x, *_) in enumerate(uprights):
        for other in met[number]:
            crossing = found[x, levels[other][1]]
            crossing.upright.add(number)
            crossing.level.add(other)
    return found


def _cells(crossings: dict[_Point, _Crossing]) -> list[Box]:
    """Return the smallest cell to the right of and below each crossing that has one.

    A line goes on from crossing to crossing, so that at the first which it does not reach it ends.
    """
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(crossings):
        columns[x].append(y)
        rows[y].append(x)

    def smallest(x: float, y: float) -> Box | None:
        here, row, column = crossings[x, y], rows[y], columns[x]
        first = bisect_right(row, x)
        for lower in range(bisect_right(column, y), len(column)):
            left = crossings[x, column[lower]]
            if not here.upright & left.upright:
                break
            for number in range(first, len(row)):
                right = crossings[row[number], y]
                if not here.level & right.level:
                    break
                corner = crossings.get((row[number], column[lower]))
                if corner and corner.level & left.level and corner.upright & right.upright:
                    return x, y, row[number], column[lower]
        return None

    found = (smallest(x, y) for x, y in sorted(crossings))
    return [cell for cell in found if cell]


def _corners(cell: Box) -> tuple[_Point, _Point, _Point, _Point]:
    x0, top, x1, bottom = cell
    return (x0, top), (x0, bottom), (x1, top), (x1, bottom)


def _grouped(cells: Sequence[Box]) -> list[list[Box]]:
    """Return cells in groups that hang together by their corners."""
    holders: dict[_Point, list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for corner in _corners(cell):
            holders[corner].append(number)
    seen: set[int] = set()
    groups: list[list[Box]] = []
    for number in range(len(cells)):
        if number in seen:
            continue
        seen.add(number)
        waiting, group = [number], []
        while waiting:
            at = waiting.pop()
            group.append(at)
            beside = {other for corner in _corners(cells[at]) for other in holders[corner]}
            waiting += sorted(beside - seen)
            seen |= beside
        groups.append([cells[at] for at in sorted(group)])
    return groups


def grids_of(lines: Sequence[Box]) -> Grids:
    """Return the cells that level and upright lines draw, and whether some are a drawing.

    The groups of cells come from the top down, those of a single cell last.
    """
    uprights, levels = (_merged(lines, upright=upright) for upright in (True, False))
    if max(len(uprights), len(levels)) > _MOST_LINES:
        return Grids(has_drawing=True)
    met = _met(uprights, levels)
    drawn = _drawn(met)
    met = [[] if number in drawn else own for number, own in enumerate(met)]
    groups = _grouped(_cells(_crossings(uprights, levels, met)))
    groups.sort(key=lambda group: (len(group) == 1, min((cell[1], cell[0]) for cell in group)))
    return Grids(tuple(groups), bool(drawn))
