"""Lines drawn in parts: every word of them comes back to its own place on the line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.document import Table, TextBlock, text_blocks
from planaudit.ingest.pdf.interleaved import in_place
from planaudit.ingest.pdf.lines import lines_of, passages_of
from planaudit.ingest.pdf.model import Face, Word
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file

PRINTED = Path(__file__).parents[2] / "data/pdf_layout/libreoffice_borrowed_boxes.pdf"


def drawn(*placed: tuple[str, float, float]) -> list[Word]:
    """Return words at (text, left edge, top), drawn in that order, five points to a letter."""
    return [
        Word(text, x0, top, x0 + 5 * len(text), top + 10, Face(size=10), order)
        for order, (text, x0, top) in enumerate(placed)
    ]


def line_texts(words: list[Word]) -> list[str]:
    """Return the lines that words make once they are in place."""
    return [line.text for line in lines_of(in_place(words))]


def ticks(blocks: list[TextBlock]) -> list[tuple[str, bool | None]]:
    """Return the text and the state of each tick box."""
    return [(block.text, block.ticked) for block in blocks if block.ticked is not None]


def test_boxes_that_a_printer_borrows_from_another_font_stay_with_their_labels() -> None:
    document = PdfReader().read(raw_file("plan.pdf", PRINTED.read_bytes()))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [ticks(list(text_blocks(row.cells[1].blocks))) for row in table.rows] == [
        [("Yes", True), ("No", False)],
        [("Yes", False), ("No", True), ("Not required", False)],
        [("Yes", False), ("No", True)],
    ]
    below = [block for block in document.blocks if isinstance(block, TextBlock)]
    assert ticks(below) == [
        ("Living alone", False),
        ("Living with partner", True),
        ("Living with family", False),
    ]


@pytest.mark.parametrize("boxes_first", [True, False])
def test_boxes_drawn_before_or_after_the_words_of_their_line_go_among_them(
    boxes_first: bool,
) -> None:
    boxes = [("☐", 0.0, 0.0), ("☒", 40.0, 0.0)]
    labels = [("Alone", 8.0, 0.0), ("Partner", 48.0, 0.0)]
    parts = [*boxes, *labels] if boxes_first else [*labels, *boxes]
    assert line_texts(drawn(*parts)) == ["☐ Alone ☒ Partner"]


def test_a_box_drawn_after_all_else_goes_to_the_label_right_beside_it() -> None:
    labels = [("Alone", 8.0, 0.0), ("Partner", 8.0, 20.0), ("Family", 8.0, 40.0)]
    assert line_texts(drawn(*labels, ("☒", 0.0, 20.0))) == ["Alone", "☒ Partner", "Family"]


def test_boxes_drawn_before_all_else_leave_the_lines_in_their_order() -> None:
    boxes = [("☐", 0.0, 20.0), ("☒", 0.0, 40.0)]
    labels = [("Home", 0.0, 0.0), ("Alone", 8.0, 20.0), ("Partner", 8.0, 40.0)]
    assert line_texts(drawn(*boxes, *labels)) == ["Home", "☐ Alone", "☒ Partner"]


def test_a_letter_borrowed_from_another_font_goes_back_into_its_word() -> None:
    words = drawn(("Oes", 0, 0), ("d", 20, 0), ("r", 30, 0), ("yma", 38, 0), ("ŵ", 25, 0))
    assert line_texts(words) == ["Oes dŵr yma"]


@pytest.mark.parametrize(
    ("first", "count"),
    [
        ([("☐", 0, 0), ("Low", 12, 0), ("☒", 30, 0)], 1),  # waits for its label
        ([("Low", 0, 0), ("☐", 18, 0), ("High", 26, 0), ("☒", 48, 0)], 2),  # has its label
    ],
)
def test_a_box_at_the_end_of_a_line_waits_for_its_label_where_boxes_come_first(
    first: list[tuple[str, float, float]], count: int
) -> None:
    lines = lines_of(drawn(*first, ("Medium", 0, 12)))
    assert len(passages_of(lines, 1, 55.0, {}, in_cell=True)) == count


def test_columns_side_by_side_are_not_mixed() -> None:
    left = [("She", 0.0, 0.0), ("walks", 20.0, 0.0), ("back", 0.0, 12.0), ("home", 25.0, 12.0)]
    right = [(text, x + 50, top) for text, x, top in left]
    words = drawn(*left, *right)
    assert in_place(words) == words


def test_words_printed_over_others_are_not_mixed_with_them() -> None:
    words = drawn(("Living", 0, 0), ("alone", 35, 0), ("COPY", 20, 0))
    assert in_place(words) == words


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["☐", "☒", "Yes", "No", "-", "partner"]),
            st.integers(0, 300).map(float),
            st.integers(0, 60).map(float),
        )
    )
)
def test_no_word_is_lost_or_made_up(placed: list[tuple[str, float, float]]) -> None:
    words = drawn(*placed)
    found = [replace(word, order=0, glued=False) for word in in_place(words)]
    key = repr
    assert sorted(found, key=key) == sorted((replace(w, order=0) for w in words), key=key)
