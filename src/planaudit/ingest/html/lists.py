"""The numbers that a web page's lists print before their items."""

from __future__ import annotations

import re

from planaudit.ingest.rich.list_labels import in_letters, in_roman

_STYLES = {
    "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal",
}  # fmt: skip
_UNNUMBERED = frozenset(("none", "disc", "circle", "square"))
_WHOLE = re.compile(r"\s*(-?\d{1,9})\s*")


class NumberedList:
    """Counts the items of one ordered list."""

    def __init__(self, kind: str | None, start: str | None, *, items: int, falls: bool) -> None:
        """`kind` and `start` are the list's attributes; it counts down when it `falls`."""
        first = whole_number(start)
        self._next = first if first is not None else items if falls else 1
        self._step = -1 if falls else 1
        self._style = _STYLES.get(kind or "", "decimal")

    def label(self, value: str | None, style: str) -> str:
        """Return what is printed before the next item: '3.', 'c.', 'iii.' or ''.

        `value` is the item's own attribute; `style` is what styles say of its numbering.
        """
        given = whole_number(value)
        number = self._next if given is None else given
        self._next = number + self._step
        style = style or self._style
        return "" if style in _UNNUMBERED else f"{_written(number, style)}."


def whole_number(text: str | None) -> int | None:
    """Return the whole number that an attribute gives, None for anything else."""
    found = _WHOLE.fullmatch(text or "")
    return int(found[1]) if found else None


def _written(number: int, style: str) -> str:
    if style.endswith("roman"):
        text = in_roman(number)
    elif style.endswith(("alpha", "latin")):
        text = in_letters(number, doubled=False)
    else:
        return f"{number:02}" if style == "decimal-leading-zero" else str(number)
    return text.upper() if style.startswith("upper") else text
