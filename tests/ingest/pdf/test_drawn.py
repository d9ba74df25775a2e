"""Tick boxes drawn as shapes: each is read, with its own label, and nothing else is one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from planaudit.document import Document, Kind, Table, text_blocks
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import pdf_of, words_at

PRINTED = Path(__file__).parents[2] / "data/pdf_layout/chromium_boxes.pdf"
CIRCLE = "{x0} 705 m {x0} 708 {x1} 710 {x2} 710 c {x3} 710 {x4} 708 {x4} 705 c "
CIRCLE += "{x4} 702 {x3} 700 {x2} 700 c {x1} 700 {x0} 702 {x0} 705 c s\n"


def drawn(drawing: str) -> Document:
    """Read one page drawn by hand."""
    return PdfReader().read(raw_file("plan.pdf", pdf_of(drawing)))


def ticks(document: Document) -> list[tuple[str, bool | None]]:
    """Return the tick boxes in order, each with its label."""
    found = text_blocks(document.blocks)
    return [(block.text, block.ticked) for block in found if block.kind is Kind.TICK_BOX]


def square(x: float, y: float, side: float = 10, *, crossed: bool = False) -> str:
    """Draw an outlined square with its lower left corner at (x, y)."""
    cross = f"{x + 2} {y + 2} m {x + side - 2} {y + side - 2} l S\n" if crossed else ""
    return f"0 G 0.5 w {x} {y} {side} {side} re S\n{cross}"


def circle(x: float) -> str:
    """Draw a circle ten points wide."""
    return CIRCLE.format(x0=x, x1=x + 2, x2=x + 5, x3=x + 8, x4=x + 10)


def test_every_box_that_a_browser_prints_has_its_own_label() -> None:
    document = PdfReader().read(raw_file("boxes.pdf", PRINTED.read_bytes()))
    assert ticks(document) == [
        ("Lives alone Yes", True),
        ("No", False),
        ("Own home", True),
        ("Residential home", False),
        ("At risk", False),
        ("Safe", True),
        ("Consent given", True),
        ("Consent to share", False),
        ("Met", True),
        ("Unmet", False),
        ("Met", False),
        ("Unmet", True),
    ]


@pytest.mark.parametrize("empty", [square(140, 700), circle(140)], ids=["square", "circle"])
def test_a_box_after_its_label_keeps_it(empty: str) -> None:
    drawing = words_at(50, 702, "Yes") + words_at(115, 702, "No")
    document = drawn(drawing + square(80, 700, crossed=True) + empty)
    assert ticks(document) == [("Yes", True), ("No", False)]


def test_a_box_before_its_label_keeps_it() -> None:
    boxes = square(50, 700, crossed=True) + square(100, 700)
    document = drawn(words_at(65, 702, "Yes") + words_at(115, 702, "No") + boxes)
    assert ticks(document) == [("Yes", True), ("No", False)]


def test_a_box_with_no_word_on_its_line_stays() -> None:
    above, below = words_at(50, 740, "Tick here."), words_at(50, 660, "And sign.")
    document = drawn(above + below + square(50, 700, crossed=True))
    found = [(block.text, block.ticked) for block in text_blocks(document.blocks)]
    assert found == [("Tick here.", None), ("", True), ("And sign.", None)]


def test_two_boxes_side_by_side_are_two() -> None:
    document = drawn(words_at(80, 702, "Yes") + square(50, 700) + square(64, 700, crossed=True))
    assert [ticked for _, ticked in ticks(document)] == [False, True]


def test_a_tick_drawn_with_a_curve_ticks_its_box() -> None:
    curve = "2 w 52 704 m 54 700 54 701 58 708 c S\n"
    assert ticks(drawn(square(50, 700) + curve + words_at(65, 702, "Agreed"))) == [("Agreed", True)]


def test_a_letter_in_a_box_ticks_it_and_is_no_word() -> None:
    document = drawn(square(50, 700) + words_at(52.5, 702, "x") + words_at(65, 702, "Agreed"))
    assert ticks(document) == [("Agreed", True)]
    assert document.shown_text().split() == ["Agreed"]


def test_small_cells_are_no_boxes_and_keep_their_crosses() -> None:
    drawing = ""
    for row, name in enumerate(("Washing", "Dressing", "Shopping")):
        y = 700 - 18 * row
        drawing += f"0 G 0.5 w 50 {y} 100 18 re S\n" + words_at(55, y + 5, name)
        drawing += "".join(f"{150 + 18 * at} {y} 18 18 re S\n" for at in range(3))
        drawing += words_at(156 + 18 * row, y + 5, "x")
    document = drawn(drawing)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Washing", "x", "", ""],
        ["Dressing", "", "x", ""],
        ["Shopping", "", "", "x"],
    ]
    assert ticks(document) == []


def test_outlined_letters_are_no_boxes() -> None:
    bowl = "61 700 m 61 712 73 712 71 706 c 71 700 66 697 61 700 c s\n"
    document = drawn(circle(50) + bowl + words_at(50, 650, "Council"))
    assert ticks(document) == []


def test_a_page_of_thousands_of_squares_is_a_drawing_and_is_read_quickly() -> None:
    squares = "".join(square(20 + 9 * (n % 60), 20 + 9 * (n // 60), 7) for n in range(4000))
    start = time.process_time()
    document = drawn(squares + words_at(50, 800, "A map of the wards."))
    assert time.process_time() - start < 3
    assert ticks(document) == []
    assert document.shown_text() == "A map of the wards."
    assert [entry.what for entry in document.left_out] == ["1 drawing"]


def test_a_hatched_corner_leaves_the_boxes_elsewhere() -> None:
    hatching = "".join(square(500 + n % 20, 780 + n // 20, 7) for n in range(400))
    drawing = hatching + square(50, 700, crossed=True) + words_at(65, 702, "Agreed")
    document = drawn(drawing)
    assert ("Agreed", True) in ticks(document)
    assert [entry.what for entry in document.left_out] == ["1 drawing"]
