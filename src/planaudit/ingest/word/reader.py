"""Read Word documents (.docx, .docm, .dotx): body, notes, tick boxes, headers and footers."""

from __future__ import annotations

from planaudit.document import Document, says_anything
from planaudit.ingest.formats import format_of, reader_for
from planaudit.ingest.interface import RawFile, UnreadableFile, no_text
from planaudit.ingest.left_out import Thing
from planaudit.ingest.packages import Package
from planaudit.ingest.rich.blocks import BlockMaker
from planaudit.ingest.word.chunks import Chunks
from planaudit.ingest.word.numbering import ListLabels
from planaudit.ingest.word.package import WordPackage
from planaudit.ingest.word.styles import Styles
from planaudit.ingest.word.walker import Sources, Walker
from planaudit.ingest.word.xml import w

_NOT_READ = (
    ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", Thing.PICTURE),
    ("{urn:schemas-microsoft-com:vml}imagedata", Thing.PICTURE),
    ("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart", Thing.CHART),
    ("{urn:schemas-microsoft-com:office:office}OLEObject", Thing.OBJECT),
    (w("subDoc"), Thing.PART_ELSEWHERE),
)
"""What whoever opens the file sees, and this reader passes over."""


class WordReader:
    """Reads files made by Word, LibreOffice and case-management systems."""

    name = "word"

    def __init__(self, *, inner: bool = False) -> None:
        """`inner`: the file stands inside another, so that what stands inside it is not read."""
        self._inner = inner

    def read(self, file: RawFile) -> Document:
        """Return the Document in `file`. Raises UnreadableFile."""
        with Package(file.content) as zipped:
            package = WordPackage(zipped)
            chunks = Chunks(package, None if self._inner else _read_inner)
            return _document(file, self.name, package, chunks)


def _document(file: RawFile, name: str, package: WordPackage, chunks: Chunks) -> Document:
    sources = Sources(package.notes, package.diagram_texts, chunks.parts)
    labels = ListLabels(package.part("numbering"))
    walker = Walker(Styles(package.part("styles")), labels, sources, package.tally)
    maker = BlockMaker(package.tally)
    blocks = maker.blocks(walker.parts(package.body))
    if not says_anything(blocks):
        raise no_text("Word file")
    headers, footers = (
        maker.margin(part for root in package.margins(kind) for part in walker.parts(root))
        for kind in ("header", "footer")
    )
    for tag, thing in _NOT_READ:
        package.tally.add(thing, times=sum(1 for _ in package.body.iter(tag)))
    return Document(
        path=file.shown_path,
        sha256=file.sha256,
        format=name,
        blocks=blocks,
        headers=headers,
        footers=footers,
        left_out=(*maker.left_out(), *chunks.left_out),
        comments=package.comments(),
        properties=package.properties(),
    )


def _read_inner(file: RawFile) -> Document:
    """Return the Document in a file that stands inside a Word file. Raises UnreadableFile."""
    name = format_of(file.content, file.ending)
    if name == "pdf":
        raise UnreadableFile("not_assessable", "a PDF inside a Word file is not read")
    return WordReader(inner=True).read(file) if name == "word" else reader_for(name).read(file)
