"""What a form's codes for the national outcomes stand for."""

from __future__ import annotations

from planaudit.reading import read
from planaudit.reading.code_legend import code_legend, meaning_of
from tests.reading.pages import document, grid, heading, label, table

LETTERS = "Well-being area: A health and feelings; B safety; C education and play; D family. Scores"


def test_codes_are_read_from_what_the_form_prints() -> None:
    legend = code_legend(["Section A", LETTERS])
    assert legend == {
        "A": "health and feelings",
        "B": "safety",
        "C": "education and play",
        "D": "family",
    }
    numbered = code_legend(["National outcomes: 1 = Rights, 2 = Health, 3 = Safety, 4 = Learning."])
    assert numbered["4"] == "Learning"


def test_letters_that_number_sections_are_no_codes() -> None:
    assert code_legend(["A. Well-being", "B. What matters", "Well-being: A home; B rights"]) == {}


def test_several_codes_mean_several_areas_and_other_words_none() -> None:
    legend = code_legend([LETTERS])
    assert meaning_of("D, A", legend) == "family; health and feelings"
    assert meaning_of("c", legend) == "education and play"
    assert meaning_of("A bit of both", legend) == ""
    assert meaning_of("", legend) == ""


def test_a_code_beside_an_outcome_is_its_national_outcome() -> None:
    plan = read(
        document(
            heading("Family plan"),
            table((label(LETTERS),)),
            grid(
                ("Outcome", "Area", "What will happen", "Who", "When"),
                ("I learn to ride", "C", "Bike club", "Dad", "May"),
            ),
        )
    )
    [outcome] = plan.outcomes
    assert outcome.national is not None
    assert (outcome.national.text, outcome.national_means) == ("C", "education and play")
