"""Tables in plain text: cells parted by strokes, by tabs, or by spaces that line up.

Word parts cells with tabs when it saves a table as text; pdftotext and case-management
systems print columns of spaces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planaudit.ingest.marks import TICKED_GLYPHS, UNTICKED_GLYPHS, is_bare_bullet
from planaudit.ingest.rich.model import Paragraph, Part, RichCell, RichRow, RichTable, Run

RULE = re.compile(r"\s*(={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*$")
"""A line of dashes, as under a heading or between two rows."""
_RULE_CELL = re.compile(r"-{2,}|=+|_{2,}")
_DIVIDER_CELL = re.compile(r":?-+:?|=+|_{2,}")
"""Under the head, where one dash is a rule too; in any other row it is an answer."""
_MOST_RULES = 2  # one under the head and one at the end: more stand between all rows
_BOX = re.compile(rf"[{UNTICKED_GLYPHS}{TICKED_GLYPHS}]|\[[xX _]?\]|\([xX _]\)")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)$", re.IGNORECASE
)
_GAP = re.compile(r" {3,}")
_LONGEST_GAPPED = 2000  # characters: a longer line is no line of columns
_MOST_GAPPED = 24  # columns that spaces part
_SLACK = 1  # characters by which the starts of a column may differ


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """What stands in some lines: a table, or labels with their answers. `end` is not part of it."""

    end: int
    parts: tuple[Part, ...]


def placed_tables(lines: Sequence[str]) -> Mapping[int, PlacedTable]:
    """Return what the tables in `lines` hold, by the number of the line where each begins."""
    found: dict[int, PlacedTable] = {}
    at = 0
    tabs = _equal_below([line.count("\t") for line in lines])
    while at < len(lines):
        placed = _stroked(lines, at) or _tabbed(lines, at, tabs[at]) or _gapped(lines, at)
        if placed:
            found[at] = placed
        at = placed.end if placed else at + 1
    return found


def _equal_below(counts: Sequence[int]) -> list[int]:
    """Return for each line where the run of lines with as many ends."""
    ends = [len(counts)] * len(counts)
    for at in range(len(counts) - 2, -1, -1):
        ends[at] = ends[at + 1] if counts[at] == counts[at + 1] else at + 1
    return ends


def _stroked(lines: Sequence[str], start: int) -> PlacedTable | None:
    """Return a table with upright strokes: two lines or more with as many cells.

    Two cells are a table where strokes stand at both ends of each line, or where a rule parts
    the first line from the others: 'tea | coffee' may be prose.
    """
    first = start + (lines[start].lstrip().startswith("+") and _is_rule(lines[start]))
    if first == len(lines) or "|" not in lines[first]:
        return None
    columns = len(_stroke_cells(lines[first]))
    if columns < 2:
        return None
    is_ruled = first + 1 < len(lines) and _is_divider(lines[first + 1], columns)
    groups, end = _rows_below(lines, first, columns, is_ruled=is_ruled)
    if end - first < 2:
        return None
    rules = end - first - sum(map(len, groups))
    between = len(groups) > _MOST_RULES  # a rule ends each row, which may take several lines
    rows = [_joined(group) for group in groups] if between else [row for g in groups for row in g]
    header = columns > 2 or (is_ruled and rules <= _MOST_RULES)
    return PlacedTable(end, (_table(rows, header=header),) if rows else ())


def _rows_below(
    lines: Sequence[str], first: int, columns: int, *, is_ruled: bool
) -> tuple[list[list[list[str]]], int]:
    """Return the lines of cells from the line `first` on, those between two rules together.

    With them comes the line where they end.
    """
    groups: list[list[list[str]]] = [[]]
    end = len(lines)
    for at in range(first, len(lines)):
        if _is_rule(lines[at]) or (is_ruled and at == first + 1):
            groups.append([])
        elif _is_row(lines[at], columns, closed=columns == 2 and not is_ruled):
            groups[-1].append(_stroke_cells(lines[at]))
        else:
            end = at
            break
    return [group for group in groups if group], end


def _joined(lines: Sequence[Sequence[str]]) -> list[str]:
    """Return one row whose cells were broken over several lines."""
    return [" ".join(filter(None, cells)) for cells in zip(*lines, strict=True)]


def _is_divider(line: str, columns: int) -> bool:
    """Return whether the second line is a rule; under two cells, one with strokes of its own."""
    return _is_rule(line, _DIVIDER_CELL) and (columns > 2 or "|" in line or "+" in line)


def _is_rule(line: str, cell: re.Pattern[str] = _RULE_CELL) -> bool:
    """Return whether a line is drawn, and says nothing."""
    drawn = line.strip().replace("+", "|")
    return bool(drawn) and all(map(cell.fullmatch, _stroke_cells(drawn)))


def _is_row(line: str, columns: int, *, closed: bool) -> bool:
    stripped = line.strip()
    if closed and not (stripped.startswith("|") and stripped.endswith("|")):
        return False
    return bool(stripped) and len(_stroke_cells(line)) == columns


def _stroke_cells(line: str) -> list[str]:
    stripped = line.strip()
    if stripped.startswith("|"):
        stripped = stripped[1:].removesuffix("|")
    return [cell.strip() for cell in stripped.split("|")]


def _tabbed(lines: Sequence[str], start: int, end: int) -> PlacedTable | None:
    """Return the rows of the lines up to `end`, which all have as many tabs."""
    if "\t" not in lines[start]:
        return None
    first = [cell.strip() for cell in lines[start].split("\t")]
    if end - start < 2 or sum(map(bool, first)) < 2:
        return _tabbed_label(first, start)
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines[start:end]]
    if not any(row[0] for row in rows):  # indented throughout
        rows = [row[1:] for row in rows]
        if len(rows[0]) < 2:
            return None
    return PlacedTable(end, _parts(rows))


def _tabbed_label(row: Sequence[str], start: int) -> PlacedTable | None:
    filled = [cell for cell in row if cell]
    if len(filled) == 2 and _is_label(filled[0]) and row[0]:
        return PlacedTable(start + 1, _labels_and_answers([filled]))
    return None


def _gapped(lines: Sequence[str], start: int) -> PlacedTable | None:
    """Return the rows of two lines or more whose pieces, three spaces apart, line up."""
    first = _pieces(lines[start])
    if not 2 <= len(first) <= _MOST_GAPPED:
        return None
    starts = [at for at, _ in first]
    rows = [[text for _, text in first]]
    full = 1
    end = start + 1
    while end < len(lines):
        pieces = _pieces(lines[end])
        columns = [_column(at, starts) for at, _ in pieces]
        if not pieces or None in columns or len(set(columns)) < len(columns):
            break
        if len(pieces) == 1 and columns[0] == 0:
            break
        row = [""] * len(starts)
        for column, (_, text) in zip(columns, pieces, strict=True):
            row[column or 0] = text
        full += len(pieces) > 1
        if not _continues(row):
            rows.append(row)
        else:
            rows[-1] = [
                f"{above} {text}".strip() for above, text in zip(rows[-1], row, strict=True)
            ]
        end += 1
    return PlacedTable(end, _parts(rows)) if full > 1 else None


def _continues(row: Sequence[str]) -> bool:
    """Return whether a line holds the rest of what stands in the row above it."""
    goes_on = row[0][:1].islower() and not any(cell.isdecimal() for cell in row)
    return not row[0] or goes_on


def _pieces(line: str) -> list[tuple[int, str]]:
    """Return the pieces of a line that three spaces or more part, with where each begins."""
    if "   " not in line or "\t" in line or len(line) > _LONGEST_GAPPED:
        return [(len(line) - len(line.lstrip()), line.strip())] if line.strip() else []
    pieces: list[tuple[int, str]] = []
    at = len(line) - len(line.lstrip())
    for gap in _GAP.finditer(line.rstrip(), at):
        pieces.append((at, line[at : gap.start()]))
        at = gap.end()
    return [*pieces, (at, line[at:].strip())] if line.strip() else []


def _column(at: int, starts: Sequence[int]) -> int | None:
    near = [column for column, start in enumerate(starts) if abs(start - at) <= _SLACK]
    return near[0] if near else None


def _parts(rows: Sequence[Sequence[str]]) -> tuple[Part, ...]:
    """Return a table; or paragraphs where the first cells are labels, numbers or boxes."""
    firsts = [row[0] for row in rows if row[0]]
    if any(_BOX.match(cell) for row in rows for cell in row) and all(map(_BOX.match, firsts)):
        return tuple(_paragraph("  ".join(row)) for row in rows)
    if len(rows[0]) > 2:
        return (_table(rows, header=False),)
    if all(_NUMBER.match(first) or is_bare_bullet(first) for first in firsts):
        return tuple(_item(row) for row in rows)
    labels = sum(map(_is_label, firsts))
    if labels * 2 >= len(firsts):
        return _labels_and_answers(rows)
    return (_table(rows, header=False),)


def _is_label(text: str) -> bool:
    return text.endswith((":", "?"))


def _labels_and_answers(rows: Sequence[Sequence[str]]) -> tuple[Part, ...]:
    """Return 'Name: Mrs T' as one paragraph, a question and its answer as two."""
    made: list[Part] = []
    for label, answer in rows:
        if label.endswith("?") and answer:
            made += [_paragraph(label), _paragraph(answer)]
        else:
            made.append(_paragraph(f"{label} {answer}".strip()))
    return tuple(made)


def _item(row: Sequence[str]) -> Paragraph:
    number = row[0] if _NUMBER.match(row[0]) else ""
    return Paragraph((Run(row[1]),), item=True, label=number)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _table(rows: Sequence[Sequence[str]], *, header: bool) -> RichTable:
    made = [
        RichRow(
            tuple(RichCell((_paragraph(text),), column) for column, text in enumerate(row, 1)),
            header and not number,
        )
        for number, row in enumerate(rows)
    ]
    return RichTable(tuple(made))
