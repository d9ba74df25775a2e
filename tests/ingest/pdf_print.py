"""Paragraphs and tables without lines, set in Helvetica for the PDF reader's tests."""

from __future__ import annotations

from collections.abc import Sequence

from tests.ingest.pdf_pages import words_at

_WIDTHS = {
    222: "ijl",
    278: "ft ,.I",
    333: "r",
    500: "ckvsxyzJ",
    556: "abdeghnopquL0123456789",
    611: "FTZ",
    667: "ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    944: "W",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_BOLD = 1.09  # how much wider bold letters are, at the most
_LEADING = 1.25  # sizes of print


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in points; of bold text, about how wide."""
    return sum(_WIDTH_OF[letter] for letter in text) * size / 1000 * (_BOLD if bold else 1)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than `room` points, save for single words."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def paragraph(x: float, y: float, text: str, room: float, size: float, *, justified: bool) -> str:
    """Draw a paragraph whose first line is at `y`, each word by itself."""
    drawn = ""
    lines = wrapped(text, room, size)
    for number, line in enumerate(lines):
        words, at = line.split(), x
        space = width(" ", size)
        if justified and number < len(lines) - 1 and len(words) > 1:
            space = (room - sum(width(word, size) for word in words)) / (len(words) - 1)
        for word in words:
            drawn += words_at(round(at, 2), round(y - number * _LEADING * size, 2), word, size=size)
            at += width(word, size) + space
    return drawn


def table(
    x: float,
    y: float,
    rows: Sequence[Sequence[str]],
    rooms: Sequence[float],
    size: float,
    *,
    gap: float,
    between: float,
) -> tuple[str, float]:
    """Draw a table without lines, its head in bold; return the drawing and where it ends.

    `rooms` is how wide the text of each column may be, `gap` what is clear between columns and
    `between` what is clear between rows beside the leading, all in points.
    """
    drawn = ""
    for number, row in enumerate(rows):
        bold, most, at = number == 0, 1, x
        for text, room in zip(row, rooms, strict=True):
            lines = wrapped(text, room, size, bold=bold)
            for down, line in enumerate(lines):
                drawn += words_at(at, y - down * _LEADING * size, line, size=size, bold=bold)
            most, at = max(most, len(lines)), at + room + gap
        y -= most * _LEADING * size + between
    return drawn, y
