"""Paragraphs, rows and cells are found whatever is wrapped round them."""

from __future__ import annotations

from planaudit.document import Table
from tests.ingest.word_files import cell, lines, para, read_body, row, table


def test_what_stands_in_wrappers_that_nobody_knows_is_read_once_and_in_its_place() -> None:
    def unknown(inside: str) -> str:
        return f"<w:unknown><w:other>{inside}</w:other></w:unknown>"

    inner = table(row("D"))
    document = read_body(
        unknown(para("A")),
        table(row("B", unknown(cell(para("C"), inner))), unknown(row("E", "F"))),
        unknown(table(row("G"))),
        para("H"),
    )
    assert lines(document) == list("ABCDEFGH")
    first = next(block for block in document.blocks if isinstance(block, Table))
    assert [len(each.cells) for each in first.rows] == [2, 2]


def test_a_paragraph_in_no_cell_and_a_cell_in_no_row_are_read() -> None:
    stray = f"<w:tbl><w:tr>{para('A')}{cell('B')}</w:tr>{cell('C')}</w:tbl>"
    assert lines(read_body(stray, para("D"))) == list("ABCD")
