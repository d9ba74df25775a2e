"""How much of what pdfium draws is in a Document, for the tests that nothing is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2

from planaudit.document import Document, Row, Table
from planaudit.ingest.marks import (
    BULLET_GLYPHS,
    TICKED_GLYPHS,
    UNTICKED_GLYPHS,
    fold_white_space,
)

_MARKS = frozenset(BULLET_GLYPHS + TICKED_GLYPHS + UNTICKED_GLYPHS)
"""Become kinds of block, not characters."""


def _letters(text: str) -> str:
    """Return the text without white space, hyphens, slashes and marks, each number as one sign."""
    folded = fold_white_space(text.replace("\ufffe", "").replace("\x02", ""))
    kept = "".join(mark for mark in folded if not mark.isspace() and mark not in _MARKS)
    return re.sub(r"\d+", "#", re.sub(r"[-/\u2010\u2011]", "", kept))


def _header_rows(document: Document) -> Iterator[Row]:
    waiting = [block for block in document.blocks if isinstance(block, Table)]
    while waiting:
        table = waiting.pop()
        for row in table.rows:
            if row.header:
                yield row
            waiting += [b for cell in row.cells for b in cell.blocks if isinstance(b, Table)]


def _repeated(document: Document, pages: list[str]) -> Counter[str]:
    """Return the letters of what stands on several pages and is in the Document once."""
    found: Counter[str] = Counter()
    texts = [block.text for block in (*document.headers, *document.footers)]
    texts += [" ".join(cell.text for cell in row.cells) for row in _header_rows(document)]
    for text in texts:
        words = [_letters(word) for word in text.split()]
        for _ in range(sum(all(word in page for word in words) for page in pages) - 1):
            found.update("".join(words))
    return found


def share_kept(document: Document, content: bytes) -> float:
    """Return the share of the drawn letters that are in the Document, or counted as left out."""
    file = pypdfium2.PdfDocument(content)
    pages = [_letters(page.get_textpage().get_text_range()) for page in file]
    drawn = Counter("".join(pages))
    shown = Counter(_letters(document.shown_text())) + _repeated(document, pages)
    lost = (drawn - shown).total() - sum(entry.characters for entry in document.left_out)
    return 1 - max(lost, 0) / max(drawn.total(), 1)
