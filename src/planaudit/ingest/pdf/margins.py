"""Headers and footers: what stands in the same place in the same words on most pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from planaudit.ingest.pdf.bands import Band
from planaudit.ingest.pdf.browser import browser_lines
from planaudit.ingest.pdf.layout import PageLayout, cells_of
from planaudit.ingest.pdf.model import Line
from planaudit.ingest.pdf.page_numbers import shape_of, without_page_numbers
from planaudit.ingest.pdf.recurring import (
    BAND,
    Recurring,
    Thing,
    candidates,
    distance_of,
    recurring_shapes,
    recurring_words,
    span_of,
    text_of,
)

_HEAD = 0.065  # of the page's height, for a header whose figures differ and name no page
_EDGE = 0.08  # the same, for the page number of a single page
_SAME = 1.5  # points
_APART = 1.0  # sizes of print of empty paper
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|tudalen|tud\.) )?#(?: ?(?:of|o|/) ?#)?|[-\u2013] ?# ?[-\u2013]", re.IGNORECASE
)


def _stands_apart(layout: PageLayout, thing: Thing) -> bool:
    """Return whether empty paper parts a line from all that stands above and below it."""
    if not isinstance(thing, Line):
        return False
    room = _APART * thing.size
    others = [span_of(line) for line in layout.lines if line is not thing]
    others += [span_of(table) for table in layout.tables]
    middle = (thing.top + thing.bottom) / 2
    return all(
        bottom < thing.top - room or top > thing.bottom + room or top <= middle <= bottom
        for top, bottom in others
    )


def _of_one(
    layout: PageLayout, band: Sequence[Thing], browser: Sequence[Band], *, foot: bool
) -> list[Thing]:
    """Return the outermost things on a single page that are its number, or a browser's lines."""
    taken: list[Thing] = []
    for thing in band:
        if distance_of(layout, thing, foot=foot) >= _EDGE * layout.page.height:
            break
        top, bottom = span_of(thing)
        if _PAGE_NUMBER.fullmatch(shape_of(text_of(thing))):
            is_margin = _stands_apart(layout, thing)
        else:
            is_margin = any(
                line.top - _SAME <= top and bottom <= line.bottom + _SAME for line in browser
            )
        if not is_margin:
            break
        taken.append(thing)
    return taken


def _of_several(
    layout: PageLayout, band: Sequence[Thing], recurring: Recurring, *, foot: bool
) -> list[Thing]:
    """Return the outermost things on a page that recur on others."""
    taken: list[Thing] = []
    for thing in band:
        at = distance_of(layout, thing, foot=foot)
        if not recurring.has(thing, at, layout.page.number - 1):
            break
        taken.append(thing)
    return taken


def _by_shape(
    layout: PageLayout, band: Sequence[Thing], shapes: Recurring, *, foot: bool
) -> list[Thing]:
    """Return the outermost things that recur with other figures in them: 'Plan of care 4'.

    So do headings at the top of pages ('Outcome 4'), so they must stand close to the edge there,
    and clear of the text.
    """
    depth = layout.page.height * (BAND if foot else _HEAD)
    near = [thing for thing in band if distance_of(layout, thing, foot=foot) < depth]
    taken = _of_several(layout, near, shapes, foot=foot)
    return taken if taken and _is_clear_of_text(layout, taken, foot=foot) else []


def _in_their_place(
    layout: PageLayout,
    band: Sequence[Thing],
    places: Sequence[tuple[float, float]],
    *,
    foot: bool,
) -> list[Thing]:
    """Return the outermost lines that stand where other pages have their header (or footer).

    The first page, or a single even one, often has another. A place is a distance from the edge
    and a size of print. Empty paper must part them from the page's text.
    """
    found: list[Thing] = []
    for thing in band:
        if not isinstance(thing, Line):
            break
        at = distance_of(layout, thing, foot=foot)
        if not any(abs(at - y) <= _SAME and abs(thing.size - z) < 0.6 for y, z in places):
            break
        found.append(thing)
    return found if found and _is_clear_of_text(layout, found, foot=foot) else []


def _is_clear_of_text(layout: PageLayout, found: Sequence[Thing], *, foot: bool) -> bool:
    """Return whether empty paper parts things at the edge of a page from all the rest."""
    taken = {id(thing) for thing in found}
    whole: list[Thing] = [*layout.lines, *layout.tables]
    rest = [thing for thing in whole if id(thing) not in taken]
    inner = span_of(found[-1])[0 if foot else 1]
    gaps = [inner - span_of(thing)[1] if foot else span_of(thing)[0] - inner for thing in rest]
    size = max((thing.size for thing in found if isinstance(thing, Line)), default=0.0)
    return min(gaps, default=_APART * size) >= _APART * size


def take_margins(layouts: Sequence[PageLayout], *, foot: bool) -> list[tuple[int, Line]]:
    """Take headers (or footers) off the pages; return each line once, with its first page."""
    bands = [candidates(layout, foot=foot) for layout in layouts]
    pairs = list(zip(layouts, bands, strict=True))
    if len(layouts) == 1:
        browser = browser_lines(layouts[0].page)
        found = [_of_one(layout, band, browser, foot=foot) for layout, band in pairs]
    else:
        words = recurring_words(layouts, bands, foot=foot)
        shapes = recurring_shapes(layouts, bands, foot=foot)
        found = [
            max(
                _of_several(layout, band, words, foot=foot),
                _by_shape(layout, band, shapes, foot=foot),
                key=len,
            )
            for layout, band in pairs
        ]
    places = [
        (distance_of(layout, thing, foot=foot), thing.size)
        for layout, things in zip(layouts, found, strict=True)
        for thing in things
        if isinstance(thing, Line)
    ]
    taken: list[tuple[int, Line]] = []
    in_tables: set[int] = set()
    for (layout, band), things in zip(pairs, found, strict=True):
        own = things or _in_their_place(layout, band, places, foot=foot)
        lines: list[Line] = []
        for thing in own:
            if isinstance(thing, Line):
                layout.lines.remove(thing)
                lines.append(thing)
            else:
                layout.tables.remove(thing)
                own_lines = [line for cell in cells_of([thing]) for line in cell.lines]
                in_tables.update(map(id, own_lines))
                lines.extend(own_lines)
        lines.sort(key=lambda line: (line.top, line.x0))
        taken += [(layout.page.number, line) for line in lines]
    return _each_once(taken, in_tables)


def _each_once(lines: Sequence[tuple[int, Line]], in_tables: Set[int]) -> list[tuple[int, Line]]:
    """Return lines, given with their pages, without those that an earlier page has too.

    `in_tables` are the ids of those out of tables, where a figure is no page's number.
    """
    numbered = without_page_numbers([(page, line.text) for page, line in lines])
    keys = [
        line.text if id(line) in in_tables else key
        for (_, line), key in zip(lines, numbered, strict=True)
    ]
    times: Counter[tuple[int, str]] = Counter()
    found: dict[tuple[str, int], tuple[int, Line]] = {}
    for (page, line), key in zip(lines, keys, strict=True):
        times[page, key] += 1
        found.setdefault((key, times[page, key]), (page, line))
    return list(found.values())
