"""Read OpenDocument texts: .odt, .ott and flat .fodt, by whichever program they were made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from planaudit.document import Document, says_anything
from planaudit.ingest.interface import RawFile, UnreadableFile, no_text
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.odt.body import BodyReader
from planaudit.ingest.odt.changes import Deletions
from planaudit.ingest.odt.controls import shown_by_control
from planaudit.ingest.odt.pages import margins_used
from planaudit.ingest.odt.styles import Styles
from planaudit.ingest.odt.xml import attribute, is_deeper, name_of, q
from planaudit.ingest.packages import Package
from planaudit.ingest.refusals import damaged, too_much
from planaudit.ingest.rich.document import RichDocument, document_of
from planaudit.ingest.rich.model import Part
from planaudit.ingest.xml_parsing import parse_xml

_SHEETS = ("office:font-face-decls", "office:styles", "office:automatic-styles")
_DEEPEST = 100
"""Elements inside one another; a table in a list in a table takes some fifteen."""
_PICTURE_DATA = re.compile(rb"(<office:binary-data[^>]*>)[^<]*(?=</office:binary-data>)")
_PROPERTIES = {
    "dc:title": "title",
    "dc:subject": "subject",
    "dc:description": "description",
    "meta:keyword": "keyword",
    "meta:initial-creator": "author",
    "dc:creator": "last changed by",
    "meta:creation-date": "created",
    "dc:date": "changed",
    "meta:printed-by": "printed by",
    "meta:print-date": "printed",
    "meta:generator": "made with",
    "dc:language": "language",
}


@dataclass(frozen=True, slots=True)
class _Roots:
    """The XML of one file. In a flat file all three are one."""

    content: etree._Element
    styles: etree._Element | None
    meta: etree._Element | None
    damaged: int = 0
    """How many parts were damaged and done without."""


class OdtReader:
    """Reads OpenDocument texts made by LibreOffice, Word, Google Docs and others."""

    name = "odt"

    def read(self, file: RawFile) -> Document:
        """Return the Document in `file`. Raises UnreadableFile."""
        roots = _unpacked(file.content) if file.content.startswith(b"PK") else _flat(file.content)
        body = roots.content.find(f"{q('office:body')}/{q('office:text')}")
        if body is None:
            raise UnreadableFile(
                "not_assessable",
                "this OpenDocument file holds no text document: it may be a spreadsheet, a "
                "presentation or a drawing. Save the plan as .docx or PDF",
            )
        masters = None if roots.styles is None else roots.styles.find(q("office:master-styles"))
        if any(is_deeper(each, _DEEPEST) for each in (body, masters) if each is not None):
            raise too_much(f"its parts stand more than {_DEEPEST} deep inside one another")
        document = document_of(file, self.name, _rich(roots, body, masters))
        if not says_anything(document.blocks):
            raise no_text("OpenDocument file")
        return document


def _rich(roots: _Roots, body: etree._Element, masters: etree._Element | None) -> RichDocument:
    styles = Styles(_sheets(roots.styles, automatic=False) + _sheets(roots.content))
    tally = Tally()
    controls = shown_by_control(each for each in (roots.styles, roots.content) if each is not None)
    reader = BodyReader(styles, controls, Deletions(body, tally), tally)
    parts = tuple(reader.parts(body))
    deletions = Deletions(body if masters is None else masters, tally)
    margins = BodyReader(Styles(_sheets(roots.styles)), controls, deletions, tally)
    headers, footers = (
        tuple(_parts_of(margins, margins_used(masters, body, styles, kind)))
        for kind in ("header", "footer")
    )
    tally.add(Thing.DAMAGED, times=roots.damaged)
    return RichDocument(
        parts=parts,
        headers=headers,
        footers=footers,
        tally=tally,
        comments=(*reader.comments, *margins.comments),
        properties=tuple(_properties(roots.meta)),
    )


def _unpacked(content: bytes) -> _Roots:
    with Package(content) as package:
        if "encrypted-package" in package.names or _is_encrypted(package):
            raise UnreadableFile(
                "failed",
                "this file is protected by a password. Open it in the program it was made with, "
                "save a copy without the password and try again",
            )
        root = package.xml("content.xml")
        if root is None:
            raise damaged()
        meta = package.sound_xml("meta.xml")
        return _Roots(root, package.xml("styles.xml"), meta, len(package.damaged))


def _is_encrypted(package: Package) -> bool:
    manifest = package.part("META-INF/manifest.xml") or b""
    return b"encryption-data" in manifest


def _flat(content: bytes) -> _Roots:
    # A picture may be longer than the parser lets any text be.
    root = parse_xml(_PICTURE_DATA.sub(rb"\1", content))
    return _Roots(root, root, root)


def _sheets(root: etree._Element | None, *, automatic: bool = True) -> list[etree._Element]:
    """Return the lists of styles in `root`, without those made for its own text if so asked."""
    wanted = _SHEETS if automatic else _SHEETS[:2]
    return [each for each in (() if root is None else root) if name_of(each) in wanted]


def _parts_of(reader: BodyReader, margins: Iterable[etree._Element]) -> Iterator[Part]:
    for margin in margins:
        yield from reader.parts(margin)


def _properties(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    for meta in () if root is None else root.iter(q("office:meta")):
        for each in meta:
            name = _PROPERTIES.get(name_of(each)) or attribute(each, "meta:name")
            value = fold_white_space(each.text or "")
            if name and value:
                yield name, value
