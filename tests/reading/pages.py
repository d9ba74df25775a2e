"""Small documents for tests, written as they would stand on the page."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from planaudit.document import Block, Cell, Cues, Document, Kind, Place, Row, Table, TextBlock

PLAIN = Cues()
BOLD = Cues(bold=True)
ITALIC = Cues(italic=True)
SHADED = Cues(shaded=True)


def heading(text: str, level: int = 1) -> TextBlock:
    return TextBlock(Kind.HEADING, text, Place(), level=level)


def paragraph(text: str, cues: Cues = PLAIN) -> TextBlock:
    return TextBlock(Kind.PARAGRAPH, text, Place(), cues)


def tick(label: str, ticked: bool) -> TextBlock:
    return TextBlock(Kind.TICK_BOX, label, Place(), ticked=ticked)


def label(text: str) -> Cell:
    """Return a shaded cell, as a form prints its labels."""
    return Cell((paragraph(text),), Place(), SHADED)


def cell(*texts: str | Block) -> Cell:
    """Return a plain cell."""
    blocks = tuple(paragraph(text) if isinstance(text, str) else text for text in texts)
    return Cell(blocks, Place())


def in_box(*blocks: Block, number: int = 1) -> tuple[Block, ...]:
    """Return blocks as they stand in a text box."""
    return tuple(replace(block, place=replace(block.place, box=number)) for block in blocks)


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(tuple(Row(row) for row in rows), Place(table=1))


def plain_table(*rows: tuple[str, ...]) -> Table:
    """Return a table with no print cues at all."""
    return table(*(tuple(cell(text) for text in row) for row in rows))


def grid(heads: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    """Return a table whose first row is printed."""
    return table(
        tuple(label(head) for head in heads), *(tuple(cell(text) for text in row) for row in rows)
    )


def placed_grid(*rows: tuple[str | None, ...], heads: int = 1) -> Table:
    """Return a grid whose cells know their places, its first rows printed.

    None is a place that the cell above it covers, merged downwards.
    """

    def placed(text: str | None, place: Place) -> Cell:
        blocks = (TextBlock(Kind.PARAGRAPH, text, place),) if text else ()
        is_head = text is not None and (place.row or 0) <= heads
        return Cell(blocks, place, SHADED if is_head else PLAIN, covered=text is None)

    return Table(
        tuple(
            Row(
                tuple(
                    placed(text, Place(table=1, row=down, column=across))
                    for across, text in enumerate(row, start=1)
                )
            )
            for down, row in enumerate(rows, start=1)
        ),
        Place(table=1),
    )


def document(*blocks: Block) -> Document:
    return Document("plan.docx", "0" * 64, "word", blocks)


def merged(*rows: tuple[tuple[Cell, int], ...]) -> Table:
    """Return a table of cells, each with how many columns it is merged over."""
    placed = []
    for down, row in enumerate(rows, start=1):
        starts = accumulate((width for _, width in row), initial=1)
        placed.append(
            Row(
                tuple(
                    replace(cell, place=Place(table=1, row=down, column=column))
                    for (cell, _), column in zip(row, starts, strict=False)
                )
            )
        )
    return Table(tuple(placed), Place(table=1))
