"""Read Word documents (.docx, .docm, .dotx): body, notes, tick boxes, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from planaudit.document import Document, LeftOut, says_anything
from planaudit.ingest.formats import format_of, reader_for
from planaudit.ingest.interface import RawFile, UnreadableFile, no_text
from planaudit.ingest.packages import Package
from planaudit.ingest.rich.blocks import BlockMaker
from planaudit.ingest.word.chunks import Chunks
from planaudit.ingest.word.numbering import ListLabels
from planaudit.ingest.word.package import WordPackage
from planaudit.ingest.word.styles import Styles
from planaudit.ingest.word.walker import COVERED, HIDDEN, Sources, Walker
from planaudit.ingest.word.xml import DELETION, PLACEHOLDER, SetAside, w

_JOINT = re.compile(r"( of | kept | from )")
_WHY_SET_ASIDE = {
    DELETION: "marked as deleted text",
    HIDDEN: "marked as not to be shown",
    COVERED: "Word does not show it",
}
_NOT_READ = (
    ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "picture",
     "words inside pictures are not read"),
    ("{urn:schemas-microsoft-com:vml}imagedata", "picture", "words inside pictures are not read"),
    ("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart", "chart",
     "the words and figures in charts are not read"),
    ("{urn:schemas-microsoft-com:office:office}OLEObject", "embedded file",
     "files inside the file are not read"),
    (w("subDoc"), "part kept in another file", "only the file given is read"),
)  # fmt: skip


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
    walker = Walker(Styles(package.part("styles")), labels, sources, package.set_aside)
    maker = BlockMaker()
    blocks = maker.blocks(walker.parts(package.body))
    if not says_anything(blocks):
        raise no_text("Word file")
    headers, footers = (
        maker.margin(part for root in package.margins(kind) for part in walker.parts(root))
        for kind in ("header", "footer")
    )
    maker.add_placeholders(
        package.set_aside.pieces.get(PLACEHOLDER, 0), package.set_aside.letters.get(PLACEHOLDER, 0)
    )
    return Document(
        path=file.shown_path,
        sha256=file.sha256,
        format=name,
        blocks=blocks,
        headers=headers,
        footers=footers,
        left_out=(
            *_set_aside(package.set_aside),
            *maker.left_out(),
            *_not_read(package.body),
            *chunks.left_out(),
        ),
        comments=package.comments(),
        properties=package.properties(),
    )


def _counted(count: int, what: str) -> str:
    """Return '1 piece of text', '2 pieces of text', '2 tracked deletions'."""
    thing, *rest = _JOINT.split(what, maxsplit=1)
    return f"{count} {thing}{'' if count == 1 else 's'}{''.join(rest)}"


def _set_aside(found: SetAside) -> Iterator[LeftOut]:
    """Yield what a reader of the file would see only by asking Word to show it."""
    for what, why in _WHY_SET_ASIDE.items():
        if count := found.pieces.get(what, 0):
            yield LeftOut(_counted(count, what), why, characters=found.letters[what])


def _not_read(body: etree._Element) -> Iterator[LeftOut]:
    """Yield what a reader of the file sees, and this reader passes over."""
    counts: dict[tuple[str, str], int] = {}
    for tag, what, why in _NOT_READ:
        count = sum(1 for _ in body.iter(tag))
        if count:
            counts[what, why] = counts.get((what, why), 0) + count
    for (what, why), count in counts.items():
        yield LeftOut(_counted(count, what), why)


def _read_inner(file: RawFile) -> Document:
    """Return the Document in a file that stands inside a Word file. Raises UnreadableFile."""
    name = format_of(file.content, file.ending)
    if name == "pdf":
        raise UnreadableFile("not_assessable", "a PDF inside a Word file is not read")
    return WordReader(inner=True).read(file) if name == "word" else reader_for(name).read(file)
