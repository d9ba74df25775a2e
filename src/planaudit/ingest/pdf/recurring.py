"""What recurs at the top or foot of pages, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planaudit.ingest.pdf.layout import PageLayout, cells_of
from planaudit.ingest.pdf.model import DraftTable, Line
from planaudit.ingest.pdf.page_numbers import shape_of, without_page_numbers

Thing = Line | DraftTable
"""What stands at the edge of a page."""

BAND = 0.15
"""Of the page's height, at the top and at the foot: where headers and footers stand."""
_NEAR = 4.0  # points
_OFTEN = 2
_OPEN = (":", "?")  # what ends a label


def span_of(item: Thing) -> tuple[float, float]:
    """Return the top and the bottom of a thing."""
    return (item.top, item.bottom) if isinstance(item, Line) else (item.box[1], item.box[3])


def distance_of(layout: PageLayout, item: Thing, *, foot: bool) -> float:
    """Return how far the outer side of a thing is from its edge of the page."""
    top, bottom = span_of(item)
    return layout.page.height - bottom if foot else top


def text_of(item: Thing) -> str:
    """Return what a thing says, on one line."""
    if isinstance(item, Line):
        return item.text
    return " ".join(line.text for cell in cells_of([item]) for line in cell.lines)


def candidates(layout: PageLayout, *, foot: bool) -> list[Thing]:
    """Return the things that stand in the band, the outermost first."""
    band = BAND * layout.page.height
    things: list[Thing] = [*layout.lines, *layout.tables]
    near = [
        thing
        for thing in things
        if distance_of(layout, thing, foot=foot) < band
        and distance_of(layout, thing, foot=not foot) > layout.page.height - 2 * band
        and text_of(thing)
    ]
    return sorted(near, key=lambda thing: distance_of(layout, thing, foot=foot))


@dataclass(frozen=True)
class Recurring:
    """What stands in one band of so many pages.

    `keys` tells by a thing's id what it says in common with its likes; `places` has each key's
    pages, counted from 0, with its distance from the edge there. `elsewhere` counts the lines of
    the body by key: words that come again and again there are no header, however often they
    happen to stand at the top of a page.
    """

    pages: int
    keys: Mapping[int, str]
    places: Mapping[str, list[tuple[int, float]]]
    elsewhere: Counter[str]

    def has(self, thing: Thing, at: float, page: int) -> bool:
        """Return whether a thing, so far from the edge, recurs on most pages, or by turns.

        `page` is counted from 0. A label may begin two pages by chance, so it must begin three.
        """
        key = self.keys[id(thing)]
        if self.elsewhere[key] >= _OFTEN:
            return False
        here = [other for other, place in self.places[key] if abs(place - at) <= _NEAR]
        if len(here) >= max(3 if key.endswith(_OPEN) else 2, self.pages // 2 + 1):
            return True
        return page % 2 in self._turns and self._is_of_turn(here, page % 2)

    @cached_property
    def _turns(self) -> frozenset[int]:
        """0 and 1 where the odd pages have lines of their own there, and the even ones theirs."""
        found = {
            turn
            for stood in self.places.values()
            for turn in (0, 1)
            if self._is_of_turn([page for page, _ in stood], turn)
        }
        return frozenset(found if len(found) == 2 else ())

    def _is_of_turn(self, here: Sequence[int], turn: int) -> bool:
        alike = sum(page % 2 == turn for page in here)
        return alike >= max(2, (len(range(turn, self.pages, 2)) + 1) // 2)


def recurring_words(
    layouts: Sequence[PageLayout], bands: Sequence[Sequence[Thing]], *, foot: bool
) -> Recurring:
    """Return what recurs in the same words, the number of its page aside.

    A figure alone in a table may be a score, so only lines are looked at for such numbers.
    """
    things = [(page, thing) for page, band in enumerate(bands) for thing in band]
    lines = [(page, thing) for page, thing in things if isinstance(thing, Line)]
    told = without_page_numbers([(page, line.text.casefold()) for page, line in lines])
    keys = {id(line): key for (_, line), key in zip(lines, told, strict=True)}
    return _recurring(
        layouts,
        bands,
        {id(thing): keys.get(id(thing)) or text_of(thing).casefold() for _, thing in things},
        str.casefold,
        foot=foot,
    )


def recurring_shapes(
    layouts: Sequence[PageLayout], bands: Sequence[Sequence[Thing]], *, foot: bool
) -> Recurring:
    """Return what recurs in the same words, whatever figures stand among them."""
    keys = {id(thing): shape_of(text_of(thing)) for band in bands for thing in band}
    return _recurring(layouts, bands, keys, shape_of, foot=foot)


def _recurring(
    layouts: Sequence[PageLayout],
    bands: Sequence[Sequence[Thing]],
    keys: Mapping[int, str],
    key_of: Callable[[str], str],
    *,
    foot: bool,
) -> Recurring:
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, (layout, band) in enumerate(zip(layouts, bands, strict=True)):
        on_page = {keys[id(thing)]: distance_of(layout, thing, foot=foot) for thing in band}
        for key, at in on_page.items():
            places[key].append((page, at))
    elsewhere = Counter(
        key_of(line.text) for own in layouts for line in own.lines if id(line) not in keys
    )
    return Recurring(len(layouts), keys, places, elsewhere)
