"""The reader for web pages.

They are exported by Word, LibreOffice and Google Docs, saved by browsers, or written by
case-management systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from planaudit.document import Block, Comment, Document, Table, TextBlock
from planaudit.ingest.html.css import StyleSheet, tag_of
from planaudit.ingest.html.left_out import LeftOutTally
from planaudit.ingest.html.notes import notes_in
from planaudit.ingest.html.tree import page_tree
from planaudit.ingest.html.walk import PageWalk
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.rich.blocks import BlockMaker
from planaudit.ingest.rich.document import RichDocument
from planaudit.ingest.rich.model import Part

_HEADERS = {"header", "nav", "banner", "navigation"}
_FOOTERS = {"footer", "contentinfo"}
_PROPERTIES = {
    "author": "author", "dcterms.creator": "author", "created": "created",
    "dcterms.issued": "created", "changed": "modified", "dcterms.modified": "modified",
    "generator": "program", "description": "description", "keywords": "keywords",
}  # fmt: skip
_STYLES_ELSEWHERE = (
    "Its style sheets are in other files, which were not read: text that they hide is shown, and "
    "bold type and shading that they give are not known."
)


class HtmlReader:
    """Reads web pages (.html)."""

    name = "html"

    def read(self, file: RawFile) -> Document:
        """Return the Document in `file`. Raises UnreadableFile."""
        page = Page(page_tree(file.content))
        blocks = page.maker.blocks(page.body)
        if not any(_texts(blocks)):
            raise UnreadableFile(
                "not_assessable",
                "there is no text in this web page. If it shows text in a browser, print it to PDF "
                "from there and give planaudit the PDF",
            )
        return page.document(file, self.name, blocks)

    def rich(self, file: RawFile) -> RichDocument:
        """Return `file` as rich text, its header and footer as the text that Word takes them for.

        Raises UnreadableFile.
        """
        page = Page(page_tree(file.content))
        return page.rich()


class Page:
    """What a web page shows, as rich text, with what stands around it and is left out."""

    def __init__(self, root: etree._Element) -> None:
        """Walk the page. Raises UnreadableFile."""
        body = next((child for child in root if tag_of(child) == "body"), root)
        tally = LeftOutTally()
        styles = StyleSheet(
            "".join(map(str, each.itertext())) for each in root.iter() if tag_of(each) == "style"
        )
        walk = PageWalk(styles, notes_in(body), tally)
        headers, footers = _taken_out(body, _HEADERS), _taken_out(body, _FOOTERS)
        self.body: list[Part] = [*walk.parts(body), *walk.notes_not_told()]
        self.headers = [part for each in headers for part in walk.parts(each)]
        self.footers = [part for each in footers for part in walk.parts(each)]
        self.comments: tuple[Comment, ...] = tuple(walk.comments)
        self.properties = tuple(dict.fromkeys(_properties(root)))
        self.notes = (_STYLES_ELSEWHERE,) if _has_styles_elsewhere(root) else ()
        self.maker = BlockMaker()
        self._tally = tally

    def rich(self) -> RichDocument:
        """Return this page as rich text with nothing in its margins."""
        return RichDocument(
            parts=(*self.headers, *self.body, *self.footers),
            left_out=self._tally.left_out(),
            notes=self.notes,
            comments=self.comments,
            properties=self.properties,
        )

    def document(self, file: RawFile, name: str, blocks: tuple[Block, ...]) -> Document:
        """Return the Document of `blocks` made of this page by the reader `name`."""
        return Document(
            path=file.shown_path,
            sha256=file.sha256,
            format=name,
            blocks=blocks,
            headers=self.maker.margin(self.headers),
            footers=self.maker.margin(self.footers),
            left_out=(*self._tally.left_out(), *self.maker.left_out()),
            notes=self.notes,
            comments=self.comments,
            properties=self.properties,
        )


def _taken_out(body: etree._Element, roles: set[str]) -> list[etree._Element]:
    """Return copies of the page's headers or footers, and empty the originals in its body.

    The text after one is the body's. It stays where it is: lxml takes no text back that holds
    characters XML has no place for, though a web page may.
    """
    taken = []
    for child in body:
        if _roles(child) & roles:
            copy = deepcopy(child)
            copy.tail = None
            taken.append(copy)
            child.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs do not know it
    return taken


def _roles(element: etree._Element) -> set[str]:
    tag = tag_of(element)
    title = element.get("title", "") if tag == "div" else ""  # as LibreOffice writes them
    return {tag, element.get("role", ""), title}


def _properties(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        tag = tag_of(element)
        if tag == "title" and element.text and element.text.strip():
            yield "title", fold_white_space(element.text)
        elif tag == "meta":
            name = _PROPERTIES.get(element.get("name", "").lower())
            content = fold_white_space(element.get("content", ""))
            if name and content:
                yield name, content


def _has_styles_elsewhere(root: etree._Element) -> bool:
    return any(
        tag_of(element) == "link" and "stylesheet" in element.get("rel", "").lower().split()
        for element in root.iter()
    )


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        if isinstance(block, Table):
            waiting += [inner for row in block.rows for cell in row.cells for inner in cell.blocks]
        elif isinstance(block, TextBlock):
            yield block.text
