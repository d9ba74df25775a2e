"""What of a page is not in its text: hidden elements, tracked deletions, remarks."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.html.controls import control_in
from planaudit.ingest.html.shown_text import shown_text_of
from planaudit.ingest.html.tree import parsed_html, tag_of
from planaudit.ingest.marks import fold_white_space


def is_hidden(element: etree._Element, said: Mapping[str, str]) -> bool:
    """Return whether an element is taken out of the page; `said` is what styles say of it."""
    if "display" in said:
        return said["display"] == "none"
    is_shut = tag_of(element) == "dialog" and element.get("open") is None
    return is_shut or element.get("hidden") is not None


def is_tracked_deletion(element: etree._Element) -> bool:
    """Return whether a program took text out; a person may strike out all but the answer."""
    if "msodel" in element.get("class", "").lower():
        return True
    return tag_of(element) == "del" and bool(element.get("datetime") or element.get("cite"))


def words_in(element: etree._Element) -> str:
    """Return the words in an element that is not read, those of its controls and frames too."""
    return shown_text_of(element, _words_of)


def remark_in(element: etree._Element) -> Comment:
    """Return the remark that somebody made beside the text; the page seldom says who."""
    return Comment("", fold_white_space(words_in(element)))


def _words_of(element: etree._Element) -> str | None:
    if tag_of(element) in ("iframe", "frame"):
        return f"{_page_inside(element)} {shown_text_of(element)}"
    control = control_in(element)
    return None if control is None else " ".join((*control.lines, *control.entries))


def _page_inside(frame: etree._Element) -> str:
    root = parsed_html(frame.get("srcdoc", ""))
    return "" if root is None else shown_text_of(root)
