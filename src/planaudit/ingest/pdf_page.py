"""One page of a PDF file as read: its words, its form layer and what is laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from planaudit.ingest.pdf_drawn import with_drawn_marks
from planaudit.ingest.pdf_flattened import apart_from_ticks, each_once
from planaudit.ingest.pdf_model import Marks, PageMarks, Word
from planaudit.ingest.pdf_raw import read_words, sheet_of
from planaudit.ingest.pdf_raw_forms import FormLayer, read_form
from planaudit.ingest.pdf_raw_marks import read_marks
from planaudit.ingest.pdf_raw_notes import Overlay, read_overlay
from planaudit.ingest.pdf_textless import Textless, textless

_SHORTEST_RULE = 20.0  # points: on a page of outlines, a shorter line is part of a letter


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page with what is said of it. `textless` is why it has no text of its own."""

    marks: PageMarks
    form: FormLayer
    overlay: Overlay
    textless: Textless | None = None
    recognised: bool = False

    @property
    def number(self) -> int:
        """The page's number, from 1."""
        return self.marks.number


def read_page(file: Any, index: int) -> PageRead:
    """Return page `index` of pdfium's document, counted from 0."""
    page = file[index]
    try:
        sheet = sheet_of(page)
        words, unknown = read_words(page, sheet)
        form = read_form(file, page, sheet)
        overlay = read_overlay(page, sheet, index + 1)
        marks = read_marks(page, sheet)
        placed = (*form.fields, *overlay.typed)
        marks = replace(marks, shapes=apart_from_ticks(marks.shapes, placed))
        printed, filled = each_once(with_drawn_marks(words, marks.shapes), placed)
        width, height = sheet.size
        read = PageMarks(
            number=index + 1,
            width=width,
            height=height,
            words=(*printed, *filled),
            marks=marks,
            has_fields=bool(filled),
            unknown=unknown,
        )
        return PageRead(read, form, overlay, textless(page, sheet, read.words))
    finally:
        page.close()


def with_recognised_words(page: PageRead, words: Sequence[Word]) -> PageRead:
    """Return a page without text of its own with the words recognised on it.

    What was recognised stands for what the page draws; its own words are kept where none were
    recognised, and what was typed into it always.
    """
    marks = page.marks
    filled = [word for field in page.form.fields for word in field.words]
    filled += [word for field in page.overlay.typed for word in field.words]
    own = [] if page.textless is Textless.LETTERS else [w for w in marks.words if w.order >= 0]
    left = [
        word
        for word in own
        if not any(other.is_within((word.x0, word.top, word.x1, word.bottom)) for other in words)
        and not any(word.is_within((o.x0, o.top, o.x1, o.bottom)) for o in words)
    ]
    printed = [replace(word, order=order) for order, word in enumerate((*words, *left))]
    read = replace(
        marks,
        words=(*printed, *filled),
        marks=_rules_of(marks.marks),
        has_fields=bool(filled),
        unknown=0,
    )
    return replace(page, marks=read, recognised=True)


def _rules_of(marks: Marks) -> Marks:
    """Return the ruling lines of a page, without the outlines of letters and its pictures."""
    return Marks(
        lines=tuple(
            line
            for line in marks.lines
            if max(line[2] - line[0], line[3] - line[1]) >= _SHORTEST_RULE
        ),
        fills=tuple(
            fill
            for fill in marks.fills
            if min(fill.box[2] - fill.box[0], fill.box[3] - fill.box[1]) >= _SHORTEST_RULE / 2
        ),
    )
