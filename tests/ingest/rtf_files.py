"""RTF files made by hand, and what was read from them in short."""

from __future__ import annotations

from collections.abc import Iterable

from planaudit.document import Block, Document, Kind, Table, TextBlock, text_blocks
from planaudit.ingest.rtf.reader import RtfReader
from tests.ingest.files import raw_file

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset2 Symbol;}"
    r"{\f2\fnil\fcharset2{\*\panose 05000000000000000000}Wingdings;}"
    r"{\f3\fswiss\fcharset204 Arial Cyr;}{\f4\fnil\fcharset128 MS Mincho;}}"
)
COLOURS = (
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue0;\red217\green226\blue243;"
    r"\red255\green255\blue255;}"
)
STYLES = (
    r"{\stylesheet{\ql \f0\fs22 Normal;}"
    r"{\s1\sbasedon0\outlinelevel0\b\fs32 heading 1,Council head;}"
    r"{\s2\sbasedon1\fs28 Team heading;}{\s3\i Quoted words;}{\s4\sbasedon0\fs28 Heading 3;}"
    r"{\*\cs10\additive Default Paragraph Font;}{\*\cs11\additive\b Strong;}}"
)


def rtf(body: str, before: str = FONTS + COLOURS + STYLES) -> str:
    """Return an RTF file with `body`."""
    return r"{\rtf1\ansi\ansicpg1252\deff0" + before + "\n" + body + "}"


def read(body: str) -> Document:
    """Read an RTF file with `body`."""
    return read_bytes(rtf(body).encode("latin-1"))


def read_bytes(content: bytes) -> Document:
    """Read the bytes of an RTF file."""
    return RtfReader().read(raw_file("plan.rtf", content))


def lines(document: Document) -> list[str]:
    """Return the body line by line.

    '[x] ' begins a ticked box, '# ' a heading, '- ' a list item and '* ' a note.
    """
    return [_line(block) for block in text_blocks(document.blocks)]


def _line(block: TextBlock) -> str:
    if block.kind is Kind.TICK_BOX:
        return f"[{'x' if block.ticked else ' '}] {block.text}"
    before = {Kind.HEADING: "# ", Kind.LIST_ITEM: "- ", Kind.NOTE: "* "}.get(block.kind, "")
    return f"{before}{block.label} {block.text}" if block.label else before + block.text


def only_block(document: Document) -> TextBlock:
    """Return the only block of text in the body."""
    (block,) = text_blocks(document.blocks)
    return block


def tables(blocks: Iterable[Block]) -> list[Table]:
    """Return the tables among `blocks`, not those inside others."""
    return [block for block in blocks if isinstance(block, Table)]


def grid(table: Table) -> list[list[str]]:
    """Return the text of each cell, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def columns(table: Table) -> list[list[int | None]]:
    """Return the column of each cell, row by row."""
    return [[cell.place.column for cell in row.cells] for row in table.rows]


def row(*cells: str, edges: Iterable[int] = (), cell: str = "", before: str = "") -> str:
    """Return a table row as Word writes it; `cell` is said of each cell, `before` of the row."""
    rights = list(edges) or [2000 * number for number in range(1, len(cells) + 1)]
    defined = "".join(rf"{cell}\cellx{right}" for right in rights)
    inside = "".join(rf"{{{text}\cell}}" for text in cells)
    definition = rf"\trowd {before}\trgaph108\trleft0{defined}"
    return rf"{definition}\pard\plain\intbl {inside}\pard\intbl {{{definition}\row}}"
