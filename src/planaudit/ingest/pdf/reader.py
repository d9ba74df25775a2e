"""The PDF reader: pdfium for words and lines, and modules of our own for what they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from planaudit.document import Document
from planaudit.ingest.interface import RawFile, UnreadableFile, no_text
from planaudit.ingest.pdf.blocks import BlockMaker, margin_block, print_of
from planaudit.ingest.pdf.join import join_pages
from planaudit.ingest.pdf.layout import columns_of, lay_out_pages, parts_of, set_right_edges
from planaudit.ingest.pdf.left_out import left_out_of
from planaudit.ingest.pdf.lines import usual_pitches
from planaudit.ingest.pdf.margins import take_margins
from planaudit.ingest.pdf.page import PageRead, read_page, with_recognised_words
from planaudit.ingest.pdf.raw import RefusedError, open_file
from planaudit.ingest.pdf.raw_file import (
    attached_files,
    properties_of,
    shows_only_xfa,
    signatures_in,
)
from planaudit.ingest.pdf.textless import (
    Textless,
    note_of_recognition,
    page_list,
    reason_without_text,
)

_BLANK = "Its pages are blank. Check that it is the right file, or ask for it to be sent again"
_ALL_OFF_PAGE = "All its words stand off the page, where nobody sees them. Print it to PDF again"


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """Give pdfium's document for the bytes of a file, and close it. Raises UnreadableFile."""
    try:
        file = open_file(content)
    except RefusedError as error:
        if error.locked:
            reason = "the file is locked with a password: save a copy without one and try again"
        else:
            reason = "the file is damaged or is not a PDF: print it to PDF again and try again"
        raise UnreadableFile("failed", reason) from error
    try:
        if shows_only_xfa(file):
            raise UnreadableFile(
                "not_assessable",
                "the file is a form that only Adobe Reader can show (XFA): open it there, print it "
                "to PDF and audit that",
            )
        if not len(file):
            raise UnreadableFile("failed", "the file has no pages: print it to PDF again")
        yield file
    except RuntimeError as error:  # pdfium's own error is one
        raise UnreadableFile(
            "failed", "a page of the file is damaged: print it to PDF again and try again"
        ) from error
    finally:
        file.close()


def _without_text(pages: Sequence[PageRead]) -> list[tuple[int, Textless]]:
    """Return the pages without text, with all that have a picture where the file has no word.

    Raises UnreadableFile for a file that shows nothing.
    """
    if any(page.marks.words for page in pages):
        return [(page.number, page.textless) for page in pages if page.textless]
    shows = [page for page in pages if page.textless or page.marks.marks.pictures]
    if not shows:
        off = any(page.marks.off_page for page in pages)
        raise no_text("PDF", _ALL_OFF_PAGE if off else _BLANK)
    return [(page.number, page.textless or Textless.PICTURE) for page in shows]


def _recognised(file: Any, pages: Sequence[PageRead]) -> tuple[list[PageRead], tuple[str, ...]]:
    """Return the pages with the words recognised on those without text, and what to say of it."""
    from planaudit.ingest.pdf.ocr import find_recogniser, recognise

    found = _without_text(pages)
    recogniser = find_recogniser()
    made = recognise(file, [number for number, _ in found], recogniser)
    read = [
        with_recognised_words(page, made[page.number]) if page.number in made else page
        for page in pages
    ]
    if not any(page.marks.words for page in read):
        raise UnreadableFile(
            "not_assessable",
            f"no text layer on {page_list([page.number for page in pages])}: the file holds no "
            "words there, and no text was recognised (OCR) in its pictures either. Check that it "
            "is the right file, or ask for the file it was printed from",
        )
    done = [(number, kind) for number, kind in found if number in made]
    notes = (note_of_recognition(done), recogniser.note()) if done else ()
    return read, tuple(note for note in notes if note)


class PdfReader:
    """Reads PDF files: their text, their form fields and, when asked, pictures of text."""

    name = "pdf"

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        with _opened(file.content) as opened:
            pages = [read_page(opened, index) for index in range(len(opened))]
            notes: tuple[str, ...] = ()
            if without := _without_text(pages):
                if not file.options.ocr:
                    raise UnreadableFile("not_assessable", reason_without_text(without))
                pages, notes = _recognised(opened, pages)
            embedded, signatures = attached_files(opened), signatures_in(opened)
            properties = properties_of(opened)
        layouts = lay_out_pages([page.marks for page in pages])
        ruled = frozenset(layout.page.number for layout in layouts if layout.has_drawing)
        left_out = left_out_of(pages, ruled, embedded, signatures)
        headers = take_margins(layouts, foot=False)
        footers = take_margins(layouts, foot=True)
        set_right_edges(layouts)
        pitches = usual_pitches(columns_of(layouts))
        parts = join_pages(
            parts_of(layout.lines, layout.tables, layout.page.number, layout.right, pitches)
            for layout in layouts
        )
        maker = BlockMaker(print_of(parts))
        blocks = maker.blocks(parts)
        return Document(
            path=file.shown_path,
            sha256=file.sha256,
            format=self.name,
            blocks=blocks,
            headers=tuple(margin_block(page, line) for page, line in headers),
            footers=tuple(margin_block(page, line) for page, line in footers),
            left_out=(*left_out, *maker.left_out()),
            pages=len(pages),
            notes=notes,
            comments=tuple(comment for page in pages for comment in page.overlay.comments),
            properties=properties,
        )
