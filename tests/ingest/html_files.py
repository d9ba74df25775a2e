"""Web pages handed to their reader, and what was read from them in short."""

from __future__ import annotations

from planaudit.document import Block, Document, Table, TextBlock, text_blocks
from planaudit.ingest.html.reader import HtmlReader
from tests.ingest.files import raw_file


def read(html: str | bytes) -> Document:
    """Read a web page."""
    content = html.encode("utf-8") if isinstance(html, str) else html
    return HtmlReader().read(raw_file("plan.html", content))


def shapes(document: Document) -> list[tuple[str, str]]:
    """Return each block outside tables as its kind and text."""
    return [(each.kind.value, each.text) for each in texts(document)]


def texts(document: Document) -> list[TextBlock]:
    """Return the blocks outside tables."""
    return [block for block in document.blocks if isinstance(block, TextBlock)]


def ticks(document: Document) -> list[tuple[str, bool | None]]:
    """Return every tick box with its label."""
    found = text_blocks(document.blocks)
    return [(block.text, block.ticked) for block in found if block.ticked is not None]


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """Return every table, those inside others after the one they stand in."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
            for row in block.rows:
                for cell in row.cells:
                    found += tables(cell.blocks)
    return found


def the_table(html: str) -> Table:
    """Return the one table of a page."""
    (table,) = tables(read(html).blocks)
    return table


def grid(table: Table) -> list[list[tuple[int | None, str]]]:
    """Return the cells of each row with their columns."""
    return [[(cell.place.column, cell.text) for cell in row.cells] for row in table.rows]
