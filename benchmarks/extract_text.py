"""Takes the text out of Word and PDF files and does nothing else: the yardstick.

Prints how many characters it found. PDF by pdfplumber's `extract_text`, Word by python-docx's
paragraphs and table cells.
"""

from __future__ import annotations

import sys

import docx
import pdfplumber


def pdf_text(path: str) -> str:
    """Return the text of every page."""
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def word_text(path: str) -> str:
    """Return the text of the body's paragraphs, then of its tables."""
    document = docx.Document(path)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *(cell.text for cell in cells)])


def main(paths: list[str]) -> None:
    """Extract every file named and print the number of characters found."""
    texts = [pdf_text(path) if path.endswith(".pdf") else word_text(path) for path in paths]
    print(sum(len(text) for text in texts))


if __name__ == "__main__":
    main(sys.argv[1:])
