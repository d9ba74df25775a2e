"""What a blank form looks like, in little: its printed lines, their print, and its tables.

Enough to put a text export back into the form (`flat_text`), and little enough to be saved
with the form and read by its owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planaudit.document import Block, Cell, Cues, Document, Kind, Place, Row, Table, TextBlock
from planaudit.document import text_blocks as texts_in

_HEADING = re.compile(r"heading ([1-9])")
_WORD = re.compile(r"\w")
_LOOKS = {"bold", "italic", "shaded"}
_KINDS = {kind.value: kind for kind in Kind if kind not in (Kind.PARAGRAPH, Kind.HEADING)}


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One printed block. `look` is how it is printed, in words: 'heading 2', 'bold', 'tick box'.

    `at` is its table, row and column, counted from 1; None outside tables.
    """

    text: str
    look: tuple[str, ...] = ()
    at: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The printed lines in order; `tables` holds for each table how many cells each row has."""

    lines: tuple[OutlineLine, ...] = ()
    tables: tuple[tuple[int, ...], ...] = ()


def is_look(word: str) -> bool:
    """Return whether `word` is one that `OutlineLine.look` may hold."""
    return word in _LOOKS or word in _KINDS or _HEADING.fullmatch(word) is not None


def outline_of(blank: Document) -> Outline:
    """Return the outline of a blank form; tables inside a cell are taken for lines of it."""
    lines: list[OutlineLine] = []
    tables: list[tuple[int, ...]] = []
    for block in blank.blocks:
        if isinstance(block, TextBlock):
            lines.append(OutlineLine(block.text, _look(block)))
            continue
        tables.append(tuple(len(row.cells) for row in block.rows))
        for down, row in enumerate(block.rows, 1):
            for across, cell in enumerate(row.cells, 1):
                at = (len(tables), down, across)
                lines += [OutlineLine(b.text, _look(b), at) for b in texts_in(cell.blocks)]
    return Outline(tuple(line for line in lines if _WORD.search(line.text)), tuple(tables))


def blocks_of(outline: Outline) -> Iterator[Block]:
    """Yield the blocks of the blank form that `outline` tells of, empty cells included."""
    inside: dict[tuple[int, int, int], list[TextBlock]] = {}
    for line in outline.lines:
        if line.at is not None:
            inside.setdefault(line.at, []).append(_block(line))
    done = 0
    for line in outline.lines:
        number = line.at[0] if line.at is not None else 0
        if not number:
            yield _block(line)
        elif number > done:
            done = number
            yield _table(outline.tables[number - 1], number, inside)


def _table(
    widths: tuple[int, ...], number: int, inside: dict[tuple[int, int, int], list[TextBlock]]
) -> Table:
    rows = []
    for down, width in enumerate(widths, 1):
        cells = []
        for across in range(1, width + 1):
            blocks = tuple(inside.get((number, down, across), ()))
            place = Place(table=number, row=down, column=across)
            cues = Cues(
                bold=bool(blocks) and all(block.cues.bold for block in blocks),
                shaded=any(block.cues.shaded for block in blocks),
            )
            cells.append(Cell(blocks, place, cues))
        rows.append(Row(tuple(cells)))
    return Table(tuple(rows), Place(table=number))


def _look(block: TextBlock) -> tuple[str, ...]:
    words = [f"heading {block.level or 1}"] if block.kind is Kind.HEADING else []
    if block.kind.value in _KINDS:
        words.append(block.kind.value)
    words += [word for word in sorted(_LOOKS) if getattr(block.cues, word)]
    return tuple(words)


def _block(line: OutlineLine) -> TextBlock:
    heading = next((found for word in line.look if (found := _HEADING.fullmatch(word))), None)
    kind = next((_KINDS[word] for word in line.look if word in _KINDS), Kind.PARAGRAPH)
    return TextBlock(
        Kind.HEADING if heading else kind,
        line.text,
        Place(),
        Cues(bold="bold" in line.look, italic="italic" in line.look, shaded="shaded" in line.look),
        level=int(heading[1]) if heading else None,
        ticked=False if kind is Kind.TICK_BOX else None,
    )
