"""The line on top that gives a name and an age, and lines that only look like one."""

from __future__ import annotations

import pytest

from planaudit.reading.identity import age_on_top, identity_of, name_on_top
from planaudit.reading.layout import lay_out
from planaudit.reading.model import Identity, Passage
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


def identity(prompt: str, answer: str, *names: str) -> Identity:
    """Return the identity in a record with one labelled box, whose person has these names."""
    layout = lay_out(document(table((label(prompt), cell(answer)))), None)
    return identity_of(layout.passages, names)


@pytest.mark.parametrize(
    ("prompt", "answer", "reference"),
    [
        ("Reference", "OP/20417", "op20417"),
        ("Person ID", "W-30 115", "w30115"),
        ("Our ref.", "CF 7710", "cf7710"),
        ("NHS number", "485 777 3456", "4857773456"),
    ],
)
def test_the_number_a_record_is_filed_under_identifies_it(
    prompt: str, answer: str, reference: str
) -> None:
    assert identity(prompt, answer).references == (reference,)


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [("Reference", "OT/[ref]"), ("Person ID", "XXXX"), ("Ward", "OP/20417"),
     ("Ref", "She has been known to the team since 2019, when her husband died")],
)  # fmt: skip
def test_a_number_that_was_taken_out_identifies_nobody(prompt: str, answer: str) -> None:
    assert identity(prompt, answer).references == ()


def test_a_name_is_told_in_small_letters_with_the_age() -> None:
    assert identity("Age", "84", "Mrs Abel") == Identity(("mrs abel",), 84)


@pytest.mark.parametrize("name", ["Mr XXXX", "Mrs X", "XX", "Child", "Unborn", "Redacted"])
def test_what_stands_in_the_place_of_a_name_is_none(name: str) -> None:
    assert identity("Age", "84", name).names == ()
