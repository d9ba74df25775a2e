"""What a heading asks for: cases in tests/data/reading/headings.yaml."""

from __future__ import annotations

import pytest

from planaudit.reading.headings import (
    column_of,
    is_known_heading,
    normalise,
    slot_names,
    slots_of,
)
from tests.reading.cases import cases

CASES = cases("headings")
FORMS = cases("headings_of_many_forms")


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
        "SECTION 3  WHAT MATTERS",
        "Part B What matters",
        "Q14. What matters",
        "A2  What matters",
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


@pytest.mark.parametrize(
    ("heading", "slot"), [(heading, slot) for slot, each in FORMS.items() for heading in each]
)
def test_a_heading_of_another_authority_asks_first_for_its_subject(heading: str, slot: str) -> None:
    assert "".join(slots_of(heading)[:1]) == slot


def test_every_subject_that_forms_word_in_many_ways_is_tried_in_some() -> None:
    assert sum(map(len, FORMS.values())) >= 150
    assert set(FORMS) - {""} >= set(slot_names())


def test_a_hint_below_a_heading_asks_for_nothing_more() -> None:
    assert slots_of("The child's voice\nHow were their needs and hopes found out?") == (
        "view_child",
    )
    assert slots_of("AnalysisWhat is life like for this child?") == ("analysis",)


def test_what_a_heading_says_first_goes_before_what_follows_a_dash() -> None:
    found = slots_of("Assessor's analysis – what is standing in the way")
    assert found == ("analysis", "barriers")


def test_a_column_under_a_wider_head_keeps_its_own_subject() -> None:
    assert slots_of("Plan: Outcome")[0] == "personal_outcomes"
