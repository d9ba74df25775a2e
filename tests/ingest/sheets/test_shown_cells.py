"""What a single cell shows, by its kind."""

from __future__ import annotations

import pytest
from lxml import etree

from planaudit.ingest import UnreadableFile
from planaudit.ingest.sheets.cell_looks import CellLook
from planaudit.ingest.sheets.cell_texts import TextPiece
from planaudit.ingest.sheets.format_codes import number_format
from planaudit.ingest.sheets.shown_cells import Book, ShownCell, shown_cell

BOOK = Book(
    texts=((TextPiece("To "), TextPiece("sing", struck=True)),),
    looks=(CellLook(), CellLook(number_format('"£"0.00')), CellLook(number_format(";;;"))),
)


def cell(xml: str) -> ShownCell:
    """Return what a cell of BOOK shows."""
    return shown_cell(etree.fromstring(xml), BOOK)


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ("<c/>", ShownCell()),
        ("<c><v>7</v></c>", ShownCell("7")),
        ("<c s='1'><v>7</v></c>", ShownCell("£7.00")),
        ("<c s='99'><v>7</v></c>", ShownCell("7")),
        ("<c><v>nan</v></c>", ShownCell("nan")),
        ("<c><v>seven</v></c>", ShownCell("seven")),
        ("<c t='b'><v>1</v></c>", ShownCell("Yes")),
        ("<c t='s'><v>0</v></c>", ShownCell("To", struck=("sing",))),
        ("<c t='str'><f>A1</f><v>a_x0041_</v></c>", ShownCell("aA")),
        ("<c t='str'><f>A1</f><v/></c>", ShownCell()),
        ("<c><f>A1</f><v/></c>", ShownCell(unshown="unknown")),
        ("<c t='e'><v>#REF!</v></c>", ShownCell(unshown="error", characters=5)),
        ("<c t='e' vm='1'><v>#VALUE!</v></c>", ShownCell(unshown="picture")),
        ("<c s='2'><v>1250</v></c>", ShownCell(unshown="unseen", characters=4)),
        ("<c s='2' t='s'><v>0</v></c>", ShownCell(struck=("sing",))),
        ("<c t='inlineStr'><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c>", ShownCell("a")),
        ("<c t='inlineStr'/>", ShownCell()),
        ("<c t='d'><v>2024-05-01</v></c>", ShownCell("01/05/2024")),
        ("<c t='d'><v>May</v></c>", ShownCell("May")),
    ],
)
def test_a_cell_shows_what_its_kind_and_look_say(xml: str, shown: ShownCell) -> None:
    assert cell(xml) == shown


@pytest.mark.parametrize("number", ["1", "-1", "x", "9" * 30])
def test_a_text_that_is_not_there_is_no_silent_gap(number: str) -> None:
    with pytest.raises(UnreadableFile, match="not whole"):
        cell(f"<c t='s'><v>{number}</v></c>")
