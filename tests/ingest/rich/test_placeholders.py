"""The words that stand where nothing was typed, told from answers that begin like them."""

from __future__ import annotations

import pytest

from planaudit.ingest.rich.placeholders import asks_to_fill


@pytest.mark.parametrize(
    "words",
    [
        "Click to type",
        "Please enter a name",
        "Dewiswch eitem",
        "[ ]",
        "Click here",
        "Click or tap here to enter text.",
        "Choose an item.",
        "Enter text",
        "[Insert name of care home]",
        "Please select",
        "Select…",
        "Choose from the drop-down list",
        "Select one from the list below",
        "Type your answer here",
        "Enter the person’s name",
        "Describe your outcomes here",
        "Please write here",
        "Cliciwch neu tapiwch yma i roi testun.",
        "Rhowch destun yma",
        "Click here to add what matters to you",
        "Enter any text that you want to say here",
        "Enter details of the assessment.",
    ],
)
def test_what_only_tells_people_to_fill_a_place_asks(words: str) -> None:
    assert asks_to_fill(words)


@pytest.mark.parametrize(
    "words",
    [
        "State Pension and Attendance Allowance, paid weekly.",
        "Select company in the evenings, and my dog.",
        "Type 2 diabetes, managed with tablets and diet.",
        "List of medication is in the blue folder",
        "Record the medication times",
        "Add the ramp to the front door",
        "Add a grab rail here.",
        "Write a letter to my sister",
        "Pick a day out with my son",
        "Enter the garden by the side gate",
        "Tap dancing on Fridays",
        "Choose her own meals from the menu",
        "Choose activities and times for myself",
        "Please call me Bob.",
        "Please enter by the back door",
        "Click here to enter text. I like my dog.",
        "✓",
        "☒",
        "Rhowch fwyd i’r gath",
    ],
)
def test_an_answer_that_begins_like_a_prompt_does_not_ask(words: str) -> None:
    assert not asks_to_fill(words)


def test_a_long_text_asks_for_nothing_and_is_soon_told() -> None:
    assert not asks_to_fill("Click here " + "., " * 100_000 + "x")
