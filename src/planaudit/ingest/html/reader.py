"""The reader for web pages.

They are exported by Word, LibreOffice and Google Docs, saved by browsers, or written by
case-management systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from planaudit.document import Document, says_anything
from planaudit.ingest.html.css import StyleSheet
from planaudit.ingest.html.notes import notes_in
from planaudit.ingest.html.tree import PRINT_IT, page_tree, tag_of
from planaudit.ingest.html.walk import shown_parts, told_notes
from planaudit.ingest.html.whole_page import WholePage
from planaudit.ingest.interface import RawFile, UnreadableFile, no_text
from planaudit.ingest.left_out import Tally
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.rich.document import RichDocument, document_of
from planaudit.own_reports import is_own_report

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
_OURS = "this is a report that planaudit wrote, not a plan. Give planaudit the plans themselves"


class HtmlReader:
    """Reads web pages (.html)."""

    name = "html"

    def read(self, file: RawFile) -> Document:
        """Return the Document in `file`. Raises UnreadableFile."""
        if is_own_report(file.content):
            raise UnreadableFile("not_assessable", _OURS)
        document = document_of(file, self.name, page_in(page_tree(file.content), Tally()))
        if not says_anything(document.blocks):
            raise no_text("web page", PRINT_IT)
        return document

    def rich(self, file: RawFile) -> RichDocument:
        """Return `file` as rich text, its header and footer as the text that Word takes them for.

        Raises UnreadableFile.
        """
        page = page_in(page_tree(file.content), Tally())
        parts = (*page.headers, *page.parts, *page.footers)
        return replace(page, parts=parts, headers=(), footers=())


def page_in(root: etree._Element, tally: Tally) -> RichDocument:
    """Return what a web page shows; `tally` counts what is left out. Raises UnreadableFile."""
    body = next((child for child in root if tag_of(child) == "body"), root)
    styles = StyleSheet(
        "".join(map(str, each.itertext())) for each in root.iter() if tag_of(each) == "style"
    )
    page = WholePage(styles, notes_in(body), tally)
    taken = _taken_out(body, _HEADERS), _taken_out(body, _FOOTERS)
    parts = shown_parts(page, body)
    parts += told_notes(page, page.notes_not_taken())
    headers, footers = (
        tuple(part for each in elements for part in shown_parts(page, each)) for elements in taken
    )
    return RichDocument(
        parts=tuple(parts),
        headers=headers,
        footers=footers,
        tally=tally,
        notes=(_STYLES_ELSEWHERE,) if _has_styles_elsewhere(root) else (),
        comments=tuple(page.comments),
        properties=tuple(dict.fromkeys(_properties(root))),
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
