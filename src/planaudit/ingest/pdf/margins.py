"""Headers and footers: what stands in the same place in the same words on most pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planaudit.ingest.pdf.bands import Band
from planaudit.ingest.pdf.browser import browser_lines
from planaudit.ingest.pdf.layout import PageLayout, cells_of
from planaudit.ingest.pdf.model import DraftTable, Line
from planaudit.ingest.pdf.page_numbers import shape_of, without_page_numbers

_BAND = 0.15  # of the page's height, at the top and at the bottom
_EDGE = 0.08  # the same, for the page number of a single page
_NEAR = 4.0  # points
_SAME = 1.5  # points
_APART = 1.0  # sizes of print between the number of a single page and what it says
_OFTEN = 2
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|tudalen|tud\.) )?#(?: ?(?:of|o|/) ?#)?|[-\u2013] ?# ?[-\u2013]", re.IGNORECASE
)


def _span(item: Line | DraftTable) -> tuple[float, float]:
    """Return the top and the bottom of a thing."""
    return (item.top, item.bottom) if isinstance(item, Line) else (item.box[1], item.box[3])


def _distance(layout: PageLayout, item: Line | DraftTable, *, foot: bool) -> float:
    """Return how far the outer side of a thing is from its edge of the page."""
    top, bottom = _span(item)
    return layout.page.height - bottom if foot else top


def _text(item: Line | DraftTable) -> str:
    if isinstance(item, Line):
        return item.text
    return " ".join(line.text for cell in cells_of([item]) for line in cell.lines)


def _candidates(layout: PageLayout, *, foot: bool) -> list[Line | DraftTable]:
    """Return the things that stand in the band, the outermost first."""
    band = _BAND * layout.page.height
    things: list[Line | DraftTable] = [*layout.lines, *layout.tables]
    near = [
        thing
        for thing in things
        if _distance(layout, thing, foot=foot) < band
        and _distance(layout, thing, foot=not foot) > layout.page.height - 2 * band
        and _text(thing)
    ]
    return sorted(near, key=lambda thing: _distance(layout, thing, foot=foot))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands in one band of so many pages.

    `places` has each key's pages, counted from 0, with its distance from the edge there.
    `elsewhere` counts the lines of the body by key: words that come again and again there are no
    header, however often they happen to stand at the top of a page. `browser` is what a browser
    printed above and below a single page.
    """

    pages: int
    places: Mapping[str, list[tuple[int, float]]]
    elsewhere: Counter[str]
    browser: tuple[Band, ...]

    def recurs(self, key: str, at: float, page: int) -> bool:
        """Return whether a key stands there on most pages, or on most odd or even ones."""
        here = [other for other, place in self.places[key] if abs(place - at) <= _NEAR]
        alike = sum(other % 2 == page % 2 for other in here)
        often = len(here) >= max(2, (self.pages + 1) // 2)
        by_turns = alike >= max(2, (len(range(page % 2, self.pages, 2)) + 1) // 2)
        return (often or by_turns) and self.elsewhere[key] < _OFTEN


def _stands_apart(layout: PageLayout, thing: Line | DraftTable) -> bool:
    """Return whether empty paper parts a line from all that stands above and below it."""
    if not isinstance(thing, Line):
        return False
    room = _APART * thing.size
    others = [_span(line) for line in layout.lines if line is not thing]
    others += [_span(table) for table in layout.tables]
    middle = (thing.top + thing.bottom) / 2
    return all(
        bottom < thing.top - room or top > thing.bottom + room or top <= middle <= bottom
        for top, bottom in others
    )


def _is_margin_of_one(
    layout: PageLayout, thing: Line | DraftTable, seen: _Seen, *, foot: bool
) -> bool:
    """Return whether a thing on a single page is its number, or what a browser prints there."""
    if _distance(layout, thing, foot=foot) >= _EDGE * layout.page.height:
        return False
    if _PAGE_NUMBER.fullmatch(shape_of(_text(thing))):
        return _stands_apart(layout, thing)
    top, bottom = _span(thing)
    return any(band.top - _SAME <= top and bottom <= band.bottom + _SAME for band in seen.browser)


def _is_margin(layout: PageLayout, thing: Line | DraftTable, seen: _Seen, *, foot: bool) -> bool:
    if seen.pages == 1:
        return _is_margin_of_one(layout, thing, seen, foot=foot)
    key, at = shape_of(_text(thing)), _distance(layout, thing, foot=foot)
    return seen.recurs(key, at, layout.page.number - 1)


def _taken_from(
    layout: PageLayout, band: Sequence[Line | DraftTable], seen: _Seen, *, foot: bool
) -> list[Line | DraftTable]:
    taken: list[Line | DraftTable] = []
    for thing in band:
        if not _is_margin(layout, thing, seen, foot=foot):
            break
        taken.append(thing)
    return taken


def _in_their_place(
    layout: PageLayout,
    band: Sequence[Line | DraftTable],
    places: Sequence[tuple[float, float]],
    *,
    foot: bool,
) -> list[Line | DraftTable]:
    """Return the outermost lines that stand where other pages have their header (or footer).

    The first page, or a single even one, often has another. A place is a distance from the edge
    and a size of print.
    """
    found: list[Line | DraftTable] = []
    for thing in band:
        if not isinstance(thing, Line):
            break
        at = _distance(layout, thing, foot=foot)
        if not any(abs(at - y) <= _SAME and abs(thing.size - z) < 0.6 for y, z in places):
            break
        found.append(thing)
    return found


def _places_by_key(
    layouts: Sequence[PageLayout], bands: Sequence[Sequence[Line | DraftTable]], *, foot: bool
) -> Mapping[str, list[tuple[int, float]]]:
    """Return the pages, counted from 0, that have each key, and how far from the edge."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, (layout, band) in enumerate(zip(layouts, bands, strict=True)):
        on_page = {shape_of(_text(thing)): _distance(layout, thing, foot=foot) for thing in band}
        for key, at in on_page.items():
            places[key].append((page, at))
    return places


def take_margins(layouts: Sequence[PageLayout], *, foot: bool) -> list[tuple[int, Line]]:
    """Take headers (or footers) off the pages; return each line once, with its first page."""
    bands = [_candidates(layout, foot=foot) for layout in layouts]
    near = {id(thing) for band in bands for thing in band}
    seen = _Seen(
        len(layouts),
        _places_by_key(layouts, bands, foot=foot),
        Counter(
            shape_of(line.text) for own in layouts for line in own.lines if id(line) not in near
        ),
        browser_lines(layouts[0].page) if len(layouts) == 1 else (),
    )
    pairs = list(zip(layouts, bands, strict=True))
    found = [_taken_from(layout, band, seen, foot=foot) for layout, band in pairs]
    places = [
        (_distance(layout, thing, foot=foot), thing.size)
        for layout, things in zip(layouts, found, strict=True)
        for thing in things
        if isinstance(thing, Line)
    ]
    taken: list[tuple[int, Line]] = []
    for (layout, band), things in zip(pairs, found, strict=True):
        own = things or _in_their_place(layout, band, places, foot=foot)
        lines: list[Line] = []
        for thing in own:
            if isinstance(thing, Line):
                layout.lines.remove(thing)
                lines.append(thing)
            else:
                layout.tables.remove(thing)
                lines.extend(line for cell in cells_of([thing]) for line in cell.lines)
        lines.sort(key=lambda line: (line.top, line.x0))
        taken += [(layout.page.number, line) for line in lines]
    return _each_once(taken)


def _each_once(lines: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Return lines, given with their pages, without those that an earlier page has too."""
    keys = without_page_numbers([(page, line.text) for page, line in lines])
    times: Counter[tuple[int, str]] = Counter()
    found: dict[tuple[str, int], tuple[int, Line]] = {}
    for (page, line), key in zip(lines, keys, strict=True):
        times[page, key] += 1
        found.setdefault((key, times[page, key]), (page, line))
    return list(found.values())
