"""The line on top that gives a name and an age, and lines that only look like one."""

from __future__ import annotations

import pytest

from planaudit.reading.identity import age_on_top, name_on_top
from planaudit.reading.layout import lay_out
from planaudit.reading.model import Passage
from tests.reading.pages import cell, document, label, table


def passages(answer: str) -> list[Passage]:
    """Return the passages of a record whose first answer this is."""
    return lay_out(document(table((label("About"), cell(answer)))), None).passages


@pytest.mark.parametrize(
    ("line", "age"),
    [
        ("Mr O, 52", 52), ("Mr O (52)", 52), ("Mr O aged 52", 52), ("Mr O 52 years old", 52),
        ("Ellis, 15", 15), ("My age 47", 47),
    ],
)  # fmt: skip
def test_a_name_and_an_age_are_told(line: str, age: int) -> None:
    assert age_on_top(passages(line)) == age


@pytest.mark.parametrize("line", ["Flat 3", "Ward 6", "Room 7", "P2", "REF-14", "12 May", "May 12"])
def test_an_address_a_date_and_a_number_are_no_age(line: str) -> None:
    assert age_on_top(passages(line)) is None
    assert name_on_top(passages(line)) == ""
