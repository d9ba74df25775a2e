"""A bold label is parted from the answer typed after it in the same paragraph."""

from __future__ import annotations

import pytest

from planaudit.ingest.rich.labels import label_and_answer
from planaudit.ingest.rich.model import Run


def parted(label: str, answer: str, *, in_cell: bool = False) -> list[str]:
    """Return the parts of a paragraph that begins with a bold label."""
    parts = label_and_answer((Run(label, bold=True), Run(answer)), in_cell=in_cell)
    return ["".join(run.text for run in part) for part in parts]


@pytest.mark.parametrize(
    ("label", "answer"),
    [("Transport:", " Bus"), ("What matters to you?", " To sing."), ("Wishes", "\nTo sing.")],
)
def test_a_label_ends_with_a_colon_a_question_mark_or_its_line(label: str, answer: str) -> None:
    assert parted(label, answer) == [label, answer]


def test_in_a_table_a_tab_or_two_spaces_part_them_too() -> None:
    assert parted("Worker", "\tE. Bowen", in_cell=True) == ["Worker", "\tE. Bowen"]
    assert parted("Worker", "\tE. Bowen") == ["Worker\tE. Bowen"]


def test_bold_that_only_stresses_is_no_label() -> None:
    assert parted("She", " wants to sing") == ["She wants to sing"]
    assert parted("word " * 25 + ":", " more") == ["word " * 25 + ": more"]
