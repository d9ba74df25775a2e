"""Plain text: paragraphs, underlined and capital headings, lists and tick boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import quantiles

from planaudit.document import Cues, Kind
from planaudit.ingest.marks import (
    TICKED_GLYPHS,
    UNTICKED_GLYPHS,
    fold_white_space,
    split_bullet,
    split_tick_boxes,
)
from planaudit.ingest.text_blocks import BlockList

_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*$")
_DECORATED = re.compile(r"\s*([~=*#_+–—-]{1,6})\s+(?P<heading>[^\W_].{0,100}?)\s+\1\s*$")
"""'~~ About me ~~'."""
_BOXES = re.compile(rf"\s*(?:[{UNTICKED_GLYPHS}{TICKED_GLYPHS}]|\[[xX _]?\](?!\w))")
_LABEL = re.compile(r"[^\W\d_][^:.?!]{0,60}:(?:\s|$)")
_SHORT = 60  # characters: a longer line is no heading
_WRAPPED = 50  # characters: no file is wrapped to a narrower column
_WIDEST = 132  # characters: no file is wrapped to a wider column
_STRAYS = 0.02  # the share of lines that may be longer all the same, such as addresses
_HEADING_LEVEL = 3


def _is_shout(line: str) -> bool:
    """Return whether a short line is all in capitals."""
    words = re.findall(r"[^\W\d_]+", line)
    return len(line) <= _SHORT and line.isupper() and sum(map(len, words)) > 3


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
    def __init__(self, found: BlockList, width: int | None) -> None:
        self.found = found
        self.width = width
        self.lines: list[str] = []
        self.first = 0
        """The number of the first line in hand."""

    def end(self) -> None:
        """Add the paragraph or list item in hand."""
        if self.lines:
            self.found.line = self.first
        text = " ".join(line.strip() for line in self.lines)
        self.lines = []
        is_item, rest = split_bullet(text)
        if is_item and not any(ticked is not None for _, ticked in split_tick_boxes(text)):
            self.found.add(Kind.LIST_ITEM, rest)
        elif text:
            self.found.add_paragraph(text)

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

    def heading(self, line: str, level: int, number: int) -> None:
        """Add a heading."""
        self.end()
        self.found.line = number
        self.found.add(Kind.HEADING, line, level=level)


def _is_heading(line: str, before: str) -> bool:
    """Return whether a line stands as a heading by its letters or its colon."""
    stripped = line.strip()
    if _BOXES.match(line) or split_bullet(line)[0]:
        return False
    if any(ticked is not None for _, ticked in split_tick_boxes(stripped)):
        return False
    if _is_shout(stripped):
        return True
    is_alone = not before.strip() or before.strip()[-1] in ".?!:"
    return stripped.endswith(":") and len(stripped) <= _SHORT and is_alone


def _cells(line: str) -> list[str]:
    stripped = line.strip()
    if stripped.startswith("|"):
        stripped = stripped[1:].removesuffix("|")
    return [cell.strip() for cell in stripped.split("|")]


def _goes_on(line: str, columns: int) -> bool:
    """Return whether a line belongs to a table of so many columns: a row, or a rule under one."""
    return len(_cells(line)) == columns or bool(_UNDERLINE.match(line))


def _piped_tables(lines: Sequence[str]) -> dict[int, int]:
    """Return where tables printed with upright strokes begin, and where each ends.

    Two lines or more with the same number of strokes, at least two, are a table.
    """
    found: dict[int, int] = {}
    place = 0
    while place < len(lines):
        columns = len(_cells(lines[place]))
        end = place + 1
        while end < len(lines) and columns > 2 and _goes_on(lines[end], columns):
            end += 1
        if end - place > 1:
            found[place] = end
        place = end
    return found


def read_plain(lines: Sequence[str], found: BlockList) -> None:
    """Add the blocks of plain `lines` to `found`."""
    reader = _Plain(found, _wrap_width(lines))
    ends = _piped_tables(lines)
    table_end = 0
    for place, line in enumerate(lines):
        if place in ends:
            reader.end()
            table_end = ends[place]
            rows = [row for row in lines[place:table_end] if not _UNDERLINE.match(row)]
            cells = [_cells(row) for row in rows]
            found.line = place + 1
            found.add_table([[(text, Cues()) for text in row] for row in cells], header=True)
        if place < table_end:
            continue
        after = lines[place + 1] if place + 1 < len(lines) else ""
        before = lines[place - 1] if place else ""
        stripped = line.strip()
        underline = _UNDERLINE.match(line)
        decorated = _DECORATED.match(line)
        if decorated:
            reader.heading(decorated["heading"], 2, place + 1)
        elif underline:
            if len(reader.lines) == 1 and len(reader.lines[0].strip()) <= 2 * _SHORT:
                text, reader.lines = reader.lines[0], []
                reader.heading(text, 1 if "=" in line else 2, place)
            else:
                reader.end()
        elif not fold_white_space(line):
            reader.end()
        elif _UNDERLINE.match(after) and not reader.lines:
            reader.lines, reader.first = [stripped], place + 1
        elif _is_heading(line, before):
            reader.heading(stripped, _HEADING_LEVEL, place + 1)
        elif reader.lines and not reader.begins(line):
            reader.lines.append(line)
        else:
            reader.end()
            reader.lines, reader.first = [line], place + 1
    reader.end()
