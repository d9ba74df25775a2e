"""Text exports, a table cell to a line, poured back into the blank form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.document import Block, Document, Kind, Place, Table, TextBlock, text_blocks
from planaudit.reading.flat_text import as_on_form
from planaudit.reading.forms import form_of
from tests.reading.pages import cell, document, grid, heading, label, paragraph, table

HEADS = ("No.", "Personal outcome", "Who", "By when", "Score now")
BLANK = document(
    heading("About me"),
    table((label("Name"), cell("")), (label("Language"), cell(""))),
    heading("What matters to me"),
    paragraph("Use the person's own words."),
    grid(HEADS, ("", "", "", "", ""), ("", "", "", "", "")),
    table((label("Comments"),), (cell(""),)),
    grid(("Area", "How I manage", "Level"), ("At home", "", ""), ("Out and about", "", "")),
    table(
        (label("Score then"), label("Review")),
        (cell(""), cell("")),
        (label("Agreed by"), cell("")),
        (label("When"), label("Where")),
        (cell(""), cell("")),
    ),
    heading("Signed"),
)
BEFORE = ["About me", "Name", "Mrs T", "Language", "Welsh", "What matters to me",
          "Use the person's own words.", "Seeing my sister."]  # fmt: skip


def flat(*lines: str) -> Document:
    """Return the text file with these lines."""
    return document(
        *(
            TextBlock(Kind.PARAGRAPH, line, Place(line=number))
            for number, line in enumerate(lines, 1)
            if line
        )
    )


def poured(*lines: str) -> tuple[Block, ...]:
    """Return the blocks of a text file written on the blank form above."""
    return as_on_form(flat(*lines), form_of(BLANK, "form")).blocks


def tables(*lines: str) -> list[list[list[str]]]:
    """Return the tables of a text file, row by row."""
    return [
        [[each.text for each in row.cells] for row in block.rows]
        for block in poured(*lines)
        if isinstance(block, Table)
    ]


def test_labels_get_their_answers_back() -> None:
    assert tables(*BEFORE)[0] == [["Name", "Mrs T"], ["Language", "Welsh"]]


def test_rows_that_the_writer_copied_are_rows_again() -> None:
    more = ("Name", "Mr T", "Language", "English")
    assert tables(*BEFORE[:5], *more, *BEFORE[5:])[0] == [
        ["Name", "Mrs T"],
        ["Language", "Welsh"],
        ["Name", "Mr T"],
        ["Language", "English"],
    ]


def test_an_answer_left_empty_stays_empty() -> None:
    assert tables("About me", "Name", "", "Language", "Welsh", "What matters to me")[0] == [
        ["Name", ""],
        ["Language", "Welsh"],
    ]


def test_lines_outside_tables_take_the_print_of_the_form() -> None:
    blocks = [block for block in poured(*BEFORE) if isinstance(block, TextBlock)]
    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.HEADING, "About me"),
        (Kind.HEADING, "What matters to me"),
        (Kind.PARAGRAPH, "Use the person's own words."),
        (Kind.PARAGRAPH, "Seeing my sister."),
    ]


CHOIR = "In a choir, as she did while the chapel still had one and her friends all sang in it"
ONE = ("1", "To sing again", "Niece", "By Friday", "3")


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param((*ONE, "2", "To walk", "Me", "Soon", "5"),
                     [ONE, ("2", "To walk", "Me", "Soon", "5")], id="two rows"),
        pytest.param((*ONE, "2", "To walk", "", "", "5"),
                     [ONE, ("2", "To walk", "", "", "5")], id="empty cells"),
        pytest.param(("1", "To sing again", CHOIR, *ONE[2:]),
                     [("1", f"To sing again\n{CHOIR}", *ONE[2:])], id="two paragraphs in a cell"),
        pytest.param((*ONE, "", "", "", "", ""), [ONE], id="an empty row"),
        pytest.param((*ONE, "2", "To walk", "Me", "", ""),
                     [ONE, ("2", "To walk", "Me", "", "")], id="empty cells at the end"),
    ],
)  # fmt: skip
def test_the_rows_of_a_grid_are_put_together(
    lines: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    found = tables(*BEFORE, *HEADS, *lines, "Comments", "None.")
    assert [tuple(row) for row in found[1]] == [HEADS, *rows]
    assert found[2] == [["Comments"], ["None."]]


def test_a_paragraph_after_a_grid_is_no_row_of_it() -> None:
    after = "She gave these scores herself, and talked for a long time about the second of them."
    blocks = poured(*BEFORE, *HEADS, *ONE, after, "Comments", "None.")
    assert after in [block.text for block in blocks if isinstance(block, TextBlock)]


def test_rows_that_the_form_labels_keep_their_labels() -> None:
    lines = ("Area", "How I manage", "Level", "At home", "Well", "Low", "Out and about", "", "High")
    assert tables(*BEFORE, *lines, "Signed")[-1] == [
        ["Area", "How I manage", "Level"],
        ["At home", "Well", "Low"],
        ["Out and about", "", "High"],
    ]


def test_a_document_that_has_tables_is_left_alone() -> None:
    whole = document(grid(HEADS, ONE), paragraph("Seeing my sister."))
    assert as_on_form(whole, form_of(BLANK, "form")) == whole


def test_flat_text_without_a_form_is_left_alone() -> None:
    assert as_on_form(flat(*BEFORE), None) == flat(*BEFORE)


PRINTED = [block.text for block in text_blocks(BLANK.blocks) if block.text]


LINES = st.sampled_from([*PRINTED, "", "", "1", "by Friday", "She sings in a choir"])


@given(st.lists(LINES | st.text("abc", min_size=1), max_size=40))
def test_every_line_stands_in_the_result_once_and_in_order(lines: list[str]) -> None:
    texts = [block.text for block in text_blocks(poured(*lines))]
    assert texts == [line for line in lines if line]
