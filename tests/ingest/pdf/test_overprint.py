"""Words that a line is drawn through are left out, and named; no other line takes words away."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.document import Document, Table, TextBlock
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_completeness import share_kept
from tests.ingest.pdf_pages import grid, pdf_of, words_at

DATA = Path(__file__).parents[2] / "data/pdf_layout"
PRINTED = ["chromium_struck", "libreoffice_struck"]


def read(*pages: str) -> Document:
    """Read a PDF drawn by hand."""
    return PdfReader().read(raw_file("plan.pdf", pdf_of(*pages)))


def texts(document: Document) -> list[str]:
    """Return the body's blocks outside tables as text."""
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def left_out(document: Document) -> list[tuple[str, str, int]]:
    """Return what was left out, why, and how many characters that is."""
    return [(entry.what, entry.why, entry.characters) for entry in document.left_out]


def level(x0: float, x1: float, y: float) -> str:
    """Draw a thin level line."""
    return f"0 G 0.6 w {x0} {y} m {x1} {y} l S\n"


# "The home is unsafe." in Helvetica of 10 points at x = 50: where each word begins and ends.
SENTENCE = words_at(50, 700, "The home is unsafe.")
HOME = (70.0, 95.0)
UNSAFE = (107.8, 140.6)
THROUGH, UNDER, OVER = 702.6, 698.8, 708.5


@pytest.mark.parametrize("name", PRINTED)
def test_struck_out_words_of_a_printed_file_are_left_out(name: str) -> None:
    document = PdfReader().read(raw_file(name, (DATA / f"{name}.pdf").read_bytes()))
    assert texts(document) == [
        "Plan",
        "The home is tidy.",
        "She goes to the lunch club on Tuesdays.",
        "He cannot walk far.",
        "Views:",
        "She is glad.",
        "Consent:",
        "Yes",
        "No",
    ]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Risk", "Low"],
        ["Whole cell", ""],
    ]


@pytest.mark.parametrize("name", PRINTED)
def test_struck_out_words_are_counted_as_in_a_word_file(name: str) -> None:
    content = (DATA / f"{name}.pdf").read_bytes()
    document = PdfReader().read(raw_file(name, content))
    assert left_out(document) == [
        ("6 pieces of text struck out", "a line is drawn through it", 184)
    ]
    assert share_kept(document, content) == 1


def test_a_line_through_a_word_takes_it_out() -> None:
    document = read(SENTENCE + level(*HOME, THROUGH))
    assert texts(document) == ["The is unsafe."]
    assert left_out(document) == [("1 piece of text struck out", "a line is drawn through it", 4)]


def test_a_thin_painted_bar_through_a_word_takes_it_out() -> None:
    bar = f"0 g {HOME[0]} {THROUGH - 0.4} {HOME[1] - HOME[0]} 0.8 re f\n"
    assert texts(read(SENTENCE + bar)) == ["The is unsafe."]


def test_the_stop_after_a_word_struck_out_goes_with_it() -> None:
    assert texts(read(SENTENCE + level(UNSAFE[0], UNSAFE[1] - 2.8, THROUGH))) == ["The home is"]


def test_two_lines_through_a_word_take_it_out_once() -> None:
    document = read(SENTENCE + level(*HOME, THROUGH - 0.6) + level(*HOME, THROUGH + 0.6))
    assert texts(document) == ["The is unsafe."]
    assert [entry.characters for entry in document.left_out] == [4]


def test_a_line_drawn_on_through_the_space_after_a_word_takes_it_out() -> None:
    assert texts(read(SENTENCE + level(50, HOME[1] + 2.8, THROUGH))) == ["is unsafe."]


@pytest.mark.parametrize(
    "line",
    [
        level(*HOME, UNDER),
        level(50, UNSAFE[1], UNDER),
        level(*HOME, UNDER) + level(*HOME, UNDER - 1.2),
        level(*HOME, OVER),
        level(HOME[0], HOME[0] + 14, THROUGH),
        level(30, 300, THROUGH),
        level(HOME[0], 300, THROUGH),
        f"1 g {HOME[0]} {THROUGH} 26 0.8 re f\n",
    ],
    ids=["under", "under all", "twice under", "over", "half a word", "a rule", "to sign", "white"],
)
def test_a_line_that_strikes_out_no_word_leaves_it(line: str) -> None:
    document = read(SENTENCE + line)
    assert texts(document) == ["The home is unsafe."]
    assert document.left_out == ()


def test_a_table_s_rules_that_touch_the_letters_strike_nothing_out() -> None:
    drawing = grid([48, 150, 300], [720, 704.5, 690])
    drawing += words_at(50, 700, "The home") + words_at(152, 700, "is unsafe")
    document = read(drawing)
    assert "The home" in document.shown_text()
    assert "is unsafe" in document.shown_text()
    assert document.left_out == ()


def test_a_line_through_all_the_words_of_a_cell_is_no_rule_of_its_table() -> None:
    drawing = grid([48, 100, 145], [720, 690, 660])
    drawing += words_at(50, 700, "Risk") + words_at(102, 700, "The home is")
    drawing += words_at(50, 670, "Cause") + words_at(102, 670, "Stairs") + level(102, 144, THROUGH)
    (table,) = (block for block in read(drawing).blocks if isinstance(block, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Risk", ""],
        ["Cause", "Stairs"],
    ]


def test_a_dash_among_words_struck_out_goes_with_them() -> None:
    document = read(words_at(50, 700, "home - unsafe - now") + level(50, 120, THROUGH))
    assert texts(document) == ["now"]
    assert [entry.characters for entry in document.left_out] == [12]
