"""Lines of one paragraph that are paragraphs to whoever reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.rich.lines import paragraphs_in
from planaudit.ingest.rich.model import Run


def lines(*runs: Run) -> list[str]:
    """Return the text of each paragraph."""
    return ["".join(run.text for run in paragraph) for paragraph in paragraphs_in(runs)]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("She lives\nalone.", ["She lives\nalone."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("Needs:\n- milk\n- bread", ["Needs:", "- milk", "- bread"]),
        ("1. milk\n2. bread\nand jam", ["1. milk", "2. bread\nand jam"]),
        ("It was\n12 March.", ["It was\n12 March."]),
    ],
)
def test_empty_lines_bullets_and_numbers_begin_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert lines(Run(text)) == paragraphs


def test_a_bold_line_begins_one_after_a_plain_line_only() -> None:
    runs = (Run("What matters\nto you?", bold=True), Run("\nHome.\n"), Run("Age:", bold=True))
    assert lines(*runs) == ["What matters\nto you?\nHome.", "Age:"]


@given(st.lists(st.builds(Run, st.text("ab-\n 1."), bold=st.booleans())))
def test_no_character_is_lost(runs: list[Run]) -> None:
    def ink(text: str) -> str:
        return "".join(text.split())

    assert ink("".join(lines(*runs))) == ink("".join(run.text for run in runs))
