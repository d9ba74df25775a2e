"""What a table, a row or a cell of a Word file says of itself (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from lxml import etree

from planaudit.ingest.word.names import VAL, w
from planaudit.ingest.xml_parsing import whole_number

_MOST_COLUMNS = 200


def has_head_row(look: etree._Element | None) -> bool:
    """Return whether a table wants its style's look for the first row."""
    if look is None:
        return False
    first = look.get(w("firstRow"))
    if first is not None:
        return first.lower() in ("1", "true", "on")
    value = look.get(VAL, "0")
    try:
        return bool(int(value, 16) & 0x20)
    except ValueError:
        return False


def goes_on(properties: etree._Element | None, merge: str) -> bool:
    """Return whether a cell is covered by a merged one that began before it."""
    element = None if properties is None else properties.find(w(merge))
    return element is not None and element.get(VAL, "continue") == "continue"


def grid_count(element: etree._Element | None, default: int) -> int:
    """Return how many columns of the table's grid an element counts, `default` if it does not."""
    number = None if element is None else whole_number(element.get(VAL))
    return default if number is None else min(number, _MOST_COLUMNS)
