"""What people laid over a page: notes with words, and words typed onto it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.document import Comment, Place
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.pdf.raw import Sheet
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

_NO_NOTES = (
    pdfium.FPDF_ANNOT_LINK,
    pdfium.FPDF_ANNOT_POPUP,  # shows the words of the note that it belongs to
    pdfium.FPDF_ANNOT_WIDGET,
)


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over one page: words typed onto it, notes, and files pinned to it."""

    typed: tuple[Field, ...] = ()
    comments: tuple[Comment, ...] = ()
    files: int = 0


def read_overlay(page: Any, sheet: Sheet, number: int) -> Overlay:
    """Return what is laid over page `number`.

    Free text written with the typewriter tool is how people fill in a form that has no fields;
    it is read in its place. Everything else with words is a note.
    """
    typed: list[Field] = []
    comments: list[Comment] = []
    files = 0
    for note in annotations_of(page):
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind in _NO_NOTES:
            continue
        files += kind == pdfium.FPDF_ANNOT_FILEATTACHMENT
        words = own_text(note, b"Contents")
        if not words.strip():
            words = rich_text(own_text(note, b"RC"))
        paragraphs = paragraphs_of(words)
        if not paragraphs:
            continue
        is_typed = kind == pdfium.FPDF_ANNOT_FREETEXT and own_text(note, b"IT") == (
            "FreeTextTypewriter"
        )
        if is_typed and not is_unseen(note, sheet):
            box = box_of(note, sheet)
            typed.append(Field(words_in(paragraphs, box), box, " ".join(paragraphs)))
        else:
            author = fold_white_space(own_text(note, b"T"))
            comments.append(Comment(author, "\n".join(paragraphs), Place(page=number)))
    return Overlay(tuple(typed), tuple(comments), files)
