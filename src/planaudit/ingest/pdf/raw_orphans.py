"""Form fields whose values the file shows and does not hold beside them.

A field that is shown in several places holds its value with its name, apart from the places. A
program that copies pages into another file leaves such values behind, while each place goes on
showing its own. What is shown is drawn onto a copy of the page, and read from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from planaudit.ingest.pdf.boxes import grown
from planaudit.ingest.pdf.lines import rows_of
from planaudit.ingest.pdf.model import Box, Word
from planaudit.ingest.pdf.raw import PageFrame, read_words

_AROUND = 1.0  # points


def values_shown(
    file: Any, index: int, frame: PageFrame, places: Sequence[tuple[int, Box]]
) -> list[list[str]]:
    """Return the lines that form fields show on page `index`, counted from 0.

    A place is the number of the field among the page's annotations, with its rectangle.
    """
    copy = pypdfium2.PdfDocument.new()
    try:
        copy.import_pages(file, [index])
        words = _words_of_fields(copy, frame, {number for number, _ in places})
    finally:
        copy.close()
    return [_lines_in(grown(box, _AROUND), words) for _, box in places]


def _words_of_fields(copy: Any, frame: PageFrame, numbers: set[int]) -> tuple[Word, ...]:
    """Return what the fields of those numbers show on the only page of a file, which is changed."""
    page = copy[0]
    try:
        for number in reversed(range(pdfium.FPDFPage_GetAnnotCount(page.raw))):
            if number not in numbers:
                pdfium.FPDFPage_RemoveAnnot(page.raw, number)
        printed = {_key(word) for word in read_words(page, frame).words}
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    finally:
        page.close()
    page = copy[0]
    try:
        return tuple(word for word in read_words(page, frame).words if _key(word) not in printed)
    finally:
        page.close()


def _key(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.x0), round(word.top)


def _lines_in(box: Box, words: Sequence[Word]) -> list[str]:
    inside = [word for word in words if word.is_within(box)]
    return [" ".join(word.text for word in row) for row in rows_of(inside)]
