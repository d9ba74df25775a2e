"""Headers and footers: what stands in the same place in the same words on most pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planaudit.ingest.pdf_layout import PageLayout, cells_of
from planaudit.ingest.pdf_model import DraftTable, Line

_BAND = 0.15  # of the page's height, at the top and at the bottom
_EDGE = 0.08  # the same, for the page number of a single page
_NEAR = 4.0  # points
_PAGE_NUMBER = re.compile(r"(?:page )?#(?: ?(?:of|/) ?#)?|[-\u2013] ?# ?[-\u2013]", re.IGNORECASE)


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _distance(layout: PageLayout, item: Line | DraftTable, *, foot: bool) -> float:
    """Return how far the outer side of a thing is from its edge of the page."""
    if isinstance(item, Line):
        return layout.page.height - item.bottom if foot else item.top
    return layout.page.height - item.box[3] if foot else item.box[1]


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
        if _text(thing)
        and _distance(layout, thing, foot=foot) < band
        and _distance(layout, thing, foot=not foot) > layout.page.height - 2 * band
    ]
    return sorted(near, key=lambda thing: _distance(layout, thing, foot=foot))


def _recurs(
    layout: PageLayout,
    thing: Line | DraftTable,
    seen: Sequence[dict[str, float]],
    *,
    foot: bool,
) -> bool:
    key, at = _key(_text(thing)), _distance(layout, thing, foot=foot)
    if len(seen) == 1:
        in_edge = at < _EDGE * layout.page.height
        return in_edge and _PAGE_NUMBER.fullmatch(key) is not None
    pages = sum(key in page and abs(page[key] - at) <= _NEAR for page in seen)
    return pages >= max(2, (len(seen) + 1) // 2)


def take_margins(layouts: Sequence[PageLayout], *, foot: bool) -> list[tuple[int, Line]]:
    """Take headers (or footers) off the pages; return each line once, with its first page."""
    bands = [_candidates(layout, foot=foot) for layout in layouts]
    seen = [
        {_key(_text(thing)): _distance(layout, thing, foot=foot) for thing in band}
        for layout, band in zip(layouts, bands, strict=True)
    ]
    taken: dict[str, tuple[int, Line]] = {}
    for layout, band in zip(layouts, bands, strict=True):
        found: list[Line] = []
        for thing in band:
            if not _recurs(layout, thing, seen, foot=foot):
                break
            if isinstance(thing, Line):
                layout.lines.remove(thing)
                found.append(thing)
            else:
                layout.tables.remove(thing)
                found.extend(line for cell in cells_of([thing]) for line in cell.lines)
        for line in sorted(found, key=lambda line: (line.top, line.x0)):
            taken.setdefault(_key(line.text), (layout.page.number, line))
    return list(taken.values())
