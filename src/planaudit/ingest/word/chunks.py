"""Parts of a Word file that are files of another kind (`altChunk`): web pages, RTF, other Word.

Case-management systems put them in and leave it to Word to make text of them, so a plan may be
nothing else until Word has saved it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from planaudit.document import Block, Document, Kind, LeftOut, Table, TextBlock
from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.marks import visible_characters
from planaudit.ingest.rich.model import Paragraph, Part, RichCell, RichRow, RichTable, Run
from planaudit.ingest.word.package import WordPackage

ReadPart = Callable[[RawFile], Document]
"""Reads a file of any kind that may stand in a Word file. Raises UnreadableFile."""
_WHY = "only Word, RTF, OpenDocument, web pages and plain text are read there"


class Chunks:
    """Reads such parts as they are met, and counts what was left out of them."""

    def __init__(self, package: WordPackage, read: ReadPart | None) -> None:
        """`read` is None inside a part: parts of parts are not read."""
        self._package = package
        self._read = read
        self._unread = 0
        self._left_out: list[LeftOut] = []

    def parts(self, relation: str) -> Iterator[Part]:
        """Yield the rich text of the part that a relation's identifier leads to."""
        name, content = self._package.bytes_of(relation)
        file = RawFile(content, PurePosixPath(name).suffix.lower(), "", "")
        try:
            document = self._read(file) if self._read and content else None
        except UnreadableFile:
            document = None
        if document is None:
            self._unread += 1
            return
        self._left_out += document.left_out
        around = (*document.headers, *document.footers)
        if around:
            letters = sum(visible_characters(block.text) for block in around)
            what = "headers and footers of a part from another file"
            self._left_out.append(LeftOut(what, "Word does not print them", characters=letters))
        if document.comments:
            what = f"comments in a part from another file, {len(document.comments)} in all"
            self._left_out.append(LeftOut(what, "they name people, and stand apart from the text"))
        yield from map(_part, document.blocks)

    def left_out(self) -> Iterator[LeftOut]:
        """Yield what the parts left out, and those that could not be read."""
        yield from self._left_out
        if self._unread:
            what = "part" if self._unread == 1 else "parts"
            yield LeftOut(f"{self._unread} {what} from another file", _WHY)


def _part(block: Block) -> Part:
    """Return a block of a Document as rich text again."""
    if isinstance(block, TextBlock):
        box = "" if block.ticked is None else f"{TICKED if block.ticked else UNTICKED} "
        cues = block.cues
        return Paragraph(
            (Run(f"{box}{block.text}", bold=cues.bold, italic=cues.italic, size=cues.size),),
            cues.style,
            block.level,
            item=block.kind is Kind.LIST_ITEM,
            label=block.label,
            note=block.kind is Kind.NOTE,
            field=block.kind is Kind.FORM_FIELD,
        )
    return RichTable(tuple(_row(block, number) for number in range(len(block.rows))))


def _row(table: Table, number: int) -> RichRow:
    row = table.rows[number]
    return RichRow(
        tuple(
            RichCell(tuple(map(_part, cell.blocks)), cell.place.column or column, cell.cues.shaded)
            for column, cell in enumerate(row.cells, 1)
        ),
        row.header,
    )
