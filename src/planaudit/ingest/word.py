"""Read Word documents (.docx): body, tables, tick boxes, headers and footers."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from planaudit.document import (
    Block,
    Cell,
    Cues,
    Document,
    Kind,
    LeftOut,
    Place,
    Row,
    Table,
    TextBlock,
)
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.marks import fold_white_space, split_bullet, split_tick_boxes
from planaudit.ingest.word_xml import is_on, run_text, unwrap, w

_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_HEADING_STYLE = re.compile(r"(?:heading|pennawd)\s*([1-9])|^(title)$", re.IGNORECASE)
_SET_ASIDE = (
    ("tracked deletion", "tracked deletions", "marked as deleted text"),
    ("piece of hidden text", "pieces of hidden text", "marked as not to be shown"),
)
_NOT_READ = (
    (w("txbxContent"), "text box", "text boxes"),
    (w("footnoteReference"), "footnote", "footnotes"),
    (w("endnoteReference"), "endnote", "endnotes"),
    (w("commentReference"), "comment", "comments"),
    (w("altChunk"), "part from another file", "parts from other files"),
    ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "picture", "pictures"),
)
_DAMAGE = (
    OpcError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, OSError,
    EOFError, NotImplementedError, RuntimeError, AttributeError,
)  # fmt: skip
"""What python-docx and its libraries raise for a damaged file; AttributeError for XML that is
well formed and not what they expect."""
_PARTED = re.compile(r"\t|\s{2}")
_LONGEST_LABEL = 100  # characters
_LIST_STYLE = re.compile(r"\blist\b", re.IGNORECASE)


class WordReader:
    """Reads .docx files made by Word, LibreOffice and case-management systems."""

    name = "word"

    def read(self, file: RawFile) -> Document:
        """Return the Document in `file`. Raises UnreadableFile."""
        package, body = _open(file.content)
        set_aside = unwrap(body)
        walker = _Walker(_style_names(package))
        blocks = tuple(walker.blocks(body))
        if not any(True for _ in _texts(blocks)):
            raise UnreadableFile(
                "not_assessable",
                "there is no text in this Word file. If it holds scanned pictures of pages, "
                "ask for the file the pages were printed from",
            )
        return Document(
            path=file.shown_path,
            sha256=file.sha256,
            format=self.name,
            blocks=blocks,
            headers=_margin_text(package, "header"),
            footers=_margin_text(package, "footer"),
            left_out=(*_set_aside(set_aside), *_not_read(body)),
        )


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell.blocks)
        elif block.text:
            yield block.text


def _set_aside(counts: dict[str, int]) -> Iterator[LeftOut]:
    """Yield what a reader of the file would see only by asking Word to show it."""
    for what, many, why in _SET_ASIDE:
        count = counts.get(what, 0)
        if count:
            yield LeftOut(f"{count} {what if count == 1 else many}", why)


def _not_read(body: etree._Element) -> Iterator[LeftOut]:
    """Yield what a reader of the file sees, and this reader passes over."""
    for tag, what, many in _NOT_READ:
        count = sum(1 for _ in body.iter(tag))
        if count:
            yield LeftOut(f"{count} {what if count == 1 else many}", f"{many} are not read yet")


def _open(content: bytes) -> tuple[Any, Any]:
    """Return python-docx's document in `content` and its body. Raises UnreadableFile."""
    if content.startswith(_OLE_MAGIC):
        raise UnreadableFile(
            "failed",
            "this Word file is protected by a password, or is an old .doc file under a new "
            "name. Open it in Word, remove the password, and save it as .docx",
        )
    try:
        package = docx.Document(io.BytesIO(content))
        return package, package.element.body
    except _DAMAGE:
        raise UnreadableFile(
            "failed",
            "this is not a whole Word file (it may be damaged or cut short). Open it in Word, "
            "save a new copy as .docx and try again",
        ) from None


def _style_names(package: Any) -> dict[str, str]:
    return {
        style.get(w("styleId"), ""): name.get(w("val"), "")
        for style in package.styles.element.iter(w("style"))
        if (name := style.find(w("name"))) is not None
    }


def _margin_text(package: Any, part: str) -> tuple[TextBlock, ...]:
    found: dict[str, TextBlock] = {}
    for section in package.sections:
        for kind in (part, f"first_page_{part}", f"even_page_{part}"):
            margin = getattr(section, kind)
            if margin.is_linked_to_previous:
                continue
            unwrap(margin._element)
            for paragraph in margin._element.iter(w("p")):
                text = fold_white_space("".join(run_text(run) for run in _runs(paragraph)))
                if text and text not in found:
                    found[text] = TextBlock(Kind.PARAGRAPH, text, Place())
    return tuple(found.values())


