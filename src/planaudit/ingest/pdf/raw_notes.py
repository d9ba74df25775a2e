"""What people laid over a page: notes, words typed onto it, and marks made with a tool."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.document import Comment, Place
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.pdf.model import Box
from planaudit.ingest.pdf.raw import PageFrame
from planaudit.ingest.pdf.raw_forms import (
    Field,
    annotations_of,
    box_of,
    is_unseen,
    own_text,
    paragraphs_of,
    rich_text,
    words_in,
)
from planaudit.ingest.pdf.raw_typed import has_letters, is_typed

_NO_NOTES = (
    pdfium.FPDF_ANNOT_LINK,
    pdfium.FPDF_ANNOT_POPUP,  # shows the words of the note that it belongs to
    pdfium.FPDF_ANNOT_WIDGET,
)
_NAMES = {
    pdfium.FPDF_ANNOT_INK: "drawing",
    pdfium.FPDF_ANNOT_LINE: "drawing",
    pdfium.FPDF_ANNOT_SQUARE: "drawing",
    pdfium.FPDF_ANNOT_CIRCLE: "drawing",
    pdfium.FPDF_ANNOT_POLYGON: "drawing",
    pdfium.FPDF_ANNOT_POLYLINE: "drawing",
    pdfium.FPDF_ANNOT_STAMP: "stamp",
    pdfium.FPDF_ANNOT_UNDERLINE: "underlining",
    pdfium.FPDF_ANNOT_SQUIGGLY: "underlining",
    pdfium.FPDF_ANNOT_CARET: "insertion mark",
    pdfium.FPDF_ANNOT_REDACT: "redaction",
    pdfium.FPDF_ANNOT_SOUND: "recording",
    pdfium.FPDF_ANNOT_MOVIE: "recording",
    pdfium.FPDF_ANNOT_SCREEN: "recording",
    pdfium.FPDF_ANNOT_RICHMEDIA: "recording",
}
"""What a mark without words is called, for those that may say something."""
DRAWN_TEXT = "drawn text"
"""What anything else is called that draws letters, but does not hold its words."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over one page: words typed onto it, notes, and files pinned to it.

    `struck` and `marked` are the places that were struck out and highlighted, and `unread` counts
    by name the marks that say something in no words.
    """

    typed: tuple[Field, ...] = ()
    comments: tuple[Comment, ...] = ()
    files: int = 0
    struck: tuple[Box, ...] = ()
    marked: tuple[Box, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()


def _words_of(note: Any) -> list[str]:
    words = own_text(note, b"Contents")
    return paragraphs_of(words if words.strip() else rich_text(own_text(note, b"RC")))


def _places_of(note: Any, frame: PageFrame) -> list[Box]:
    """Return the lines of print that a mark covers."""
    places: list[Box] = []
    corners = pdfium.FS_QUADPOINTSF()
    for index in range(pdfium.FPDFAnnot_CountAttachmentPoints(note)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(note, index, corners):
            across = corners.x1, corners.x2, corners.x3, corners.x4
            down = corners.y1, corners.y2, corners.y3, corners.y4
            places.append(frame.box(min(across), min(down), max(across), max(down)))
    return places or [box_of(note, frame)]


def read_overlay(page: Any, frame: PageFrame, number: int) -> Overlay:
    """Return what is laid over page `number`.

    Words typed onto the page, as people fill in a form that has no fields, are read in their
    place. Everything else with words is a note.
    """
    typed: list[Field] = []
    comments: list[Comment] = []
    struck: list[Box] = []
    marked: list[Box] = []
    unread: Counter[str] = Counter()
    files = 0
    for note in annotations_of(page):
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind in _NO_NOTES:
            continue
        files += kind == pdfium.FPDF_ANNOT_FILEATTACHMENT
        paragraphs = _words_of(note)
        is_seen = not is_unseen(note, frame)
        if is_seen and kind == pdfium.FPDF_ANNOT_STRIKEOUT:
            struck += _places_of(note, frame)
        elif is_seen and kind == pdfium.FPDF_ANNOT_HIGHLIGHT:
            marked += _places_of(note, frame)
        if not paragraphs:
            if is_seen and kind in _NAMES:
                unread[_NAMES[kind]] += 1
            elif is_seen and has_letters(note):
                unread[DRAWN_TEXT] += 1
        elif is_seen and kind == pdfium.FPDF_ANNOT_FREETEXT and is_typed(note):
            box = box_of(note, frame)
            typed.append(Field(words_in(paragraphs, box), box, " ".join(paragraphs)))
        else:
            author = fold_white_space(own_text(note, b"T"))
            comments.append(Comment(author, "\n".join(paragraphs), Place(page=number)))
    return Overlay(
        tuple(typed),
        tuple(comments),
        files,
        tuple(struck),
        tuple(marked),
        tuple(sorted(unread.items())),
    )
