"""Footnotes and remarks of an exported page: links that point at each other.

Word, LibreOffice and Google Docs print a note's mark as a link to the note, which stands at
the end of the page and begins with a link back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from planaudit.ingest.html.tree import tag_of

_TARGET = re.compile(
    r"#(?P<kind>_ftn|_edn|ftnt|ftn|edn|sdfootnote|sdendnote|cmnt|_msocom_)(?P<number>\d{1,5})(?:sym)?"
)
_REMARKS = frozenset(("cmnt", "_msocom_"))
_HOLDERS = frozenset(("div", "li", "dd", "p", "section", "aside"))
_WHOLE_PAGE = frozenset(("body", "html", "td", "table"))


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the page: the element that holds it, and the link back that begins it."""

    holder: etree._Element
    back: etree._Element
    is_remark: bool


def notes_in(body: etree._Element) -> Mapping[str, Note]:
    """Return the notes of a page by what the links to them say ('#_ftn1')."""
    links = [link for link in body.iter() if tag_of(link) == "a"]
    wanted = {
        href: found for link in links if (found := _TARGET.fullmatch(href := link.get("href", "")))
    }
    if not wanted:
        return {}
    named = {f"#{name}": link for link in links for name in _names(link)}
    notes: dict[str, Note] = {}
    holders: set[etree._Element] = set()
    for href, found in wanted.items():
        back = named.get(href)
        holder = None if back is None else _holder(back)
        if back is None or holder is None or holder in holders:
            continue
        holders.add(holder)
        notes[href] = Note(holder, back, found["kind"] in _REMARKS)
    return notes


def _names(link: etree._Element) -> set[str]:
    around = link.getparent()
    names = {link.get("id"), link.get("name")}
    if around is not None and tag_of(around) == "span":
        names.add(around.get("id"))
    return {name for name in names if name}


def _holder(back: etree._Element) -> etree._Element | None:
    """Return the outermost element that the link back begins and that holds this note alone."""
    at, holder = back, None
    while (outer := at.getparent()) is not None and tag_of(outer) not in _WHOLE_PAGE:
        if (outer.text or "").strip() or _first(outer) is not at:
            break
        if holder is not None and _holds_others(outer, back):
            break
        if tag_of(outer) in _HOLDERS:
            holder = outer
        at = outer
    return holder


def _first(element: etree._Element) -> etree._Element | None:
    return next((child for child in element if tag_of(child) not in ("hr", "br")), None)


def _holds_others(element: etree._Element, back: etree._Element) -> bool:
    return any(
        link is not back
        and re.match(r"#(?:_ftnref|_ednref|ftnt_ref|cmnt_ref|_msoanchor|\w+anc$)", href)
        for link in element.iter()
        if tag_of(link) == "a" and (href := link.get("href", ""))
    )
