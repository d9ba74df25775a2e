"""Counting the items of lists with several levels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.rich.list_counters import ListCounter, ListLevel
from planaudit.ingest.rich.list_labels import written

LEVELS = {
    0: ListLevel("upperRoman", pieces=("Outcome ", 0, ":")),
    1: ListLevel("decimal", pieces=(0, ".", 1), plain=True),
    2: ListLevel("lowerLetter", start=3, pieces=("", 1, ".", 2, ")")),
    3: ListLevel("bullet"),
    4: ListLevel("none", pieces=(4,)),
}


def labels(*depths: int) -> list[str]:
    """Return the labels of items at these depths."""
    counter = ListCounter()
    return [counter.next(LEVELS, depth) for depth in depths]


def test_each_level_counts_for_itself_and_begins_again_under_another() -> None:
    assert labels(0, 1, 1, 2, 0, 1, 2, 2) == [
        "Outcome I:", "1.1", "1.2", "2.c)", "Outcome II:", "2.1", "1.c)", "1.d)",
    ]  # fmt: skip


def test_a_level_that_no_item_has_had_shows_its_start() -> None:
    assert labels(2) == ["1.c)"]


def test_bullets_unnumbered_and_unknown_levels_have_no_label() -> None:
    assert labels(3, 4, 7) == ["", "", ""]


def test_an_item_may_have_a_number_of_its_own_from_which_the_count_goes_on() -> None:
    counter = ListCounter()
    assert [counter.next(LEVELS, 0, 4), counter.next(LEVELS, 0)] == ["Outcome IV:", "Outcome V:"]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [(7, "decimalZero", "07"), (28, "upperLetter", "BB"), (4, "lowerRoman", "iv"),
     (2, "ordinal", "2nd"), (6, "chicago", "††"), (0, "chicago", "0"), (3, "cardinalText", "3")],
)  # fmt: skip
def test_a_number_is_written_in_the_form_the_list_names(number: int, form: str, shown: str) -> None:
    assert written(number, form) == shown


@given(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 10**9))))
def test_any_row_of_items_is_counted_with_short_labels(items: list[tuple[int, int | None]]) -> None:
    counter = ListCounter()
    assert all(len(counter.next(LEVELS, depth, number)) < 100 for depth, number in items)
