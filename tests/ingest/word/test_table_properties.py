"""What tables, rows and cells of a Word file say of themselves."""

from __future__ import annotations

import pytest
from lxml import etree

from planaudit.ingest.word.table_properties import grid_count
from tests.ingest.word_files import named


@pytest.mark.parametrize(
    ("value", "columns"),
    [("2", 2), (" 2 ", 2), ("0", 0), ("999999", 200), ("9" * 12, 1), ("two", 1), ("٣", 1)],
)
def test_a_count_of_columns_is_a_whole_number_within_bounds(value: str, columns: int) -> None:
    element = etree.fromstring(named(f'w:gridSpan w:val="{value}"'))
    assert grid_count(element, 1) == columns


def test_a_cell_that_says_no_count_has_the_usual_one() -> None:
    assert grid_count(None, 1) == 1
