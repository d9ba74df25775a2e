"""Tables in which several kinds of rows mix, and heads of more than one row."""

from __future__ import annotations

import pytest

from planaudit.document import Block, TextBlock
from planaudit.reading.layout import Layout, lay_out
from tests.reading.pages import BOLD, ITALIC, cell, document, label, merged, paragraph, table


def laid_out(*blocks: Block) -> Layout:
    return lay_out(document(*blocks), None)


def answers(*blocks: Block) -> dict[str, str]:
    """Return what somebody wrote, each with the prompt it answers."""
    return {p.text: p.prompt for p in laid_out(*blocks).passages if not p.printed}


STRENGTHS_AND_BARRIERS = (
    ((label("Strengths"), 2), (label("Barriers"), 2)),
    ((cell("sings"), 2), (cell("stairs"), 2)),
)


def test_pairs_of_labels_and_answers_below_a_grid_are_no_rows_of_it() -> None:
    form = merged(
        *STRENGTHS_AND_BARRIERS,
        ((label("Date"), 1), (cell("1/1/24"), 1), (label("Worker"), 1), (cell("J. Jones"), 1)),
        ((label("What matters to me"), 1), (cell("My dog and my garden"), 3)),
    )
    assert answers(form) == {
        "sings": "Strengths",
        "stairs": "Barriers",
        "1/1/24": "Date",
        "J. Jones": "Worker",
        "My dog and my garden": "What matters to me",
    }
    assert len(laid_out(form).rows) == 1


def test_one_label_across_from_its_answer_ends_the_grid_above() -> None:
    form = merged(*STRENGTHS_AND_BARRIERS, ((label("What matters to me"), 1), (cell("My dog"), 3)))
    assert answers(form)["My dog"] == "What matters to me"


def test_a_label_under_a_head_whose_column_has_none_ends_the_grid() -> None:
    form = table(
        (label("Strengths"), label("Barriers")),
        (cell("sings"), cell("stairs")),
        (label("What matters to me"), cell("My dog")),
    )
    assert answers(form)["My dog"] == "What matters to me"


def test_a_label_half_answered_still_ends_the_grid_above() -> None:
    form = merged(
        *STRENGTHS_AND_BARRIERS,
        ((label("Date"), 1), (cell(""), 1), (label("Worker"), 1), (cell("J. Jones"), 1)),
    )
    assert answers(form)["J. Jones"] == "Worker"


def test_a_grid_whose_rows_all_begin_with_a_label_goes_on() -> None:
    form = table(
        (label("Area"), label("Strengths"), label("Rating"), label("Needs")),
        (label("Washing"), cell("top half"), label("Amber"), cell("feet")),
        (label("Dressing"), cell("shirts"), label("Green"), cell("socks")),
    )
    assert answers(form) == {
        "top half": "Strengths",
        "feet": "Needs",
        "shirts": "Strengths",
        "socks": "Needs",
    }


def test_a_grid_of_two_columns_whose_rows_begin_with_a_label_goes_on() -> None:
    form = table(
        (label("Area"), label("Notes")),
        (label("Washing"), cell("top half")),
        (label("Dressing"), cell("shirts")),
    )
    assert answers(form) == {"top half": "Notes", "shirts": "Notes"}


TWO_ROWS_OF_HEADS = (
    ((label("Need"), 1), (label("Current support"), 2), (label("Planned support"), 2)),
    (
        (cell(""), 1), (label("Who"), 1), (label("How often"), 1),
        (label("Who"), 1), (label("How often"), 1),
    ),
)  # fmt: skip


def test_a_head_over_several_heads_is_part_of_each() -> None:
    row = tuple((cell(text), 1) for text in ("Washing", "Wife", "daily", "Carer", "weekly"))
    assert answers(merged(*TWO_ROWS_OF_HEADS, row)) == {
        "Washing": "Need",
        "Wife": "Current support: Who",
        "daily": "Current support: How often",
        "Carer": "Planned support: Who",
        "weekly": "Planned support: How often",
    }


def test_a_second_row_of_heads_of_its_own_is_not_joined_to_the_first() -> None:
    form = merged(
        ((label("Strengths"), 1), (label("Barriers"), 1)),
        ((label("Action"), 1), (label("Who"), 1)),
        ((cell("Fit a rail"), 1), (cell("Her son"), 1)),
    )
    assert answers(form) == {"Fit a rail": "Action", "Her son": "Who"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Beth sy'n bwysig i chi?", paragraph("What matters to you?", ITALIC)),
        ("Cryfderau", paragraph("Strengths")),
        ("What matters to you?", paragraph("Beth sy'n bwysig i chi?")),
        ("Canlyniadau personol", paragraph("Personal outcomes", ITALIC)),
    ],
)
def test_a_label_in_two_languages_is_all_label_though_one_is_bold(
    first: str, second: TextBlock
) -> None:
    row = (cell(paragraph(first, BOLD), second), cell("Good neighbours."))
    assert answers(table(row)) == {"Good neighbours.": f"{first}\n{second.text}"}


def test_a_label_in_two_languages_with_nothing_beside_it_is_no_answer() -> None:
    row = (cell(paragraph("Cryfderau", BOLD), "Strengths"), cell(""))
    assert answers(table(row)) == {}


def test_an_answer_under_a_bold_label_beside_another_such_cell_is_written() -> None:
    row = (
        cell(paragraph("Strengths", BOLD), "Good neighbours."),
        cell(paragraph("Barriers", BOLD), "The stairs."),
    )
    assert answers(table(row)) == {"Good neighbours.": "Strengths", "The stairs.": "Barriers"}


def test_an_answer_under_a_bold_label_beside_an_empty_cell_is_written() -> None:
    row = (cell(paragraph("Barriers", BOLD), "Strengths"), cell(""))
    assert answers(table(row)) == {"Strengths": "Barriers"}


def test_a_row_without_cells_is_passed_over() -> None:
    assert answers(table((label("Strengths"), label("Barriers")), ())) == {}


def test_a_dash_beside_a_label_makes_no_heads_of_the_two() -> None:
    found = answers(
        table([label("GP"), cell("-")], [label("Who lives there"), cell("Her sister")]),
    )
    assert found == {"Her sister": "Who lives there"}
