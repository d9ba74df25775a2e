"""The reader for web pages.

They are exported by Word, LibreOffice and Google Docs, saved by browsers, or written by
case-management systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from planaudit.document import Block, Comment, Document, says_anything
from planaudit.ingest.html.css import StyleSheet
from planaudit.ingest.html.notes import notes_in
from planaudit.ingest.html.tree import PRINT_IT, page_tree, tag_of
from planaudit.ingest.html.walk import shown_parts, told_notes
from planaudit.ingest.html.whole_page import WholePage
from planaudit.ingest.interface import RawFile, no_text
from planaudit.ingest.left_out import Tally
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.rich.blocks import BlockMaker
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
        page = Page(page_tree(file.content), Tally())
        blocks = page.maker.blocks(page.body)
        if not says_anything(blocks):
            raise no_text("web page", PRINT_IT)
        return page.document(file, self.name, blocks)


class Page:
    """What a web page shows, as rich text, with what stands around it and is left out."""

    def __init__(self, root: etree._Element, tally: Tally) -> None:
        """Walk the page; `tally` counts what is left out. Raises UnreadableFile."""
        body = next((child for child in root if tag_of(child) == "body"), root)
        styles = StyleSheet(
            "".join(map(str, each.itertext())) for each in root.iter() if tag_of(each) == "style"
        )
        page = WholePage(styles, notes_in(body), tally)
        headers, footers = _taken_out(body, _HEADERS), _taken_out(body, _FOOTERS)
        self.body: list[Part] = shown_parts(page, body)
        self.body += told_notes(page, page.notes_not_taken())
        self.headers = [part for each in headers for part in shown_parts(page, each)]
        self.footers = [part for each in footers for part in shown_parts(page, each)]
        self.comments: list[Comment] = page.comments
        self.properties = tuple(dict.fromkeys(_properties(root)))
        self.notes = (_STYLES_ELSEWHERE,) if _has_styles_elsewhere(root) else ()
        self.maker = BlockMaker(tally)

    def document(self, file: RawFile, name: str, blocks: tuple[Block, ...]) -> Document:
        """Return the Document of `blocks` made of this page by the reader `name`."""
        return Document(
            path=file.shown_path,
            sha256=file.sha256,
            format=name,
            blocks=blocks,
            headers=self.maker.margin(self.headers),
            footers=self.maker.margin(self.footers),
            left_out=self.maker.left_out(),
            notes=self.notes,
            comments=(*self.maker.comments, *self.comments),
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
