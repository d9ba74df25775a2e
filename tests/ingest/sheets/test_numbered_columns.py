"""Columns that are numbered alike were a grid on the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.sheets.numbered_columns import Grid, grids_of


def grids(*prompts: str) -> list[tuple[tuple[str, ...], list[list[str]]]]:
    """Return the heads of each grid, and its rows as the prompts of their columns."""
    return [
        (grid.heads, [["" if at is None else prompts[at] for at in row] for row in grid.rows])
        for grid in grids_of(prompts)
    ]


def test_outcomes_with_their_actions_are_the_rows_of_a_grid() -> None:
    assert grids("Name", "Outcome 1", "Action 1", "Who 1", "Outcome 2", "Action 2", "Who 2") == [
        (
            ("Outcome", "Action", "Who"),
            [["Outcome 1", "Action 1", "Who 1"], ["Outcome 2", "Action 2", "Who 2"]],
        )
    ]


def test_all_outcomes_may_stand_before_all_actions() -> None:
    assert grids("Outcome 1", "Outcome 2", "Action 1", "Action 2") == [
        (("Outcome", "Action"), [["Outcome 1", "Action 1"], ["Outcome 2", "Action 2"]])
    ]


@pytest.mark.parametrize(
    "prompts",
    [
        ("Outcome (1)", "Who (1)", "Outcome (2)", "Who (2)"),
        ("Outcome1", "Who1", "Outcome2", "Who2"),
        ("Outcome_1", "Who_1", "Outcome_2", "Who_2"),
        ("Outcome no. 1", "Who no. 1", "Outcome no. 2", "Who no. 2"),
        ("Outcome #1", "Who #1", "Outcome #2", "Who #2"),
        ("Outcome 1", "Outcome 1: Who", "Outcome 2", "Outcome 2: Who"),
        ("Outcome 1", "Outcome 1 - Who", "Outcome 2", "Outcome 2 - Who"),
        ("Outcome", "Who", "Outcome", "Who"),
        ("Outcome 1", "", "Who 1", "Outcome 2", "", "Who 2"),
    ],
)
def test_the_number_may_be_written_in_many_ways(prompts: tuple[str, ...]) -> None:
    ((heads, rows),) = grids(*prompts)
    assert heads == ("Outcome", "Who")
    assert [cell for row in rows for cell in row] == [prompt for prompt in prompts if prompt]


def test_a_scale_in_brackets_is_no_number_of_a_row() -> None:
    ((heads, _),) = grids("Aim 1", "Score (0-10) 1", "Aim 2", "Score (0-10) 2")
    assert heads == ("Aim", "Score (0-10)")


def test_two_grids_side_by_side_are_two() -> None:
    found = grids("Risk 1", "Plan 1", "Risk 2", "Plan 2", "Aim 1", "Who 1", "Aim 2", "Who 2")
    assert [heads for heads, _ in found] == [("Risk", "Plan"), ("Aim", "Who")]


def test_ten_comes_after_two() -> None:
    prompts = [f"{head} {number}" for number in range(1, 12) for head in ("Aim", "Who")]
    ((_, rows),) = grids(*prompts)
    assert [row[0] for row in rows] == [f"Aim {number}" for number in range(1, 12)]


def test_a_row_may_lack_a_cell() -> None:
    assert grids("Aim 1", "Who 1", "Aim 2") == [
        (("Aim", "Who"), [["Aim 1", "Who 1"], ["Aim 2", ""]])
    ]


@pytest.mark.parametrize(
    "prompts",
    [
        pytest.param(("1. What matters", "2. Strengths", "3. Risks"), id="the form's numbers"),
        pytest.param(("Section 1: Aims", "Section 1: Who", "Section 2: Aims"), id="sections"),
        pytest.param(("Strengths", "Comments", "Risks", "Comments"), id="comments on each"),
        pytest.param(("Aims", "Comments 1", "Risks", "Comments 2"), id="numbered comments on each"),
        pytest.param(("Outcome 1", "Outcome 2", "Outcome 3"), id="a list and no grid"),
        pytest.param(("Aim 1", "Who 1"), id="one row"),
        pytest.param(("Support for 18 to 25", "Score (0-10)", "Score 2025"), id="other numbers"),
    ],
)
def test_other_numbers_make_no_grid(prompts: tuple[str, ...]) -> None:
    assert grids(*prompts) == []


@pytest.mark.parametrize(
    "number",
    ["Q1.", "Q1", "A1", "S1", "C.1", "Item1", "Step 1", "Domain 1:", "Theme 1:", "Cwestiwn 1"],
)
def test_prompts_that_the_form_counts_are_no_grid(number: str) -> None:
    asked = ("What matters to you?", "What are your strengths?", "Outcomes", "Actions")
    counted = [f"{number.replace('1', str(at))} {text}" for at, text in enumerate(asked, start=1)]
    assert grids(*counted) == []
    commented = [f"{number.replace('1', str(at))} Comments" for at in range(1, 5)]
    both = [prompt for pair in zip(counted, commented, strict=True) for prompt in pair]
    assert grids(*both) == []


def test_actions_may_be_numbered_within_their_outcome() -> None:
    prompts = ("Aim 1", "Do 1.1", "Who 1.1", "Do 1.2", "Who 1.2", "Aim 2", "Do 2.1", "Who 2.1")
    ((heads, rows),) = grids(*prompts)
    assert heads == ("Aim", "Do", "Who")
    assert rows[:2] == [["Aim 1", "", ""], ["", "Do 1.1", "Who 1.1"]]


names = st.sampled_from(["Aim", "Who", "Aim 1", "Who 1", "Aim 2", "Who 2", "Aim 3: score", "", "7"])


@given(st.lists(names | st.text(max_size=8), max_size=30))
def test_no_column_is_in_two_places(prompts: list[str]) -> None:
    found: tuple[Grid, ...] = grids_of(prompts)
    columns = [column for grid in found for column in grid.columns]
    assert len(columns) == len(set(columns))
    assert all(len(row) == len(grid.heads) for grid in found for row in grid.rows)
    assert all(prompts[column] for column in columns)
