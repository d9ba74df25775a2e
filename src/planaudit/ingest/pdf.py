"""The PDF reader: pdfium for words and lines, and modules of our own for what they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planaudit.document import Document, LeftOut, Place
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.pdf_blocks import BlockMaker, margin_block, off_the_page, print_of
from planaudit.ingest.pdf_drawn import with_drawn_marks
from planaudit.ingest.pdf_join import join_pages
from planaudit.ingest.pdf_layout import columns_of, lay_out_pages, parts_of, set_right_edges
from planaudit.ingest.pdf_lines import usual_pitches
from planaudit.ingest.pdf_margins import take_margins
from planaudit.ingest.pdf_model import PageMarks
from planaudit.ingest.pdf_overprint import with_overprint
from planaudit.ingest.pdf_raw import RefusedError, form_kind, open_file, read_words, sheet_of
from planaudit.ingest.pdf_raw_forms import read_fields
from planaudit.ingest.pdf_raw_marks import read_marks

_MANY_SHAPES = 50  # drawn shapes on a page without text: letters turned to outlines
_A_PICTURE = (
    "only a picture of text, as in a scan: ask for the Word file, or have the text in it "
    "recognised (OCR)"
)


def _page_list(numbers: Sequence[int]) -> str:
    """Return page numbers in words: 'page 2', 'pages 1 to 3', 'pages 1, 3 and 4'."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"pages {numbers[0]} to {numbers[-1]}"
    return f"pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _open(content: bytes) -> Any:
    try:
        file = open_file(content)
    except RefusedError as error:
        if error.locked:
            reason = "the file is locked with a password: save a copy without one and try again"
        else:
            reason = "the file is damaged or is not a PDF: print it to PDF again and try again"
        raise UnreadableFile("failed", reason) from error
    if form_kind(file) == "xfa":
        file.close()
        raise UnreadableFile(
            "not_assessable",
            "the file is an XFA form, which only Adobe Reader shows: open it there, print it "
            "to PDF and audit that",
        )
    if not len(file):
        file.close()
        raise UnreadableFile("failed", "the file has no pages: print it to PDF again")
    return file


def _read_page(file: Any, index: int) -> PageMarks:
    page = file[index]
    try:
        sheet = sheet_of(page)
        text = read_words(page, sheet)
        if text.angle:  # a page that is to be turned to be read
            sheet = sheet.turned(text.angle)
            text = read_words(page, sheet)
        fields, notes = read_fields(file, page, sheet)
        marks = read_marks(page, sheet)
        words = with_overprint(with_drawn_marks(text.words, marks.shapes), marks)
        width, height = sheet.size
        return PageMarks(
            number=index + 1,
            width=width,
            height=height,
            words=(*words, *fields),
            marks=marks,
            has_fields=bool(fields),
            notes=notes,
            unknown=text.unknown,
            off_page=text.off_page,
        )
    finally:
        page.close()


def _read_pages(content: bytes) -> list[PageMarks]:
    file = _open(content)
    try:
        return [_read_page(file, index) for index in range(len(file))]
    except RuntimeError as error:  # pdfium's own error is one
        raise UnreadableFile(
            "failed", "a page of the file is damaged: print it to PDF again and try again"
        ) from error
    finally:
        file.close()


def _is_picture_of_text(page: PageMarks) -> bool:
    """Return whether a page shows something but has no text at all."""
    return not page.words and (page.marks.pictures > 0 or page.marks.others >= _MANY_SHAPES)


def _left_out(pages: Sequence[PageMarks]) -> tuple[LeftOut, ...]:
    found: list[LeftOut] = []
    blind = [page.number for page in pages if _is_picture_of_text(page)]
    if blind:
        found.append(
            LeftOut(
                f"all of {_page_list(blind)}",
                _A_PICTURE,
                Place(page=blind[0]),
            )
        )
    for page in pages:
        pictures = page.marks.pictures if page.words else 0
        for count, what, why in (
            (page.notes, "note", "notes and comments laid over the page are not read"),
            (pictures, "picture", "words inside pictures are not read"),
            (page.unknown, "character", "the file does not say which letter it is"),
        ):
            if count:
                name = f"{count} {what}" + ("s" if count > 1 else "")
                found.append(LeftOut(name, why, Place(page=page.number)))
    return tuple(found)


class PdfReader:
    """Reads PDF files that have a text layer, with their form fields."""

    name = "pdf"

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        pages = _read_pages(file.content)
        if not any(page.words for page in pages):
            numbers = _page_list([page.number for page in pages])
            each = "is" if len(pages) == 1 else "are each"
            raise UnreadableFile("not_assessable", f"{numbers} {each} {_A_PICTURE}")
        layouts = lay_out_pages(pages)
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
            left_out=(*_left_out(pages), *off_the_page(pages), *maker.left_out()),
            pages=len(pages),
        )
