"""What a heading asks for: cases in tests/data/reading/headings.yaml."""

from __future__ import annotations

import pytest

from planaudit.reading.headings import column_of, is_known_heading, normalise, slots_of
from tests.reading.cases import cases

CASES = cases("headings")


@pytest.mark.parametrize(("heading", "slots"), CASES["slots"].items())
def test_a_heading_asks_for_its_slots(heading: str, slots: list[str]) -> None:
    assert list(slots_of(heading)) == slots


@pytest.mark.parametrize(("head", "holds"), CASES["columns"].items())
def test_a_column_holds_what_its_head_says(head: str, holds: str) -> None:
    assert column_of(head) == holds


def test_there_are_headings_of_many_authorities() -> None:
    assert len(CASES["slots"]) > 60


@pytest.mark.parametrize(
    "heading",
    [
        "Section 3: What matters",
        "3.1 What matters?",
        "B. What matters:",
        "(c) What matters",
        "WHAT MATTERS",
    ],
)
def test_numbering_and_end_marks_say_nothing(heading: str) -> None:
    assert normalise(heading) == "what matters"


def test_curly_and_straight_apostrophes_ask_the_same() -> None:
    assert slots_of("Child’s wishes and feelings") == slots_of("Child's wishes and feelings")


def test_whose_it_is_makes_no_heading_unknown() -> None:
    assert is_known_heading("My aspirations") == is_known_heading("The person's aspirations")


def test_a_sentence_somebody_wrote_is_no_known_heading() -> None:
    assert not is_known_heading("She lives alone since August.")
