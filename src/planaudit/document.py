"""The Document: what a reader of the file could see, in reading order.

A Document knows nothing of social care. It holds blocks (headings, paragraphs, list
items, tick boxes, form fields and tables), each with its text, its place and its print
cues, and names whatever was left out. Every value is frozen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block of text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TICK_BOX = "tick box"
    FORM_FIELD = "form field"
    NOTE = "note"
    """A footnote or endnote; it stands after the block that refers to it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands. Numbers count from 1; None means it does not apply.

    `paragraph` counts the blocks of the body outside tables; `table`, `row` and `column`
    give a cell's path. `page` is known for PDF only, `line` for plain text only. `box` is the
    number of the text box, drawing or diagram that the block stands in, apart from the text
    around it: what is in a box says nothing of what follows the box.
    """

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    box: int | None = None

    def describe(self) -> str:
        """Return the place in words, such as 'page 2, table 5, row 1, column 2'."""
        parts = [
            f"{name} {value}"
            for name, value in (
                ("page", self.page),
                ("text box", self.box),
                ("paragraph", self.paragraph),
                ("table", self.table),
                ("row", self.row),
                ("column", self.column),
                ("line", self.line),
            )
            if value is not None
        ]
        return ", ".join(parts) or "whole document"


@dataclass(frozen=True, slots=True)
class Cues:
    """How a block is printed: hints that a form printed it rather than a writer wrote it.

    A cue is True only when it holds for the whole block. `size` is in points, None when
    the file does not say. `style` is the file's own style name, '' when there is none.
    """

    bold: bool = False
    italic: bool = False
    shaded: bool = False
    size: float | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, paragraph, list item, tick box, form field or note.

    `text` has its white space folded. `level` is 1 to 9 for a heading. `ticked` is
    True or False for a tick box (whose `text` is its label), None for anything else.
    `label` is what automatic numbering prints before the text ('2.1', 'a)'); '' for none
    and for a bullet.
    """

    kind: Kind
    text: str
    place: Place
    cues: Cues = Cues()
    level: int | None = None
    ticked: bool | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell appears once, at its first place.

    `covered` is True for an empty place below it that a cell merged downwards covers.
    """

    blocks: tuple[Block, ...]
    place: Place
    cues: Cues = Cues()
    covered: bool = False

    @property
    def text(self) -> str:
        """The cell's text blocks joined by a line feed, tick boxes by their labels."""
        return "\n".join(block.text for block in text_blocks(self.blocks))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. `header` is True when the file itself marks it as a heading row."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `place.table` is its number in the body."""

    rows: tuple[Row, ...]
    place: Place


Block = TextBlock | Table


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something a reader could see, or might look for, that is not in the blocks, and why.

    `characters` counts the visible characters left out, white space aside, where the file
    holds them as characters; a picture has none.
    """

    what: str
    why: str
    place: Place = Place()
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark that somebody attached to the document, beside its text. It often names people."""

    author: str
    text: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: body blocks in reading order, headers and footers apart.

    `path` is as the user gave it, with forward slashes; `sha256` is of the file's bytes, or of
    the prompts and answers of a spreadsheet's row; `format` names the reader ('word', 'pdf',
    'text', 'row'); `pages` is known for PDF only.
    `comments` and `properties` (author, title and so on, as name and value) are kept apart
    from what the document says: they name people, and no report shows them unless asked.
    `notes` are sentences about how the file was read, such as which pages were recognised.
    """

    path: str
    sha256: str
    format: str
    blocks: tuple[Block, ...]
    headers: tuple[TextBlock, ...] = ()
    footers: tuple[TextBlock, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    pages: int | None = None
    notes: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    def shown_text(self) -> str:
        """All text of body, headers and footers, one block a line, in reading order."""
        blocks = (*self.headers, *text_blocks(self.blocks), *self.footers)
        return "\n".join(block.text for block in blocks)


def text_blocks(blocks: tuple[Block, ...]) -> Iterator[TextBlock]:
    """Yield every text block in reading order, going into tables row by row."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from text_blocks(cell.blocks)
        else:
            yield block


def says_anything(blocks: tuple[Block, ...]) -> bool:
    """Return whether any block says anything; a tick box does, though it has no label."""
    return any(block.text or block.ticked is not None for block in text_blocks(blocks))
