"""The agreement tables: what they show, and that they fit 80 columns."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from planaudit.study.agreement import RatedItem, Unrated, agreement, agreement_by_form
from planaudit.study.agreement_json import agreement_values
from planaudit.study.agreement_table import print_agreement
from planaudit.study.intervals import agreement_intervals

CRITERIA = ("what_matters", "national_outcomes", "a_criterion_with_a_very_long_name_indeed")
ITEMS = tuple(
    RatedItem(f"{number}.docx", f"F{number % 2}", criterion, number % 4, 3, 1, 2)
    for criterion in CRITERIA
    for number in range(120)
)


def shown(
    items: tuple[RatedItem, ...], by_form: bool = False, note: str = "", swing: bool = False
) -> str:
    console = Console(file=io.StringIO(), width=80, highlight=False)
    intervals = agreement_intervals(items, seed=5, resamples=200) if swing else None
    forms = agreement_by_form(items) if by_form else ()
    print_agreement(console, agreement(items), forms, note, intervals=intervals)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("by_form", [False, True])
def test_everything_fits_80_columns_with_nothing_cut(by_form: bool) -> None:
    text = shown(ITEMS, by_form)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "…" not in text
    assert "what_matters" in text


def test_figures_are_shown_for_program_and_coders() -> None:
    items = (
        RatedItem("a.docx", "F1", "strengths", 0, 1, 1, 1),
        RatedItem("b.docx", "F1", "strengths", 2, 2, 2, 2),
    )
    row = next(line for line in shown(items).splitlines() if line.startswith("strengths"))
    assert row.split() == [
        "strengths", "2", "0.67", "50%", "100%", "-0.50", "2", "1.00", "100%", "100%", "+0.00",
    ]  # fmt: skip


def test_what_is_not_defined_is_a_dash() -> None:
    items = (RatedItem("a.docx", "F1", "strengths", 2, 2, 2, 2),)
    row = next(line for line in shown(items).splitlines() if line.startswith("strengths"))
    assert row.split()[1:6] == ["1", "-", "100%", "100%", "+0.00"]


def test_documents_left_out_are_told() -> None:
    na = Unrated.NOT_APPLICABLE
    items = (
        RatedItem("a.docx", "F1", "child_voice", na, na, na, na),
        RatedItem("b.docx", "F1", "child_voice", 1, na, na, na),
    )
    text = " ".join(shown(items).split())
    assert "both say not applicable 1; only one says not applicable 1." in text


def test_the_note_of_the_coding_sheet_is_shown_even_with_square_brackets() -> None:
    assert "Coded by [two] people." in shown(ITEMS, note="Coded by [two] people.")


def test_the_first_line_says_in_plain_words_how_often_the_level_is_the_same() -> None:
    items = (
        RatedItem("a.docx", "F1", "strengths", 0, 1, 1, 1),
        RatedItem("b.docx", "F1", "strengths", 2, 2, 2, 2),
        RatedItem("b.docx", "F1", "analysis", 2, 2, 2, 1),
    )
    first = shown(items).splitlines()[0]
    assert first == "Same level in 67 of every 100 ratings; the two coders, 67."


def test_without_each_coders_levels_their_columns_are_left_out() -> None:
    items = (RatedItem("a.docx", "", "strengths", 2, 2, None, None),)
    text = shown(items)
    assert text.startswith("Same level in 100 of every 100 ratings.\n")
    assert "coder 1" not in text
    assert next(line for line in text.splitlines() if line.startswith("strengths")).split() == [
        "strengths", "1", "-", "100%", "100%", "+0.00",
    ]  # fmt: skip
    assert set(agreement_values(agreement(items))["all"]["means"]) == {"program"}


def test_criteria_are_called_by_their_titles() -> None:
    console = Console(file=io.StringIO(), width=80, highlight=False)
    items = (RatedItem("a.docx", "F1", "strengths", 2, 2, 2, 2),)
    print_agreement(console, agreement(items), titles={"strengths": "Strengths and resources"})
    assert isinstance(console.file, io.StringIO)
    assert "\nStrengths and resources " in console.file.getvalue()


def test_each_form_has_a_table() -> None:
    text = shown(ITEMS, by_form=True)
    assert "Form F0, program and coders, 60 documents" in text
    assert "Form F1, program and coders, 60 documents" in text


def test_intervals_stand_under_the_agreement_with_what_they_can_be_repeated_by() -> None:
    text = shown(ITEMS, swing=True)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "…" not in text
    under = text[text.index("Intervals of kappa") :]
    row = next(line for line in under.splitlines() if line.startswith("mean over criteria"))
    assert row.split()[:7] == ["mean", "over", "criteria", "0.00", "0.00", "to", "0.00"]
    assert "kappas of 200 resamples" in " ".join(under.split())
    assert "seed 5" in " ".join(under.split())


def test_json_holds_the_intervals_and_what_they_can_be_repeated_by() -> None:
    values = agreement_values(
        agreement(ITEMS), intervals=agreement_intervals(ITEMS, seed=5, resamples=200)
    )["intervals"]
    assert (values["seed"], values["resamples"], values["confidence"]) == (5, 200, 0.95)
    assert set(values["criteria"]) == set(CRITERIA)
    assert values["means"]["program"] == {"low": 0.0, "high": 0.0, "resamples": 200}


def test_json_holds_the_same_figures() -> None:
    values = agreement_values(agreement(ITEMS), agreement_by_form(ITEMS), "Invented.")
    assert values["schema"] == "planaudit.agreement/1"
    assert values["note"] == "Invented."
    assert values["all"]["criteria"]["what_matters"]["program"]["documents"] == 120
    assert values["all"]["means"]["program"]["kappas"] == 3
    assert [form["form"] for form in values["forms"]] == ["F0", "F1"]
    assert values["forms"][0]["alone"]["documents"] == 60
