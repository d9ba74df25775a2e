"""Read Word documents (.docx, .docm, .dotx): body, notes, tick boxes, headers and footers."""

from __future__ import annotations

from planaudit.document import Document, says_anything
from planaudit.ingest.formats import format_of, reader_for
from planaudit.ingest.interface import RawFile, UnreadableFile, no_text
from planaudit.ingest.packages import Package
from planaudit.ingest.rich.document import RichDocument, RichReader, document_of
from planaudit.ingest.word.chunks import Chunks
from planaudit.ingest.word.names import w
from planaudit.ingest.word.notes import Notes
from planaudit.ingest.word.numbering import ListLabels
from planaudit.ingest.word.package import WordPackage
from planaudit.ingest.word.styles import Styles
from planaudit.ingest.word.walker import Sources, Walker


class WordReader:
    """Reads files made by Word, LibreOffice and case-management systems."""

    name = "word"

    def __init__(self, *, inner: bool = False) -> None:
        """`inner`: the file stands inside another, so that what stands inside it is not read."""
        self._inner = inner

    def read(self, file: RawFile) -> Document:
        """Return the Document in `file`. Raises UnreadableFile."""
        document = document_of(file, self.name, self.rich(file))
        if not says_anything(document.blocks):
            raise no_text("Word file")
        return document

    def rich(self, file: RawFile) -> RichDocument:
        """Return `file` as rich text. Raises UnreadableFile."""
        with Package(file.content) as zipped:
            package = WordPackage(zipped)
            return _rich_document(package, Chunks(package, None if self._inner else _read_inserted))


def _rich_document(package: WordPackage, chunks: Chunks) -> RichDocument:
    notes = Notes(package.notes, package.body.find(w("sectPr")), package.part("settings"))
    comments = package.comments()
    sources = Sources(notes, package.diagram_texts, chunks.parts, comments)
    labels = ListLabels(package.part("numbering"))
    walker = Walker(Styles(package.part("styles")), labels, sources, package.tally)
    body = tuple(walker.parts(package.body))
    headers, footers = (
        tuple(part for root in package.margins(kind) for part in walker.parts(root))
        for kind in ("header", "footer")
    )
    properties = package.properties()
    package.count_damaged()
    return RichDocument(
        parts=body,
        headers=headers,
        footers=footers,
        tally=package.tally,
        notes=tuple(chunks.notes),
        comments=(*comments.values(), *chunks.comments),
        properties=properties,
    )


def _read_inserted(file: RawFile) -> RichDocument:
    """Return a file that is inserted into a Word file as rich text. Raises UnreadableFile."""
    name = format_of(file.content, file.ending)
    reader = WordReader(inner=True) if name == WordReader.name else reader_for(name)
    if not isinstance(reader, RichReader):
        raise UnreadableFile("not_assessable", f"a file of format {name} in another is not read")
    return reader.rich(file)