class _Walker:
    """Walks an unwrapped body in reading order, numbering paragraphs and tables."""

    def __init__(self, style_names: dict[str, str]) -> None:
        self._styles = style_names
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Yield the blocks of the body."""
        for child in parent:
            if child.tag == w("p"):
                self._paragraphs += 1
                yield from self._text_blocks(child, Place(paragraph=self._paragraphs), False)
            elif child.tag == w("tbl"):
                yield self._table(child)

    def _table(self, element: etree._Element) -> Table:
        self._tables += 1
        place = Place(table=self._tables)
        rows = [
            self._row(row, Place(table=place.table, row=number))
            for number, row in enumerate(element.findall(w("tr")), start=1)
        ]
        return Table(tuple(rows), place)

    def _row(self, element: etree._Element, place: Place) -> Row:
        cells: list[Cell] = []
        column = 1 + _grid_count(element.find(f"{w('trPr')}/{w('gridBefore')}"))
        for cell in element.findall(w("tc")):
            properties = cell.find(w("tcPr"))
            span = _grid_count(None if properties is None else properties.find(w("gridSpan")), 1)
            merge = None if properties is None else properties.find(w("vMerge"))
            here = Place(table=place.table, row=place.row, column=column)
            column += span
            continues = merge is not None and merge.get(w("val"), "continue") == "continue"
            shaded = _is_shaded(properties)
            blocks = () if continues else tuple(self._cell_blocks(cell, here, shaded))
            texts = [b for b in blocks if isinstance(b, TextBlock)]
            bold = bool(texts) and all(b.cues.bold for b in texts)
            cells.append(Cell(blocks, here, Cues(bold=bold, shaded=shaded)))
        header = element.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        return Row(tuple(cells), header)

    def _cell_blocks(self, cell: etree._Element, place: Place, shaded: bool) -> Iterator[Block]:
        for child in cell:
            if child.tag == w("p"):
                yield from self._text_blocks(child, place, shaded)
            elif child.tag == w("tbl"):
                yield self._table(child)

    def _text_blocks(
        self, paragraph: etree._Element, place: Place, shaded: bool
    ) -> Iterator[TextBlock]:
        style = self._style_of(paragraph)
        for runs in _label_and_answer(_runs(paragraph), in_cell=place.table is not None):
            text = fold_white_space("".join(run_text(run) for run in runs))
            if not text:
                continue
            cues = _cues(runs, shaded, style)
            for label, ticked in split_tick_boxes(text):
                if ticked is not None:
                    yield TextBlock(Kind.TICK_BOX, label, place, cues, ticked=ticked)
                elif label:
                    yield self._plain_block(paragraph, label, place, cues, style)

    def _plain_block(
        self, paragraph: etree._Element, text: str, place: Place, cues: Cues, style: str
    ) -> TextBlock:
        heading = _HEADING_STYLE.search(style)
        if heading:
            level = int(heading.group(1) or 1)
            return TextBlock(Kind.HEADING, text, place, cues, level=level)
        bulleted, rest = split_bullet(text)
        numbered = paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None
        if bulleted or numbered or _LIST_STYLE.search(style):
            return TextBlock(Kind.LIST_ITEM, rest, place, cues)
        return TextBlock(Kind.PARAGRAPH, text, place, cues)

    def _style_of(self, paragraph: etree._Element) -> str:
        element = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        identifier = "" if element is None else element.get(w("val"), "")
        return self._styles.get(identifier, identifier)


def _runs(paragraph: etree._Element) -> list[etree._Element]:
    """Return the runs of `paragraph`, and not those of a text box that hangs on it."""
    return [run for run in paragraph.iter(w("r")) if not _in_text_box(run, paragraph)]


def _label_and_answer(runs: list[etree._Element], in_cell: bool) -> list[list[etree._Element]]:
    """Return the runs of a bold label and, apart, those of the answer typed after it.

    Some forms print a label and leave room for the answer in the same paragraph: after a line
    break or, in a table, after a colon, a question mark, a tab or two spaces.
    """
    inked = [position for position, run in enumerate(runs) if run_text(run).strip()]
    plain = [position for position in inked if not is_on(runs[position], "b")]
    if not plain or plain[0] == inked[0]:
        return [runs]
    label, answer = ("".join(run_text(r) for r in part) for part in _parts(runs, plain[0]))
    white = label[len(label.rstrip()) :] + answer[: len(answer) - len(answer.lstrip())]
    parted = _PARTED.search(white) or label.rstrip().endswith((":", "?"))
    apart = "\n" in white or (in_cell and parted and len(label) <= _LONGEST_LABEL)
    return _parts(runs, plain[0]) if apart else [runs]


def _parts(runs: list[etree._Element], at: int) -> list[list[etree._Element]]:
    return [runs[:at], runs[at:]]


def _in_text_box(run: etree._Element, paragraph: etree._Element) -> bool:
    parent = run.getparent()
    while parent is not None and parent is not paragraph:
        if parent.tag == w("txbxContent"):
            return True
        parent = parent.getparent()
    return False


def _grid_count(element: etree._Element | None, default: int = 0) -> int:
    value = "" if element is None else element.get(w("val"), "")
    return int(value) if value.isdecimal() else default


def _is_shaded(properties: etree._Element | None) -> bool:
    shading = None if properties is None else properties.find(w("shd"))
    fill = "" if shading is None else shading.get(w("fill"), "")
    return fill.lower() not in ("", "auto", "ffffff")


def _cues(runs: list[etree._Element], shaded: bool, style: str) -> Cues:
    inked = [run for run in runs if run_text(run).strip()]
    found = (run.find(f"{w('rPr')}/{w('sz')}") for run in inked)
    sizes = {"" if element is None else element.get(w("val"), "") for element in found}
    size = sizes.pop() if len(sizes) == 1 else ""
    return Cues(
        bold=all(is_on(run, "b") for run in inked),
        italic=all(is_on(run, "i") for run in inked),
        shaded=shaded,
        size=int(size) / 2 if size.isdecimal() else None,
        style=style,
    )
