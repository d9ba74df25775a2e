"""Plain text: paragraphs, underlined and capital headings, lists and tick boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import quantiles

from planaudit.ingest.marks import (
    TICKED_GLYPHS,
    UNTICKED_GLYPHS,
    fold_white_space,
    split_bullet,
    split_tick_boxes,
)
from planaudit.ingest.rich.model import Paragraph, Part, Run
from planaudit.ingest.text.tables import RULE, placed_tables
from planaudit.ingest.typed_bullets import with_typed_bullets

_DECORATED = re.compile(r"\s*([~=*#_+–—-]{1,6})\s+(?P<heading>[^\W_].{0,100}?)\s+\1\s*$")
"""'~~ About me ~~'."""
_BOXES = re.compile(rf"\s*(?:[{UNTICKED_GLYPHS}{TICKED_GLYPHS}]|\[[xX _]?\](?!\w))")
_LABEL = re.compile(r"[^\W\d_][^:.?!]{0,60}:(?:\s|$)")
_ASKING = (":", "?")
_SHORT = 60  # characters: a longer line is no heading
_WRAPPED = 50  # characters: no file is wrapped to a narrower column
_WIDEST = 132  # characters: no file is wrapped to a wider column
_STRAYS = 0.02  # the share of lines that may be longer all the same, such as addresses
_HEADING_LEVEL = 3


def _is_shout(line: str) -> bool:
    """Return whether a short line is all in capitals."""
    letters = sum(map(str.isalpha, line[:_SHORT]))
    return len(line) <= _SHORT and line.isupper() and letters > 3


def _wrap_width(lines: Sequence[str]) -> int | None:
    """Return the column at which most long lines of the file are wrapped.

    None for a file whose lines are whole paragraphs, as word processors write them.
    """
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    if len(lengths) < 2:
        return max(lengths, default=0)
    width = round(quantiles(lengths, n=20)[-1])
    longer = sum(length > _WIDEST for length in lengths)
    return None if width > _WIDEST or longer > _STRAYS * len(lengths) else width


class _Plain:
    """Takes lines from the top, keeping the paragraph or list item in hand."""

    def __init__(self, width: int | None) -> None:
        self.parts: list[Part] = []
        self.width = width
        self.lines: list[str] = []
        self._first = 0
        self._number = 0

    def end(self) -> None:
        """Add the paragraph or list item in hand."""
        text = " ".join(line.strip() for line in self.lines)
        self.lines = []
        is_item, rest = split_bullet(text)
        if text:
            self.parts.append(Paragraph((Run(rest),), item=is_item, line=self._first))

    def line(self, number: int, line: str, before: str, after: str) -> None:
        """Take the line of this number, with those before and after it."""
        self._number = number
        stripped = line.strip()
        decorated = _DECORATED.match(line)
        if decorated:
            self.heading(decorated["heading"], 2)
        elif RULE.match(line):
            if len(self.lines) == 1 and len(self.lines[0].strip()) <= 2 * _SHORT:
                text, self.lines = self.lines[0], []
                self._number -= 1
                self.heading(text, 1 if "=" in line else 2)
            else:
                self.end()
        elif not fold_white_space(line[:_SHORT]) and not fold_white_space(line):
            self.end()
        elif RULE.match(after) and not self.lines:
            self.lines, self._first = [stripped], number
        elif _is_heading(line, before):
            self.heading(stripped, _HEADING_LEVEL)
        elif self.lines and not self.begins(line):
            self.lines.append(line)
        else:
            self.end()
            self.lines, self._first = [line], number

    def begins(self, line: str) -> bool:
        """Return whether a line begins a paragraph, though no blank line stands before it."""
        last = self.lines[-1].rstrip()
        if _BOXES.match(line) or split_bullet(line)[0]:
            return True
        if any(ticked is not None for _, ticked in split_tick_boxes(last)):
            return not line.startswith(" ")
        if self.width is None:
            return True
        stripped = line.strip()
        first = stripped.split(" ")[0]
        if len(last) + 1 + len(first) > max(self.width, _WRAPPED):
            return _LABEL.match(stripped) is not None and last[-1] in ".?!"
        return not stripped[:1].islower() or last[-1] in ".?!" or _LABEL.match(stripped) is not None

    def heading(self, line: str, level: int) -> None:
        """Add a heading."""
        self.end()
        self.parts.append(Paragraph((Run(line),), level=level, line=self._number))


def _is_heading(line: str, before: str) -> bool:
    """Return whether a line stands as a heading by its letters or its colon.

    One in capitals right under a line that asks, with a colon or a question mark, is the answer.
    """
    stripped = line.strip()
    if len(stripped) > _SHORT:
        return False
    if _BOXES.match(line) or split_bullet(line)[0]:
        return False
    if any(ticked is not None for _, ticked in split_tick_boxes(stripped)):
        return False
    if _is_shout(stripped) and (stripped[-1] in _ASKING or not before.strip().endswith(_ASKING)):
        return True
    is_alone = not before.strip() or before.strip()[-1] in ".?!:"
    return stripped.endswith(":") and is_alone


def plain_parts(lines: Sequence[str]) -> list[Part]:
    """Return the paragraphs and tables in lines of plain text."""
    lines = with_typed_bullets(lines)
    tables = placed_tables(lines)
    spaced = [line.expandtabs(4) for line in lines]
    reader = _Plain(_wrap_width(spaced))
    table_end = 0
    for place, line in enumerate(spaced):
        if place in tables:
            reader.end()
            table_end = tables[place].end
            reader.parts.extend(tables[place].parts)
        if place >= table_end:
            after = spaced[place + 1] if place + 1 < len(spaced) else ""
            before = spaced[place - 1] if place else ""
            reader.line(place + 1, line, before, after)
    reader.end()
    return reader.parts
