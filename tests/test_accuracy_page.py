"""docs/accuracy.md says what the program does today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.page_tables import renewed, row, rows_on

ROOT = Path(__file__).parents[1]


def test_every_figure_on_the_page_is_what_an_audit_gives_today() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    other = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert (other, done.returncode) == ([], 0), done.stderr


PAGE_OF_TWO = """Words | before.

<!-- table: one -->
| a | b |
| --- | --- |
| 1 | 2 |
<!-- end of table -->

<!-- table: other -->
| c |
| --- |
<!-- end of table -->

Words after.
"""


def test_the_rows_of_one_table_are_renewed_and_nothing_else() -> None:
    page = renewed(PAGE_OF_TWO, "other", [row("3"), row("4")])
    assert rows_on(page, "other") == ["| 3 |", "| 4 |"]
    assert page.replace("| 3 |\n| 4 |\n", "") == PAGE_OF_TWO
    assert renewed(page, "other", []) == PAGE_OF_TWO


def test_a_table_that_is_not_on_the_page_is_told() -> None:
    with pytest.raises(ValueError, match="no table between '<!-- table: third -->'"):
        rows_on(PAGE_OF_TWO, "third")
