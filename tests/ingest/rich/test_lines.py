"""Lines of one paragraph that are paragraphs to whoever reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.rich.lines import labelled_lines, paragraphs_in
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


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Name: Sian\nTeam: Adults", ["Name: Sian", "Team: Adults"]),
        ("Enw:\nSian\nTîm:\nOedolion", ["Enw:\nSian", "Tîm:\nOedolion"]),
        ("Contacts\nMum: Jane\nlives near\nDad: Bob",
         ["Contacts", "Mum: Jane\nlives near", "Dad: Bob"]),
    ],
)  # fmt: skip
def test_labels_at_the_start_of_lines_part_a_paragraph(text: str, paragraphs: list[str]) -> None:
    made = labelled_lines((Run(text),))
    assert ["".join(run.text for run in paragraph) for paragraph in made] == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "Wishes: to go home\nand to stay there",
        "Wishes: to go home\nShe said: I want to stay there",
        "Mum told me: he is tired\nThey added: he is ill",
        "He gets up at\n10:30 and at\n11:00 he goes out",
        "The plan is as\nfollows: he goes home\nas agreed: soon",
        "She said: I want to go home\nMae hi wedi dweud: adref",
    ],
)
def test_a_colon_in_a_sentence_parts_nothing(text: str) -> None:
    assert labelled_lines((Run(text),)) == [(Run(text),)]


@given(st.lists(st.builds(Run, st.text("Ab:\n ."), bold=st.booleans())))
def test_no_character_is_lost_where_labels_begin_lines(runs: list[Run]) -> None:
    made = "".join(run.text for paragraph in labelled_lines(runs) for run in paragraph)
    assert "".join(made.split()) == "".join("".join(run.text for run in runs).split())


@given(st.lists(st.builds(Run, st.text("ab-\n 1."), bold=st.booleans())))
def test_no_character_is_lost(runs: list[Run]) -> None:
    def ink(text: str) -> str:
        return "".join(text.split())

    assert ink("".join(lines(*runs))) == ink("".join(run.text for run in runs))
