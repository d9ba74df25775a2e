"""Merged cells: what they show stands beside every row they cover."""

from __future__ import annotations

import time

import pytest

from planaudit.ingest import UnreadableFile
from planaudit.ingest.sheets.merged import Merge, column_number, merge_of, with_merged
from planaudit.ingest.sheets.model import SheetRow

SECONDS_ALLOWED = 5.0  # several times what is taken


@pytest.mark.parametrize(
    ("reference", "merge"),
    [
        ("A2:A4", Merge(0, 2, 4)),
        ("$B$2:$D$3", Merge(1, 2, 3)),
        ("A1:F1", None),
        ("A1", None),
        ("ZZZ1:ZZZ9", None),
        ("A9:A2", None),
        ("", None),
    ],
)
def test_only_cells_merged_downwards_are_of_interest(reference: str, merge: Merge | None) -> None:
    assert merge_of(reference) == merge


def test_columns_are_counted_as_spreadsheets_do() -> None:
    assert [column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]


def test_a_merged_cell_is_shown_in_each_row_that_is_there() -> None:
    rows = [
        SheetRow(1, ("a", "b")),
        SheetRow(3, ("c",)),
        SheetRow(4, ("d", "e")),
        SheetRow(5, ("f",)),
    ]
    merged = with_merged(rows, [Merge(1, 1, 4)])
    assert [row.cells for row in merged] == [("a", "b"), ("c", "b"), ("d", "e"), ("f",)]


def test_an_empty_merged_cell_changes_nothing() -> None:
    rows = (SheetRow(1, ("a",)), SheetRow(2, ("b",)))
    assert with_merged(rows, [Merge(1, 1, 2), Merge(0, 7, 9)]) == rows


def test_merged_cells_that_cover_one_another_without_end_are_refused() -> None:
    rows = [SheetRow(number, ("a",)) for number in range(1, 20_001)]
    began = time.perf_counter()
    with pytest.raises(UnreadableFile, match="merged cells"):
        with_merged(rows, [Merge(0, 1, 20_000)] * 100_000)
    assert time.perf_counter() - began < SECONDS_ALLOWED
