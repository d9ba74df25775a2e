"""One page of a PDF file as read: its words, its form layer and what is laid over it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from planaudit.ingest.pdf.drawn import with_drawn_marks
from planaudit.ingest.pdf.flattened import apart_from_ticks, each_once
from planaudit.ingest.pdf.model import Box, Marks, PageMarks, Word
from planaudit.ingest.pdf.overprint import with_overprint
from planaudit.ingest.pdf.raw import PageFrame, frame_of, read_words
from planaudit.ingest.pdf.raw_forms import Field, FormLayer, read_form, words_in
from planaudit.ingest.pdf.raw_marks import read_marks
from planaudit.ingest.pdf.raw_notes import Overlay, read_overlay
from planaudit.ingest.pdf.raw_orphans import values_shown
from planaudit.ingest.pdf.textless import Textless, textless


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


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was recognised on the picture of a page, turned upright: its words and ruling lines."""

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...]


def read_page(file: Any, index: int) -> PageRead:
    """Return page `index` of pdfium's document, counted from 0."""
    page = file[index]
    try:
        frame = frame_of(page)
        text = read_words(page, frame)
        if text.angle:  # a page that is to be turned to be read
            frame = frame.turned(text.angle)
            text = read_words(page, frame)
        form = read_form(file, page, frame)
        if form.without_value:
            form = _with_values_shown(form, file, index, frame)
        overlay = read_overlay(page, frame, index + 1)
        marks = read_marks(page, frame)
        placed = (*form.fields, *overlay.typed)
        marks = replace(marks, shapes=apart_from_ticks(marks.shapes, placed))
        drawn = with_drawn_marks(text.words, marks)
        words, marks = with_overprint(
            drawn.words, marks, struck=overlay.struck, marked=overlay.marked
        )
        printed, filled = each_once(words, placed)
        width, height = frame.size
        read = PageMarks(
            number=index + 1,
            width=width,
            height=height,
            words=(*printed, *filled),
            marks=marks,
            has_fields=bool(filled),
            unknown=text.unknown,
            off_page=text.off_page,
            has_drawing=drawn.has_drawing,
        )
        return PageRead(read, form, overlay, textless(page, frame, read.words))
    finally:
        page.close()


def _with_values_shown(form: FormLayer, file: Any, index: int, frame: PageFrame) -> FormLayer:
    """Return a form layer with what the fields show that do not say what they hold."""
    places = form.without_value
    shown = [
        Field(words_in(lines, box), box, " ".join(lines))
        for (_, box), lines in zip(places, values_shown(file, index, frame, places), strict=True)
        if lines
    ]
    return replace(form, fields=(*form.fields, *shown), without_value=())


def with_recognised_words(page: PageRead, found: RecognisedPage) -> PageRead:
    """Return a page without text of its own with what was recognised on it.

    What was recognised stands for all that the page draws. The page's own words are kept where
    none were recognised, and what was typed into it always.
    """
    marks = page.marks
    placed = (*page.form.fields, *page.overlay.typed)
    filled = [word for field in placed for word in field.words]
    own = [] if page.textless is Textless.LETTERS else [w for w in marks.words if w.order >= 0]
    left = [word for word in own if not any(_meet(word, other) for other in found.words)]
    printed = [replace(word, order=order) for order, word in enumerate((*found.words, *left))]
    read = replace(
        marks,
        width=found.width,
        height=found.height,
        words=(*printed, *filled),
        marks=Marks(lines=found.rules),
        has_fields=bool(filled),
        unknown=0,
    )
    return replace(page, marks=read, recognised=True)


def _meet(a: Word, b: Word) -> bool:
    """Return whether the middle of one of two words lies in the other."""
    return a.is_within((b.x0, b.top, b.x1, b.bottom)) or b.is_within((a.x0, a.top, a.x1, a.bottom))
