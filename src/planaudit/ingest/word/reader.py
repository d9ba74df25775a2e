"""Read Word documents (.docx, .docm, .dotx): body, notes, tick boxes, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from planaudit.document import Block, Document, LeftOut, Table
from planaudit.ingest.formats import format_of, reader_for
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.packages import Package
from planaudit.ingest.rich.document import RichDocument, RichReader, document_of
from planaudit.ingest.word.chunks import Chunks
from planaudit.ingest.word.controls import PLACEHOLDER
from planaudit.ingest.word.drawings import CHART, CONTROL, DRAWN, ELSEWHERE, EMBEDDED, INK, PICTURE
from planaudit.ingest.word.names import w
from planaudit.ingest.word.notes import Notes
from planaudit.ingest.word.numbering import ListLabels
from planaudit.ingest.word.package import WordPackage
from planaudit.ingest.word.styles import Styles
from planaudit.ingest.word.unwrap import DELETION
from planaudit.ingest.word.walker import COVERED, HIDDEN, Sources, Walker
from planaudit.ingest.word.xml import SetAside

_JOINT = re.compile(r"( of | kept | in | without )")
_WHY_SET_ASIDE = {
    DELETION: "marked as deleted text",
    HIDDEN: "marked as not to be shown",
    COVERED: "a cell that others are merged with does not show what it held",
}
_WHY_NOT_READ = {
    PICTURE: "words inside pictures are not read",
    DRAWN: "a drawing, such as a ring round an answer, is not understood",
    INK: "what was written or drawn with a pen on the screen is not read",
    CHART: "the words and figures in charts are not read",
    EMBEDDED: "what is embedded, such as another file, is not read",
    CONTROL: "whether it is ticked, or what was chosen, is kept where it is not read",
    ELSEWHERE: "only the file given is read",
}


class WordReader:
    """Reads files made by Word, LibreOffice and case-management systems."""

    name = "word"

    def __init__(self, *, inner: bool = False) -> None:
        """`inner`: the file stands inside another, so that what stands inside it is not read."""
        self._inner = inner

    def read(self, file: RawFile) -> Document:
        """Return the Document in `file`. Raises UnreadableFile."""
        document = document_of(file, self.name, self.rich(file))
        if not _has_text(document.blocks):
            raise UnreadableFile(
                "not_assessable",
                "there is no text in this Word file. If it holds scanned pictures of pages, "
                "ask for the file the pages were printed from",
            )
        return document

    def rich(self, file: RawFile) -> RichDocument:
        """Return `file` as rich text. Raises UnreadableFile."""
        with Package(file.content) as zipped:
            package = WordPackage(zipped)
            return _rich_document(package, Chunks(package, None if self._inner else _read_inserted))


def _rich_document(package: WordPackage, chunks: Chunks) -> RichDocument:
    notes = Notes(package.notes, package.body.find(w("sectPr")), package.part("settings"))
    sources = Sources(notes, package.diagram_texts, chunks.parts)
    labels = ListLabels(package.part("numbering"))
    found = package.set_aside
    walker = Walker(Styles(package.part("styles")), labels, sources, found)
    body = tuple(walker.parts(package.body))
    headers, footers = (
        tuple(part for root in package.margins(kind) for part in walker.parts(root))
        for kind in ("header", "footer")
    )
    comments = (*package.comments(), *chunks.comments)
    return RichDocument(
        parts=body,
        headers=headers,
        footers=footers,
        left_out=(
            *_set_aside(found),
            *_not_read(package.not_read),
            *chunks.left_out(),
            *_damaged(len(package.damaged)),
        ),
        unfilled=(found.pieces.get(PLACEHOLDER, 0), found.letters.get(PLACEHOLDER, 0)),
        notes=tuple(chunks.notes),
        comments=comments,
        properties=package.properties(),
    )


def _has_text(blocks: Iterable[Block]) -> bool:
    """Return whether any block says anything; a lone tick box does."""
    return any(
        any(_has_text(cell.blocks) for row in block.rows for cell in row.cells)
        if isinstance(block, Table)
        else bool(block.text) or block.ticked is not None
        for block in blocks
    )


def _counted(count: int, what: str) -> str:
    """Return '1 piece of text', '2 pieces of text', '2 tracked deletions'."""
    if what == COVERED and count > 1:
        return f"{count} pieces of text under merged cells"
    thing, *rest = _JOINT.split(what, maxsplit=1)
    return f"{count} {thing}{'' if count == 1 else 's'}{''.join(rest)}"


def _set_aside(found: SetAside) -> Iterator[LeftOut]:
    """Yield what a reader of the file would see only by asking Word to show it."""
    for what, why in _WHY_SET_ASIDE.items():
        if count := found.pieces.get(what, 0):
            yield LeftOut(_counted(count, what), why, characters=found.letters[what])


def _not_read(found: Mapping[str, int]) -> Iterator[LeftOut]:
    """Yield what a reader of the file sees, and this reader passes over."""
    for what, why in _WHY_NOT_READ.items():
        if count := found.get(what, 0):
            yield LeftOut(_counted(count, what), why)


def _damaged(count: int) -> Iterator[LeftOut]:
    if count:
        what = f"{count} damaged {'part' if count == 1 else 'parts'} of the file"
        yield LeftOut(what, "headers, notes, comments or diagrams that could not be read")


def _read_inserted(file: RawFile) -> RichDocument:
    """Return a file that is inserted into a Word file as rich text. Raises UnreadableFile."""
    name = format_of(file.content, file.ending)
    reader = WordReader(inner=True) if name == WordReader.name else reader_for(name)
    if not isinstance(reader, RichReader):
        raise UnreadableFile("not_assessable", f"a file of format {name} in another is not read")
    return reader.rich(file)
